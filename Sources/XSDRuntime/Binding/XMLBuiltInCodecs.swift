/// The built-in types as element content.
///
/// The rows of tables for these types are made here, in the module that knows them, so that they are specialized.
extension Bool: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Bool.self, storage) }
}
extension Int8: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Int8.self, storage) }
}
extension Int16: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Int16.self, storage) }
}
extension Int32: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Int32.self, storage) }
}
extension Int64: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Int64.self, storage) }
}
extension Int: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Int.self, storage) }
}
extension UInt8: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(UInt8.self, storage) }
}
extension UInt16: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(UInt16.self, storage) }
}
extension UInt32: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(UInt32.self, storage) }
}
extension UInt64: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(UInt64.self, storage) }
}
extension UInt: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(UInt.self, storage) }
}
extension Float: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Float.self, storage) }
}
extension Double: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(Double.self, storage) }
}
extension XSDInteger: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(XSDInteger.self, storage) }
}
extension XSDDecimal: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(XSDDecimal.self, storage) }
}
extension XSDDateTime: XMLContent, XMLSpecializedValue {
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(XSDDateTime.self, storage) }
}
extension XSDDate: XMLContent {}
extension XSDTime: XMLContent {}
extension XSDDuration: XMLContent {}
extension XSDGYearMonth: XMLContent {}
extension XSDGYear: XMLContent {}
extension XSDGMonthDay: XMLContent {}
extension XSDGDay: XMLContent {}
extension XSDGMonth: XMLContent {}
extension XSDBase64Binary: XMLContent {}
extension XSDHexBinary: XMLContent {}
extension XSDList: XMLContent {
  /// Lists, which may be of qualified names.
  public static func makeXMLCodec() -> XMLCodec<Self> { XMLNameHoldingCodec<Self>() }
}
extension XSDQName: XMLContent {
  /// A qualified name, resolved with the namespaces in scope.
  public static func makeXMLCodec() -> XMLCodec<Self> { XMLNameHoldingCodec<Self>() }
}

extension String: XMLContent, XMLSpecializedValue {
  /// Text, white space kept.
  public static func makeXMLCodec() -> XMLCodec<String> { XMLStringCodec() }
  /// Specialized.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations { .lexical(String.self, storage) }
}

/// Elements with text.
private final class XMLStringCodec: XMLCodec<String>, @unchecked Sendable {
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

extension XMLFragment: XMLContent {
  /// Elements kept whole.
  public static func makeXMLCodec() -> XMLCodec<XMLFragment> { XMLFragmentCodec() }
}

private final class XMLFragmentCodec: XMLCodec<XMLFragment>, @unchecked Sendable {
  override func decode(_ reader: inout XMLReader) throws(XMLError) -> XMLFragment { try reader.fragment() }

  override func encode(
    _ value: XMLFragment, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    writer.fragment(value, as: name)
  }
}
