import CampaignManagementV13
import Testing
import XSDRuntime

@testable import OfflineConversionsUpload

@Suite struct PreflightTests {
  /// 2026-11-22T12:00:00Z
  private let rules = RowRules(now: .init(secondsSinceEpoch: 1_795_348_800))

  private func row(_ change: (inout ConversionRow) -> Void = { _ in }) -> ConversionRow {
    var row = ConversionRow(line: 2)
    row.clickID = "0123456789abcdef0123456789abcdef"
    row.name = "Lead won"
    row.time = "2026-11-20T17:02:35.6853793Z"
    row.value = "12.50"
    row.currency = "USD"
    change(&row)
    return row
  }

  @Test func aGoodRowHasNoProblemsAndIsSentAsItIs() {
    #expect(rules.problems(of: row()) == [])
    let conversion = rules.conversion(for: row())
    #expect(conversion.conversionTime?.description == "2026-11-20T17:02:35.6853793Z")
    #expect(conversion.conversionValue == 12.5 && conversion.conversionCurrencyCode == "USD")
    #expect(conversion.hashedEmailAddress == nil)
  }

  @Test(arguments: ["2026-11-20T17:02:35.00Z", "2026-11-20T17:02:35Z", "2026-11-20T17:02:35.1234567Z"])
  func everyDigitOfTheTimeIsKept(time: String) {
    #expect(rules.conversion(for: row { $0.time = time }).conversionTime?.description == time)
  }

  @Test func valueAndCurrencyMayBeAbsent() {
    let bare = row { ($0.value, $0.currency) = ("", "") }
    #expect(rules.problems(of: bare) == [])
    let conversion = rules.conversion(for: bare)
    #expect(conversion.conversionValue == nil && conversion.conversionCurrencyCode == nil)
  }

  @Test(arguments: [
    ("2026-11-20T17:02:35", "not in UTC"), ("2026-11-20T17:02:35+00:00", "not in UTC"),
    ("2026-11-20 17:02:35Z", "is no time"), ("20/11/2026", "is no time"), ("", "no ConversionTime"),
    ("2026-11-22T12:00:01Z", "in the future"), ("2026-08-24T11:59:59Z", "more than 90 days ago"),
  ]) func badTimesAreFound(time: String, problem: String) {
    let problems = rules.problems(of: row { $0.time = time })
    #expect(problems.count == 1 && problems[0].contains(problem), "\(problems)")
  }

  @Test(arguments: ["2026-08-24T12:00:00Z", "2026-11-22T12:00:00Z"]) func limitsOfTheTimeAreAllowed(time: String) {
    #expect(rules.problems(of: row { $0.time = time }) == [])
  }

  @Test(arguments: ["NaN", "INF", "-INF", "1,5", "ten", "1e999"]) func badValuesAreFound(value: String) {
    #expect(rules.problems(of: row { $0.value = value }).count == 1)
  }

  @Test(arguments: ["EURO", "E1R", "€", "US"]) func badCurrenciesAreFound(currency: String) {
    #expect(rules.problems(of: row { $0.currency = currency }).count == 1)
  }

  @Test func namesHaveALimit() {
    #expect(rules.problems(of: row { $0.name = String(repeating: "ä", count: 100) }) == [])
    #expect(rules.problems(of: row { $0.name = String(repeating: "ä", count: 101) }).count == 1)
    #expect(rules.problems(of: row { $0.name = "" }).count == 1)
  }

  @Test func aMatchKeyIsNeededAndPlainAddressesAreRefusedWithoutRepeatingThem() {
    #expect(rules.problems(of: row { $0.clickID = "" }).count == 1)
    let hash = String(repeating: "0a", count: 32)
    #expect(rules.problems(of: row { ($0.clickID, $0.hashedEmail) = ("", hash) }) == [])
    let problems = rules.problems(of: row { $0.hashedEmail = "jane@example.com" })
    #expect(problems.count == 1 && !problems[0].contains("jane"))
  }

  @Test func allProblemsOfARowAreTold() {
    #expect(rules.problems(of: row { ($0.name, $0.value, $0.currency) = ("", "x", "?") }).count == 3)
  }

  @Test func repeatedRowsAreFoundByNameClickAndTime() {
    var rows = [row(), row(), row(), row()]
    rows[1].line = 3
    rows[1].value = "99"
    rows[2].line = 4
    rows[2].time = "2026-11-20T17:02:36Z"
    rows[3].line = 5
    rows[3].name = "Demo booked"
    let preflight = Preflight(rows, rules: rules)
    #expect(preflight.sendable.map(\.row.line) == [2, 4, 5])
    #expect(preflight.invalid.keys.sorted() == [3])
    #expect(preflight.invalid[3]?.first?.contains("repeats line 2") == true)
  }

  @Test func theSampleIsTheSameEveryTimeAndMostlyGood() throws {
    let text = SampleFile.text(rows: 2_500, now: rules.now)
    #expect(text == SampleFile.text(rows: 2_500, now: rules.now))
    let file = try ConversionFile(text: text)
    let preflight = Preflight(file.rows, rules: rules)
    #expect(file.rows.count == 2_500)
    #expect(preflight.invalid.count == 24)
    #expect(preflight.sendable.count == 2_476)
  }
}
