/// The parts of a decimal number with an optional exponent: `±significand · 10^exponent`.
struct DecimalFloatParts {
  var isNegative = false
  /// The first 19 significant digits.
  var significand: UInt64 = 0
  var exponent = 0
  /// False if a digit other than zero did not fit the significand.
  var isExact = true

  /// Parses the number by XML Schema Part 2, 3.2.4.1: a decimal, then optionally `E` or `e` and an integer.
  init?(_ text: Span<UInt8>) {
    var position = 0
    isNegative = text.accept(UInt8(ascii: "-"), at: &position)
    if !isNegative { _ = text.accept(UInt8(ascii: "+"), at: &position) }
    var digitCount = scanDigits(of: text, at: &position, isFraction: false)
    if text.accept(UInt8(ascii: "."), at: &position) {
      digitCount += scanDigits(of: text, at: &position, isFraction: true)
    }
    guard digitCount > 0 else { return nil }
    if position < text.count {
      guard text[position] | 0x20 == UInt8(ascii: "e") else { return nil }
      position += 1
      guard scanExponent(of: text, at: &position), position == text.count else { return nil }
    }
  }

  private mutating func scanDigits(of text: Span<UInt8>, at position: inout Int, isFraction: Bool) -> Int {
    let start = position
    while position < text.count {
      let digit = text[position].digitValue
      guard digit < 10 else { break }
      if significand < 1_000_000_000_000_000_000 {
        significand = significand &* 10 &+ UInt64(digit)
        if isFraction { exponent &-= 1 }
      } else {
        if digit != 0 { isExact = false }
        if !isFraction { exponent &+= 1 }
      }
      position &+= 1
    }
    return position - start
  }

  private mutating func scanExponent(of text: Span<UInt8>, at position: inout Int) -> Bool {
    let isNegative = text.accept(UInt8(ascii: "-"), at: &position)
    if !isNegative { _ = text.accept(UInt8(ascii: "+"), at: &position) }
    let start = position
    var value = 0
    while position < text.count, text[position].digitValue < 10 {
      // Far beyond any exponent that matters, the exact value does not.
      if value < 1 << 40 { value = value &* 10 &+ Int(text[position].digitValue) }
      position &+= 1
    }
    exponent += isNegative ? -value : value
    return position > start
  }
}
