import CampaignManagementV13
import SOAPRuntime
import TestSupport
import Testing
import XSDRuntime

/// Lists of flags and enumerations, with words that this build does not know.
struct FlagsAndWordsTests {
  private func sent(
    ids: [Int64]? = nil, types: XMLFlagSet<ConversionGoalType>? = nil,
    fields: XMLFlagSet<ConversionGoalAdditionalField>? = nil, validates: Bool = true
  ) async throws -> String {
    let service = PreparedService(Message.goals(""), validates: validates)
    _ = try await service.client().getConversionGoalsByIds(
      conversionGoalIds: ids, conversionGoalTypes: types, returnAdditionalFields: fields)
    return try service.onlyRequest().text
  }

  @Test func severalFlagsAreSeparatedBySpaces() async throws {
    let message = try await sent(
      ids: [1, 2], types: [.url, .duration, .appDownload], fields: [.goalCategory, .isAutoGoal])
    #expect(message.contains("<ConversionGoalTypes>Url Duration AppDownload</ConversionGoalTypes>"))
    #expect(message.contains("<ReturnAdditionalFields>GoalCategory IsAutoGoal</ReturnAdditionalFields>"))
    // Items in the arrays' namespace inside an element of the service's.
    let prefix = try #require(message.firstMatch(of: /xmlns:([a-z0-9]+)="([^"]*Arrays)"/))
    #expect(prefix.2 == Namespaces.arrays)
    let long = "\(prefix.1):long"
    #expect(message.contains("<ConversionGoalIds><\(long)>1</\(long)><\(long)>2</\(long)></ConversionGoalIds>"))
  }

  @Test func noFlagsIsAnEmptyElementAndAbsentIsNone() async throws {
    let empty = try await sent(types: [])
    #expect(empty.contains("<ConversionGoalTypes/>") || empty.contains("<ConversionGoalTypes></ConversionGoalTypes>"))
    #expect(try await !sent().contains("ConversionGoalTypes"))
  }

  @Test func allListedFlagsAreOfTheSchema() async throws {
    _ = try await sent(
      types: XMLFlagSet(ConversionGoalType.allCases), fields: XMLFlagSet(ConversionGoalAdditionalField.allCases))
    #expect(ConversionGoalType.allCases.count == 8)
    #expect(ConversionGoalAdditionalField.allCases.count == 9)
  }

  @Test(arguments: [
    ("Url Event", ["Url", "Event"]), ("  Url\n\t Event ", ["Url", "Event"]), ("", []), ("Url Url", ["Url", "Url"]),
    ("Url Podcast Event", ["Url", "Podcast", "Event"]), ("url", ["url"]),
  ])
  func flagsAreRead(text: String, words: [String]) async throws {
    let goals = try await PreparedService.goals(
      "<ConversionGoal><Type>\(text)</Type></ConversionGoal>", reading: XMLReadingOptions())
    let type = try #require(goals[0]?.type)
    #expect(type.words.map(\.rawValue) == words)
  }

  @Test func unknownFlagsAreKeptAndSentAgain() async throws {
    let types = XMLFlagSet<ConversionGoalType>([.url, ConversionGoalType(rawValue: "Podcast")])
    let message = try await sent(types: types, validates: false)
    #expect(message.contains("<ConversionGoalTypes>Url Podcast</ConversionGoalTypes>"))
    #expect(try !Validation.v13.get().complaints(aboutEnvelope: Array(message.utf8)).isEmpty)
  }

  @Test func unknownWordsAreKeptAndSentAgain() async throws {
    let goals = try await PreparedService.goals(
      """
      <ConversionGoal><Id>1</Id><Scope>Galaxy &amp; more</Scope><Status>Archived</Status></ConversionGoal>
      """, reading: XMLReadingOptions())
    let goal = try #require(goals[0])
    #expect(goal.status == .unrecognized("Archived"))
    #expect(goal.status?.isRecognized == false)
    #expect(goal.scope?.rawValue == "Galaxy & more")
    let service = PreparedService(Message.response("UpdateConversionGoalsResponse", ""), validates: false)
    _ = try await service.client().updateConversionGoals(conversionGoals: goals)
    let message = try service.onlyRequest().text
    #expect(message.contains("<Scope>Galaxy &amp; more</Scope><Status>Archived</Status>"))
  }

  @Test func unknownWordsAreRefusedStrictly() async throws {
    let error = await #expect(throws: SOAPClientError.self) {
      try await PreparedService.goals("<ConversionGoal><Status>Archived</Status></ConversionGoal>")
    }
    #expect((error?.underlying as? XMLError)?.kind == .invalidValue)
    #expect(error?.description.contains("Archived") == true)
  }

  @Test func theWordNoneIsNotTheAbsenceOfAWord() async throws {
    let goals = try await PreparedService.goals(
      "<ConversionGoal><GoalCategory>None</GoalCategory></ConversionGoal><ConversionGoal/>")
    #expect(goals[0]?.goalCategory == .noneValue)
    #expect(goals[0]?.goalCategory != nil)
    #expect(goals[1] != nil && goals[1]?.goalCategory == nil)
    #expect(ConversionGoalCategory(rawValue: "Unknown") == .unknown)
  }

  @Test func emptyEnumerationsAreNotSilentlyAbsent() async throws {
    let goals = try await PreparedService.goals(
      "<ConversionGoal><Status/></ConversionGoal>", reading: XMLReadingOptions())
    #expect(goals[0]?.status == .unrecognized(""))
  }

  @Test func reportsFilterByChannel() async throws {
    let service = PreparedService(
      Message.response(
        "GetOfflineConversionReportByGoalIdsResponse",
        """
        <OfflineGoalConversionSummaries><OfflineGoalConversionSummary><GoalId>1</GoalId><ConversionName>A\
        </ConversionName><OverallSuccessCount>10</OverallSuccessCount><OverallUnattributedCount>2\
        </OverallUnattributedCount><OverallSuccessRate>83.33</OverallSuccessRate><OverallAlerts>\
        <OfflineConversionAlert><UnattributedReason>MalformedData</UnattributedReason><Count>2</Count>\
        </OfflineConversionAlert></OverallAlerts><DailySummaries i:nil="true"/></OfflineGoalConversionSummary>\
        </OfflineGoalConversionSummaries>
        """))
    let response = try await service.client().getOfflineConversionReportByGoalIds(
      startDateUtc: XSDDateTime("2026-11-01T00:00:00Z"), endDateUtc: XSDDateTime("2026-11-20T00:00:00Z"),
      goalIds: [1], uploadChannelFilter: [.campaignManagementAPI, .webUpload])
    #expect(try service.onlyRequest().text.contains(">CampaignManagementAPI WebUpload</UploadChannelFilter>"))
    let summary = try #require(response.offlineGoalConversionSummaries?.first ?? nil)
    #expect(summary.overallSuccessRate?.description == "83.33")
    #expect(summary.overallAlerts?.first??.unattributedReason == .malformedData)
    #expect(summary.isNil(\.dailySummaries))
  }
}
