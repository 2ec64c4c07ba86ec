import Testing

@testable import XSDRuntime

@Suite struct XSDDateTimeTimelineTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0, 0), ("2001-09-09T01:46:40Z", 1_000_000_000, 0),
    ("2000-02-29T00:00:00Z", 951_782_400, 0),
    ("1969-12-31T23:59:59.5Z", -1, 500_000_000), ("2017-04-30T17:02:35.6853793Z", 1_493_571_755, 685_379_300),
    ("2017-04-30T17:02:35+05:30", 1_493_571_755 - 19_800, 0), ("2017-04-30T24:00:00Z", 1_493_596_800, 0),
    ("0001-01-01T00:00:00Z", -62_135_596_800, 0), ("9999-12-31T23:59:59Z", 253_402_300_799, 0),
    ("2001-01-01T00:00:00-00:00", 978_307_200, 0),
  ])
  func instants(text: String, seconds: Int, nanoseconds: Int) {
    #expect(XSDDateTime(text)?.instant == .init(secondsSinceEpoch: seconds, nanoseconds: nanoseconds))
  }

  @Test func noInstant() {
    #expect(XSDDateTime("2017-04-30T17:02:35")?.instant == nil)
    #expect(XSDDateTime("9223372036854775807-01-01T00:00:00Z")?.instant == nil)
    #expect(XSDDateTime("-9223372036854775807-01-01T00:00:00Z")?.instant == nil)
    #expect(XSDDateTime("199999999999-12-31T24:00:00-14:00")?.instant != nil)
  }

  @Test func fromInstants() {
    #expect(XSDDateTime(secondsSinceEpoch: 0)?.description == "1970-01-01T00:00:00Z")
    #expect(XSDDateTime(secondsSinceEpoch: -1, nanoseconds: 5)?.description == "1969-12-31T23:59:59.000000005Z")
    #expect(
      XSDDateTime(secondsSinceEpoch: 951_782_400, nanoseconds: 120_000_000, fractionDigits: 3)?.description
        == "2000-02-29T00:00:00.120Z")
    #expect(
      XSDDateTime(secondsSinceEpoch: 0, nanoseconds: 999_999_999, fractionDigits: 0)?.description
        == "1970-01-01T00:00:00Z")
    #expect(XSDDateTime(secondsSinceEpoch: 0, nanoseconds: -1) == nil)
    #expect(XSDDateTime(secondsSinceEpoch: 0, fractionDigits: 10) == nil)
    // Year 0 has 366 days and cannot be written.
    #expect(XSDDateTime(secondsSinceEpoch: -62_135_596_801) == nil)
    #expect(XSDDateTime(secondsSinceEpoch: -62_135_596_800 - 366 * 86_400) == nil)
    #expect(
      XSDDateTime(secondsSinceEpoch: -62_135_596_800 - 366 * 86_400 - 1)?.description == "-0001-12-31T23:59:59Z")
    #expect(XSDDateTime(secondsSinceEpoch: .max)?.year == 292_277_026_596)
    #expect(XSDDateTime(secondsSinceEpoch: .min)?.year == -292_277_022_657)
  }

  @Test func everyDayOfFourCenturies() {
    var day = -135_140  // 1600-01-01
    for year in 1600..<2000 {
      for month in 1...12 {
        for dayOfMonth in 1...CalendarDate.days(inMonth: month, year: year) {
          let date = CalendarDate(daysSinceEpoch: day)
          if date?.year != year || date?.month != UInt8(month) || date?.day != UInt8(dayOfMonth)
            || date?.daysSinceEpoch != day
          {
            Issue.record("\(year)-\(month)-\(dayOfMonth)")
          }
          day += 1
        }
      }
    }
    #expect(day == 10_957)  // 2000-01-01
  }

  private func order(_ left: String, _ right: String) -> String? {
    guard let left = XSDDateTime(left), let right = XSDDateTime(right) else { return "invalid" }
    guard let isBefore = left.isBefore(right), let isAfter = left.isAfter(right),
      let isSame = left.isSameInstant(as: right)
    else { return nil }
    return (isBefore ? "<" : "") + (isAfter ? ">" : "") + (isSame ? "=" : "")
  }

  @Test func orderOnTheTimeline() {
    #expect(order("2000-01-15T00:00:00", "2000-02-15T00:00:00") == "<")
    #expect(order("2000-01-15T12:00:00", "2000-01-16T12:00:00Z") == "<")
    #expect(order("2000-01-01T12:00:00", "1999-12-31T23:00:00Z") == nil)
    #expect(order("2000-01-16T12:00:00", "2000-01-16T12:00:00Z") == nil)
    #expect(order("2000-01-16T00:00:00", "2000-01-16T12:00:00Z") == nil)
    #expect(order("2000-01-17T02:00:01", "2000-01-16T12:00:00Z") == ">")
    #expect(order("2000-01-17T02:00:00", "2000-01-16T12:00:00Z") == nil)
    #expect(order("2000-01-16T12:00:00Z", "2000-01-17T02:00:00.1") == "<")
    #expect(order("2000-01-15T12:00:00Z", "2000-01-15T12:00:00+00:00") == "=")
    #expect(order("2000-01-15T12:00:00Z", "2000-01-15T17:30:00+05:30") == "=")
    #expect(order("2000-01-15T24:00:00Z", "2000-01-16T00:00:00Z") == "=")
    #expect(order("2000-01-15T12:00:00.5Z", "2000-01-15T12:00:00.500Z") == "=")
    #expect(order("2000-01-15T12:00:00.5Z", "2000-01-15T12:00:00.5000000000000000000001Z") == "<")
    #expect(order("2000-01-15T12:00:00.9999999999999999999999Z", "2000-01-15T12:00:01Z") == "<")
    #expect(order("-0002-01-01T00:00:00Z", "-0001-01-01T00:00:00Z") == "<")
  }

  @Test func equalityIsIdentity() {
    #expect(XSDDateTime("2000-01-15T12:00:00Z") != XSDDateTime("2000-01-15T12:00:00+00:00"))
    #expect(XSDDateTime("2000-01-15T12:00:00.5Z") != XSDDateTime("2000-01-15T12:00:00.50Z"))
    #expect(XSDDateTime("2000-01-15T12:00:00Z") != XSDDateTime("2000-01-15T12:00:00"))
    #expect(XSDDateTime("2000-01-15T12:00:00Z")?.hashValue == XSDDateTime("2000-01-15T12:00:00Z")?.hashValue)
  }
}

