/// The built-in types as element content.
///
/// The rows of tables for these types are made here, in the module that knows them, so that they are specialized.
extension Bool: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Bool.self, storage) }
}
extension Int8: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Int8.self, storage) }
}
extension Int16: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Int16.self, storage) }
}
extension Int32: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Int32.self, storage) }
}
extension Int64: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Int64.self, storage) }
}
extension Int: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Int.self, storage) }
}
extension UInt8: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(UInt8.self, storage) }
}
extension UInt16: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(UInt16.self, storage) }
}
extension UInt32: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(UInt32.self, storage) }
}
extension UInt64: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(UInt64.self, storage) }
}
extension UInt: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(UInt.self, storage) }
}
extension Float: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Float.self, storage) }
}
extension Double: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Double.self, storage) }
}
extension XSDDecimal: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(XSDDecimal.self, storage) }
}
extension XSDDateTime: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(XSDDateTime.self, storage) }
}
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
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(String.self, storage) }
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
