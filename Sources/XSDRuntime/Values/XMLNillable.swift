/// The value of an element that may be nil and whose type has attributes: also with `xsi:nil="true"` it may carry them
/// (XML Schema Part 1, 3.3.4), as GML's `nilReason`.
public struct XMLNillable<Value: XMLValue>: XMLValue {
  /// The value; `nil` for an element with `xsi:nil="true"`.
  public var value: Value?
  /// The attributes of the element while it is nil; otherwise its value has them.
  public var nilAttributes: [XMLAttribute]
  /// What `xsi:type` says of the element while it is nil.
  public var nilType: XMLName?

  /// Creates an element with a value.
  public init(_ value: Value) {
    self.value = value
    nilAttributes = []
  }

  /// Creates an element that is nil.
  ///
  /// - Parameters:
  ///   - nilAttributes: its attributes.
  ///   - nilType: what `xsi:type` says of it, if it says anything.
  public init(nilAttributes: [XMLAttribute], nilType: XMLName? = nil) {
    value = nil
    self.nilAttributes = nilAttributes
    self.nilType = nilType
  }

  /// An element that is nil and has no attributes.
  public static var `nil`: Self { Self(nilAttributes: []) }

  /// Equal if both have equal values, or are nil with equal attributes.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    if lhs.value != nil || rhs.value != nil { return lhs.value == rhs.value }
    return lhs.nilType == rhs.nilType && lhs.nilAttributes == rhs.nilAttributes
  }

  /// Hashes the value, or the attributes of an element that is nil.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
    if value == nil { hasher.combine(nilAttributes) }
  }

  /// Elements that may be nil.
  public static func makeXMLCodec() -> XMLCodec<Self> { XMLNillableCodec<Value>() }
}

private final class XMLNillableCodec<Value: XMLValue>: XMLCodec<XMLNillable<Value>>, @unchecked Sendable {
  private let codec = Value.xmlCodec

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> XMLNillable<Value> {
    guard reader.isNil else { return XMLNillable(try codec.decode(&reader)) }
    let type = try reader.typeName()?.name
    let value = XMLNillable<Value>(nilAttributes: try reader.plainAttributes(), nilType: type)
    // Of another type nobody knows here which attributes it has.
    if type == nil, let table = codec.structure { try table.checkNilAttributes(&reader) }
    try reader.skipNil(isOpen: true)
    return value
  }

  override func encode(
    _ value: XMLNillable<Value>, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    if let value = value.value { return codec.encode(value, name, style, &writer) }
    writer.start(name, style)
    writer.nilAttribute()
    if let type = value.nilType { writer.typeAttribute(type) }
    writer.openAttributes(value.nilAttributes)
    writer.end()
  }

  override var prefersPrefix: Bool { codec.prefersPrefix }
}

/// Values whose elements may be nil, which they say themselves.
protocol XMLNillableValue {
  /// The value, unless the element is nil.
  var content: Any? { get }
  /// The attributes of an element that is nil.
  var nilAttributes: [XMLAttribute] { get }
}

extension XMLNillable: XMLNillableValue {
  var content: Any? { value }
}
