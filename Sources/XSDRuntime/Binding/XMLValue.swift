/// A value that can be the content of an element.
public typealias XMLValue = XMLContent & Hashable

/// What reading and writing need to know of a value; ``XMLValue`` is what one conforms to.
///
/// It is no `Hashable` itself: how types conform to a protocol that refines one of the standard library is put together
/// when a program runs, by two functions for each type, which all have to be compiled. It has no requirement that can
/// be done without, because each is one more function for each type.
public protocol XMLContent: Sendable {
  /// Makes what reads and writes values of this type as whole elements.
  ///
  /// The runtime keeps the first result for the life of the program. For a generated structure it is an ``XMLBinding``.
  /// It is a function, and not a constant, because the compiler can be told not to optimize a function, and need not
  /// optimize what runs once: tables took a third of the optimizer's time in a large module.
  static func makeXMLCodec() -> XMLCodec<Self>
}

/// Reads and writes whole elements whose values stand at an address, without knowing their type.
public class XMLErasedCodec: @unchecked Sendable {
  /// What the document written last was like.
  let documents = XMLDocumentExpectation()
  /// The table of a generated structure.
  let structure: XMLTypeTable?

  init(structure: XMLTypeTable? = nil) { self.structure = structure }

  /// Initializes a value from the element whose start tag was read last; on failure nothing is left initialized.
  func decode(into place: UnsafeMutableRawPointer, _ reader: inout XMLReader) throws(XMLError) {
    fatalError("abstract")
  }

  /// Writes the value at an address as an element.
  func encode(
    at place: UnsafeRawPointer, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    fatalError("abstract")
  }

  /// Where an Optional of a type keeps the byte that is 0 if it has a value; -1 if it has none, because the value's own
  /// bytes tell. Its value stands at the Optional's address in either case (Swift ABI, single-payload enums).
  static func tagOffset<Value>(_ type: Value.Type) -> Int {
    MemoryLayout<Value?>.size > MemoryLayout<Value>.size ? MemoryLayout<Value>.size : -1
  }
}

/// Reads and writes whole elements of one type.
///
/// Generated code and callers never subclass it; what they use is built from it.
public class XMLCodec<Value>: XMLErasedCodec, @unchecked Sendable {
  override func decode(into place: UnsafeMutableRawPointer, _ reader: inout XMLReader) throws(XMLError) {
    place.initializeMemory(as: Value.self, to: try decode(&reader))
  }

  override func encode(
    at place: UnsafeRawPointer, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    encode(place.assumingMemoryBound(to: Value.self).pointee, name, style, &writer)
  }

  /// Reads the element whose start tag was read last, through its end tag.
  func decode(_ reader: inout XMLReader) throws(XMLError) -> Value { fatalError("abstract") }

  /// Writes a value as an element.
  func encode(_ value: Value, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter) {
    fatalError("abstract")
  }

  /// Checks what elements hold that have a value but no table.
  func validate(_ value: Value, _ validator: inout XMLValidator) {}

  /// Compares two values of a type that has no `==` of its own.
  func areEqual(_ lhs: Value, _ rhs: Value) -> Bool { fatalError("abstract") }

  /// Hashes a value of such a type.
  func hash(_ value: Value, into hasher: inout Hasher) { fatalError("abstract") }

  /// The element that a document of this type starts with.
  var rootElement: XMLWireName? { nil }

  /// The identity constraints of that element.
  var rootConstraints: [XMLIdentityConstraint] { [] }

  /// Whether elements of this type hold unqualified elements, so that no default namespace should be in force.
  var prefersPrefix: Bool { false }
}

/// Elements with character data only.
final class XMLLexicalCodec<Value: XMLLexicalValue>: XMLCodec<Value>, @unchecked Sendable {
  override func decode(_ reader: inout XMLReader) throws(XMLError) -> Value { try reader.lexicalValue(Value.self) }

  override func encode(
    _ value: Value, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    writer.start(name, style)
    writer.lexical(value)
    writer.end()
  }
}

extension XMLContent where Self: XMLLexicalValue {
  /// Elements with character data only.
  public static func makeXMLCodec() -> XMLCodec<Self> { XMLLexicalCodec<Self>() }
}

