extension XSDDateTime {
  /// An instant as whole seconds since 1970-01-01T00:00:00Z and the nanoseconds after them.
  public struct Instant: Hashable, Comparable, Sendable {
    /// Whole seconds, rounded down, leap seconds not counted.
    public var secondsSinceEpoch: Int
    /// Nanoseconds after the whole second, 0 to 999,999,999.
    public var nanoseconds: Int

    /// Creates an instant.
    public init(secondsSinceEpoch: Int, nanoseconds: Int = 0) {
      self.secondsSinceEpoch = secondsSinceEpoch
      self.nanoseconds = nanoseconds
    }

    /// Whether this is earlier than another instant.
    public static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.secondsSinceEpoch, lhs.nanoseconds) < (rhs.secondsSinceEpoch, rhs.nanoseconds)
    }
  }

  /// The instant that this means; nil without time zone, or if the year is beyond ±199,999,999,999.
  ///
  /// Fraction digits after the ninth are cut off. The year number is taken as ISO 8601 counts: 1 BCE, which XML Schema
  /// 1.0 cannot write, lies between the years -0001 and 0001.
  public var instant: Instant? {
    guard let timeZone, let seconds = localSeconds else { return nil }
    return Instant(secondsSinceEpoch: seconds - timeZone.offsetMinutes * 60, nanoseconds: nanosecond)
  }

  /// Creates the value in UTC (`Z`) that means an instant.
  ///
  /// - Parameters:
  ///   - secondsSinceEpoch: Seconds since 1970-01-01T00:00:00Z.
  ///   - nanoseconds: Nanoseconds after that, 0 to 999,999,999.
  ///   - fractionDigits: How many fraction digits are written, 0 to 9; nil for as many as the value needs.
  /// - Returns: Nil if the instant is in year 0, which XML Schema 1.0 cannot write, or another argument out of range.
  public init?(secondsSinceEpoch: Int, nanoseconds: Int = 0, fractionDigits: Int? = nil) {
    let days = secondsSinceEpoch.flooredDivision(by: Self.secondsPerDay)
    // Of the least integers, the day's start is out of an Int's range.
    let remainder = secondsSinceEpoch % Self.secondsPerDay
    let second = remainder < 0 ? remainder + Self.secondsPerDay : remainder
    guard let date = CalendarDate(daysSinceEpoch: days),
      let fraction = XSDFractionalSeconds(nanoseconds: nanoseconds, digitCount: fractionDigits),
      let time = ClockTime(hour: second / 3600, minute: second / 60 % 60, second: second % 60, fraction: fraction)
    else { return nil }
    self.init(date, time, PackedTimeZone(.utc))
  }

  /// Whether this is earlier than another value (XML Schema Part 2, 3.2.7.4).
  ///
  /// Two values without time zone are compared as if they had the same one. Of a value with and one without, the order
  /// is known only if they are more than 14 hours apart; nil if it is not known.
  public func isBefore(_ other: XSDDateTime) -> Bool? {
    order(other).map { $0 < 0 }
  }

  /// Whether this is later than another value; nil if that is not known, see ``isBefore(_:)``.
  public func isAfter(_ other: XSDDateTime) -> Bool? {
    order(other).map { $0 > 0 }
  }

  /// Whether this means the same instant as another value, to the last fraction digit; nil if that is not known, see
  /// ``isBefore(_:)``.
  public func isSameInstant(as other: XSDDateTime) -> Bool? {
    order(other).map { $0 == 0 }
  }

  private static var secondsPerDay: Int { 86_400 }
  private static var largestOffset: Int { 14 * 3600 }

  /// Seconds since 1970-01-01T00:00:00 in the same time zone.
  private var localSeconds: Int? {
    calendarDate.daysSinceEpoch.map { $0 * Self.secondsPerDay + clockTime.secondsSinceMidnight }
  }

  /// Negative, zero or positive as this is before, at or after the other; nil if that is not known.
  private func order(_ other: XSDDateTime) -> Int? {
    guard let own = localSeconds, let others = other.localSeconds else { return nil }
    switch (timeZone, other.timeZone) {
    case (nil, nil):
      return order(other, secondsApart: own - others)
    case (let zone?, let otherZone?):
      return order(other, secondsApart: own - others - (zone.offsetMinutes - otherZone.offsetMinutes) * 60)
    case (let zone?, nil):
      return orderIfDeterminate(other, secondsApart: own - zone.offsetMinutes * 60 - others)
    case (nil, let otherZone?):
      return orderIfDeterminate(other, secondsApart: own - (others - otherZone.offsetMinutes * 60))
    }
  }

  private func order(_ other: XSDDateTime, secondsApart: Int) -> Int {
    secondsApart != 0 ? secondsApart.signum() : XSDFractionalSeconds.order(fraction, other.fraction)
  }

  /// The order if it is the same whichever time zone the value without one is in.
  private func orderIfDeterminate(_ other: XSDDateTime, secondsApart: Int) -> Int? {
    let earliest = order(other, secondsApart: secondsApart - Self.largestOffset)
    let latest = order(other, secondsApart: secondsApart + Self.largestOffset)
    if latest < 0 { return -1 }
    return earliest > 0 ? 1 : nil
  }
}
