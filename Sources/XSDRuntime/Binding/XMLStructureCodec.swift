/// Elements of a generated structure.
final class XMLStructureCodec<Value>: XMLCodec<Value>, @unchecked Sendable {
  let table: XMLTypeTable

  init(_ table: XMLTypeTable) {
    self.table = table
    super.init()
  }

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> Value {
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
  ) throws(XMLError) -> Value {
    try reader.value(Value.self) { place, reader throws(XMLError) in
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
    _ value: Value, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
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
}
