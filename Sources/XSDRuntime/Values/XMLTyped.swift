/// The value of an element whose simple type others are derived from, with the type that `xsi:type` names, if it does
/// (XML Schema Part 1, 2.6.1): for `xs:anySimpleType` the only word on what the text is.
public struct XMLTyped<Value: XMLValue & XMLLexicalValue>: XMLValue, XMLLexicalValue {
  /// The value, as the element's declaration has it.
  public var value: Value
  /// What `xsi:type` says; `nil` if the element has no such attribute.
  public var type: XMLName?

  /// Creates a value.
  public init(_ value: Value, type: XMLName? = nil) {
    self.value = value
    self.type = type
  }

  /// A value without `xsi:type`.
  public init?(lexical: Span<UInt8>) {
    guard let value = Value(lexical: lexical) else { return nil }
    self.init(value)
  }

  /// The text of the value.
  public func appendLexical(to buffer: inout XMLByteBuffer) { value.appendLexical(to: &buffer) }
  /// As the value's.
  public static var lexicalTypeName: String { Value.lexicalTypeName }
  /// As the value's.
  public static var preservesWhiteSpace: Bool { Value.preservesWhiteSpace }
  /// Elements with `xsi:type` where it is given.
  public static func makeXMLCodec() -> XMLCodec<Self> { XMLTypedCodec<Value>() }
}

private final class XMLTypedCodec<Value: XMLValue & XMLLexicalValue>: XMLCodec<XMLTyped<Value>>, @unchecked Sendable {
  private let plain = XMLNameHoldingCodec<Value>()

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> XMLTyped<Value> {
    let type = try reader.typeName()?.name
    reader.typeAttribute = -1
    return XMLTyped(try plain.decode(&reader), type: type)
  }

  override func encode(
    _ value: XMLTyped<Value>, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    guard let type = value.type else { return plain.encode(value.value, name, style, &writer) }
    writer.start(name, style)
    writer.typeAttribute(type)
    plain.encodeContent(of: value.value, &writer)
    writer.end()
  }
}

/// Values that stand inside another.
protocol XMLTypedValue {
  var content: any XMLLexicalValue { get }
  var type: XMLName? { get }
  static var contentType: any XMLLexicalValue.Type { get }
}

extension XMLTyped: XMLTypedValue {
  var content: any XMLLexicalValue { value }
  static var contentType: any XMLLexicalValue.Type { Value.self }
}

extension XMLTyped: ExpressibleByUnicodeScalarLiteral where Value: ExpressibleByStringLiteral {
  /// A value without `xsi:type`.
  public init(unicodeScalarLiteral value: Value.StringLiteralType) { self.init(Value(stringLiteral: value)) }
}

extension XMLTyped: ExpressibleByExtendedGraphemeClusterLiteral where Value: ExpressibleByStringLiteral {
  /// A value without `xsi:type`.
  public init(extendedGraphemeClusterLiteral value: Value.StringLiteralType) { self.init(Value(stringLiteral: value)) }
}

extension XMLTyped: ExpressibleByStringLiteral where Value: ExpressibleByStringLiteral {
  /// A value without `xsi:type`.
  public init(stringLiteral value: Value.StringLiteralType) { self.init(Value(stringLiteral: value)) }
}

extension XMLTyped: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
  /// A value without `xsi:type`.
  public init(integerLiteral value: Value.IntegerLiteralType) { self.init(Value(integerLiteral: value)) }
}

extension XMLTyped: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral {
  /// A value without `xsi:type`.
  public init(floatLiteral value: Value.FloatLiteralType) { self.init(Value(floatLiteral: value)) }
}

extension XMLTyped: ExpressibleByBooleanLiteral where Value: ExpressibleByBooleanLiteral {
  /// A value without `xsi:type`.
  public init(booleanLiteral value: Value.BooleanLiteralType) { self.init(Value(booleanLiteral: value)) }
}
