extension Double: XMLLexicalValue {
  /// Parses an `xs:double` (XML Schema Part 2, 3.2.5), correctly rounded; `INF`, `-INF` and `NaN` are spelled so.
  public init?(lexical: Span<UInt8>) {
    guard let parts = DecimalFloatParts(lexical) else {
      guard let value = Self(specialLexical: lexical) else { return nil }
      self = value
      return
    }
    if parts.isExact, parts.significand <= 1 << 53, let power = parts.exponent.magnitude.powerOfTen {
      // Clinger's fast path: both operands are exact, so the one operation rounds correctly.
      let significand = Double(parts.significand)
      let magnitude = parts.exponent < 0 ? significand / power : significand * power
      self = parts.isNegative ? -magnitude : magnitude
    } else {
      guard let value = Double(String(copying: lexical)) else { return nil }
      self = value
    }
  }

  /// Appends the shortest form that reads back as the same value: `10`, `0.1`, `1E21`.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    if magnitude < 0x1p53, self == rounded(.towardZero) {
      buffer.appendWhole(Int64(self), isNegative: sign == .minus)
    } else if let hundredths {
      buffer.appendUnchecked(28) { next in
        if self < 0 {
          next.appendMark("-")
        }
        next.appendDecimal(hundredths / 100)
        next.appendMark(".")
        if hundredths.isMultiple(of: 10) {
          next.appendDecimal(hundredths % 100 / 10)
        } else {
          next.appendPair(UInt8(truncatingIfNeeded: hundredths % 100))
        }
      }
    } else {
      buffer.appendFloatingPoint(self)
    }
  }

  /// The magnitude in hundredths if it is exactly what so many of them are read as. Fewer than 16 digits tell values
  /// apart, so that no shorter form is read as this value.
  private var hundredths: UInt64? {
    guard magnitude < 1e12, magnitude >= 0.01 else { return nil }
    let count = (magnitude * 100).rounded()
    return count / 100 == magnitude ? UInt64(count) : nil
  }

  /// The name `xs:double`.
  public static var lexicalTypeName: String { "xs:double" }
}

extension Float: XMLLexicalValue {
  /// Parses an `xs:float` (XML Schema Part 2, 3.2.4), correctly rounded; `INF`, `-INF` and `NaN` are spelled so.
  public init?(lexical: Span<UInt8>) {
    guard let parts = DecimalFloatParts(lexical) else {
      guard let value = Self(specialLexical: lexical) else { return nil }
      self = value
      return
    }
    if parts.isExact, parts.significand <= 1 << 24, parts.exponent.magnitude <= 10,
      let power = parts.exponent.magnitude.powerOfTen
    {
      // 10^10 is the largest power of ten that a Float holds exactly.
      let significand = Float(parts.significand)
      let magnitude = parts.exponent < 0 ? significand / Float(power) : significand * Float(power)
      self = parts.isNegative ? -magnitude : magnitude
    } else {
      guard let value = Float(String(copying: lexical)) else { return nil }
      self = value
    }
  }

  /// Appends the shortest form that reads back as the same value: `10`, `0.1`, `1E21`.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    if magnitude < 0x1p24, self == rounded(.towardZero) {
      buffer.appendWhole(Int64(self), isNegative: sign == .minus)
    } else {
      buffer.appendFloatingPoint(self)
    }
  }

  /// The name `xs:float`.
  public static var lexicalTypeName: String { "xs:float" }
}

extension BinaryFloatingPoint {
  fileprivate init?(specialLexical lexical: Span<UInt8>) {
    if lexical.equals("INF") {
      self = .infinity
    } else if lexical.equals("-INF") {
      self = -.infinity
    } else if lexical.equals("NaN") {
      self = .nan
    } else {
      return nil
    }
  }
}

extension UInt {
  /// Ten to this power, if a `Double` holds it exactly.
  @inline(__always)
  var powerOfTen: Double? {
    // A switch over constants compiles to a table without lazy initialization.
    switch self {
    case 0: 1e0
    case 1: 1e1
    case 2: 1e2
    case 3: 1e3
    case 4: 1e4
    case 5: 1e5
    case 6: 1e6
    case 7: 1e7
    case 8: 1e8
    case 9: 1e9
    case 10: 1e10
    case 11: 1e11
    case 12: 1e12
    case 13: 1e13
    case 14: 1e14
    case 15: 1e15
    case 16: 1e16
    case 17: 1e17
    case 18: 1e18
    case 19: 1e19
    case 20: 1e20
    case 21: 1e21
    case 22: 1e22
    default: nil
    }
  }
}

extension XMLByteBuffer {
  fileprivate mutating func appendWhole(_ value: Int64, isNegative: Bool) {
    if isNegative && value == 0 { append(UInt8(ascii: "-")) }
    appendDecimal(value)
  }

  /// Rewrites Swift's shortest round-trip description in the form XML Schema knows.
  fileprivate mutating func appendFloatingPoint<T: BinaryFloatingPoint & CustomStringConvertible>(_ value: T) {
    if value.isNaN { return append("NaN") }
    if value.isInfinite { return value < 0 ? append("-INF") : append("INF") }
    var description = value.description
    description.withUTF8 { appendFloatingPoint(description: $0.span) }
  }

  private mutating func appendFloatingPoint(description: Span<UInt8>) {
    var exponentStart = 0
    while exponentStart < description.count, description[exponentStart] != UInt8(ascii: "e") { exponentStart += 1 }
    var significandEnd = exponentStart
    if significandEnd > 2, description[significandEnd - 1] == UInt8(ascii: "0"),
      description[significandEnd - 2] == UInt8(ascii: ".")
    {
      significandEnd -= 2
    }
    append(description.extracting(0..<significandEnd))
    guard exponentStart < description.count else { return }
    append(UInt8(ascii: "E"))
    var position = exponentStart + 1
    if description.accept(UInt8(ascii: "-"), at: &position) { append(UInt8(ascii: "-")) }
    _ = description.accept(UInt8(ascii: "+"), at: &position)
    while position < description.count - 1, description[position] == UInt8(ascii: "0") { position += 1 }
    append(description.extracting(position..<description.count))
  }
}
