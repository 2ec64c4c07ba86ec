// Scanning of lexical forms. Every function takes the position by reference and moves it past what it accepted; the
// position is meaningless after a function returned nil or false, except where noted.

extension UInt8 {
  /// The value of an ASCII digit; 10 or more for any other byte.
  @inline(__always)
  var digitValue: UInt8 { self &- UInt8(ascii: "0") }

  /// Whether this is a white space character of XML.
  @inline(__always)
  var isXMLWhiteSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
}

extension String {
  /// Copies UTF-8 text.
  @usableFromInline
  init(copying text: Span<UInt8>) {
    self = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}

extension Span where Element == UInt8 {
  /// Whether the text is this literal, byte for byte.
  func equals(_ literal: StaticString) -> Bool {
    guard literal.utf8CodeUnitCount == count else { return false }
    return literal.withUTF8Buffer { isEqual(to: $0.span) }
  }

  /// Whether the text is this string, byte for byte (unlike `==` of strings, which compares characters).
  @usableFromInline
  func equals(_ string: String) -> Bool {
    let utf8 = string.utf8
    guard utf8.count == count else { return false }
    if let result = utf8.withContiguousStorageIfAvailable({ isEqual(to: $0.span) }) { return result }
    var index = 0
    for byte in utf8 {
      if self[index] != byte { return false }
      index += 1
    }
    return true
  }

  private func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }

  /// Accepts one particular byte; the position stays where it is if there is another.
  @inline(__always)
  func accept(_ byte: UInt8, at position: inout Int) -> Bool {
    guard position < count, self[position] == byte else { return false }
    position &+= 1
    return true
  }

  /// Accepts so many hyphens.
  func acceptHyphens(_ hyphens: Int, at position: inout Int) -> Bool {
    for _ in 0..<hyphens where !accept(UInt8(ascii: "-"), at: &position) { return false }
    return true
  }

  /// Accepts digits, possibly none, and says where they end.
  func endOfDigits(from start: Int) -> Int {
    var end = start
    while end < count, self[end].digitValue < 10 { end &+= 1 }
    return end
  }

  /// Accepts exactly two digits.
  @inline(__always)
  func scanTwoDigits(at position: inout Int) -> UInt8? {
    guard position &+ 2 <= count else { return nil }
    let tens = self[position].digitValue
    let ones = self[position &+ 1].digitValue
    guard tens < 10, ones < 10 else { return nil }
    position &+= 2
    return tens &* 10 &+ ones
  }

  /// Accepts one or more digits whose value an `Int` can hold.
  func scanDigits(at position: inout Int) -> Int? {
    let start = position
    var value = 0
    while position < count, self[position].digitValue < 10 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = product.addingReportingOverflow(Int(self[position].digitValue))
      if overflow || overflow2 { return nil }
      value = sum
      position &+= 1
    }
    return position > start ? value : nil
  }

  /// What is left without the white space at both ends.
  var rangeWithoutSpaceAround: Range<Int> {
    var start = 0
    var end = count
    while start < end, self[start].isXMLWhiteSpace { start &+= 1 }
    while end > start, self[end &- 1].isXMLWhiteSpace { end &-= 1 }
    return start..<end
  }

  /// Finds the next word at or after a position, words being separated by white space; moves the position past it.
  func nextWord(after position: inout Int) -> Range<Int>? {
    while position < count, self[position].isXMLWhiteSpace { position &+= 1 }
    guard position < count else { return nil }
    let start = position
    while position < count, !self[position].isXMLWhiteSpace { position &+= 1 }
    return start..<position
  }
}
