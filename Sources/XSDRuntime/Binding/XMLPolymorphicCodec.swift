/// Elements whose type is told by `xsi:type` (XML Schema Part 1, 2.6.1 and 3.3.4).
final class XMLPolymorphicCodec<Value>: XMLCodec<Value>, @unchecked Sendable {
  private let base: XMLUnrecognizedOperations<Value>
  private let variants: [XMLVariant<Value>]
  /// The keys of the types that elements may have, in the order of ``variants``; `.max` for abstract ones.
  private let keys: [UInt64]
  private let baseVariant: XMLVariant<Value>?
  private let generation: Int

  init(base: XMLUnrecognizedOperations<Value>, variants: [XMLVariant<Value>]) {
    self.base = base
    self.variants = variants
    keys = variants.map { $0.table.isAbstract ? .max : $0.table.type.key }
    baseVariant = base.table.isAbstract ? nil : variants.first { $0.table === base.table }
    generation = variants.map(\.table.generation).max() ?? base.table.generation
    super.init()
  }

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> Value {
    var failure: XMLError?
    let value = withUnsafeTemporaryAllocation(of: Value.self, capacity: 1) { place -> Value? in
      guard let place = place.baseAddress else { return nil }
      do throws(XMLError) {
        try decode(into: UnsafeMutableRawPointer(place), &reader)
      } catch {
        failure = error
        return nil
      }
      return place.move()
    }
    guard let value else { throw failure ?? reader.error(.notWellFormed, "the element cannot be read") }
    return value
  }

  override func decode(into place: UnsafeMutableRawPointer, _ reader: inout XMLReader) throws(XMLError) {
    reader.needNames(of: generation)
    if reader.typeAttribute >= 0, let key = try reader.typeKey(), let index = keys.firstIndex(of: key) {
      return try decode(variants[index], into: place, &reader)
    }
    guard let type = try reader.typeName() else {
      if let baseVariant { return try decode(baseVariant, into: place, &reader) }
      throw reader.error(
        .unexpectedType,
        "'\(reader.name.localName)' needs an xsi:type: \(base.table.type.name.localName) is abstract",
        at: reader.tagOffset)
    }
    let known = variants.map(\.table.type.name.localName).joined(separator: ", ")
    try reader.deviation(
      .unexpectedType, "xsi:type is \(type.name); known here are \(known)", at: reader.tagOffset)
    place.initializeMemory(as: Value.self, to: try base.decode(type.name, &reader))
  }

  /// Decodes a value of one type and moves it into its case.
  private func decode(
    _ variant: XMLVariant<Value>, into place: UnsafeMutableRawPointer, _ reader: inout XMLReader
  ) throws(XMLError) {
    var failure: XMLError?
    withUnsafeTemporaryAllocation(byteCount: max(1, variant.table.size), alignment: 16) { scratch in
      guard let concrete = scratch.baseAddress else { return }
      do throws(XMLError) {
        var ignored: [XMLFragment]?
        try variant.table.decode(into: concrete, &reader, keeping: &ignored)
        variant.store(concrete, place)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  override func encode(
    _ value: Value, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    for variant in variants
    where variant.encode(value, name, style, variant.table !== base.table, &writer) { return }
    base.encode(value, name, style, &writer)
  }

  func areEqual(_ lhs: Value, _ rhs: Value) -> Bool {
    for variant in variants {
      if let equal = variant.areEqual(lhs, rhs) { return equal }
    }
    return base.areEqual(lhs, rhs)
  }

  /// The value that stands here; of a type that this build does not know, the base's members.
  func payload(of value: Value) -> Any? {
    for variant in variants {
      if let payload = variant.payload(value) { return payload }
    }
    return base.payload(value)
  }

  func hash(_ value: Value, into hasher: inout Hasher) {
    for variant in variants where variant.hash(value, &hasher) { return }
    base.hash(value, &hasher)
  }

  override var rootElement: XMLWireName? { base.table.root }
  override var prefersPrefix: Bool { base.table.hasUnqualifiedElements }
}
