import Synchronization

/// The resolved table of one type: base members first, names interned, offsets known.
///
/// Reading, writing and comparing run over it without knowing the type.
final class XMLTypeTable: @unchecked Sendable {
  /// One member as a generated type describes it.
  struct Row {
    var shape: XMLFieldShape
    var offset: Int
    var name: XMLName
    var item: XMLName?
    var isNillable: Bool
    var isRequired: Bool
    var itemsAreNillable: Bool
    var min: Int
    var max: Int?
    var otherKeys: Set<UInt64>?
    var others: [XMLWildcardFilter]
    var emptyText: [UInt8]?
    var constraints: XMLValidator.Constraints
    var operations: XMLFieldOperations
  }

  /// One member, ready to be run. A class, so that handing it on costs one reference count at most.
  final class Field {
    let key: UInt64
    let offset: Int
    let shape: XMLFieldShape
    let isNillable: Bool
    let isRequired: Bool
    let itemsAreNillable: Bool
    /// Position among the members that have no empty value, or -1.
    let requiredIndex: Int
    /// Number under which a wrapper that must occur is marked as seen, or -1; shares its numbers with `requiredIndex`.
    let presenceIndex: Int
    /// Offset of the marks of explicit nils, or -1.
    let nilOffset: Int
    let nilIndex: Int
    let min: Int
    let max: Int?
    let name: XMLWireName
    let item: XMLWireName?
    /// Names other than `key`.
    let otherKeys: Set<UInt64>?
    /// What a wildcard, or a group that begins with one, takes.
    let others: [XMLWildcardFilter]
    /// What an empty element stands for.
    let emptyText: [UInt8]?
    /// What becomes of white space in strings.
    let whiteSpace: XMLWhiteSpace
    let constraints: XMLValidator.Constraints
    /// Whether there is something to be said of `xsi:type` on the element, or on the items.
    let checksTypes: Bool
    let operations: XMLFieldOperations

    init(
      _ row: Row, key: UInt64, requiredIndex: Int, presenceIndex: Int, nilOffset: Int, nilIndex: Int,
      name: XMLWireName, item: XMLWireName?
    ) {
      self.key = key
      offset = row.offset
      shape = row.shape
      isNillable = row.isNillable
      isRequired = row.isRequired
      itemsAreNillable = row.itemsAreNillable
      self.requiredIndex = requiredIndex
      self.presenceIndex = presenceIndex
      self.nilOffset = nilOffset
      self.nilIndex = nilIndex
      min = row.min
      max = row.max
      self.name = name
      self.item = item
      otherKeys = row.otherKeys
      others = row.others
      emptyText = row.emptyText
      whiteSpace = row.constraints.facets?.stringWhiteSpace ?? .preserve
      constraints = row.constraints
      checksTypes = row.constraints.checksTypes
      operations = row.operations
    }

    /// The same member inside a value that stands at an offset in another, and what a type restricts it to.
    init(_ other: Field, at outer: Int, restricted: XMLRestriction? = nil) {
      key = other.key
      offset = other.offset + outer
      shape = other.shape
      isNillable = other.isNillable
      // The bounds of a wrapper are those of its items.
      let isWrapper = other.shape == .wrapped
      isRequired = other.isRequired || restricted?.min ?? 0 > 0
      itemsAreNillable = other.itemsAreNillable
      requiredIndex = other.requiredIndex
      presenceIndex = other.presenceIndex
      nilOffset = other.nilOffset >= 0 ? other.nilOffset + outer : -1
      nilIndex = other.nilIndex
      min = isWrapper ? other.min : restricted?.min ?? other.min
      max = isWrapper ? other.max : restricted?.max ?? other.max
      name = other.name
      item = other.item
      otherKeys = other.otherKeys
      others = restricted?.others ?? other.others
      emptyText = other.emptyText
      whiteSpace = restricted?.facets?.stringWhiteSpace ?? other.whiteSpace
      constraints = other.constraints.restricted(facets: restricted?.facets, fixed: restricted?.fixed)
      checksTypes = constraints.checksTypes
      operations = other.operations
    }

    /// The codec of the value, or of the items; asked for once.
    private let codecAddress = Atomic<UnsafeRawPointer?>(nil)

    /// Whether text is more than the bytes between the tags.
    var hasTextRules: Bool {
      emptyText != nil || whiteSpace != .preserve || constraints.literalFacets != nil
        || constraints.elementRules?.checksElements ?? false
    }

    /// Prepares for the value of the element whose start tag was read last, where there are rules.
    func applyTextRules(to reader: inout XMLReader) throws(XMLError) {
      reader.setTextRules(emptyText, whiteSpace, constraints.literalFacets)
      if let elementRules = constraints.elementRules { try elementRules.checkElement(&reader) }
    }

    /// Whether the next element may be this member's as well.
    var isRepeated: Bool { shape == .repeated || shape == .repeatedGroup || shape == .wildcard }

