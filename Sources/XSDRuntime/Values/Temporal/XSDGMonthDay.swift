/// A day of any year, with or without time zone (XML Schema Part 2, 3.2.12).
///
/// Equality is identity of the components, including the written form of the time zone.
public struct XSDGMonthDay: Hashable, Sendable {
  private let monthField: UInt8
  private let dayField: UInt8
  private let zoneField: PackedTimeZone

  /// Creates a value from its components; nil if there is no such day.
  public init?(month: Int, day: Int, timeZone: XSDTimeZone? = nil) {
    guard 1...12 ~= month, 1...CalendarDate.days(inMonth: month, year: nil) ~= day else { return nil }
    monthField = UInt8(month)
    dayField = UInt8(day)
    zoneField = PackedTimeZone(timeZone)
  }

  /// Month, 1 to 12.
  public var month: Int { Int(monthField) }
  /// Day of the month, from 1.
  public var day: Int { Int(dayField) }
  /// Time zone; nil if none was written.
  public var timeZone: XSDTimeZone? { zoneField.zone }
}

extension XSDGMonthDay: XSDLexicalConvertible {
  /// Parses a form such as `--04-30`.
  public init?(lexical: Span<UInt8>) {
    var position = 0
    guard lexical.acceptHyphens(2, at: &position), let month = lexical.scanMonth(at: &position),
      lexical.accept(UInt8(ascii: "-"), at: &position),
      let day = lexical.scanDay(of: month, year: nil, at: &position),
      let zone = lexical.scanTimeZone(at: &position)
    else { return nil }
    monthField = month
    dayField = day
    zoneField = zone
  }

  /// Appends the value as it was written.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.append("--")
    buffer.appendPadded(month, width: 2)
    buffer.append(UInt8(ascii: "-"))
    buffer.appendPadded(day, width: 2)
    zoneField.append(to: &buffer)
  }

  /// The name `xs:gMonthDay`.
  public static var lexicalTypeName: String { "xs:gMonthDay" }
}
