/// Elements of one generated structure, by its table. Used by generated code.
public final class XMLBinding<Root: XMLStructuredContent>: XMLCodec<Root>, @unchecked Sendable {
  let table: XMLTypeTable
  /// Where values are stored that a computed property shows.
  private let shown: [(member: XMLShownMember, offset: Int)]

  /// Describes a type.
  ///
  /// - Parameters:
  ///   - name: local name of the type in its schema.
  ///   - namespace: namespace of the type.
  ///   - elementNamespace: namespace of its elements where a row names none; the type's if left out.
  ///   - element: local name of the global element of this type, which a document starts with.
  ///   - rootNamespace: namespace of that element; the type's if left out.
  ///   - anyOrder: whether the elements may stand in any order (`xs:all`).
  ///   - isAbstract: whether only derived types may stand in a document.
  ///   - base: the member that holds the base type's members.
  ///   - nilFields: the member that marks explicit nils.
  ///   - wideNilFields: the same, of a type with more than 64 members.
  ///   - textFacets: the facets of simple content where they are not those of the base.
  ///   - restrictions: what a restriction says anew of members of the base.
  ///   - identity: the identity constraints of the element that a document starts with, and of child elements.
  ///   - isReordered: whether the elements stand in the order of the restrictions, where the base has any order.
  ///   - content: which elements may follow one another, where the members can hold more than that.
  ///   - fields: one row a member, in schema order, attributes last.
  @_spi(Generated) public init(
    _ name: String, namespace: String, elementNamespace: String? = nil, element: String? = nil,
    rootNamespace: String? = nil, anyOrder: Bool = false, isAbstract: Bool = false, base: XMLBase<Root>? = nil,
    nilFields: WritableKeyPath<Root, XMLNilFields>? = nil,
    wideNilFields: WritableKeyPath<Root, XMLWideNilFields>? = nil, textFacets: XMLFacets? = nil,
    restrictions: [XMLRestriction] = [], isReordered: Bool = false, content: XMLContentModel? = nil,
    identity: [XMLIdentityConstraint] = [], fields: [XMLField<Root>] = []
  ) {
    precondition(
      nilFields == nil || fields.count <= 64, "\(Root.self) has more members than marks; it must be generated again")
    let contents = fields.map(\.row)
    let rows = contents.map { field in
      XMLTypeTable.Row(
        shape: field.shape, offset: field.offset,
        name: XMLName(field.name, namespace: field.namespace ?? elementNamespace ?? namespace),
        item: field.item.map {
          XMLName($0, namespace: field.itemNamespace ?? field.namespace ?? elementNamespace ?? namespace)
        }, isNillable: field.isNillable, isRequired: field.isRequired, itemsAreNillable: field.itemsAreNillable,
        min: field.min, max: field.max, otherKeys: field.otherKeys, others: field.others,
        emptyText: field.emptyText, constraints: field.constraints, operations: field.operations)
    }
    table = XMLTypeTable(
      type: XMLName(name, namespace: namespace),
      root: XMLName(element ?? name, namespace: rootNamespace ?? namespace), isAbstract: isAbstract, anyOrder: anyOrder,
      size: MemoryLayout<Root>.size, base: base.map { ($0.table, $0.offset) },
      nilOffset: nilFields.map { XMLRow.offset(of: $0) } ?? wideNilFields.map { XMLRow.offset(of: $0) },
      hasWideNils: wideNilFields != nil, textFacets: textFacets,
      restrictions: restrictions, isReordered: isReordered,
      content: content.map { ($0, elementNamespace ?? namespace) }, identity: identity, rows: rows)
    shown = contents.compactMap { field in field.shown.map { ($0, field.offset) } }
    super.init(structure: table)
  }

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> Root {
    if reader.typeAttribute >= 0 { try checkType(&reader) }
    var ignored: [XMLFragment]?
    return try decodeMembers(&reader, keeping: &ignored)
  }

  override func decode(into place: UnsafeMutableRawPointer, _ reader: inout XMLReader) throws(XMLError) {
    if reader.typeAttribute >= 0 { try checkType(&reader) }
    var ignored: [XMLFragment]?
    try table.decode(into: place, &reader, keeping: &ignored)
  }

  /// Decodes whatever `xsi:type` says; unknown children go to `unknown` if that is not `nil`.
  func decodeMembers(
    _ reader: inout XMLReader, keeping unknown: inout [XMLFragment]?
  ) throws(XMLError) -> Root {
    try reader.value(Root.self) { place, reader throws(XMLError) in
      try table.decode(into: place, &reader, keeping: &unknown)
    }
  }

  private func checkType(_ reader: inout XMLReader) throws(XMLError) {
    reader.needNames(of: table.generation)
    guard try reader.typeKey() != table.type.key, let type = try reader.typeName() else { return }
    try reader.deviation(
      .unexpectedType, "xsi:type is \(type.name), which is not known to derive from \(table.type.name)",
      at: reader.tagOffset)
  }

  override func encode(
    _ value: Root, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    withUnsafePointer(to: value) { encode(at: UnsafeRawPointer($0), name, style, &writer) }
  }

  override func encode(
    at place: UnsafeRawPointer, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    writer.start(name, style)
    table.encode(place, &writer)
    writer.end()
  }

  override var rootElement: XMLWireName? { table.root }
  override var rootConstraints: [XMLIdentityConstraint] { table.identity?.ofRoot ?? [] }
  override var prefersPrefix: Bool { table.hasUnqualifiedElements }

  /// The nillable row of a member, if it has one.
  func nillableField<Value>(_ member: WritableKeyPath<Root, Value>) -> XMLTypeTable.Field? {
    let stored = MemoryLayout<Root>.offset(of: member)
    guard let offset = stored ?? shown.first(where: { $0.member.keyPath == member })?.offset else { return nil }
    return table.fields.first { $0.offset == offset && $0.isNillable && $0.nilOffset >= 0 }
  }
}

/// The base type's members inside a derived type. Used by generated code.
public struct XMLBase<Root>: Sendable {
  let table: XMLTypeTable
  let offset: Int

  /// The stored member that holds the base.
  @_spi(Generated) public static func base<Base: XMLStructuredContent>(_ member: WritableKeyPath<Root, Base>) -> Self {
    Self(table: Base.xmlTable, offset: XMLRow.offset(of: member))
  }
}
