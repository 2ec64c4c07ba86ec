/// A whole number of any size (XML Schema Part 2, 3.3.13 and the unbounded types derived from it).
///
/// There is no arithmetic: convert to the type that suits the calculation, `Int(exactly:)` for example.
public struct XSDInteger: Sendable {
  enum Storage: Hashable, Sendable {
    case small(Int)
    /// A minus or none, then digits without leading zeros, of a number that `Int` cannot hold.
    case large([UInt8])
  }

  let storage: Storage

  /// Creates the number that any integer is.
  public init(_ value: some BinaryInteger) {
    storage = Int(exactly: value).map { .small($0) } ?? .large(Array(value.description.utf8))
  }

  /// Creates the same number; nil if it has a fraction.
  public init?(exactly value: XSDDecimal) {
    var buffer = XMLByteBuffer()
    value.appendLexical(to: &buffer)
    let integer = buffer.withSpan { text -> XSDInteger? in
      var end = 0
      while end < text.count, text[end] != UInt8(ascii: ".") { end += 1 }
      for index in (end + 1)..<max(end + 1, text.count) where text[index] != UInt8(ascii: "0") { return nil }
      return XSDInteger(lexical: text.extracting(0..<end))
    }
    guard let integer else { return nil }
    self = integer
  }

  /// Whether this is less than zero.
  public var isNegative: Bool {
    switch storage {
    case .small(let value): value < 0
    case .large(let text): text.first == UInt8(ascii: "-")
    }
  }

  /// The number with the opposite sign.
  public static prefix func - (value: Self) -> Self {
    switch value.storage {
    case .small(let small):
      let (negated, overflows) = 0.subtractingReportingOverflow(small)
      return overflows ? Self(small.magnitude) : Self(negated)
    case .large(let text):
      let negated = value.isNegative ? Array(text.dropFirst()) : [UInt8(ascii: "-")] + text
      return Self(lexical: negated.span) ?? value
    }
  }
}

extension XSDInteger: Hashable, Comparable {
  /// Whether both are the same number.
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.storage == rhs.storage }

  /// Hashes the number.
  public func hash(into hasher: inout Hasher) { hasher.combine(storage) }

  /// Whether the number is less than another.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    switch (lhs.storage, rhs.storage) {
    case (.small(let left), .small(let right)): left < right
    case (.small, .large): !rhs.isNegative
    case (.large, .small): lhs.isNegative
    case (.large(let left), .large(let right)): DecimalText.order(DecimalText(left), DecimalText(right)) < 0
    }
  }
}

extension XSDInteger: XSDLexicalConvertible {
  /// Parses an optional sign and digits.
  public init?(lexical: Span<UInt8>) {
    if let small = lexical.integer(as: Int.self) {
      storage = .small(small)
      return
    }
    var start = 0
    let isNegative = lexical.accept(UInt8(ascii: "-"), at: &start)
    if !isNegative { _ = lexical.accept(UInt8(ascii: "+"), at: &start) }
    guard start < lexical.count, lexical.endOfDigits(from: start) == lexical.count else { return nil }
    while lexical[start] == UInt8(ascii: "0") { start += 1 }
    var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    lexical.extracting(start..<lexical.count).withUnsafeBufferPointer { text.append(contentsOf: $0) }
    storage = .large(text)
  }

  /// Appends the canonical decimal digits.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    switch storage {
    case .small(let value): buffer.appendDecimal(value)
    case .large(let text): buffer.append(text.span)
    }
  }

  /// The name `xs:integer`.
  public static var lexicalTypeName: String { "xs:integer" }
}

extension XSDInteger: ExpressibleByIntegerLiteral {
  /// Creates a number from a literal.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension FixedWidthInteger {
  /// Creates the same number; nil if this type cannot hold it.
  public init?(exactly value: XSDInteger) {
    switch value.storage {
    case .small(let small): self.init(exactly: small)
    case .large(let text): self.init(String(decoding: text, as: UTF8.self))
    }
  }
}

extension XSDDecimal {
  /// Creates the same number.
  public init(_ value: XSDInteger) {
    switch value.storage {
    case .small(let small): self.init(small)
    case .large(let text): self.init(canonicalText: text)
    }
  }
}