extension XMLReader {
  /// The value that a function initializes at an address; on failure it must leave nothing initialized.
  mutating func value<Value>(
    _ type: Value.Type, initializedBy body: (UnsafeMutableRawPointer, inout XMLReader) throws(XMLError) -> Void
  ) throws(XMLError) -> Value {
    var failure: XMLError?
    let value = withUnsafeTemporaryAllocation(of: Value.self, capacity: 1) { place -> Value? in
      guard let place = place.baseAddress else { return nil }
      do throws(XMLError) {
        try body(UnsafeMutableRawPointer(place), &self)
      } catch {
        failure = error
        return nil
      }
      return place.move()
    }
    guard let value else { throw failure ?? error(.notWellFormed, "the element cannot be read") }
    return value
  }

  /// The text of the element read last, or what its declaration says an empty element stands for.
  @inline(__always)
  mutating func contentText() throws(XMLError) -> UnsafeBufferPointer<UInt8> {
    if hasPlainAttributes { try unexpectedAttributes() }
    let bytes = try text()
    guard bytes.isEmpty, let emptyText else { return bytes }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(emptyText)
    return scratch.paddedBytes
  }

  /// Says what the text of the element read last, or of its attribute, is to become.
  mutating func setTextRules(_ emptyText: [UInt8]?, _ whiteSpace: XMLWhiteSpace, _ literalFacets: XMLFacets?) {
    self.emptyText = emptyText
    self.whiteSpace = whiteSpace
    self.literalFacets = literalFacets
  }

  mutating func clearTextRules() {
    emptyText = nil
    whiteSpace = .preserve
    literalFacets = nil
  }

  /// Consumes the element read last and parses its text.
  @inline(__always)
  mutating func lexicalValue<Value: XMLLexicalValue>(_ type: Value.Type) throws(XMLError) -> Value {
    if typeAttribute >= 0 { try checkLostType(Value.self) }
    let bytes = try contentText()
    // Folded away for every other type.
    if Value.self == String.self, let string = whiteSpace.applied(to: bytes) as? Value { return string }
    if let value = parsed(Value.self, bytes) {
      if isStrict { try checkRecognized(value, bytes) }
      return value
    }
    throw invalidValue(type, bytes)
  }

  /// Parses the value of an attribute.
  mutating func lexicalAttribute<Value: XMLLexicalValue>(_ type: Value.Type, _ index: Int) throws(XMLError) -> Value {
    let bytes = try attributeText(index)
    if Value.self == String.self, let string = whiteSpace.applied(to: bytes) as? Value { return string }
    if let value = parsed(Value.self, bytes) {
      if isStrict { try checkRecognized(value, bytes) }
      return value
    }
    throw invalidValue(type, bytes)
  }

  @inline(__always)
  private func parsed<Value: XMLLexicalValue>(_ type: Value.Type, _ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
    if Value.preservesWhiteSpace { return Value(lexical: bytes.span) }
    let text = trimmed(bytes)
    // A listed word may begin or end with white space, or be nothing else.
    if text.count < bytes.count, let words = Value.self as? any XMLEnumeration.Type,
      let word = words.exactly(bytes) as? Value
    {
      return word
    }
    return Value(lexical: text.span)
  }

  private func checkRecognized<Value>(_ value: Value, _ bytes: UnsafeBufferPointer<UInt8>) throws(XMLError) {
    if let value = value as? any XMLLexicalValue, !value.isListed { throw invalidValue(Value.self, bytes) }
    guard let literalFacets else { return }
    // The value does not show any more in which form it was given.
    let literal = XMLWhiteSpace.collapse.applied(to: bytes)
    if literalFacets.patternsMatch(literal) { return }
    throw error(.invalidValue, "'\(literal.prefix(80))' does not match the pattern of its type", at: valueOffset)
  }

  private func invalidValue<Value>(_ type: Value.Type, _ bytes: UnsafeBufferPointer<UInt8>) -> XMLError {
    let found = String(decoding: bytes.prefix(80), as: UTF8.self)
    let expected = (type as? any XMLLexicalValue.Type)?.lexicalTypeName ?? "\(type)"
    let reason = found.isEmpty ? "the text is empty" : "found '\(found)'"
    return error(.invalidValue, "expected a value of \(expected), \(reason)", at: valueOffset)
  }
}
