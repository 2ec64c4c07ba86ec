/// A month of a year, with or without time zone (XML Schema Part 2, 3.2.10).
///
/// Equality is identity of the components, including the written form of the time zone.
public struct XSDGYearMonth: Hashable, Sendable {
  private let yearField: Int
  private let monthField: UInt8
  private let zoneField: PackedTimeZone

  /// Creates a value from its components; nil if there is no such month.
  public init?(year: Int, month: Int, timeZone: XSDTimeZone? = nil) {
    guard year != 0, 1...12 ~= month else { return nil }
    yearField = year
    monthField = UInt8(month)
    zoneField = PackedTimeZone(timeZone)
  }

  /// Year, negative before the common era, never 0.
  public var year: Int { yearField }
  /// Month, 1 to 12.
  public var month: Int { Int(monthField) }
  /// Time zone; nil if none was written.
  public var timeZone: XSDTimeZone? { zoneField.zone }
}

extension XSDGYearMonth: XSDLexicalConvertible {
  /// Parses a form such as `2017-04`.
  public init?(lexical: Span<UInt8>) {
    var position = 0
    guard let year = lexical.scanYear(at: &position), lexical.accept(UInt8(ascii: "-"), at: &position),
      let month = lexical.scanMonth(at: &position),
      let zone = lexical.scanTimeZone(at: &position)
    else { return nil }
    yearField = year
    monthField = month
    zoneField = zone
  }

  /// Appends the value as it was written.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendPadded(year, width: 4)
    buffer.append(UInt8(ascii: "-"))
    buffer.appendPadded(month, width: 2)
    zoneField.append(to: &buffer)
  }

  /// The name `xs:gYearMonth`.
  public static var lexicalTypeName: String { "xs:gYearMonth" }
}
