import Testing

@testable import XSDRuntime

@Suite struct TemporalLexicalTests {
  @Test func dateTimesRoundTrip() {
    expectRoundTrips(
      XSDDateTime.self,
      [
        "2017-04-30T17:02:35.6853793Z", "2017-04-30T17:02:35.50+05:30", "2017-04-30T17:02:35",
        "2002-10-10T12:00:00-05:00",
        "2002-10-10T12:00:00+00:00", "2002-10-10T12:00:00-00:00", "2002-10-10T12:00:00Z", "2002-10-10T24:00:00",
        "2002-10-10T24:00:00.000Z", "-0001-01-01T00:00:00", "-0044-03-15T00:00:00", "12002-01-01T00:00:00Z",
        "-123456789-12-31T23:59:59.9", "2000-02-29T00:00:00", "2004-02-29T00:00:00", "0001-01-01T00:00:00Z",
        "2017-04-30T17:02:35.000", "2017-04-30T17:02:35.0", "2017-04-30T17:02:35.123456789012345678Z",
        "2017-04-30T17:02:35.1234567890123456789Z", "2017-04-30T17:02:35.000000000000000000000000000100+14:00",
        "2017-04-30T17:02:35-14:00", "2017-04-30T17:02:35-13:59", "9223372036854775807-01-01T00:00:00",
      ])
  }

  @Test func invalidDateTimes() {
    expectInvalid(
      XSDDateTime.self,
      [
        "", "2017-04-30", "2017-04-30T", "T17:02:35", "2017-04-30T17:02", "2017-04-30T17:02:60", "2017-04-30T23:59:60Z",
        "2017-04-30T17:60:00", "2017-04-30T25:00:00", "2017-04-30T24:00:01", "2017-04-30T24:01:00",
        "2017-04-30T24:00:00.1", "2017-04-31T00:00:00", "2017-02-29T00:00:00", "1900-02-29T00:00:00",
        "2017-13-01T00:00:00",
        "2017-00-01T00:00:00", "2017-01-00T00:00:00", "2017-01-32T00:00:00", "0000-01-01T00:00:00",
        "-0000-01-01T00:00:00",
        "17-01-01T00:00:00", "017-01-01T00:00:00", "02017-01-01T00:00:00", "+2017-01-01T00:00:00", "2017-1-01T00:00:00",
        "2017-01-1T00:00:00", "2017-01-01t00:00:00", "2017-01-01 00:00:00", "2017-01-01T0:00:00",
        "2017-01-01T00:00:00.",
        "2017-01-01T00:00:00.Z", "2017-01-01T00:00:00,5", "2017-01-01T00:00:00z", "2017-01-01T00:00:00+14:01",
        "2017-01-01T00:00:00-14:01", "2017-01-01T00:00:00+15:00", "2017-01-01T00:00:00+05:60",
        "2017-01-01T00:00:00+0530",
        "2017-01-01T00:00:00+5:30", "2017-01-01T00:00:00+05", "2017-01-01T00:00:00ZZ", "2017-01-01T00:00:00Z ",
        " 2017-01-01T00:00:00Z", "2017-01-01T00:00:00+05:30Z", "20170101T000000", "2017-01-01T00:00:00.5.5",
        "9223372036854775808-01-01T00:00:00", "2017-01-01T00:00:0\u{660}", "--2017-01-01T00:00:00",
        "2017-01-01T-1:00:00",
        "2017-01-01T00:00:00.1e5",
      ])
  }

  @Test func everyCutOffFormIsInvalid() {
    let text = "2017-04-30T17:02:35.5+05:30"
    // Whole at a second, at a fraction digit, and at the end.
    let complete = [19, 21, text.count]
    for length in 0...text.count {
      #expect((XSDDateTime(String(text.prefix(length))) != nil) == complete.contains(length), "\(length)")
    }
  }

  @Test func components() throws {
    let value = try #require(XSDDateTime("-12017-04-30T17:02:35.6853793+05:30"))
    #expect(value.year == -12017 && value.month == 4 && value.day == 30)
    #expect(value.hour == 17 && value.minute == 2 && value.second == 35)
    #expect(value.fraction.digits == "6853793" && value.nanosecond == 685_379_300)
    #expect(value.timeZone?.offsetMinutes == 330)
    #expect(value.timeZone?.isZ == false)
    #expect(value.date.description == "-12017-04-30+05:30")
    #expect(value.time.description == "17:02:35.6853793+05:30")
    #expect(XSDDateTime("2017-04-30T17:02:35")?.timeZone == nil)
    #expect(MemoryLayout<XSDDateTime>.size <= 24)
    #expect(MemoryLayout<XSDDateTime?>.size <= 24)
    #expect(MemoryLayout<XSDDate>.size <= 16)
    #expect(MemoryLayout<XSDTime>.size <= 16)
  }

