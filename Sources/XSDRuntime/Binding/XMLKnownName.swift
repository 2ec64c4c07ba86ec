/// A name that a program knows before it reads any document: looking for it compares numbers, writing it looks nothing
/// up. Never for names that came from a document: what is interned stays for the life of the process.
@_spi(Generated) public struct XMLKnownName: Sendable {
  let wire: XMLWireName
  /// The generation of the name table that knows it.
  let generation: Int

  /// Interns a name.
  public init(_ name: XMLName) {
    (wire, generation) = XMLWireName.interned(name)
  }
}

@_spi(Generated) extension XMLReader {
  /// Whether the start tag read last has this name.
  public mutating func isAt(_ name: XMLKnownName) -> Bool {
    needNames(of: name.generation)
    return currentKey == name.wire.key
  }

  /// Whether the start tag read last has attributes other than namespace declarations and those of the schema-instance
  /// namespace.
  public var hasAttributes: Bool { hasPlainAttributes }
}

@_spi(Generated) extension XMLWriter {
  /// Writes an element.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - prefix: prefix to use if its namespace is not declared yet.
  ///   - content: writes its content.
  public mutating func element<Failure: Error>(
    _ name: XMLKnownName, prefix: String? = nil, _ content: (inout XMLWriter) throws(Failure) -> Void
  ) throws(Failure) {
    // The writer remembers the names of open elements without holding them.
    let wire = name.wire
    start(wire, prefix: prefix)
    try content(&self)
    end()
    extendLifetime(wire)
  }

  /// Writes a value as an element whose namespace becomes the default inside it.
  public mutating func write<Value: XMLContent>(_ value: Value, as name: XMLKnownName) {
    let codec = Value.xmlCodec
    withExtendedLifetime(name.wire) {
      root(codec.prefersPrefix ? .prefixed : .asDefault) { codec.encode(value, name.wire, $0, &$1) }
    }
  }

  /// Declares the namespaces of a structure's elements on the open start tag.
  ///
  /// - Parameter prefix: prefix of the first; the others have a number behind it.
  public mutating func declareNamespaces<Value: XMLStructuredContent>(of type: Value.Type, prefix: String) {
    var seen: [UInt32] = []
    var last: UInt32 = 0
    for field in type.xmlTable.fields where field.shape != .wildcard && field.name.namespace != last {
      last = field.name.namespace
      if last == 0 || seen.contains(last) { continue }
      seen.append(last)
      declareIfNeeded(last, field.name.name.namespace, prefix: seen.count == 1 ? prefix : "\(prefix)\(seen.count)")
    }
  }
}

@_spi(Generated) extension XMLStructuredContent {
  /// The value of an element without attributes and content; `nil` if the type demands either.
  public static var xmlEmpty: Self? {
    let table = xmlTable
    guard table.requiredCount == 0, table.attributes.isEmpty, table.textField == nil, table.mixedField == nil else {
      return nil
    }
    return withUnsafeTemporaryAllocation(of: Self.self, capacity: 1) { place -> Self? in
      guard let place = place.baseAddress else { return nil }
      UnsafeMutableRawPointer(place).copyMemory(from: table.emptyImage, byteCount: table.size)
      return place.move()
    }
  }
}
