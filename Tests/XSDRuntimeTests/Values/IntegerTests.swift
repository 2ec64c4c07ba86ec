import Testing

@testable import XSDRuntime

@Suite struct IntegerTests {
  private func checkLimits<T: FixedWidthInteger & XMLLexicalValue>(_ type: T.Type) {
    expectRoundTrips(T.self, ["0", "1", "100", T.min.description, T.max.description])
    expectForms(
      T.self,
      [
        "+0": "0", "-0": "0", "+7": "7", "007": "7", "0000000000000000000000000000000000012": "12",
        "+\(T.max)": "\(T.max)", "-000": "0",
      ])
    let tooLarge = Int128(T.max) + 1
    let tooSmall = Int128(T.min) - 1
    expectInvalid(
      T.self,
      [
        "\(tooLarge)", "\(tooSmall)", "\(Int128(T.max) * 10)", "99999999999999999999999999",
        "-99999999999999999999999999",
        // 2^64 and 2^64 + 1 would wrap around to 0 and 1.
        "18446744073709551616", "18446744073709551617", "-18446744073709551616",
      ])
    expectInvalid(
      T.self,
      [
        "", "+", "-", "+-1", "--1", " 1", "1 ", "1.0", "1.", "1e2", "0x10", "1,000", "١", "a", "12345678901234567890a",
        "1/",
        "1:",
      ])
  }

  @Test func limits() {
    checkLimits(Int8.self)
    checkLimits(Int16.self)
    checkLimits(Int32.self)
    checkLimits(Int64.self)
    checkLimits(Int.self)
    checkLimits(UInt8.self)
    checkLimits(UInt16.self)
    checkLimits(UInt32.self)
    checkLimits(UInt64.self)
    checkLimits(UInt.self)
  }

  @Test func negativeValues() {
    expectRoundTrips(Int8.self, ["-1", "-128"])
    expectForms(Int64.self, ["-00012": "-12"])
    expectInvalid(UInt64.self, ["-1"])
  }

  @Test func everyByteValue() {
    for value in Int16.min...Int16.max {
      #expect(parse(value.description, as: Int8.self) == Int8(exactly: value))
      #expect(parse(value.description, as: UInt8.self) == UInt8(exactly: value))
    }
  }

  @Test func typeNames() {
    #expect(Int32.lexicalTypeName == "xs:int")
    #expect(UInt16.lexicalTypeName == "xs:unsignedShort")
    #expect(!Int32.preservesWhiteSpace)
  }
}

@Suite struct BooleanAndStringTests {
  @Test func booleans() {
    expectForms(Bool.self, ["true": "true", "false": "false", "1": "true", "0": "false"])
    expectInvalid(Bool.self, ["", "True", "TRUE", "yes", "10", "01", " true", "truetrue", "tru"])
  }

  @Test func strings() {
    expectRoundTrips(String.self, ["", " a  b\t", "<&>", "日本語 and more than sixteen bytes", "\u{10FFFF}"])
    #expect(String.preservesWhiteSpace)
  }
}
