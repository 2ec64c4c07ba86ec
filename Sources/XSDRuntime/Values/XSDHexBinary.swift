/// Bytes written in hexadecimal digits (XML Schema Part 2, 3.2.15).
public struct XSDHexBinary: Hashable, Sendable {
  /// The bytes.
  public var bytes: [UInt8]

  /// Wraps bytes.
  public init(_ bytes: [UInt8] = []) {
    self.bytes = bytes
  }
}

extension XSDHexBinary: ExpressibleByArrayLiteral {
  /// Wraps bytes.
  public init(arrayLiteral elements: UInt8...) {
    bytes = elements
  }
}

extension XSDHexBinary: XSDLexicalConvertible {
  /// Parses pairs of hexadecimal digits in either case.
  public init?(lexical: Span<UInt8>) {
    guard lexical.count.isMultiple(of: 2) else { return nil }
    var isValid = true
    bytes = [UInt8](unsafeUninitializedCapacity: lexical.count / 2) { target, count in
      while count < lexical.count / 2 {
        let high = lexical[count &* 2].hexDigitValue
        let low = lexical[count &* 2 &+ 1].hexDigitValue
        guard high < 16, low < 16 else {
          isValid = false
          return
        }
        target.initializeElement(at: count, to: high << 4 | low)
        count &+= 1
      }
    }
    if !isValid { return nil }
  }

  /// Appends the canonical form, in upper-case digits.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.withUninitializedTail(bytes.count * 2) { target in
      for (index, byte) in bytes.enumerated() {
        target.initializeElement(at: index &* 2, to: (byte >> 4).hexDigit)
        target.initializeElement(at: index &* 2 &+ 1, to: (byte & 15).hexDigit)
      }
    }
  }

  /// The name `xs:hexBinary`.
  public static var lexicalTypeName: String { "xs:hexBinary" }
}

extension UInt8 {
  /// The value of a hexadecimal digit; 16 or more for any other byte.
  @inline(__always)
  fileprivate var hexDigitValue: UInt8 {
    if digitValue < 10 { return digitValue }
    let letter = (self | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter &+ 10 : 255
  }

  @inline(__always)
  fileprivate var hexDigit: UInt8 {
    self < 10 ? self &+ UInt8(ascii: "0") : self &- 10 &+ UInt8(ascii: "A")
  }
}
