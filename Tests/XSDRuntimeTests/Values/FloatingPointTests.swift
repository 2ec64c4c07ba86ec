import Testing

@testable import XSDRuntime

@Suite struct FloatingPointTests {
  @Test func writtenForms() {
    let forms: KeyValuePairs<Double, String> = [
      10: "10", 0.1: "0.1", 1e21: "1E21", 0: "0", -0.0: "-0", 1.5: "1.5", -2.25: "-2.25", 1e15: "1000000000000000",
      0.0001: "0.0001", 1e-5: "1E-5", 1.25e-7: "1.25E-7", 1.7976931348623157e308: "1.7976931348623157E308",
      .leastNonzeroMagnitude: "5E-324", 9007199254740991: "9007199254740991",
      1.2345678901234568e20: "1.2345678901234568E20",
      .infinity: "INF", -.infinity: "-INF", 100: "100", 20.5: "20.5",
    ]
    for (value, text) in forms { #expect(print(value) == text) }
    #expect(print(Double.nan) == "NaN")
    #expect(print(-Double.nan) == "NaN")
    #expect(print(Float(0.1)) == "0.1")
    #expect(print(Float(1e10)) == "1E10")
    #expect(print(Float(16_777_216)).wholeMatch(of: /[0-9.E]+/) != nil)
    #expect(print(-Float.infinity) == "-INF")
    #expect(print(Float.greatestFiniteMagnitude) == "3.4028235E38")
    #expect(print(Float.leastNonzeroMagnitude) == "1E-45")
  }

  private static let validForms = [
    "0", "-0", "+0", "1", "+1.5", "-1.5", ".5", "-.5", "5.", "1e5", "1E5", "1E+5", "1E-5", "1.5e10", ".5E1", "5.e1",
    "12.78e-2", "1267.43233E12", "-1E4", "12.78E-2", "000001", "1e0000000000000000000000000005",
    "0e999999999999999999999",
    "12345678901234567890123456789.", "0.00000000000000000000000000000000000001", "1e22", "1e23", "9007199254740993",
    "9007199254740992", "9007199254740991e22", "123456789e-22", "4.9e-324", "2.4703282292062327e-324",
    "2.4703282292062328e-324", "2.2250738585072011e-308", "2.2250738585072014e-308", "1.7976931348623158e308",
    "1.7976931348623159e308", "179769313486231580793728971405301e276", "1e-400", "-1e-400", "8.5e37", "3.4028236e38",
    "1.00000017881393421514957253748434595763683319091796875001", "16777217", "16777219", "1.401298464324817e-45",
    "7e-46",
    "0.000000000000000000000000000000000000000000000000000000000000000000123456789012345678901234567890",
    "9999999999999999999", "99999999999999999999", "1" + String(repeating: "0", count: 310),
    "0." + String(repeating: "0", count: 400) + "1e401",
  ]

  @Test(arguments: validForms) func agreesWithSwift(text: String) throws {
    // Swift's parser rejects a point at either end, or not, depending on the release; give it both digits.
    var complete = text.replacing(".e", with: ".0e").replacing("e0000000000000000000000000005", with: "e5")
    if complete.hasSuffix(".") { complete += "0" }
    if complete.hasPrefix(".") { complete = "0" + complete }
    if complete.hasPrefix("-.") { complete = "-0" + complete.dropFirst() }
    let double = try #require(Double(complete))
    #expect(parse(text, as: Double.self)?.bitPattern == double.bitPattern)
    let float = try #require(Float(complete))
    #expect(parse(text, as: Float.self)?.bitPattern == float.bitPattern)
  }

  @Test func outOfRangeRounds() {
    #expect(parse("1e400", as: Double.self) == .infinity)
    #expect(parse("-1e99999999999999999999999", as: Double.self) == -.infinity)
    #expect(parse("1e-99999999999999999999999", as: Double.self) == 0)
    #expect(parse("1e39", as: Float.self) == .infinity)
  }

  @Test func specialValues() {
    #expect(parse("INF", as: Double.self) == .infinity)
    #expect(parse("-INF", as: Double.self) == -.infinity)
    #expect(parse("NaN", as: Double.self)?.isNaN == true)
    #expect(parse("NaN", as: Float.self)?.isNaN == true)
  }

  @Test func invalidForms() {
    let texts = [
      "", "+", "-", ".", "+.", "e5", ".e5", "1e", "1e+", "1E-", "1e5.0", "1.2.3", "--1", "inf", "-inf", "nan", "NAN",
      "Inf",
      "+INF", "INFINITY", "infinity", "0x1p3", "0x10", "1_000", "1,5", " 1", "1 ", "1f", "1d5", "-NaN", "١", "1e5e5",
      "1 e5",
    ]
    expectInvalid(Double.self, texts)
    expectInvalid(Float.self, texts)
  }

  @Test func roundTripsOfRandomBitPatterns() {
    var generator = SeededGenerator(seed: 42)
    var mismatches: [UInt64] = []
    for round in 0..<20_000 {
      var bits = generator.next()
      if round % 4 == 0 { bits &= 0x800F_FFFF_FFFF_FFFF }  // subnormal
      let value = Double(bitPattern: bits)
      guard value.isFinite else { continue }
      if parse(print(value), as: Double.self)?.bitPattern != bits { mismatches.append(bits) }
    }
    #expect(mismatches.isEmpty)
  }

  @Test func roundTripsOfRandomFloats() {
    var generator = SeededGenerator(seed: 43)
    var mismatches: [UInt32] = []
    for _ in 0..<20_000 {
      let value = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
      guard value.isFinite else { continue }
      if parse(print(value), as: Float.self)?.bitPattern != value.bitPattern { mismatches.append(value.bitPattern) }
    }
    #expect(mismatches.isEmpty)
  }

  @Test func randomDecimalsAgreeWithSwift() {
    var generator = SeededGenerator(seed: 44)
    var mismatches: [String] = []
    for _ in 0..<20_000 {
      let digits = generator.next() >> UInt64.random(in: 0..<64, using: &generator)
      let text = "\(digits)e\(Int.random(in: -40...40, using: &generator))"
      if parse(text, as: Double.self)?.bitPattern != Double(text)?.bitPattern { mismatches.append(text) }
      if parse(text, as: Float.self)?.bitPattern != Float(text)?.bitPattern { mismatches.append(text) }
    }
    #expect(mismatches.isEmpty)
  }

  @Test func extremesRoundTrip() {
    let extremes: [Double] = [
      .greatestFiniteMagnitude, .leastNormalMagnitude, .leastNonzeroMagnitude, .pi, .ulpOfOne, 0x1p53, 0x1p53 - 1,
      0x1p53 + 2, 0x1p63, 0x1p64, -0x1p63, 1.0.nextUp, 1.0.nextDown, Double.leastNormalMagnitude.nextDown,
    ]
    for value in extremes {
      #expect(parse(print(value), as: Double.self) == value)
      #expect(parse(print(-value), as: Double.self) == -value)
    }
  }
}
