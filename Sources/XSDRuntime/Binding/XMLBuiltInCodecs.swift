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
extension XSDInteger: XMLValue {
  /// Specialized.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(XSDInteger.self, storage) }
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
extension XSDList: XMLValue {
  /// Lists, which may be of qualified names.
  public static var xmlCodec: XMLCodec<Self> { XMLNameHoldingCodec<Self>() }
}
extension XSDQName: XMLValue {
  /// A qualified name, resolved with the namespaces in scope.
  public static var xmlCodec: XMLCodec<Self> { XMLNameHoldingCodec<Self>() }
}

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
    try reader.lexicalValue(String.self)
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
