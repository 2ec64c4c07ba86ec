/// A value as identity constraints compare it: by its place in the value space of its primitive type. Values of different
/// primitive types are different (XML Schema Part 1, 3.11.4; Part 2, 2.2).
enum XMLIdentityValue: Hashable {
  /// Strings, and what is restricted from them; UTF-8, because strings that look alike are not the same.
  case text([UInt8])
  case decimal(XSDDecimal)
  /// Floating-point numbers by their bits, so that NaN equals itself.
  case float(UInt32)
  case double(UInt64)
  case boolean(Bool)
  /// Types of dates and times, with the point in time and what follows the second, in UTC if they have a time zone.
  case moment(type: String, XSDDateTime.Instant, fraction: String, hasZone: Bool)
  case duration([Int128])
  case hexBinary([UInt8])
  case base64Binary([UInt8])
  case qualifiedName(XMLName)
  case list([XMLIdentityValue])
  /// The text of what has no known type.
  case untyped([UInt8])

  /// The value of something that a table describes.
  init(_ value: any XMLLexicalValue, _ facets: XMLFacets?) {
    switch value {
    case let value as String:
      self = .text(Array((facets?.stringWhiteSpace ?? .preserve).applied(to: value).utf8))
    case let value as any XMLTypedValue: self.init(value.content, type: value.type, facets)
    case let value as any XMLEnumeration: self = .text(Array(value.rawValue.utf8))
    case let value as any XMLUnion: self.init(value.xmlMember.payload, nil)
    case let value as any XMLItemList:
      self = .list(value.lexicalItems.map { XMLIdentityValue($0, facets?.itemFacets) })
    case let value as Bool: self = .boolean(value)
    case let value as Float: self = .float((value.isNaN ? .nan : value == 0 ? 0 : value).bitPattern)
    case let value as Double: self = .double((value.isNaN ? .nan : value == 0 ? 0 : value).bitPattern)
    case let value as XSDHexBinary: self = .hexBinary(value.bytes)
    case let value as XSDBase64Binary: self = .base64Binary(value.bytes)
    case let value as XSDQName:
      self = .qualifiedName(XMLName(value.localName, namespace: value.namespaceURI))
    default: self = Self.ordered(value) ?? .text(Array(value.lexicalString.utf8))
    }
  }

  private static func ordered(_ value: any XMLLexicalValue) -> XMLIdentityValue? {
    switch value {
    case let value as any XMLExactNumber: XSDDecimal(lexicalString: value.lexicalString).map { .decimal($0) }
    case let value as XSDDateTime: moment(value, "dateTime")
    case let value as any XMLPointInTime: moment(value.beginning, String(describing: type(of: value)))
    case let value as XSDDuration: value.lengths.map { .duration($0) }
    default: nil
    }
  }

  private static func moment(_ value: XSDDateTime, _ type: String) -> XMLIdentityValue? {
    let zone = PackedTimeZone(value.timeZone ?? .utc)
    guard let instant = XSDDateTime(value.calendarDate, value.clockTime, zone).instant else { return nil }
    var fraction = value.fraction.digits[...]
    while fraction.last == "0" { fraction.removeLast() }
    return .moment(
      type: type, .init(secondsSinceEpoch: instant.secondsSinceEpoch), fraction: String(fraction),
      hasZone: value.timeZone != nil)
  }

  /// A value whose element says by `xsi:type` which type it is of.
  private init(_ value: any XMLLexicalValue, type: XMLName?, _ facets: XMLFacets?) {
    guard let type, let text = value as? String else {
      self.init(value, facets)
      return
    }
    // What a type of the schema is restricted from, nobody says here.
    guard type.namespace == "http://www.w3.org/2001/XMLSchema" else {
      self = .untyped(Array(text.utf8))
      return
    }
    self.init(Self.builtIn(type.localName, XMLWhiteSpace.collapse.applied(to: text)) ?? text, facets)
  }

  private static func builtIn(_ type: String, _ text: String) -> (any XMLLexicalValue)? {
    let types: [String: any XMLLexicalValue.Type] = [
      "boolean": Bool.self, "float": Float.self, "double": Double.self, "dateTime": XSDDateTime.self,
      "date": XSDDate.self, "time": XSDTime.self, "duration": XSDDuration.self, "gYearMonth": XSDGYearMonth.self,
      "gYear": XSDGYear.self, "gMonthDay": XSDGMonthDay.self, "gDay": XSDGDay.self, "gMonth": XSDGMonth.self,
      "hexBinary": XSDHexBinary.self, "base64Binary": XSDBase64Binary.self,
    ]
    let decimals: Set = [
      "decimal", "integer", "nonPositiveInteger", "negativeInteger", "long", "int", "short", "byte",
      "nonNegativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte", "positiveInteger",
    ]
    if let type = types[type] { return type.init(lexicalString: text) }
    return decimals.contains(type) ? XSDDecimal(lexicalString: text) : nil
  }

  /// Whether values of this type are compared by their text, because nobody knows better.
  var isUntyped: Bool {
    if case .untyped = self { true } else { false }
  }
}