@Suite struct XSDDurationTests {
  @Test func lexicalForms() {
    expectRoundTrips(
      XSDDuration.self,
      [
        "P1Y2M3DT10H30M12.5S", "P1Y", "P1M", "PT1M", "P1D", "PT60S", "PT0S", "P0Y", "-P60D", "-P120D", "PT1M30.500S",
        "P1Y0M",
        "P1347Y", "P0Y1347M0D", "PT9223372036854775807S", "PT0.000000000000000000000001S", "-P1DT2H", "PT36H", "P1YT1S",
        "-PT0S",
      ])
    expectForms(XSDDuration.self, ["P01Y": "P1Y", "PT007.50S": "PT7.50S"])
    expectInvalid(
      XSDDuration.self,
      [
        "", "P", "PT", "-P", "P1", "P1S", "PT1Y", "PT1D", "1Y", "P-1Y", "+P1Y", "P1YT", "P1M1Y", "P1Y1Y", "PT1S1M",
        "P1.5Y",
        "PT1.5M", "PT1.S", "PT.5S", "P1H", "p1y", "P1Y ", " P1Y", "P1Y2MT", "P1DT1D", "PT1H1H", "P1W",
        "PT9223372036854775808S",
        "P1YTT1S", "--P1Y",
      ])
  }

  @Test func components() throws {
    let value = try #require(XSDDuration("-P1Y2M3DT10H30M12.5S"))
    #expect(value.isNegative)
    #expect(value.years == 1 && value.months == 2 && value.days == 3)
    #expect(value.hours == 10 && value.minutes == 30 && value.seconds == 12 && value.fraction.digits == "5")
    #expect(value.totalMonths == -14)
    #expect(value.duration == nil)
    let short = try #require(XSDDuration("PT60S"))
    #expect(short.minutes == nil && short.seconds == 60)
    #expect(short != XSDDuration("PT1M"))
    #expect(short.duration == XSDDuration("PT1M")?.duration)
    #expect(XSDDuration("P9223372036854775807Y")?.totalMonths == nil)
    #expect(XSDDuration("P9223372036854775807D")?.duration == nil)
  }

  @Test func initializers() {
    #expect(XSDDuration() == nil)
    #expect(XSDDuration(hours: -1) == nil)
    #expect(XSDDuration(hours: 1, fraction: .init(digits: "5") ?? .absent) == nil)
    #expect(XSDDuration(isNegative: true, days: 1, minutes: 5)?.description == "-P1DT5M")
    #expect(XSDDuration(.milliseconds(1500)).description == "PT1.5S")
    #expect(XSDDuration(.zero).description == "PT0S")
    #expect(XSDDuration(.milliseconds(-250)).description == "-PT0.25S")
    #expect(
      XSDDuration("-P1DT1.000000000000000001S")?.duration == .seconds(-86_401)
        - Duration(secondsComponent: 0, attosecondsComponent: 1))
  }
}
