extension XSDDecimal {
  /// The nearest `Double`.
  public var doubleValue: Double {
    var buffer = XMLByteBuffer()
    appendLexical(to: &buffer)
    // The lexical forms of xs:decimal are among those of xs:double.
    return buffer.withSpan { Double(lexical: $0) } ?? .nan
  }

  /// Creates the shortest decimal number that reads as the same `Double`: 0.1 for `0.1`; nil for infinity and NaN.
  public init?(_ value: Double) {
    var buffer = XMLByteBuffer()
    value.appendLexical(to: &buffer)
    guard let parts = buffer.withSpan({ DecimalFloatParts($0) }) else { return nil }
    if parts.exponent <= 0 {
      buffer.removeAll(keepingCapacity: true)
      buffer.appendFixedPoint(isNegative: parts.isNegative, significand: parts.significand, scale: -parts.exponent)
      self.init(canonicalText: buffer.take())
    } else {
      var text = Array((parts.isNegative ? "-" : "").utf8) + Array(parts.significand.description.utf8)
      text += repeatElement(UInt8(ascii: "0"), count: parts.exponent)
      self.init(canonicalText: text)
    }
  }

  /// Creates the value that a `Double` has exactly, which for `0.1` takes 55 digits; nil for infinity and NaN.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    guard !value.isZero else {
      self.init(0)
      return
    }
    // value = integer · 2^exponent, and dividing by 2^n is multiplying by 5^n and moving the point by n digits.
    let unit = value.magnitude.ulp
    var integer = UInt64(value.magnitude / unit)
    var exponent = Int(unit.exponent)
    exponent += integer.trailingZeroBitCount
    integer >>= UInt64(integer.trailingZeroBitCount)
    var digits = Array(integer.description.utf8.reversed().map(\.digitValue))
    for _ in 0..<abs(exponent) { Self.multiply(&digits, by: exponent < 0 ? 5 : 2) }
    let scale = max(0, -exponent)
    while digits.count <= scale { digits.append(0) }
    var text = digits.reversed().map { $0 + UInt8(ascii: "0") }
    if scale > 0 { text.insert(UInt8(ascii: "."), at: text.count - scale) }
    if value < 0 { text.insert(UInt8(ascii: "-"), at: 0) }
    self.init(canonicalText: text)
  }

  /// Multiplies a number whose decimal digits start with the lowest.
  private static func multiply(_ digits: inout [UInt8], by factor: UInt8) {
    var carry: UInt8 = 0
    for index in digits.indices {
      let product = digits[index] * factor + carry
      digits[index] = product % 10
      carry = product / 10
    }
    if carry > 0 { digits.append(carry) }
  }
}
