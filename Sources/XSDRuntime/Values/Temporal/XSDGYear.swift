/// A year, with or without time zone (XML Schema Part 2, 3.2.11).
///
/// Equality is identity of the components, including the written form of the time zone.
public struct XSDGYear: Hashable, Sendable {
  private let yearField: Int
  private let zoneField: PackedTimeZone

  /// Creates a value from its components; nil if there is no such year.
  public init?(year: Int, timeZone: XSDTimeZone? = nil) {
    guard year != 0 else { return nil }
    yearField = year
    zoneField = PackedTimeZone(timeZone)
  }

  /// Year, negative before the common era, never 0.
  public var year: Int { yearField }
  /// Time zone; nil if none was written.
  public var timeZone: XSDTimeZone? { zoneField.zone }
}

extension XSDGYear: XSDLexicalConvertible {
  /// Parses a form such as `2017`.
  public init?(lexical: Span<UInt8>) {
    var position = 0
    guard let year = lexical.scanYear(at: &position),
      let zone = lexical.scanTimeZone(at: &position)
    else { return nil }
    yearField = year
    zoneField = zone
  }

  /// Appends the value as it was written.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendPadded(year, width: 4)
    zoneField.append(to: &buffer)
  }

  /// The name `xs:gYear`.
  public static var lexicalTypeName: String { "xs:gYear" }
}
