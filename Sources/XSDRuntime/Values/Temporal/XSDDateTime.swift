/// A date and a time of day, with or without time zone (XML Schema Part 2, 3.2.7).
///
/// Everything that was written is kept: all digits of the fraction, the time zone or its absence, and 24:00:00.
/// Equality is identity of the components, so two values can be different and mean the same instant; compare with
/// ``isBefore(_:)`` and ``isSameInstant(as:)``. Years are those of the proleptic Gregorian calendar as an `Int` holds
/// them, without a year 0.
public struct XSDDateTime: Hashable, Sendable {
  // Flat and in this order, all fields take 24 bytes.
  private let yearField: Int
  /// Fraction of the second.
  public let fraction: XSDFractionalSeconds
  private let monthField: UInt8
  private let dayField: UInt8
  private let hourField: UInt8
  private let minuteField: UInt8
  private let secondField: UInt8
  private let zoneField: PackedTimeZone

  init(_ date: CalendarDate, _ time: ClockTime, _ zone: PackedTimeZone) {
    yearField = date.year
    fraction = time.fraction
    monthField = date.month
    dayField = date.day
    hourField = time.hour
    minuteField = time.minute
    secondField = time.second
    zoneField = zone
  }

  /// Creates a value from its components; nil if there is no such day or time.
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    fraction: XSDFractionalSeconds = .absent, timeZone: XSDTimeZone? = nil
  ) {
    guard let date = CalendarDate(year: year, month: month, day: day),
      let time = ClockTime(hour: hour, minute: minute, second: second, fraction: fraction)
    else { return nil }
    self.init(date, time, PackedTimeZone(timeZone))
  }

  /// Creates a value from a date and a time of day; the time zone is the date's.
  public init(date: XSDDate, time: XSDTime) {
    self.init(date.date, time.time, PackedTimeZone(date.timeZone))
  }

  var calendarDate: CalendarDate { CalendarDate(uncheckedYear: yearField, month: monthField, day: dayField) }

  var clockTime: ClockTime {
    ClockTime(uncheckedHour: hourField, minute: minuteField, second: secondField, fraction: fraction)
  }

  /// Year, negative before the common era, never 0.
  public var year: Int { yearField }
  /// Month, 1 to 12.
  public var month: Int { Int(monthField) }
  /// Day of the month, from 1.
  public var day: Int { Int(dayField) }
  /// Hour, 0 to 24; 24 only at the very end of a day.
  public var hour: Int { Int(hourField) }
  /// Minute, 0 to 59.
  public var minute: Int { Int(minuteField) }
  /// Second, 0 to 59.
  public var second: Int { Int(secondField) }
  /// Fraction of the second in nanoseconds; further digits are in ``fraction``.
  public var nanosecond: Int { fraction.nanoseconds }
  /// Time zone; nil if none was written.
  public var timeZone: XSDTimeZone? { zoneField.zone }

  /// The date, with the time zone.
  public var date: XSDDate { XSDDate(calendarDate, zoneField) }
  /// The time of day, with the time zone.
  public var time: XSDTime { XSDTime(clockTime, zoneField) }
}

extension XSDDateTime: XSDLexicalConvertible {
  /// Parses a form such as `2017-04-30T17:02:35.6853793Z`.
  public init?(lexical: Span<UInt8>) {
    var position = 0
    guard let date = lexical.scanDate(at: &position), lexical.accept(UInt8(ascii: "T"), at: &position),
      let time = lexical.scanClockTime(at: &position), let zone = lexical.scanTimeZone(at: &position)
    else { return nil }
    self.init(date, time, zone)
  }

  /// Appends the value as it was written.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    if 1000...9999 ~= yearField {
      buffer.appendUnchecked(32) { next in
        let (century, year) = yearField.quotientAndRemainder(dividingBy: 100)
        next.appendPair(UInt8(truncatingIfNeeded: century))
        next.appendPair(UInt8(truncatingIfNeeded: year))
        next.appendMark("-")
        next.appendPair(monthField)
        next.appendMark("-")
        next.appendPair(dayField)
        next.appendMark("T")
        next.appendPair(hourField)
        next.appendMark(":")
        next.appendPair(minuteField)
        next.appendMark(":")
        next.appendPair(secondField)
      }
      fraction.append(to: &buffer)
      return zoneField.append(to: &buffer)
    }
    calendarDate.append(to: &buffer)
    buffer.append(UInt8(ascii: "T"))
    clockTime.append(to: &buffer)
    zoneField.append(to: &buffer)
  }

  /// The name `xs:dateTime`.
  public static var lexicalTypeName: String { "xs:dateTime" }
}
