/// What a row of a table describes.
enum XMLFieldShape: Sendable {
  /// One element.
  case element
  /// An element that occurs any number of times in place.
  case repeated
  /// An element that holds items and nothing else.
  case wrapped
  case attribute
  /// The element's own text.
  case text
  /// Elements that the schema leaves open.
  case wildcard
  /// Attributes that the schema leaves open.
  case anyAttribute
  /// A nested model group.
  case group
  /// A nested model group that is repeated.
  case repeatedGroup
  /// The whole content, text and elements mixed.
  case mixed
}

/// What a row of a table says, whatever type the table is of.
struct XMLRow: Sendable {
  var shape: XMLFieldShape
  var offset: Int
  var name: String
  /// `nil`: the element namespace of the type.
  var namespace: String?
  var item: String?
  var itemNamespace: String?
  var isNillable = false
  var isRequired = false
  var itemsAreNillable = false
  var min = 0
  var max: Int?
  /// Names other than the row's own: of a nested group, or of the members of a substitution group.
  var otherKeys: Set<UInt64>?
  /// What a wildcard, or a nested group that begins with one, takes.
  var others: [XMLWildcardFilter] = []
  /// What an empty element stands for: its `default` or `fixed` value.
  var emptyText: [UInt8]?
  /// What the schema says of values beside their type.
  var constraints = XMLValidator.Constraints()
  var operations: XMLFieldOperations
  /// The property that shows what is stored in a box, if the row can be nil.
  var shown: XMLShownMember?

  init<Root, Value>(
    _ shape: XMLFieldShape, _ member: WritableKeyPath<Root, Value>, _ name: String, _ namespace: String?,
    _ operations: XMLFieldOperations
  ) {
    self.shape = shape
    offset = Self.offset(of: member)
    self.name = name
    self.namespace = namespace
    self.operations = operations
  }

  static func offset<Root, Value>(of member: WritableKeyPath<Root, Value>) -> Int {
    guard let offset = MemoryLayout<Root>.offset(of: member) else {
      preconditionFailure(
        "\(Root.self): \(member) is not a stored property; generated code cannot be built with library evolution")
    }
    return offset
  }

  mutating func setText(_ kind: XMLValueKind, default: String?, fixed: String?, facets: XMLFacets?) {
    operations.decodesNil = kind.decodesNil
    operations.nillableKeys = kind.nillableKeys
    operations.isOpen = kind.isOpen
    emptyText = (fixed ?? `default`).map { Array($0.utf8) }
    constraints = XMLValidator.Constraints(kind, facets: facets, fixed: fixed)
    constraints.defaultText = `default`
  }

  mutating func setValue(_ kind: XMLValueKind, default: String?, fixed: String?, facets: XMLFacets?) {
    setText(kind, default: `default`, fixed: fixed, facets: facets)
    let names = kind.elementNames
    if !names.isEmpty { otherKeys = Set(names.map { XMLWireName.interned($0).name.key }) }
  }

  mutating func setWrapper(
    _ item: String, _ itemNamespace: String?, nillable: Bool, required: Bool, min: Int, max: Int?
  ) {
    self.item = item
    self.itemNamespace = itemNamespace
    isNillable = nillable
    isRequired = required
    self.min = min
    self.max = max
  }

  mutating func setGroup<Value: XMLGroupContent>(_ type: Value.Type) {
    otherKeys = Value.xmlGroupCodec.keys
    others = Value.xmlGroupCodec.others
    constraints.groupName = Value.self is any XMLChoiceType.Type ? "choice" : "sequence"
  }
}

/// A row behind one reference.
final class XMLSharedRow: Sendable {
  let row: XMLRow

  init(_ row: XMLRow) { self.row = row }
}
