/// A calendar day, with or without time zone (XML Schema Part 2, 3.2.9).
///
/// Equality is identity of the components, including the written form of the time zone.
public struct XSDDate: Hashable, Sendable {
  let date: CalendarDate
  private let zoneField: PackedTimeZone

  init(_ date: CalendarDate, _ zone: PackedTimeZone) {
    self.date = date
    zoneField = zone
  }

  /// Creates a value from its components; nil if there is no such day.
  public init?(year: Int, month: Int, day: Int, timeZone: XSDTimeZone? = nil) {
    guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    self.init(date, PackedTimeZone(timeZone))
  }

  /// Year, negative before the common era, never 0.
  public var year: Int { date.year }
  /// Month, 1 to 12.
  public var month: Int { Int(date.month) }
  /// Day of the month, from 1.
  public var day: Int { Int(date.day) }
  /// Time zone; nil if none was written.
  public var timeZone: XSDTimeZone? { zoneField.zone }
}

extension XSDDate: XSDLexicalConvertible {
  /// Parses a form such as `2017-04-30` or `2017-04-30+05:30`.
  public init?(lexical: Span<UInt8>) {
    var position = 0
    guard let date = lexical.scanDate(at: &position), let zone = lexical.scanTimeZone(at: &position) else { return nil }
    self.init(date, zone)
  }

  /// Appends the value as it was written.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    date.append(to: &buffer)
    zoneField.append(to: &buffer)
  }

  /// The name `xs:date`.
  public static var lexicalTypeName: String { "xs:date" }
}
