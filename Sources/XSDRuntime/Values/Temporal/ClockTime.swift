/// A time of day; the part that dateTime and time share.
struct ClockTime: Hashable, Sendable {
  // The fraction takes nine bytes, so the others fill up its alignment.
  let fraction: XSDFractionalSeconds
  let hour: UInt8
  let minute: UInt8
  let second: UInt8

  /// Nil if there is no such time; 24:00:00 is the end of the day, and no minute has 61 seconds (Part 2, 3.2.7.1).
  init?(hour: Int, minute: Int, second: Int, fraction: XSDFractionalSeconds) {
    guard 0...24 ~= hour, 0...59 ~= minute, 0...59 ~= second else { return nil }
    guard hour < 24 || minute == 0 && second == 0 && fraction.isZero else { return nil }
    self.init(uncheckedHour: UInt8(hour), minute: UInt8(minute), second: UInt8(second), fraction: fraction)
  }

  init(uncheckedHour hour: UInt8, minute: UInt8, second: UInt8, fraction: XSDFractionalSeconds) {
    self.hour = hour
    self.minute = minute
    self.second = second
    self.fraction = fraction
  }

  /// Whole seconds since midnight.
  var secondsSinceMidnight: Int { Int(hour) * 3600 + Int(minute) * 60 + Int(second) }

  func append(to buffer: inout XMLByteBuffer) {
    buffer.appendPadded(Int(hour), width: 2)
    buffer.append(UInt8(ascii: ":"))
    buffer.appendPadded(Int(minute), width: 2)
    buffer.append(UInt8(ascii: ":"))
    buffer.appendPadded(Int(second), width: 2)
    fraction.append(to: &buffer)
  }
}

extension Span where Element == UInt8 {
  /// Accepts a time of day: hours, minutes and seconds with colons between them, and an optional fraction.
  func scanClockTime(at position: inout Int) -> ClockTime? {
    guard let hour = scanTwoDigits(at: &position), accept(UInt8(ascii: ":"), at: &position),
      let minute = scanTwoDigits(at: &position), accept(UInt8(ascii: ":"), at: &position),
      let second = scanTwoDigits(at: &position), let fraction = scanFraction(at: &position)
    else { return nil }
    return ClockTime(hour: Int(hour), minute: Int(minute), second: Int(second), fraction: fraction)
  }
}
