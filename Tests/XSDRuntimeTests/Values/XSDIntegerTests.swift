import Testing
import XSDRuntime

@Suite struct XSDIntegerTests {
  private let huge = "123456789012345678901234567890"

  @Test func forms() {
    expectRoundTrips(XSDInteger.self, ["0", "-1", "9223372036854775807", "-9223372036854775808", huge, "-" + huge])
    expectForms(XSDInteger.self, ["+7": "7", "-0": "0", "007": "7", "+000" + huge: huge, "-00" + huge: "-" + huge])
    for text in ["", "-", "+", "1.0", "1e5", "--1", "1 2", huge + "x", "0x1"] { #expect(XSDInteger(text) == nil) }
  }

  @Test func order() throws {
    let texts = [
      "-" + huge + "0", "-" + huge, "-9223372036854775808", "-1", "0", "9223372036854775807", huge, huge + "1",
    ]
    let numbers = try texts.map { try XSDInteger(validating: $0) }
    #expect(numbers.shuffled().sorted() == numbers)
    for (number, text) in zip(numbers, texts) { #expect(number.isNegative == text.hasPrefix("-")) }
    #expect(XSDInteger("00" + huge) == XSDInteger(huge) && XSDInteger("5") == 5 && Set([XSDInteger(5), 5]).count == 1)
  }

  @Test func conversions() throws {
    let big = try XSDInteger(validating: huge)
    #expect(Int(exactly: big) == nil && Int8(exactly: XSDInteger(127)) == 127 && Int8(exactly: XSDInteger(128)) == nil)
    #expect(UInt64(exactly: XSDInteger(UInt64.max)) == .max && UInt64(exactly: XSDInteger(-1)) == nil)
    #expect(
      XSDInteger(UInt64.max).description == "18446744073709551615" && XSDInteger(Int.min).description == "\(Int.min)")
    #expect(XSDDecimal(big).description == huge && XSDInteger(exactly: XSDDecimal(big)) == big)
    #expect(XSDInteger(exactly: XSDDecimal("5.00")!) == 5 && XSDInteger(exactly: XSDDecimal("5.01")!) == nil)
    #expect((-big).description == "-" + huge && -(-big) == big && -XSDInteger(Int.min) == XSDInteger(Int.min.magnitude))
    #expect(-XSDInteger(Int.min.magnitude) == XSDInteger(Int.min))
  }
}
