extension XSDDecimal: Hashable, Comparable {
  /// Whether both have the same value, however many fraction digits they are written with.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    order(lhs, rhs) == 0
  }

  /// Whether the value is less than another.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    order(lhs, rhs) < 0
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    switch normalized {
    case .inline(let significand, let scale):
      hasher.combine(significand)
      hasher.combine(scale)
    case .text(let text):
      hasher.combine(text)
    }
  }

  /// Negative, zero or positive as the left value is less than, equal to or greater than the right one.
  private static func order(_ lhs: Self, _ rhs: Self) -> Int {
    if case .inline(let left, let leftScale) = lhs.storage, case .inline(let right, let rightScale) = rhs.storage {
      if leftScale == rightScale { return (left > right ? 1 : 0) - (left < right ? 1 : 0) }
      // 63 bits times at most 10^18 fit 128 bits.
      let wideLeft = left.multipliedFullWidth(by: powerOfTen(max(rightScale, leftScale) - leftScale))
      let wideRight = right.multipliedFullWidth(by: powerOfTen(max(rightScale, leftScale) - rightScale))
      let (left, right) = ((wideLeft.high, wideLeft.low), (wideRight.high, wideRight.low))
      return (left > right ? 1 : 0) - (left < right ? 1 : 0)
    }
    return DecimalText.order(DecimalText(lhs.text), DecimalText(rhs.text))
  }

  private static func powerOfTen(_ exponent: UInt8) -> Int64 {
    var power: Int64 = 1
    for _ in 0..<exponent { power &*= 10 }
    return power
  }

  /// The written form.
  private var text: [UInt8] {
    if case .text(let text) = storage { return text }
    var buffer = XMLByteBuffer()
    appendLexical(to: &buffer)
    return buffer.take()
  }

  /// The same value without trailing zeros in the fraction, which makes storage unique per value.
  private var normalized: Storage {
    switch storage {
    case .inline(var significand, var scale):
      while scale > 0, significand % 10 == 0 {
        significand /= 10
        scale -= 1
      }
      return .inline(significand: significand, scale: scale)
    case .text(let text):
      guard scale > 0 else { return storage }
      var end = text.endIndex
      while text[end - 1] == UInt8(ascii: "0") { end -= 1 }
      if text[end - 1] == UInt8(ascii: ".") { end -= 1 }
      return XSDDecimal(canonicalText: Array(text[..<end])).storage
    }
  }
}

/// The parts of a decimal's written form.
struct DecimalText {
  var isNegative: Bool
  /// Digits before the point, without leading zeros except a single one.
  var integer: ArraySlice<UInt8>
  /// Digits after the point.
  var fraction: ArraySlice<UInt8>

  init(_ text: [UInt8]) {
    isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative ? text[1...] : text[...]
    let point = digits.firstIndex(of: UInt8(ascii: "."))
    integer = digits[..<(point ?? digits.endIndex)]
    fraction = point.map { digits[($0 + 1)...] } ?? []
  }

  /// Negative, zero or positive as the left value is less than, equal to or greater than the right one.
  static func order(_ lhs: Self, _ rhs: Self) -> Int {
    if lhs.isNegative != rhs.isNegative { return lhs.isNegative ? -1 : 1 }
    let order = orderOfMagnitudes(lhs, rhs)
    return lhs.isNegative ? -order : order
  }

  private static func orderOfMagnitudes(_ lhs: Self, _ rhs: Self) -> Int {
    if lhs.integer.count != rhs.integer.count { return lhs.integer.count < rhs.integer.count ? -1 : 1 }
    for (left, right) in zip(lhs.integer, rhs.integer) where left != right { return left < right ? -1 : 1 }
    return order(ofFraction: lhs.fraction, rhs.fraction)
  }

  /// Orders fractions by their digits, a missing digit being zero.
  static func order(ofFraction lhs: ArraySlice<UInt8>, _ rhs: ArraySlice<UInt8>) -> Int {
    for (left, right) in zip(lhs, rhs) where left != right { return left < right ? -1 : 1 }
    let zero = UInt8(ascii: "0")
    if lhs.dropFirst(rhs.count).contains(where: { $0 != zero }) { return 1 }
    return rhs.dropFirst(lhs.count).contains { $0 != zero } ? -1 : 0
  }
}
