/// A month of any year, with or without time zone (XML Schema Part 2, 3.2.14).
///
/// Equality is identity of the components, including the written form of the time zone.
public struct XSDGMonth: Hashable, Sendable {
  private let monthField: UInt8
  private let zoneField: PackedTimeZone

  /// Creates a value from its components; nil if there is no such month.
  public init?(month: Int, timeZone: XSDTimeZone? = nil) {
    guard 1...12 ~= month else { return nil }
    monthField = UInt8(month)
    zoneField = PackedTimeZone(timeZone)
  }

  /// Month, 1 to 12.
  public var month: Int { Int(monthField) }
  /// Time zone; nil if none was written.
  public var timeZone: XSDTimeZone? { zoneField.zone }
}

extension XSDGMonth: XSDLexicalConvertible {
  /// Parses a form such as `--04`; also `--04--`, which the first edition of XML Schema 1.0 had by mistake.
  public init?(lexical: Span<UInt8>) {
    var position = 0
    guard lexical.acceptHyphens(2, at: &position), let month = lexical.scanMonth(at: &position)
    else { return nil }
    var end = position
    if lexical.acceptHyphens(2, at: &end) { position = end }
    guard let zone = lexical.scanTimeZone(at: &position)
    else { return nil }
    monthField = month
    zoneField = zone
  }

  /// Appends the value as it was written.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.append("--")
    buffer.appendPadded(month, width: 2)
    zoneField.append(to: &buffer)
  }

  /// The name `xs:gMonth`.
  public static var lexicalTypeName: String { "xs:gMonth" }
}
