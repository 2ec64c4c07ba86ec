#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Testing

@testable import XSDRuntime

@Suite struct FoundationConversionTests {
  @Test func dates() throws {
    let value = try #require(XSDDateTime("2017-04-30T17:02:35.685+05:30"))
    let date = try #require(Date(value))
    #expect(abs(date.timeIntervalSince1970 - 1_493_551_955.685) < 1e-6)
    #expect(XSDDateTime(date)?.description == "2017-04-30T11:32:35.685Z")
    #expect(XSDDateTime(date, fractionDigits: 0)?.description == "2017-04-30T11:32:36Z")
    #expect(
      XSDDateTime(Date(timeIntervalSince1970: -0.25), fractionDigits: 2)?.description == "1969-12-31T23:59:59.75Z")
    #expect(XSDDateTime(Date(timeIntervalSince1970: 0.9999))?.description == "1970-01-01T00:00:01.000Z")
    let unzoned = try #require(XSDDateTime("2017-04-30T17:02:35"))
    #expect(Date(unzoned) == nil)
    #expect(XSDDateTime(Date(timeIntervalSince1970: .infinity)) == nil)
    #expect(XSDDateTime(Date(timeIntervalSince1970: .nan)) == nil)
    #expect(XSDDateTime(Date(timeIntervalSince1970: 0), fractionDigits: 10) == nil)
  }

  @Test func decimals() throws {
    for text in [
      "0", "1.5", "-9.99", "123456789012345678901234567890.12345678", "0.0000000000000000000000000000000001", "100",
    ] {
      let value = try #require(XSDDecimal(text))
      let decimal = try #require(Decimal(exactly: value))
      #expect(decimal == Decimal(string: text))
      #expect(XSDDecimal(decimal) == value)
    }
    let tooLong = try #require(XSDDecimal("1234567890123456789012345678901234567890.123"))
    #expect(Decimal(exactly: tooLong) == nil)
    let tooSmall = try #require(XSDDecimal("0." + String(repeating: "0", count: 200) + "1"))
    #expect(Decimal(exactly: tooSmall) == nil)
    let tooLarge = try #require(XSDDecimal("1" + String(repeating: "0", count: 300)))
    #expect(Decimal(exactly: tooLarge) == nil)
    #expect(XSDDecimal(Decimal.nan) == nil)
  }

  @Test func bytes() {
    #expect(Data([1, 2, 3] as XSDBase64Binary) == Data([1, 2, 3]))
    #expect(Data([1, 2, 3] as XSDHexBinary) == Data([1, 2, 3]))
    #expect(XSDBase64Binary(Data([1, 2, 3])).bytes == [1, 2, 3])
    #expect(XSDHexBinary(Data([1, 2, 3])).bytes == [1, 2, 3])
  }
}
