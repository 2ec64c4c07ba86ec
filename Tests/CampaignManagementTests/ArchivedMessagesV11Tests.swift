import CampaignManagementV11
import TestSupport
import Testing
import XSDRuntime

/// Messages of v11, whose service is gone: archives of them are read without a server.
struct ArchivedMessagesV11Tests {
  @Test func aRequestForUpload() throws {
    let archived = """
      <ApplyOfflineConversionsRequest xmlns="\(Namespaces.v11)" xmlns:i="\(Namespaces.instance)">\
      <OfflineConversions><OfflineConversion><ConversionCurrencyCode i:nil="true"/><ConversionName>Lead won\
      </ConversionName><ConversionTime>2018-09-30T17:02:35.6853793Z</ConversionTime><ConversionValue>10.5\
      </ConversionValue><MicrosoftClickId>cc</MicrosoftClickId></OfflineConversion><OfflineConversion i:nil="true"/>\
      </OfflineConversions></ApplyOfflineConversionsRequest>
      """
    let request = try ApplyOfflineConversionsRequest(xml: archived, options: .strict)
    let conversions = try #require(request.offlineConversions)
    #expect(conversions.count == 2 && conversions[1] == nil)
    let first = try #require(conversions[0])
    #expect(first.isNil(\.conversionCurrencyCode))
    #expect(first.conversionTime?.description == "2018-09-30T17:02:35.6853793Z")
    #expect(first.conversionValue == 10.5)
    #expect(first.microsoftClickId == "cc")
    let text = try Validation.document(request, by: Validation.v11)
    #expect(try ApplyOfflineConversionsRequest(xml: text, options: .strict) == request)
  }

  @Test func anAnswerWithGoals() throws {
    let archived = """
      <GetConversionGoalsByIdsResponse xmlns="\(Namespaces.v11)" xmlns:i="\(Namespaces.instance)"><ConversionGoals>\
      <ConversionGoal i:type="OfflineConversionGoal"><ConversionWindowInMinutes>43200</ConversionWindowInMinutes>\
      <CountType>All</CountType><Id>1</Id><Name>Lead won</Name><Revenue><CurrencyCode i:nil="true"/><Type>NoValue\
      </Type><Value i:nil="true"/></Revenue><Scope>Account</Scope><Status>Active</Status><TagId i:nil="true"/>\
      <TrackingStatus i:nil="true"/><Type>OfflineConversion</Type></ConversionGoal>\
      <ConversionGoal i:type="EventGoal"><Id>2</Id><Type>Event</Type><ValueOperator>LessThan</ValueOperator>\
      </ConversionGoal></ConversionGoals><PartialErrors/></GetConversionGoalsByIdsResponse>
      """
    let response = try GetConversionGoalsByIdsResponse(xml: archived, options: .strict)
    let goals = try #require(response.conversionGoals).compactMap { $0 }
    #expect(goals.map(\.id) == [1, 2])
    guard case .offlineConversionGoal(let offline) = goals[0], case .eventGoal(let event) = goals[1] else {
      return #expect(Bool(false), "\(goals)")
    }
    #expect(offline.revenue?.type == .noValue)
    #expect(offline.revenue?.isNil(\.value) == true)
    #expect(event.valueOperator == .lessThan)
    let text = try Validation.document(response, by: Validation.v11)
    #expect(try GetConversionGoalsByIdsResponse(xml: text, options: .strict) == response)
  }

  @Test func aNewerMessageIsRefusedByItsNamespace() {
    let newer = "<ApplyOfflineConversionsResponse xmlns=\"\(Namespaces.v13)\"/>"
    let error = #expect(throws: XMLError.self) { try ApplyOfflineConversionsResponse(xml: newer) }
    #expect(error?.kind == .unexpectedRoot)
  }
}