    func accepts(_ candidate: UInt64) -> Bool { otherKeys?.contains(candidate) ?? (key == candidate) }

    /// Calls a function with the codec of the value, or of the items, if the loops know them by address only.
    @inline(__always)
    func withCodec(_ body: (XMLErasedCodec) throws(XMLError) -> Void) throws(XMLError) {
      guard let address = codecAddress.load(ordering: .acquiring) ?? findCodec() else { return }
      try Unmanaged<XMLErasedCodec>.fromOpaque(address).withReference(body)
    }

    /// For functions that do not fail.
    @inline(__always)
    func withCodec(_ body: (XMLErasedCodec) -> Void) {
      guard let address = codecAddress.load(ordering: .acquiring) ?? findCodec() else { return }
      Unmanaged<XMLErasedCodec>.fromOpaque(address)._withUnsafeGuaranteedRef(body)
    }

    @inline(never)
    private func findCodec() -> UnsafeRawPointer? {
      guard let codec = operations.codec?() else { return nil }
      let address = UnsafeRawPointer(Unmanaged.passRetained(codec).toOpaque())
      let (isFirst, found) = codecAddress.compareExchange(
        expected: nil, desired: address, ordering: .acquiringAndReleasing)
      if !isFirst { Unmanaged<XMLErasedCodec>.fromOpaque(address).release() }
      return isFirst ? address : found
    }
  }

  let type: XMLWireName
  let root: XMLWireName
  let isAbstract: Bool
  /// Whether the elements may stand in any order.
  let anyOrder: Bool
  let size: Int
  /// Elements in schema order, base members first.
  let fields: [Field]
  /// One for each of ``fields``, for the loop.
  let steps: UnsafePointer<XMLStep>
  /// The keys of ``fields`` side by side, for the search.
  let keys: UnsafePointer<UInt64>
  let fieldCount: Int
  let attributes: [Field]
  let textField: Field?
  /// The facets of simple content where they are not those of ``textField``.
  let textFacets: XMLFacets?
  /// The facets of text whose patterns may ask for another form than the one it is written in.
  let textLiteralFacets: XMLFacets?
  let mixedField: Field?
  /// Whether some element has more than one name, so that comparing keys is not enough.
  let hasAlternatives: Bool
  /// Whether some element is a wildcard, or a group that begins with one.
  let hasWildcards: Bool
  let anyAttribute: Field?
  /// How many numbers `requiredIndex` and `presenceIndex` have used.
  let requiredCount: Int
  /// Offsets of marks of explicit nils that are more than bits.
  let wideNilOffsets: [Int]
  /// Members with elements in namespaces other than the type's own, which are declared once on the element around them.
  let foreignMembers: [(field: Unmanaged<Field>, name: Unmanaged<XMLWireName>)]
  /// Whether there is nothing but elements.
  let hasOnlyElements: Bool
  let hasUnqualifiedElements: Bool
  /// The generation of the name table that knows all names of this type.
  let generation: Int
  /// A value of the type with every member empty; members without empty value are not initialized.
  let emptyImage: UnsafeMutableRawPointer
  /// Identity constraints, if there are any; for validating.
  let identity: XMLIdentityConstraints?
  /// Which elements may follow one another, where the members can hold more, and the namespace of those without one.
  let content: (model: XMLContentModel, namespace: String)?

