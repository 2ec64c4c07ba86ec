import Testing

@testable import XSDRuntime

@Suite struct XMLByteBufferTests {
  @Test func growsAndKeepsItsBytes() {
    var buffer = XMLByteBuffer(capacity: 0)
    let isEmpty = buffer.isEmpty
    #expect(isEmpty)
    var expected: [UInt8] = []
    for index in 0..<1000 {
      buffer.append(UInt8(index % 251))
      expected.append(UInt8(index % 251))
      buffer.append(utf8: "grüße and a long tail, longer than sixteen bytes")
      expected += Array("grüße and a long tail, longer than sixteen bytes".utf8)
      buffer.append("<a>")
      expected += [60, 97, 62]
      buffer.append(expected[0..<2].span)
      expected += expected[0..<2]
    }
    do {
      let count = buffer.count
      #expect(count == expected.count)
    }
    let last = buffer.withSpan { $0[$0.count - 1] }
    #expect(last == expected.last)
    do {
      let bytes = buffer.take()
      #expect(bytes == expected)
    }
    do {
      let count = buffer.count
      #expect(count == 0)
    }
    do {
      let bytes = buffer.take()
      #expect(bytes.isEmpty)
    }
  }

  @Test(arguments: [false, true]) func forgetsItsBytes(keepingCapacity: Bool) {
    var buffer = XMLByteBuffer()
    buffer.append(utf8: String(repeating: "x", count: 500))
    buffer.removeAll(keepingCapacity: keepingCapacity)
    do {
      let count = buffer.count
      #expect(count == 0)
    }
    buffer.reserve(10_000)
    buffer.append(utf8: String(repeating: "y", count: 500))
    do {
      let bytes = buffer.take()
      #expect(bytes == [UInt8](repeating: UInt8(ascii: "y"), count: 500))
    }
  }

  @Test func emptyPieces() {
    var buffer = XMLByteBuffer()
    buffer.append(utf8: "")
    buffer.append("")
    buffer.append([UInt8]().span)
    do {
      let count = buffer.count
      #expect(count == 0)
    }
  }

  @Test func decimalDigits() {
    func text<T: FixedWidthInteger>(_ value: T) -> String {
      var buffer = XMLByteBuffer()
      buffer.appendDecimal(value)
      return String(decoding: buffer.take(), as: UTF8.self)
    }
    #expect(text(Int8.min) == "-128")
    #expect(text(UInt8.max) == "255")
    #expect(text(Int128.min) == Int128.min.description)
    #expect(text(UInt128.max) == UInt128.max.description)
    var power: UInt64 = 1
    for _ in 0..<20 {
      for value in [power - 1, power, power + 1] {
        #expect(text(value) == value.description)
        #expect(text(Int64(truncatingIfNeeded: value)) == Int64(truncatingIfNeeded: value).description)
      }
      power = power &* 10
    }
    #expect(text(UInt64.max) == "18446744073709551615")
    #expect(text(Int64.min) == "-9223372036854775808")
  }

  @Test(arguments: [
    (0, 2, "00"), (7, 2, "07"), (42, 2, "42"), (123, 2, "123"), (-5, 4, "-0005"), (0, 0, "0"),
    (Int.min, 1, "\(Int.min)"),
  ])
  func padded(value: Int, width: Int, text: String) {
    var buffer = XMLByteBuffer()
    buffer.appendPadded(value, width: width)
    let bytes = buffer.take()
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
