/// The built-in types as element content.
///
/// The rows of tables for these types are made here, in the module that knows them, so that they are specialized.
extension XMLValue {
  static var xmlRequiredField: XMLFieldOperations { .required(Self.self) }
  static var xmlOptionalField: XMLFieldOperations { .optional(Self.self) }
}

extension Bool: XMLValue {}
extension Int8: XMLValue {}
extension Int16: XMLValue {}
extension Int32: XMLValue {}
extension Int64: XMLValue {}
extension Int: XMLValue {}
extension UInt8: XMLValue {}
extension UInt16: XMLValue {}
extension UInt32: XMLValue {}
extension UInt64: XMLValue {}
extension UInt: XMLValue {}
extension Float: XMLValue {}
extension Double: XMLValue {}
extension XSDDecimal: XMLValue {}
extension XSDDateTime: XMLValue {}
extension XSDDate: XMLValue {}
extension XSDTime: XMLValue {}
extension XSDDuration: XMLValue {}
extension XSDGYearMonth: XMLValue {}
extension XSDGYear: XMLValue {}
extension XSDGMonthDay: XMLValue {}
extension XSDGDay: XMLValue {}
extension XSDGMonth: XMLValue {}
extension XSDBase64Binary: XMLValue {}
extension XSDHexBinary: XMLValue {}
extension XSDList: XMLValue {}
extension XMLFlagSet: XMLValue {}

extension String: XMLValue {
  /// Text, white space kept.
  public static var xmlCodec: XMLCodec<String> { XMLStringCodec.shared }
}

/// Elements with text.
private final class XMLStringCodec: XMLCodec<String>, @unchecked Sendable {
  static let shared = XMLStringCodec()

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> String {
    String(decoding: try reader.contentText(), as: UTF8.self)
  }

  override func encode(
    _ value: String, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    writer.start(name, style)
    if !value.isEmpty { writer.text(value) }
    writer.end()
  }
}

extension XMLFragment: XMLValue {
  /// Elements kept whole.
  public static var xmlCodec: XMLCodec<XMLFragment> { XMLFragmentCodec.shared }
}

private final class XMLFragmentCodec: XMLCodec<XMLFragment>, @unchecked Sendable {
  static let shared = XMLFragmentCodec()

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> XMLFragment { try reader.fragment() }

  override func encode(
    _ value: XMLFragment, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    writer.fragment(value)
  }
}

extension XSDQName: XMLValue {
  /// A qualified name, resolved with the namespaces in scope.
  public static var xmlCodec: XMLCodec<XSDQName> { XMLQNameCodec.shared }
}

private final class XMLQNameCodec: XMLCodec<XSDQName>, @unchecked Sendable {
  static let shared = XMLQNameCodec()

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> XSDQName {
    // The namespaces in scope of the element go out of scope with its end tag.
    try reader.qualifiedName()
  }

  override func encode(
    _ value: XSDQName, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    writer.start(name, style)
    writer.text(writer.qualified(XMLName(value.localName, namespace: value.namespaceURI)))
    writer.end()
  }
}

extension XMLReader {
  /// Consumes the element read last as a QName.
  mutating func qualifiedName() throws(XMLError) -> XSDQName {
    let scope = bindings
    let scopeDefault = defaultNamespace
    let bytes = try text()
    let outer = bindings
    let outerDefault = defaultNamespace
    bindings = scope
    defaultNamespace = scopeDefault
    defer {
      bindings = outer
      defaultNamespace = outerDefault
    }
    let trimmedBytes = trimmed(bytes)
    guard let (namespace, local) = resolveQName(trimmedBytes) else {
      let found = String(decoding: bytes.prefix(80), as: UTF8.self)
      throw error(.invalidValue, "expected a name with a declared prefix, found '\(found)'", at: valueOffset)
    }
    let prefixLength = trimmedBytes.count - local.count - 1
    return XSDQName(
      namespaceURI: uri(of: namespace), localName: String(decoding: local, as: UTF8.self),
      prefix: prefixLength > 0 ? String(decoding: trimmedBytes.prefix(prefixLength), as: UTF8.self) : nil)
  }
}
