/// Elements whose type is told by `xsi:type` (XML Schema Part 1, 2.6.1 and 3.3.4).
public class XMLPolymorphicCodec<Value>: XMLCodec<Value>, @unchecked Sendable {
  private let base: XMLUnrecognizedOperations<Value>
  private let variants: [XMLErasedVariant]
  /// The keys of the types that elements may have, in the order of ``variants``; `.max` for abstract ones, and for those
  /// that the base blocks.
  private let keys: [UInt64]
  private let baseVariant: XMLErasedVariant?
  private let blockedVariants: [XMLErasedVariant]
  private let position: @Sendable (UnsafePointer<Value>) -> Int
  /// ``variants`` once more, to be looked at without counting references.
  private let references: UnsafeMutableBufferPointer<Unmanaged<XMLErasedVariant>>
  private let generation: Int

  init(
    base: XMLUnrecognizedOperations<Value>, variants: [XMLErasedVariant], blocked: [Bool],
    position: @escaping @Sendable (UnsafePointer<Value>) -> Int
  ) {
    self.position = position
    self.base = base
    self.variants = variants
    keys = zip(variants, blocked).map { $0.table.isAbstract || $1 ? .max : $0.table.type.key }
    blockedVariants = zip(variants, blocked).filter { $1 }.map(\.0)
    baseVariant = base.table.isAbstract ? nil : variants.first { $0.table === base.table }
    generation = variants.map(\.table.generation).max() ?? base.table.generation
    references = .allocate(capacity: variants.count)
    _ = references.initialize(from: variants.map { Unmanaged.passUnretained($0) })
    super.init()
  }

  deinit { references.deallocate() }

  final override func decode(_ reader: inout XMLReader) throws(XMLError) -> Value {
    try reader.value(Value.self) { place, reader throws(XMLError) in try decode(into: place, &reader) }
  }

  final override func decode(into place: UnsafeMutableRawPointer, _ reader: inout XMLReader) throws(XMLError) {
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
    if let variant = blockedVariants.first(where: { $0.table.type.key == type.key }) {
      try reader.blockedType(type.name)
      return try decode(variant, into: place, &reader)
    }
    let known = variants.map(\.table.type.name.localName).joined(separator: ", ")
    try reader.deviation(
      .unexpectedType, "xsi:type is \(type.name); known here are \(known)", at: reader.tagOffset)
    place.initializeMemory(as: Value.self, to: try base.decode(type.name, &reader))
  }

  /// Decodes a value of one type and moves it into its case.
  private func decode(
    _ variant: XMLErasedVariant, into place: UnsafeMutableRawPointer, _ reader: inout XMLReader
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

  final override func encode(
    _ value: Value, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    withUnsafePointer(to: value) { encode(at: UnsafeRawPointer($0), name, style, &writer) }
  }

  final override func encode(
    at place: UnsafeRawPointer, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    let isWritten = visit(place) { variant, concrete in
      writer.start(name, style)
      let table = variant.table
      if table !== base.table { writer.typeAttribute(table.type) }
      table.encode(concrete, &writer)
      writer.end()
    }
    if isWritten { return }
    base.encode(place.assumingMemoryBound(to: Value.self).pointee, name, style, &writer)
  }

  /// Calls a function with what the case at a place holds; `false` if its type is not known to this build.
  @inline(__always)
  private func visit(_ place: UnsafeRawPointer, _ body: (XMLErasedVariant, UnsafeRawPointer) -> Void) -> Bool {
    let index = position(place.assumingMemoryBound(to: Value.self))
    guard references.indices.contains(index) else { return false }
    references[index]._withUnsafeGuaranteedRef { variant in
      variant.visit(place) { concrete in body(variant, concrete) }
    }
    return true
  }

  final override func areEqual(_ lhs: Value, _ rhs: Value) -> Bool {
    withUnsafePointer(to: lhs) { left in
      withUnsafePointer(to: rhs) { right in
        var equal = false
        let isKnown = visit(left) { variant, concrete in
          _ = visit(right) { other, otherConcrete in
            equal = variant === other && variant.table.areEqual(concrete, otherConcrete)
          }
        }
        return isKnown ? equal : base.areEqual(lhs, rhs)
      }
    }
  }

  /// Whether this build knows the type of a value.
  final func isKnown(_ value: Value) -> Bool { withUnsafePointer(to: value) { visit($0) { _, _ in } } }

  /// The value that stands here; of a type that this build does not know, the base's members.
  final func payload(of value: Value) -> Any? {
    withUnsafePointer(to: value) { place in
      var payload: Any?
      return visit(place) { variant, concrete in payload = variant.value(concrete) } ? payload : base.payload(value)
    }
  }

  final override func hash(_ value: Value, into hasher: inout Hasher) {
    let isKnown = withUnsafePointer(to: value) { place in
      visit(place) { variant, concrete in variant.table.hash(concrete, into: &hasher) }
    }
    if !isKnown { base.hash(value, &hasher) }
  }

  final override var rootElement: XMLWireName? { base.table.root }
  final override var rootConstraints: [XMLIdentityConstraint] { base.table.identity?.ofRoot ?? [] }
  final override var prefersPrefix: Bool { base.table.hasUnqualifiedElements }
}
