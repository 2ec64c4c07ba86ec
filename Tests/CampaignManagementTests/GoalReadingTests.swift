import CampaignManagementV13
import Testing
import XSDRuntime

/// Lists of goals, each of its own type.
struct GoalReadingTests {
  private static let base = """
    <AttributionModelType>LastClick</AttributionModelType><ConversionWindowInMinutes>43200\
    </ConversionWindowInMinutes><CountType>Unique</CountType><ExcludeFromBidding>false</ExcludeFromBidding>\
    <GoalCategory>None</GoalCategory><Id>46700000001</Id><IsAutoGoal i:nil="true"/>\
    <IsEnhancedConversionsEnabled>true</IsEnhancedConversionsEnabled><Name>Goal</Name><Revenue><CurrencyCode>USD\
    </CurrencyCode><Type>FixedValue</Type><Value>10.50</Value></Revenue><Scope>Account</Scope><Status>Active</Status>\
    <TagId i:nil="true"/><TrackingStatus>RecordingConversions</TrackingStatus>
    """

  private static func item(_ type: String, _ word: String, _ own: String) -> String {
    """
    <ConversionGoal i:type="\(type)">\(base)<Type>\(word)</Type><ViewThroughConversionWindowInMinutes>1440\
    </ViewThroughConversionWindowInMinutes>\(own)</ConversionGoal>
    """
  }

  static let all =
    item("UrlGoal", "Url", "<UrlExpression>shop</UrlExpression><UrlOperator>Contains</UrlOperator>")
    + item("DurationGoal", "Duration", "<MinimumDurationInSeconds>60</MinimumDurationInSeconds>")
    + item("PagesViewedPerVisitGoal", "PagesViewedPerVisit", "<MinimumPagesViewed>5</MinimumPagesViewed>")
    + item(
      "EventGoal", "Event",
      """
      <ActionExpression>play</ActionExpression><ActionOperator>Equals</ActionOperator><CategoryExpression i:nil="true"/>\
      <CategoryOperator i:nil="true"/><LabelExpression>x</LabelExpression><LabelOperator>RegularExpression\
      </LabelOperator><Value>1.00</Value><ValueOperator>GreaterThan</ValueOperator>
      """)
    + item("AppInstallGoal", "AppInstall", "<AppPlatform>iOS</AppPlatform><AppStoreId>id1</AppStoreId>")
    + item("AppDownloadGoal", "AppDownload", "<AppPlatform>Android</AppPlatform><AppStoreId>a.b</AppStoreId>")
    + item("OfflineConversionGoal", "OfflineConversion", "<IsExternallyAttributed>true</IsExternallyAttributed>")
    + item("InStoreTransactionGoal", "InStoreTransaction", "") + item("ConversionGoal", "Url", "")

  @Test func everyDerivedType() async throws {
    let goals = try await PreparedService.goals(Self.all).compactMap { $0 }
    try #require(goals.count == 9)
    guard case .urlGoal(let url) = goals[0], case .durationGoal(let duration) = goals[1],
      case .pagesViewedPerVisitGoal(let pages) = goals[2], case .eventGoal(let event) = goals[3],
      case .appInstallGoal(let install) = goals[4], case .appDownloadGoal(let download) = goals[5],
      case .offlineConversionGoal(let offline) = goals[6], case .inStoreTransactionGoal(let store) = goals[7],
      case .conversionGoal(let plain) = goals[8]
    else { return #expect(Bool(false), "\(goals)") }
    #expect(url.urlExpression == "shop" && url.urlOperator == .contains)
    #expect(duration.minimumDurationInSeconds == 60)
    #expect(pages.minimumPagesViewed == 5)
    #expect(event.actionOperator == .equals && event.isNil(\.categoryOperator))
    #expect(event.value == XSDDecimal("1") && event.valueOperator == .greaterThan)
    #expect(install.appPlatform == "iOS")
    #expect(download.appStoreId == "a.b")
    #expect(offline.isExternallyAttributed == true)
    #expect(store.type == [.inStoreTransaction])
    #expect(plain.name == "Goal")
  }

  @Test func membersOfTheBaseWithoutSwitching() async throws {
    let goals = try await PreparedService.goals(Self.all).compactMap { $0 }
    #expect(goals.map(\.id) == Array(repeating: 46_700_000_001, count: 9))
    #expect(goals.compactMap(\.type).flatMap(\.words).map(\.rawValue).first == "Url")
    for goal in goals {
      #expect(goal.attributionModelType == .lastClick)
      #expect(goal.countType == .unique)
      #expect(goal.goalCategory == .noneValue)
      #expect(goal.isAutoGoal == nil && goal.isNil(\.isAutoGoal))
      #expect(goal.revenue?.value == XSDDecimal("10.5"))
      #expect(goal.tagId == nil && goal.isNil(\.tagId))
      #expect(goal.trackingStatus == .recordingConversions)
      #expect(goal.viewThroughConversionWindowInMinutes == 1440)
    }
  }

  @Test func readAndWrittenAgainNothingIsLost() async throws {
    let goals = try await PreparedService.goals(Self.all)
    let request = UpdateConversionGoalsRequest(conversionGoals: goals)
    let text = try Validation.document(request)
    #expect(try UpdateConversionGoalsRequest(xml: text, options: .strict).conversionGoals == goals)
  }

  @Test func nilItemsKeepTheirPlace() async throws {
    let missing = "<ConversionGoal i:nil=\"true\"/>"
    let goals = try await PreparedService.goals(
      missing + Self.item("UrlGoal", "Url", "") + "<ConversionGoal i:nil=\"1\"></ConversionGoal>")
    #expect(goals.map { $0?.name } == [nil, "Goal", nil])
  }

  @Test func itemsWithoutTypeAreTheBase() async throws {
    let goals = try await PreparedService.goals("<ConversionGoal><Id>1</Id></ConversionGoal><ConversionGoal/>")
    guard case .conversionGoal(let first)? = goals.first ?? nil else { return #expect(Bool(false), "\(goals)") }
    #expect(first.id == 1)
    #expect(goals.last == .some(.some(.conversionGoal(ConversionGoal()))))
  }

  @Test func changingABaseMemberInPlaceKeepsTheType() async throws {
    var goals = try await PreparedService.goals(Self.item("EventGoal", "Event", "<LabelExpression>x</LabelExpression>"))
    goals[0]?.status = .paused
    guard case .eventGoal(let event)? = goals[0] else { return #expect(Bool(false), "\(goals)") }
    #expect(event.status == .paused)
    #expect(event.labelExpression == "x")
  }
}
