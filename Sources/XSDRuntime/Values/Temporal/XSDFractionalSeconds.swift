/// The fraction of a second, with any number of digits, kept as written.
///
/// Equality is identity of the digits: `.5` and `.50` mean the same but are different values.
public struct XSDFractionalSeconds: Hashable, Sendable {
  private enum Storage: Hashable, Sendable {
    /// Up to 18 digits after a leading one that keeps their zeros: 1045 for `.045`.
    case inline(UInt64)
    /// More digits, in ASCII.
    case long([UInt8])
  }

  private let storage: Storage

  private static var maximumInlineDigits: Int { 18 }
  private static var maximumInlinePower: UInt64 { 1_000_000_000_000_000_000 }

  /// No fraction.
  public static var absent: Self { Self(storage: .inline(1)) }

  private init(storage: Storage) {
    self.storage = storage
  }

  /// Creates a fraction from its digits, such as `045`; empty for none; nil if there is anything but digits.
  public init?(digits: String) {
    var text = "." + digits
    let fraction = text.withUTF8 { text in
      var position = 0
      let fraction = text.count == 1 ? .absent : text.span.scanFraction(at: &position)
      return position == text.count || text.count == 1 ? fraction : nil
    }
    guard let fraction else { return nil }
    self = fraction
  }

  /// Creates a fraction from nanoseconds.
  ///
  /// - Parameters:
  ///   - nanoseconds: From 0 to 999,999,999, otherwise the result is nil.
  ///   - digitCount: How many digits are written, from 0 to 9; what they cannot show is cut off. Nil for as many as the
  ///     value needs.
  public init?(nanoseconds: Int, digitCount: Int? = nil) {
    guard 0..<1_000_000_000 ~= nanoseconds, 0...9 ~= digitCount ?? 0 else { return nil }
    var code = 1_000_000_000 + UInt64(nanoseconds)
    if let digitCount {
      for _ in digitCount..<9 { code /= 10 }
    } else {
      while code > 1, code.isMultiple(of: 10) { code /= 10 }
    }
    storage = .inline(code)
  }

  /// Creates a fraction with as many digits as the value needs, from units of 10⁻¹⁸ seconds below 10¹⁸.
  init(attoseconds: UInt64) {
    var code = Self.maximumInlinePower + attoseconds
    while code > 1, code.isMultiple(of: 10) { code /= 10 }
    storage = .inline(code)
  }

  /// Number of digits.
  public var digitCount: Int {
    switch storage {
    case .inline(let code): code.decimalDigitCount - 1
    case .long(let digits): digits.count
    }
  }

  /// The digits, such as `045`; empty for none.
  public var digits: String {
    switch storage {
    case .inline(let code): String(code.description.dropFirst())
    case .long(let digits): String(copying: digits.span)
    }
  }

  /// Whether this is no fraction or has no digit but zeros.
  public var isZero: Bool { Self.order(self, .absent) == 0 }

  /// The value in nanoseconds; what they cannot show is cut off.
  public var nanoseconds: Int { Int(attoseconds / 1_000_000_000) }

  /// The value in units of 10⁻¹⁸ seconds; what they cannot show is cut off.
  public var attoseconds: UInt64 {
    switch storage {
    case .inline(var code):
      while code < Self.maximumInlinePower { code *= 10 }
      return code - Self.maximumInlinePower
    case .long(let digits):
      return digits.prefix(Self.maximumInlineDigits).reduce(0) { $0 * 10 + UInt64($1.digitValue) }
    }
  }

  /// Negative, zero or positive as the left fraction is less than, equal to or greater than the right one in value.
  static func order(_ lhs: Self, _ rhs: Self) -> Int {
    let (left, right) = (lhs.attoseconds, rhs.attoseconds)
    if left != right { return left < right ? -1 : 1 }
    return DecimalText.order(ofFraction: lhs.digitsBeyondAttoseconds, rhs.digitsBeyondAttoseconds)
  }

  private var digitsBeyondAttoseconds: ArraySlice<UInt8> {
    if case .long(let digits) = storage { digits.dropFirst(Self.maximumInlineDigits) } else { [] }
  }

  /// Appends a point and the digits; nothing if there are none.
  func append(to buffer: inout XMLByteBuffer) {
    switch storage {
    case .inline(1): break
    case .inline(let code):
      buffer.appendUnchecked(28) { next in
        next.appendMark(".")
        next.appendDigits(behindFirstOf: code)
      }
    case .long(let digits):
      buffer.append(UInt8(ascii: "."))
      buffer.append(digits.span)
    }
  }

  /// Creates a fraction of at most 18 digits; nil if there are more, or anything but digits.
  @inline(__always)
  init?(plain text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress, text.count <= 18 else { return nil }
    var code: UInt64 = 1
    for index in 0..<text.count {
      let digit = start[index].digitValue
      if digit > 9 { return nil }
      code = code &* 10 &+ UInt64(digit)
    }
    storage = .inline(code)
  }

  fileprivate init(digits text: Span<UInt8>) {
    if text.count <= Self.maximumInlineDigits {
      var code: UInt64 = 1
      for index in text.indices { code = code &* 10 &+ UInt64(text[index].digitValue) }
      storage = .inline(code)
    } else {
      storage = .long(text.withUnsafeBufferPointer { Array($0) })
    }
  }
}

extension Span where Element == UInt8 {
  /// Accepts a point and one or more digits, or nothing if there is no point; nil if the digits are missing.
  func scanFraction(at position: inout Int) -> XSDFractionalSeconds? {
    guard accept(UInt8(ascii: "."), at: &position) else { return XSDFractionalSeconds.absent }
    let start = position
    position = endOfDigits(from: start)
    guard position > start else { return nil }
    return XSDFractionalSeconds(digits: extracting(start..<position))
  }
}
