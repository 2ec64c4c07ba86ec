/// A time of day, with or without time zone (XML Schema Part 2, 3.2.8).
///
/// Everything that was written is kept, as in ``XSDDateTime``. Equality is identity of the components.
public struct XSDTime: Hashable, Sendable {
  let time: ClockTime
  private let zoneField: PackedTimeZone

  init(_ time: ClockTime, _ zone: PackedTimeZone) {
    self.time = time
    zoneField = zone
  }

  /// Creates a value from its components; nil if there is no such time.
  public init?(
    hour: Int, minute: Int, second: Int = 0, fraction: XSDFractionalSeconds = .absent, timeZone: XSDTimeZone? = nil
  ) {
    guard let time = ClockTime(hour: hour, minute: minute, second: second, fraction: fraction) else { return nil }
    self.init(time, PackedTimeZone(timeZone))
  }

  /// Hour, 0 to 24; 24 only at the very end of a day.
  public var hour: Int { Int(time.hour) }
  /// Minute, 0 to 59.
  public var minute: Int { Int(time.minute) }
  /// Second, 0 to 59.
  public var second: Int { Int(time.second) }
  /// Fraction of the second.
  public var fraction: XSDFractionalSeconds { time.fraction }
  /// Fraction of the second in nanoseconds; further digits are in ``fraction``.
  public var nanosecond: Int { time.fraction.nanoseconds }
  /// Time zone; nil if none was written.
  public var timeZone: XSDTimeZone? { zoneField.zone }
}

extension XSDTime: XSDLexicalConvertible {
  /// Parses a form such as `17:02:35.6853793Z`.
  public init?(lexical: Span<UInt8>) {
    var position = 0
    guard let time = lexical.scanClockTime(at: &position), let zone = lexical.scanTimeZone(at: &position)
    else { return nil }
    self.init(time, zone)
  }

  /// Appends the value as it was written.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    time.append(to: &buffer)
    zoneField.append(to: &buffer)
  }

  /// The name `xs:time`.
  public static var lexicalTypeName: String { "xs:time" }
}
