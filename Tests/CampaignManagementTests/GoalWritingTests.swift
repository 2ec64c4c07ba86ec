import CampaignManagementV13
import SOAPRuntime
import Testing
import XSDRuntime

/// Adding and updating goals: what is set is sent, in order, and nothing else.
struct GoalWritingTests {
  private func sent(_ goals: [AnyConversionGoal?]) async throws -> String {
    let service = PreparedService(Message.response("UpdateConversionGoalsResponse", ""))
    _ = try await service.client().updateConversionGoals(conversionGoals: goals)
    return try service.onlyRequest().text
  }

  /// Names of the elements in the first goal of a message.
  private func elements(_ message: String) throws -> [String] {
    let item = try #require(message.firstMatch(of: /<ConversionGoal [^>]*>(.*?)<\/ConversionGoal>/))
    return item.1.matches(of: /<([A-Za-z]+)/).map { String($0.1) }
  }

  @Test func pausingSendsIdAndStatusOnly() async throws {
    let message = try await sent([.offlineConversionGoal(OfflineConversionGoal(id: 7, status: .paused))])
    #expect(try elements(message) == ["Id", "Status"])
    #expect(message.contains("<Id>7</Id><Status>Paused</Status></ConversionGoal>"))
    #expect(message.contains("type=\"OfflineConversionGoal\""))
  }

  @Test func aPlainGoalCarriesNoType() async throws {
    let message = try await sent([.conversionGoal(ConversionGoal(id: 7))])
    #expect(message.contains("<ConversionGoal><Id>7</Id></ConversionGoal>"))
  }

  @Test func absentNilAndValueOfOwnAndInheritedMembers() async throws {
    var goal = OfflineConversionGoal(id: 7)
    #expect(try elements(try await sent([.offlineConversionGoal(goal)])) == ["Id"])

    let nameCanBeNil = goal.setNil(\.name)
    #expect(nameCanBeNil)
    let ownMemberCanBeNil = goal.setNil(\.isExternallyAttributed)
    #expect(ownMemberCanBeNil)
    #expect(goal.name == nil && goal.isNil(\.name) && goal.isNil(\.isExternallyAttributed))
    #expect(!goal.isNil(\.status) && !goal.isNil(\.id))
    var message = try await sent([.offlineConversionGoal(goal)])
    #expect(try elements(message) == ["Id", "Name", "IsExternallyAttributed"])
    #expect(message.matches(of: /:nil="true"/).count == 2)

    goal.name = "Lead won"
    goal.isExternallyAttributed = false
    #expect(!goal.isNil(\.name))
    message = try await sent([.offlineConversionGoal(goal)])
    #expect(message.contains("<Name>Lead won</Name>"))
    #expect(message.contains("<IsExternallyAttributed>false</IsExternallyAttributed>"))
    #expect(!message.contains("nil"))

    goal.setAbsent(\.name)
    goal.setNil(\.isExternallyAttributed)
    goal.setAbsent(\.isExternallyAttributed)
    #expect(try elements(try await sent([.offlineConversionGoal(goal)])) == ["Id"])
  }

  @Test func nilThroughTheEnumOfAllGoals() async throws {
    var goal = AnyConversionGoal.urlGoal(UrlGoal(id: 7, urlExpression: "a"))
    let revenueCanBeNil = goal.setNil(\.revenue)
    #expect(revenueCanBeNil)
    #expect(goal.isNil(\.revenue))
    #expect(try elements(try await sent([goal])) == ["Id", "Revenue", "UrlExpression"])
    goal.setAbsent(\.revenue)
    #expect(try elements(try await sent([goal])) == ["Id", "UrlExpression"])
  }

  @Test func membersThatAreNotNillableCannotBecomeNil() {
    var conversion = OfflineConversion(conversionTime: XSDDateTime("2026-11-20T00:00:00Z"))
    let timeCanBeNil = conversion.setNil(\.conversionTime)
    #expect(!timeCanBeNil)
    #expect(conversion.conversionTime != nil)
    var request = GetConversionGoalsByIdsRequest()
    let typesCanBeNil = request.setNil(\.conversionGoalTypes)
    #expect(!typesCanBeNil)
    let fieldsCanBeNil = request.setNil(\.returnAdditionalFields)
    #expect(fieldsCanBeNil)
  }

  @Test func aGoalWithEverythingIsOfItsSchema() async throws {
    let goal = EventGoal(
      attributionModelType: .dataDriven, conversionWindowInMinutes: 43_200, countType: .unique,
      excludeFromBidding: true, goalCategory: .purchase, id: 1, isAutoGoal: false, isEnhancedConversionsEnabled: true,
      name: "Play", revenue: ConversionGoalRevenue(currencyCode: "USD", type: .fixedValue, value: 9.99),
      scope: .customer, status: .active, tagId: 2, trackingStatus: .tagInactive, type: [.event],
      viewThroughConversionWindowInMinutes: 1440, actionExpression: "play", actionOperator: .equals,
      categoryExpression: "video", categoryOperator: .beginsWith, labelExpression: "x",
      labelOperator: .regularExpression, value: 1, valueOperator: .greaterThan)
    let message = try await sent([.eventGoal(goal)])
    let names = try elements(message)
    #expect(names.count == 16 + 8 + 3)
    #expect(names.first == "AttributionModelType" && names.last == "ValueOperator")
    #expect(names.firstIndex(of: "ViewThroughConversionWindowInMinutes") == 18)
    #expect(message.contains("<Value>9.99</Value>"))
  }

  @Test func nilGoalsAreWritten() async throws {
    let message = try await sent([nil, .inStoreTransactionGoal(InStoreTransactionGoal(id: 3)), nil])
    #expect(message.matches(of: /<ConversionGoal[^>]*:nil="true"\/>/).count == 2)
  }

  @Test func unsetMembersOfTheSameGoalAreEqualAndNilIsNotAbsent() {
    var nilName = OfflineConversionGoal(id: 7)
    #expect(nilName == OfflineConversionGoal(id: 7))
    nilName.setNil(\.name)
    #expect(nilName != OfflineConversionGoal(id: 7))
    #expect(Set([nilName, OfflineConversionGoal(id: 7), nilName]).count == 2)
  }
}
