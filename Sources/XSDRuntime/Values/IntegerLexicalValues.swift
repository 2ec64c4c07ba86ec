// Integers by XML Schema Part 2, 3.3.13 and the types derived from it: an optional sign and any number of digits. What
// does not fit the Swift type is not accepted; nothing wraps around.

extension Span where Element == UInt8 {
  /// Parses the whole text as an integer.
  @inline(__always)
  func integer<T: FixedWidthInteger>(as type: T.Type) -> T? {
    guard let (isNegative, magnitude) = integerParts() else { return nil }
    if !isNegative { return T(exactly: magnitude) }
    guard magnitude <= Int64.min.magnitude else { return nil }
    return T(exactly: Int64(truncatingIfNeeded: 0 &- magnitude))
  }

  private func integerParts() -> (isNegative: Bool, magnitude: UInt64)? {
    var position = 0
    let isNegative = accept(UInt8(ascii: "-"), at: &position)
    if !isNegative { _ = accept(UInt8(ascii: "+"), at: &position) }
    guard position < count else { return nil }
    var magnitude: UInt64 = 0
    // 19 digits always fit; whatever follows is checked.
    let unchecked = Swift.min(count, position &+ 19)
    while position < unchecked {
      let digit = self[position].digitValue
      guard digit < 10 else { return nil }
      magnitude = magnitude &* 10 &+ UInt64(digit)
      position &+= 1
    }
    while position < count {
      let digit = self[position].digitValue
      guard digit < 10 else { return nil }
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = product.addingReportingOverflow(UInt64(digit))
      if overflow || overflow2 { return nil }
      magnitude = sum
      position &+= 1
    }
    return (isNegative, magnitude)
  }
}

extension Int8: XMLLexicalValue {
  /// Parses an `xs:byte`; nil if it is out of range.
  public init?(lexical: Span<UInt8>) {
    guard let value = lexical.integer(as: Self.self) else { return nil }
    self = value
  }

  /// Appends the canonical decimal digits.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendDecimal(self)
  }

  /// The name `xs:byte`.
  public static var lexicalTypeName: String { "xs:byte" }
}

extension Int16: XMLLexicalValue {
  /// Parses an `xs:short`; nil if it is out of range.
  public init?(lexical: Span<UInt8>) {
    guard let value = lexical.integer(as: Self.self) else { return nil }
    self = value
  }

  /// Appends the canonical decimal digits.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendDecimal(self)
  }

  /// The name `xs:short`.
  public static var lexicalTypeName: String { "xs:short" }
}

extension Int32: XMLLexicalValue {
  /// Parses an `xs:int`; nil if it is out of range.
  public init?(lexical: Span<UInt8>) {
    guard let value = lexical.integer(as: Self.self) else { return nil }
    self = value
  }

  /// Appends the canonical decimal digits.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendDecimal(self)
  }

  /// The name `xs:int`.
  public static var lexicalTypeName: String { "xs:int" }
}

extension Int64: XMLLexicalValue {
  /// Parses an `xs:long`; nil if it is out of range.
  public init?(lexical: Span<UInt8>) {
    guard let value = lexical.integer(as: Self.self) else { return nil }
    self = value
  }

  /// Appends the canonical decimal digits.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendDecimal(self)
  }

  /// The name `xs:long`.
  public static var lexicalTypeName: String { "xs:long" }
}

extension UInt8: XMLLexicalValue {
  /// Parses an `xs:unsignedByte`; nil if it is out of range.
  public init?(lexical: Span<UInt8>) {
    guard let value = lexical.integer(as: Self.self) else { return nil }
    self = value
  }

  /// Appends the canonical decimal digits.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendDecimal(self)
  }

  /// The name `xs:unsignedByte`.
  public static var lexicalTypeName: String { "xs:unsignedByte" }
}

extension UInt16: XMLLexicalValue {
  /// Parses an `xs:unsignedShort`; nil if it is out of range.
  public init?(lexical: Span<UInt8>) {
    guard let value = lexical.integer(as: Self.self) else { return nil }
    self = value
  }

  /// Appends the canonical decimal digits.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendDecimal(self)
  }

  /// The name `xs:unsignedShort`.
  public static var lexicalTypeName: String { "xs:unsignedShort" }
}

extension UInt32: XMLLexicalValue {
  /// Parses an `xs:unsignedInt`; nil if it is out of range.
  public init?(lexical: Span<UInt8>) {
    guard let value = lexical.integer(as: Self.self) else { return nil }
    self = value
  }

  /// Appends the canonical decimal digits.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendDecimal(self)
  }

  /// The name `xs:unsignedInt`.
  public static var lexicalTypeName: String { "xs:unsignedInt" }
}

extension UInt64: XMLLexicalValue {
  /// Parses an `xs:unsignedLong`; nil if it is out of range.
  public init?(lexical: Span<UInt8>) {
    guard let value = lexical.integer(as: Self.self) else { return nil }
    self = value
  }

  /// Appends the canonical decimal digits.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendDecimal(self)
  }

  /// The name `xs:unsignedLong`.
  public static var lexicalTypeName: String { "xs:unsignedLong" }
}

extension Int: XMLLexicalValue {
  /// Parses an `xs:integer`; nil if it is out of range.
  public init?(lexical: Span<UInt8>) {
    guard let value = lexical.integer(as: Self.self) else { return nil }
    self = value
  }

  /// Appends the canonical decimal digits.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendDecimal(self)
  }

  /// The name `xs:integer`.
  public static var lexicalTypeName: String { "xs:integer" }
}

extension UInt: XMLLexicalValue {
  /// Parses an `xs:nonNegativeInteger`; nil if it is out of range.
  public init?(lexical: Span<UInt8>) {
    guard let value = lexical.integer(as: Self.self) else { return nil }
    self = value
  }

  /// Appends the canonical decimal digits.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendDecimal(self)
  }

  /// The name `xs:nonNegativeInteger`.
  public static var lexicalTypeName: String { "xs:nonNegativeInteger" }
}
