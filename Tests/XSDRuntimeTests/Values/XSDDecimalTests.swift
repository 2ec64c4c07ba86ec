import Testing

@testable import XSDRuntime

@Suite struct XSDDecimalTests {
  private let long = "123456789012345678901234567890.1234567890123456789012345678900"

  @Test func keepsItsDigits() {
    expectRoundTrips(
      XSDDecimal.self,
      [
        "0", "1.50", "-1.50", "0.00", "100", "0.000000000000000001", "0.0000000000000000000", "-0.0000000000000000001",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775807",
        "99999999999999999999", "12678967.543233", "210", long, "-" + long,
        "0." + String(repeating: "0", count: 300) + "1",
        "18446744073709551616", "1.0000000000000000000",
      ])
  }

  @Test func otherForms() {
    expectForms(
      XSDDecimal.self,
      [
        "+1.5": "1.5", "007": "7", "-0": "0", "-0.0": "0.0", ".5": "0.5", "-.5": "-0.5", "5.": "5", "-5.": "-5",
        "00.50": "0.50",
        "+00000000000000000000000000000000000001": "1", "-0.00000000000000000000": "0.00000000000000000000",
        "00000000000000000000123456789012345678901.": "123456789012345678901",
        "-.12345678901234567890": "-0.12345678901234567890",
      ])
  }

  @Test func invalidForms() {
    expectInvalid(
      XSDDecimal.self,
      ["", "+", "-", ".", "-.", "1.2.3", "1e5", "1E5", "INF", "NaN", " 1", "1 ", "--1", "+-1", "1,5", "1-", "..1", "٣"])
  }

  @Test func equalityAndHashGoByValue() {
    let groups: [[String]] = [
      ["1.5", "1.50", "1.500000000000000000000000000000"], ["0", "-0", "0.0", "0.00000000000000000000000000"],
      ["-7", "-7.0", "-7.0000000000000000000000"], ["100", "100.00"], ["10"],
      ["9223372036854775808", "9223372036854775808.0"],
      ["1000000000000000000", "1000000000000000000.000000000000000000000"],
      [long, String(long.dropLast(2)), long + "000"],
    ]
    for (index, group) in groups.enumerated() {
      for text in group {
        for (otherIndex, otherGroup) in groups.enumerated() {
          for other in otherGroup {
            let (left, right) = (XSDDecimal(text), XSDDecimal(other))
            #expect((left == right) == (index == otherIndex), "\(text) \(other)")
            if index == otherIndex { #expect(left?.hashValue == right?.hashValue, "\(text) \(other)") }
          }
        }
      }
    }
  }

  @Test func order() throws {
    let ascending = [
      "-" + long, "-9223372036854775808", "-9223372036854775807.5", "-10", "-9.99", "-0.1", "-0.0000000000000000000001",
      "0",
      "0.0000000000000000000001", "0.000000000000000001", "0.1", "0.10000000000000000000001", "1", "1.05", "1.5", "9",
      "10",
      "9223372036854775807", "9223372036854775807.1", "9223372036854775808", "99999999999999999999", long,
    ].map { XSDDecimal($0) }
    for left in ascending.indices {
      for right in ascending.indices {
        let (a, b) = (try #require(ascending[left]), try #require(ascending[right]))
        #expect((a < b) == (left < right), "\(a) \(b)")
        #expect((a == b) == (left == right), "\(a) \(b)")
        #expect((-a < -b) == (left > right), "\(a) \(b)")
      }
    }
  }

  @Test func literalsAndConversions() {
    #expect((9.99 as XSDDecimal).description == "9.99")
    #expect((5 as XSDDecimal).description == "5")
    #expect((-5 as XSDDecimal).description == "-5")
    #expect((-0.001 as XSDDecimal).description == "-0.001")
    #expect((1e21 as XSDDecimal).description == "1000000000000000000000")
    #expect((1e-7 as XSDDecimal).description == "0.0000001")
    #expect((1.5e-25 as XSDDecimal).description == "0.00000000000000000000000015")
    #expect(XSDDecimal(Int.min).description == "-9223372036854775808")
    #expect(XSDDecimal(UInt64.max).description == "18446744073709551615")
    #expect(XSDDecimal(significand: 150, scale: 2).description == "1.50")
    #expect(XSDDecimal(significand: -5, scale: 3).description == "-0.005")
    #expect(XSDDecimal(significand: .min, scale: 1).description == "-922337203685477580.8")
    #expect(XSDDecimal(significand: 7, scale: 20).description == "0.00000000000000000007")
    #expect(XSDDecimal(Double.nan) == nil)
    #expect(XSDDecimal(Double.infinity) == nil)
    #expect(XSDDecimal(exactly: -Double.infinity) == nil)
    #expect(
      XSDDecimal(exactly: 0.1)?.description == "0.1000000000000000055511151231257827021181583404541015625")
    #expect(XSDDecimal(exactly: 0.5)?.description == "0.5")
    #expect(XSDDecimal(exactly: -3)?.description == "-3")
    #expect(XSDDecimal(exactly: 1e22)?.description == "10000000000000000000000")
    #expect(XSDDecimal(exactly: -0.0)?.description == "0")
  }

  @Test func exactConversionsComeBack() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(XSDDecimal(exactly: value)?.doubleValue == value)
      #expect(XSDDecimal(value)?.doubleValue == value)
    }
    #expect(XSDDecimal(exactly: .leastNonzeroMagnitude)?.doubleValue == .leastNonzeroMagnitude)
    #expect(XSDDecimal(exactly: .greatestFiniteMagnitude)?.doubleValue == .greatestFiniteMagnitude)
  }

  @Test func properties() throws {
    #expect((1.5 as XSDDecimal).scale == 1)
    let value = try #require(XSDDecimal("-" + long))
    #expect(value.scale == 31)
    #expect(value.isNegative && !value.isZero)
    #expect((-value).description == long)
    #expect((-(-value)).description == "-" + long)
    let zero = try #require(XSDDecimal("0.00000000000000000000"))
    #expect(zero.isZero && !zero.isNegative && (-zero).description == "0.00000000000000000000")
    #expect((-(2.50 as XSDDecimal)).description == "-2.5")
    // Negating the text form of Int64.min fits nothing smaller; negating back must not overflow.
    #expect((-XSDDecimal(Int64.min)).description == "9223372036854775808")
    #expect(MemoryLayout<XSDDecimal>.stride == 16)
  }

  @Test func randomComparisonsAgreeWithDoubles() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<2000 {
      let left = Int64.random(in: -99_999...99_999, using: &generator)
      let right = Int64.random(in: -99_999...99_999, using: &generator)
      let scales = (Int.random(in: 0...4, using: &generator), Int.random(in: 0...4, using: &generator))
      let (a, b) = (XSDDecimal(significand: left, scale: scales.0), XSDDecimal(significand: right, scale: scales.1))
      #expect((a < b) == (a.doubleValue < b.doubleValue))
      #expect((a == b) == (a.doubleValue == b.doubleValue))
    }
  }
}
