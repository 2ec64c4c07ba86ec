/// The built-in types of XML Schema 1.0 (Part 2, 3), with `anyType` and `anySimpleType`.
public enum BuiltInType: String, Sendable, CaseIterable, Hashable {
  case anyType, anySimpleType
  case string, boolean, decimal, float, double, duration, dateTime, time, date
  case gYearMonth, gYear, gMonthDay, gDay, gMonth
  case hexBinary, base64Binary, anyURI
  case qName = "QName"
  case notation = "NOTATION"
  case normalizedString, token, language
  case nmtoken = "NMTOKEN"
  case nmtokens = "NMTOKENS"
  case name = "Name"
  case ncName = "NCName"
  case id = "ID"
  case idref = "IDREF"
  case idrefs = "IDREFS"
  case entity = "ENTITY"
  case entities = "ENTITIES"
  case integer, nonPositiveInteger, negativeInteger, long, int, short, byte
  case nonNegativeInteger, unsignedLong, unsignedInt, unsignedShort, unsignedByte, positiveInteger

  /// `http://www.w3.org/2001/XMLSchema`.
  public static let namespace = "http://www.w3.org/2001/XMLSchema"
}
