import SchemaDocuments

/// A decimal number of any length, compared by its digits.
struct DecimalText: Comparable {
  private var isNegative: Bool
  private var integer: String
  private var fraction: String

  /// `nil` for what is no plain number.
  init?(_ text: String) {
    var digits = Substring(text.trimmingXMLSpace())
    let hasMinus = digits.hasPrefix("-")
    if hasMinus || digits.hasPrefix("+") { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isDecimal = parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard isDecimal, !digits.isEmpty, digits != "." else { return nil }
    integer = String(parts[0].drop { $0 == "0" })
    fraction = parts.count > 1 ? String(parts[1]) : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    isNegative = hasMinus && !(integer.isEmpty && fraction.isEmpty)
  }

  static func < (lhs: Self, rhs: Self) -> Bool {
    if lhs.isNegative != rhs.isNegative { return lhs.isNegative }
    if lhs == rhs { return false }
    let isSmaller =
      lhs.integer.utf8.count != rhs.integer.utf8.count
      ? lhs.integer.utf8.count < rhs.integer.utf8.count
      : (lhs.integer, lhs.fraction) < (rhs.integer, rhs.fraction)
    return isSmaller != lhs.isNegative
  }

  /// The order of two values as written, as far as their texts show it: of numbers, and of dates and times of one form
  /// without time zone.
  static func isLess(_ one: String, _ other: String) -> Bool? {
    if let one = DecimalText(one), let other = DecimalText(other) { return one < other }
    let (one, other) = (one.trimmingXMLSpace(), other.trimmingXMLSpace())
    guard one.utf8.count == other.utf8.count, isPlainMoment(one), isPlainMoment(other) else { return nil }
    return one < other
  }

  /// Whether a text is made of digits and the marks between them, the year of four digits.
  private static func isPlainMoment(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 4, bytes.allSatisfy({ (0x30...0x39).contains($0) || [0x2D, 0x3A, 0x54].contains($0) }) else {
      return false
    }
    // A time zone other than Z is a sign and a time at the end.
    if bytes.count > 6, bytes[bytes.count - 6] == 0x2D, bytes[bytes.count - 3] == 0x3A { return false }
    return bytes[0] != 0x2D || bytes[1] == 0x2D
  }
}
