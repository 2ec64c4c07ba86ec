/// A time zone as XML Schema writes it: `Z` or an offset from UTC (XML Schema Part 2, 3.2.7.3).
///
/// Equality is identity of the written form: `Z`, `+00:00` and `-00:00` mean the same but are different values.
public struct XSDTimeZone: Hashable, Sendable {
  /// The offset in minutes, or one of the marks below.
  fileprivate let code: Int16

  private init(code: Int16) {
    self.code = code
  }

  /// UTC, written `Z`.
  public static var utc: Self { Self(code: zulu) }

  private static var zulu: Int16 { .max }
  private static var negativeZero: Int16 { .max - 1 }
  fileprivate static var absent: Int16 { .min }

  /// Creates an offset, written like `+05:30`; nil if it is beyond 14 hours.
  public init?(offsetMinutes: Int) {
    guard (-14 * 60...14 * 60).contains(offsetMinutes) else { return nil }
    code = Int16(offsetMinutes)
  }

  /// Minutes by which local time is ahead of UTC.
  public var offsetMinutes: Int {
    code == Self.zulu || code == Self.negativeZero ? 0 : Int(code)
  }

  /// Whether this is written `Z`.
  public var isZ: Bool { code == Self.zulu }

  fileprivate init?(isNegative: Bool, hours: UInt8, minutes: UInt8) {
    guard minutes < 60, hours < 14 || hours == 14 && minutes == 0 else { return nil }
    let offset = Int16(hours) * 60 + Int16(minutes)
    code = isNegative ? (offset == 0 ? Self.negativeZero : -offset) : offset
  }
}

extension XSDTimeZone: CustomStringConvertible {
  /// The zone as it is written.
  public var description: String {
    var buffer = XMLByteBuffer()
    append(to: &buffer)
    return buffer.withSpan { String(copying: $0) }
  }

  fileprivate func append(to buffer: inout XMLByteBuffer) {
    if isZ { return buffer.append(UInt8(ascii: "Z")) }
    buffer.append(code < 0 || code == Self.negativeZero ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    buffer.appendPadded(abs(offsetMinutes) / 60, width: 2)
    buffer.append(UInt8(ascii: ":"))
    buffer.appendPadded(abs(offsetMinutes) % 60, width: 2)
  }
}

/// A time zone or its absence, in two bytes; an `Optional` would take three.
struct PackedTimeZone: Hashable, Sendable {
  private let code: Int16

  init(_ zone: XSDTimeZone?) {
    code = zone?.code ?? XSDTimeZone.absent
  }

  var zone: XSDTimeZone? { code == XSDTimeZone.absent ? nil : XSDTimeZone(packed: self) }

  fileprivate var unpackedCode: Int16 { code }

  func append(to buffer: inout XMLByteBuffer) {
    zone?.append(to: &buffer)
  }
}

extension XSDTimeZone {
  fileprivate init(packed: PackedTimeZone) {
    code = packed.unpackedCode
  }
}

extension Span where Element == UInt8 {
  /// Accepts what is left of the text as a time zone, or as none if nothing is left; nil if it is neither.
  func scanTimeZone(at position: inout Int) -> PackedTimeZone? {
    if position == count { return PackedTimeZone(nil) }
    if accept(UInt8(ascii: "Z"), at: &position) { return position == count ? PackedTimeZone(.utc) : nil }
    let isNegative = accept(UInt8(ascii: "-"), at: &position)
    guard isNegative || accept(UInt8(ascii: "+"), at: &position),
      let hours = scanTwoDigits(at: &position), accept(UInt8(ascii: ":"), at: &position),
      let minutes = scanTwoDigits(at: &position), position == count
    else { return nil }
    return XSDTimeZone(isNegative: isNegative, hours: hours, minutes: minutes).map { PackedTimeZone($0) }
  }
}
