/// A day of any month, with or without time zone (XML Schema Part 2, 3.2.13).
///
/// Equality is identity of the components, including the written form of the time zone.
public struct XSDGDay: Hashable, Sendable {
  private let dayField: UInt8
  private let zoneField: PackedTimeZone

  /// Creates a value from its components; nil if there is no such day.
  public init?(day: Int, timeZone: XSDTimeZone? = nil) {
    guard 1...31 ~= day else { return nil }
    dayField = UInt8(day)
    zoneField = PackedTimeZone(timeZone)
  }

  /// Day of the month, from 1.
  public var day: Int { Int(dayField) }
  /// Time zone; nil if none was written.
  public var timeZone: XSDTimeZone? { zoneField.zone }
}

extension XSDGDay: XSDLexicalConvertible {
  /// Parses a form such as `---30`.
  public init?(lexical: Span<UInt8>) {
    var position = 0
    guard lexical.acceptHyphens(3, at: &position),
      let day = lexical.scanDay(of: 1, year: nil, at: &position),
      let zone = lexical.scanTimeZone(at: &position)
    else { return nil }
    dayField = day
    zoneField = zone
  }

  /// Appends the value as it was written.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.append("---")
    buffer.appendPadded(day, width: 2)
    zoneField.append(to: &buffer)
  }

  /// The name `xs:gDay`.
  public static var lexicalTypeName: String { "xs:gDay" }
}
