/// An exact decimal number of any length (XML Schema Part 2, 3.2.3).
///
/// The number of fraction digits is kept as written: `1.50` comes back out as `1.50`. Equality, order and hashing go by
/// value, so `1.50 == 1.5`. What is not kept is a plus sign, the sign of zero, needless leading zeros, and a point
/// without digits on one side of it.
///
/// There is no arithmetic: convert to the number type that suits the calculation. `Foundation.Decimal(exactly:)` is
/// exact for up to 38 digits and nil beyond; ``doubleValue`` is the nearest `Double`.
public struct XSDDecimal: Sendable {
  enum Storage: Sendable {
    /// `significand / 10^scale` with a scale of at most 18; never `Int64.min`, so that negating cannot overflow.
    case inline(significand: Int64, scale: UInt8)
    /// The text as it is written, for whatever does not fit `inline`.
    case text([UInt8])
  }

  var storage: Storage

  static let maximumInlineScale = 18

  /// Creates a number from any integer.
  public init(_ value: some BinaryInteger) {
    if let significand = Int64(exactly: value), significand != .min {
      storage = .inline(significand: significand, scale: 0)
    } else {
      storage = .text(Array(value.description.utf8))
    }
  }

  /// Creates `significand / 10^scale`, written with `scale` fraction digits.
  ///
  /// - Precondition: The scale is not negative.
  public init(significand: Int64, scale: Int) {
    precondition(scale >= 0, "negative scale")
    if scale <= Self.maximumInlineScale && significand != .min {
      storage = .inline(significand: significand, scale: UInt8(scale))
    } else {
      var buffer = XMLByteBuffer()
      buffer.appendFixedPoint(isNegative: significand < 0, significand: significand.magnitude, scale: scale)
      storage = .text(buffer.take())
    }
  }

  /// Number of fraction digits, as written.
  public var scale: Int {
    switch storage {
    case .inline(_, let scale): Int(scale)
    case .text(let text): DecimalText(text).fraction.count
    }
  }

  /// Whether this is zero.
  public var isZero: Bool {
    switch storage {
    case .inline(let significand, _): significand == 0
    case .text(let text): !text.contains { 1...9 ~= $0.digitValue }
    }
  }

  /// Whether this is less than zero.
  public var isNegative: Bool {
    switch storage {
    case .inline(let significand, _): significand < 0
    case .text(let text): text.first == UInt8(ascii: "-")
    }
  }

  /// The number with the opposite sign; zero stays zero.
  public static prefix func - (value: Self) -> Self {
    var result = value
    switch value.storage {
    case .inline(let significand, let scale): result.storage = .inline(significand: -significand, scale: scale)
    case .text(let text) where value.isNegative: result = XSDDecimal(canonicalText: Array(text.dropFirst()))
    case .text(let text) where !value.isZero: result = XSDDecimal(canonicalText: [UInt8(ascii: "-")] + text)
    case .text: break
    }
    return result
  }
}

extension XSDDecimal: XSDLexicalConvertible {
  /// Parses an optional sign and digits with at most one point among or around them.
  public init?(lexical: Span<UInt8>) {
    var start = 0
    let isNegative = lexical.accept(UInt8(ascii: "-"), at: &start)
    if !isNegative { _ = lexical.accept(UInt8(ascii: "+"), at: &start) }
    var point = start
    var magnitude: UInt64 = 0
    var significantCount = 0
    var end = start
    var fractionCount = -1
    while end < lexical.count {
      let digit = lexical[end].digitValue
      if digit < 10 {
        // Digits past the 19th make the value meaningless, which is checked below.
        magnitude = magnitude &* 10 &+ UInt64(digit)
        if significantCount > 0 || digit != 0 { significantCount &+= 1 }
      } else {
        guard lexical[end] == UInt8(ascii: "."), fractionCount < 0 else { return nil }
        point = end
        fractionCount = lexical.count - end - 1
      }
      end &+= 1
    }
    if fractionCount < 0 {
      point = end
      fractionCount = 0
    }
    guard point - start + fractionCount > 0 else { return nil }
    if significantCount <= 19, magnitude <= Int64.max.magnitude, fractionCount <= Self.maximumInlineScale {
      let significand = Int64(magnitude)
      storage = .inline(significand: isNegative ? -significand : significand, scale: UInt8(fractionCount))
      return
    }
    while start < point, lexical[start] == UInt8(ascii: "0") { start += 1 }
    var buffer = XMLByteBuffer(capacity: lexical.count + 2)
    if isNegative && significantCount > 0 { buffer.append(UInt8(ascii: "-")) }
    if start == point { buffer.append(UInt8(ascii: "0")) }
    buffer.append(lexical.extracting(start..<(fractionCount == 0 ? point : end)))
    storage = .text(buffer.take())
  }

  /// Wraps text in written form, inline if it fits.
  init(canonicalText text: [UInt8]) {
    guard let value = XSDDecimal(lexical: text.span) else { preconditionFailure("not a decimal") }
    self = value
  }

  /// Appends the digits, with as many fraction digits as there were.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    switch storage {
    case .inline(let significand, let scale):
      buffer.appendFixedPoint(isNegative: significand < 0, significand: significand.magnitude, scale: Int(scale))
    case .text(let text):
      buffer.append(text.span)
    }
  }

  /// The name `xs:decimal`.
  public static var lexicalTypeName: String { "xs:decimal" }
}

extension XSDDecimal: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// Creates a number from an integer literal.
  public init(integerLiteral value: Int) {
    self.init(value)
  }

  /// Creates a number from a literal: the shortest decimal number that reads as the same `Double`, so `9.99` is 9.99.
  ///
  /// A literal of more than 15 significant digits may lose some; parse it from a string instead.
  public init(floatLiteral value: Double) {
    guard let value = Self(value) else { preconditionFailure("literal out of range") }
    self = value
  }
}

extension XMLByteBuffer {
  /// Appends `significand / 10^scale` with exactly `scale` fraction digits.
  mutating func appendFixedPoint(isNegative: Bool, significand: UInt64, scale: Int) {
    guard scale > 0 else { return appendDecimal(isNegative: isNegative, magnitude: significand, width: 1) }
    appendDecimal(isNegative: isNegative, magnitude: significand, width: scale + 1)
    // Make room for the point by moving the fraction digits up by one.
    append(UInt8(ascii: "."))
    rotateTail(scale + 1)
  }
}