  @Test func initializersValidate() {
    #expect(XSDDateTime(year: 2024, month: 2, day: 29)?.description == "2024-02-29T00:00:00")
    #expect(
      XSDDateTime(
        year: 2024, month: 2, day: 29, hour: 1, minute: 2, second: 3, fraction: .init(digits: "040") ?? .absent,
        timeZone: .utc)?.description == "2024-02-29T01:02:03.040Z")
    #expect(XSDDateTime(year: 2023, month: 2, day: 29) == nil)
    #expect(XSDDateTime(year: 0, month: 1, day: 1) == nil)
    #expect(XSDDateTime(year: 2023, month: 1, day: 1, hour: 24)?.description == "2023-01-01T24:00:00")
    #expect(XSDDateTime(year: 2023, month: 1, day: 1, hour: 24, minute: 1) == nil)
    #expect(XSDDateTime(year: 2023, month: 1, day: 1, second: 60) == nil)
    #expect(XSDDateTime(year: 2023, month: 256 + 1, day: 1) == nil)
    #expect(XSDDateTime(year: 2023, month: 1, day: -1) == nil)
    #expect(XSDTime(hour: 25, minute: 0) == nil)
    #expect(XSDTime(hour: 7, minute: 5)?.description == "07:05:00")
    #expect(XSDDate(year: 2023, month: 4, day: 31) == nil)
    #expect(XSDGMonthDay(month: 2, day: 30) == nil)
    #expect(XSDGMonthDay(month: 2, day: 29, timeZone: .utc)?.description == "--02-29Z")
    #expect(XSDGMonth(month: 13) == nil)
    #expect(XSDGDay(day: 0) == nil)
    #expect(XSDGYear(year: 0) == nil)
    #expect(XSDGYearMonth(year: -5, month: 12)?.description == "-0005-12")
    #expect(XSDTimeZone(offsetMinutes: 841) == nil)
    #expect(XSDTimeZone(offsetMinutes: -840)?.description == "-14:00")
    #expect(XSDTimeZone(offsetMinutes: 0)?.description == "+00:00")
    #expect(XSDTimeZone(offsetMinutes: -90)?.description == "-01:30")
  }

  @Test func fractions() {
    #expect(XSDFractionalSeconds(digits: "")?.digitCount == 0)
    #expect(XSDFractionalSeconds(digits: "5x") == nil)
    #expect(XSDFractionalSeconds(digits: "-5") == nil)
    #expect(XSDFractionalSeconds(digits: "050")?.digits == "050")
    #expect(XSDFractionalSeconds(digits: "5") != XSDFractionalSeconds(digits: "50"))
    #expect(XSDFractionalSeconds(digits: "1234567890123456789012")?.nanoseconds == 123_456_789)
    #expect(XSDFractionalSeconds(digits: "1234567890123456789012")?.digitCount == 22)
    #expect(XSDFractionalSeconds(digits: "000000000000000000000")?.isZero == true)
    #expect(XSDFractionalSeconds(digits: "000000000000000000001")?.isZero == false)
    #expect(XSDFractionalSeconds(nanoseconds: 500_000_000)?.digits == "5")
    #expect(XSDFractionalSeconds(nanoseconds: 0)?.digits == "")
    #expect(XSDFractionalSeconds(nanoseconds: 1_999_999, digitCount: 3)?.digits == "001")
    #expect(XSDFractionalSeconds(nanoseconds: 1, digitCount: 9)?.digits == "000000001")
    #expect(XSDFractionalSeconds(nanoseconds: 1_000_000_000) == nil)
    #expect(XSDFractionalSeconds(nanoseconds: -1) == nil)
    #expect(XSDFractionalSeconds(nanoseconds: 1, digitCount: 10) == nil)
  }

  @Test func dates() {
    expectRoundTrips(
      XSDDate.self, ["2017-04-30", "2017-04-30Z", "2017-04-30-05:00", "-0009-12-31", "10000-01-01+00:00"])
    expectInvalid(
      XSDDate.self,
      ["", "2017-04-31", "2017-04-30T00:00:00", "2017-4-30", "2017-04-30 ", "0000-01-01", "2017-04", "2017-04-300"])
  }

  @Test func times() {
    expectRoundTrips(
      XSDTime.self, ["13:20:00-05:00", "00:00:00", "23:59:59.999999999999999999999", "24:00:00", "01:02:03.00Z"])
    expectInvalid(
      XSDTime.self,
      ["", "13:20", "13:20:60", "24:00:00.5", "24:00:01", "1:20:00", "13:20:00.", "T13:20:00", "99:00:00"])
  }

  @Test func gregorianParts() {
    expectRoundTrips(XSDGYear.self, ["2017", "-0044", "12345", "2017Z", "2017-05:00"])
    expectInvalid(XSDGYear.self, ["", "17", "0000", "02017", "2017-04", "+2017", "2017 "])
    expectRoundTrips(XSDGYearMonth.self, ["2017-04", "-0044-03", "2017-04+05:30"])
    expectInvalid(XSDGYearMonth.self, ["", "2017", "2017-13", "2017-00", "2017-4", "2017-04-30"])
    expectRoundTrips(XSDGMonth.self, ["--04", "--12Z", "--01-05:00"])
    expectInvalid(XSDGMonth.self, ["", "04", "-04", "--13", "--00", "--4", "---04", "--04-30"])
    expectRoundTrips(XSDGDay.self, ["---01", "---31", "---30Z", "---30+14:00"])
    expectInvalid(XSDGDay.self, ["", "--30", "---32", "---00", "---1", "30"])
    expectRoundTrips(XSDGMonthDay.self, ["--04-30", "--02-29", "--12-31Z", "--12-31-08:00"])
    expectInvalid(XSDGMonthDay.self, ["", "--04-31", "--02-30", "--13-01", "--1-01", "--04", "-04-30", "--04-00"])
  }

  @Test func typeNames() {
    #expect(XSDDateTime.lexicalTypeName == "xs:dateTime")
    #expect(XSDGMonthDay.lexicalTypeName == "xs:gMonthDay")
    #expect(XSDDuration.lexicalTypeName == "xs:duration")
  }

  @Test func randomDateTimesRoundTrip() {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<5000 {
      let seconds = Int.random(in: -60_000_000_000...400_000_000_000, using: &generator)
      let nanoseconds = Int.random(in: 0..<1_000_000_000, using: &generator)
      let value = XSDDateTime(secondsSinceEpoch: seconds, nanoseconds: nanoseconds)
      #expect(value != nil && value == XSDDateTime(value?.description ?? ""))
      #expect(value?.instant == .init(secondsSinceEpoch: seconds, nanoseconds: nanoseconds))
    }
  }
}