  init(
    type: XMLName, root: XMLName, isAbstract: Bool, anyOrder: Bool, size: Int,
    base: (table: XMLTypeTable, offset: Int)?,
    nilOffset: Int?, hasWideNils: Bool, textFacets: XMLFacets?, restrictions: [XMLRestriction] = [],
    isReordered: Bool = false, content: (model: XMLContentModel, namespace: String)? = nil,
    identity: [XMLIdentityConstraint] = [], rows: [Row]
  ) {
    let interned = Self.intern([type, root] + rows.flatMap { [$0.name, $0.item ?? $0.name] })
    self.type = interned.names[0]
    self.root = interned.names[1]
    self.isAbstract = isAbstract
    self.anyOrder = anyOrder || !isReordered && base?.table.anyOrder ?? false
    self.size = size
    self.content = content
    generation = max(interned.generation, base?.table.generation ?? 0)

    self.identity =
      identity.isEmpty ? base?.table.identity?.inherited : XMLIdentityConstraints(identity, base: base?.table.identity)

    var members = Self.restrict(Self.inherited(base), restrictions, namespace: type.namespace)
    if isReordered { members = Self.ordered(members, by: restrictions, namespace: type.namespace) }
    var required = base?.table.requiredCount ?? 0
    for (index, row) in rows.enumerated() {
      let hasNoEmptyValue = row.operations.initializeEmpty == nil
      let mustOccur = row.shape == .wrapped && row.isRequired && !row.isNillable
      members.append(
        Field(
          row, key: interned.names[2 + index * 2].key, requiredIndex: hasNoEmptyValue ? required : -1,
          presenceIndex: mustOccur ? required : -1, nilOffset: row.isNillable ? nilOffset ?? -1 : -1,
          nilIndex: index, name: interned.names[2 + index * 2],
          item: row.item == nil ? nil : interned.names[3 + index * 2]))
      if hasNoEmptyValue || mustOccur { required += 1 }
    }
    requiredCount = required
    fields = members.filter {
      [.element, .repeated, .wrapped, .wildcard, .group, .repeatedGroup].contains($0.shape)
    }
    fieldCount = fields.count
    let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: fields.count + 1)
    for (index, field) in fields.enumerated() { (keys + index).initialize(to: field.key) }
    self.keys = UnsafePointer(keys)
    let steps = UnsafeMutablePointer<XMLStep>.allocate(capacity: fields.count + 1)
    for (index, field) in fields.enumerated() { (steps + index).initialize(to: XMLStep(field)) }
    self.steps = UnsafePointer(steps)
    mixedField = members.last { $0.shape == .mixed }
    hasAlternatives = fields.contains { $0.otherKeys != nil }
    attributes = members.filter { $0.shape == .attribute }
    textField = members.last { $0.shape == .text }
    let ownText = textFacets ?? base?.table.textFacets
    self.textFacets = ownText
    textLiteralFacets = ownText.map { $0.hasPatterns ? $0 : nil } ?? textField?.constraints.literalFacets
    anyAttribute = members.last { $0.shape == .anyAttribute }
    hasWildcards = fields.contains { !$0.others.isEmpty }
    wideNilOffsets =
      (base.map { base in base.table.wideNilOffsets.map { $0 + base.offset } } ?? [])
      + (hasWideNils ? nilOffset.map { [$0] } ?? [] : [])
    let elements = fields.filter { [.element, .repeated, .wrapped].contains($0.shape) }
    hasUnqualifiedElements = elements.contains { $0.name.namespace == 0 }
    let own = self.type.namespace
    foreignMembers = elements.flatMap { field in
      [field.name, field.item].compactMap(\.self).filter { $0.namespace != 0 && $0.namespace != own }
        .map { (.passUnretained(field), .passUnretained($0)) }
    }
    hasOnlyElements = attributes.isEmpty && anyAttribute == nil && textField == nil && mixedField == nil

    emptyImage = .allocate(byteCount: max(size, 1), alignment: 16)
    emptyImage.initializeMemory(as: UInt8.self, repeating: 0, count: max(size, 1))
    for member in members { member.operations.initializeEmpty?(emptyImage + member.offset) }
    for offset in wideNilOffsets {
      (emptyImage + offset).initializeMemory(as: XMLWideNilFields.self, to: XMLWideNilFields())
    }
  }

  /// What the first child can be: everything up to the first member that must occur.
  var firstChildren: (keys: Set<UInt64>, others: [XMLWildcardFilter]) {
    var keys: Set<UInt64> = []
    var others: [XMLWildcardFilter] = []
    for field in fields {
      if let names = field.otherKeys {
        keys.formUnion(names)
      } else if field.shape != .wildcard {
        keys.insert(field.key)
      }
      others += field.others
      if !anyOrder, field.isRequired || field.min > 0 { break }
    }
    return (keys, others)
  }

  private static func inherited(_ base: (table: XMLTypeTable, offset: Int)?) -> [Field] {
    guard let base else { return [] }
    let table = base.table
    let members =
      table.fields + table.attributes + [table.textField, table.anyAttribute, table.mixedField].compactMap { $0 }
    return members.map { Field($0, at: base.offset) }
  }

  private static func intern(_ names: [XMLName]) -> (names: [XMLWireName], generation: Int) {
    let interned = XMLNameTable.shared.intern(names.map(\.localName), namespaces: names.map(\.namespace))
    let wire = names.indices.map {
      XMLWireName(names[$0], local: interned.locals[$0], namespace: interned.namespaces[$0])
    }
    return (wire, interned.generation)
  }

  // MARK: Comparing

  func areEqual(_ lhs: UnsafeRawPointer, _ rhs: UnsafeRawPointer) -> Bool {
    var equal = true
    forEachMember { field in
      guard equal else { return }
      equal = field.operations.areEqual(lhs + field.offset, rhs + field.offset)
      // A member that has to be there is nil on the wire whenever it has no value.
      if equal, field.nilOffset >= 0, !field.isRequired, field.isMarkedNil(lhs) != field.isMarkedNil(rhs) {
        equal = !field.operations.isAbsent(lhs + field.offset)
      }
    }
    return equal
  }

  func hash(_ value: UnsafeRawPointer, into hasher: inout Hasher) {
    forEachMember { $0.operations.hash(value + $0.offset, &hasher) }
  }

  private func forEachMember(_ body: (Field) -> Void) {
    fields.forEach(body)
    attributes.forEach(body)
    if let textField { body(textField) }
    if let mixedField { body(mixedField) }
    if let anyAttribute { body(anyAttribute) }
  }
}
