/// Bytes written in Base64 (XML Schema Part 2, 3.2.16; RFC 2045, 6.8).
public struct XSDBase64Binary: Hashable, Sendable {
  /// The bytes.
  public var bytes: [UInt8]

  /// Wraps bytes.
  public init(_ bytes: [UInt8] = []) {
    self.bytes = bytes
  }
}

extension XSDBase64Binary: ExpressibleByArrayLiteral {
  /// Wraps bytes.
  public init(arrayLiteral elements: UInt8...) {
    bytes = elements
  }
}

extension XSDBase64Binary: XSDLexicalConvertible {
  /// Parses Base64 with padding; white space may stand anywhere.
  ///
  /// Bits of the last digit that belong to no byte must be zero, as the grammar of XML Schema Part 2 demands.
  public init?(lexical: Span<UInt8>) {
    var decoder = Base64Decoder()
    bytes = [UInt8](unsafeUninitializedCapacity: lexical.count / 4 * 3 + 3) { target, count in
      decoder.decode(lexical, into: target, count: &count)
    }
    if !decoder.isComplete { return nil }
  }

  /// Appends the canonical form: padded, without white space.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.withUninitializedTail((bytes.count + 2) / 3 * 4) { target in
      bytes.withUnsafeBufferPointer { Base64.encode($0, into: target) }
    }
  }

  /// The name `xs:base64Binary`.
  public static var lexicalTypeName: String { "xs:base64Binary" }
}

private enum Base64 {
  static let padding = UInt8(ascii: "=")

  /// Writes 4 digits for every 3 bytes begun; the target has exactly that size.
  static func encode(_ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>) {
    var input = 0
    var output = 0
    func digit(_ value: UInt32) {
      target.initializeElement(at: output, to: Base64.digit(UInt8(truncatingIfNeeded: value & 63)))
      output &+= 1
    }
    while input &+ 3 <= source.count {
      let group = UInt32(source[input]) << 16 | UInt32(source[input &+ 1]) << 8 | UInt32(source[input &+ 2])
      digit(group >> 18)
      digit(group >> 12)
      digit(group >> 6)
      digit(group)
      input &+= 3
    }
    let rest = source.count - input
    guard rest > 0 else { return }
    let group = UInt32(source[input]) << 16 | (rest == 2 ? UInt32(source[input + 1]) << 8 : 0)
    digit(group >> 18)
    digit(group >> 12)
    if rest == 2 { digit(group >> 6) }
    while output < target.count {
      target.initializeElement(at: output, to: padding)
      output += 1
    }
  }

  private static let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

  @inline(__always)
  private static func digit(_ value: UInt8) -> UInt8 {
    // The value has six bits and the literal 64 bytes.
    alphabet.utf8Start[Int(value)]
  }

  /// The value of each byte as a digit; 64 or more if it is none.
  static let values: [UInt8] = {
    var table = [UInt8](repeating: 255, count: 256)
    for value: UInt8 in 0..<64 { table[Int(digit(value))] = value }
    return table
  }()
}

/// Collects digits to bytes; groups of four digits without white space take a shorter way.
private struct Base64Decoder {
  private var group: UInt32 = 0
  private var digitCount = 0
  private var paddingCount = 0
  private var isValid = true

  /// Whether the digits and the padding so far end at a group's end.
  var isComplete: Bool { isValid && digitCount == 0 && paddingCount == 0 || isValid && isPadded }

  private var isPadded: Bool { paddingCount > 0 && digitCount + paddingCount == 4 }

  mutating func decode(_ text: Span<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>, count: inout Int) {
    Base64.values.withUnsafeBufferPointer { values in
      var position = 0
      while position < text.count && isValid {
        if digitCount == 0 { decodeGroups(text, &position, values, into: target, count: &count) }
        guard position < text.count else { break }
        accept(text[position], values, into: target, count: &count)
        position &+= 1
      }
    }
    if isPadded { finish(into: target, count: &count) }
  }

  private func decodeGroups(
    _ text: Span<UInt8>, _ position: inout Int, _ values: UnsafeBufferPointer<UInt8>,
    into target: UnsafeMutableBufferPointer<UInt8>, count: inout Int
  ) {
    while position &+ 4 <= text.count {
      let a = values[Int(text[position])]
      let b = values[Int(text[position &+ 1])]
      let c = values[Int(text[position &+ 2])]
      let d = values[Int(text[position &+ 3])]
      guard a | b | c | d < 64 else { return }
      target.initializeElement(at: count, to: a << 2 | b >> 4)
      target.initializeElement(at: count &+ 1, to: b << 4 | c >> 2)
      target.initializeElement(at: count &+ 2, to: c << 6 | d)
      count &+= 3
      position &+= 4
    }
  }

  private mutating func accept(
    _ byte: UInt8, _ values: UnsafeBufferPointer<UInt8>,
    into target: UnsafeMutableBufferPointer<UInt8>, count: inout Int
  ) {
    if byte.isXMLWhiteSpace { return }
    if byte == Base64.padding {
      paddingCount += 1
      isValid = digitCount >= 2 && digitCount + paddingCount <= 4
      return
    }
    let value = values[Int(byte)]
    guard value < 64, paddingCount == 0 else {
      isValid = false
      return
    }
    group = group << 6 | UInt32(value)
    digitCount += 1
    if digitCount == 4 {
      for shift: UInt32 in [16, 8, 0] { append(group >> shift, to: target, count: &count) }
      group = 0
      digitCount = 0
    }
  }

  /// Writes the one or two bytes of a padded group.
  private mutating func finish(into target: UnsafeMutableBufferPointer<UInt8>, count: inout Int) {
    let unused: UInt32 = digitCount == 2 ? 4 : 2
    guard group & (1 << unused - 1) == 0 else {
      isValid = false
      return
    }
    if digitCount == 3 { append(group >> 10, to: target, count: &count) }
    append(group >> unused, to: target, count: &count)
  }

  private func append(_ value: UInt32, to target: UnsafeMutableBufferPointer<UInt8>, count: inout Int) {
    target.initializeElement(at: count, to: UInt8(truncatingIfNeeded: value))
    count &+= 1
  }
}
