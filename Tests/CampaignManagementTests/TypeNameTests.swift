import CampaignManagementV13
import HTTPTypes
import SOAPRuntime
import TestSupport
import Testing
import XSDRuntime

/// `xsi:type` in all the ways in which its name can be written.
struct TypeNameTests {
  private static let content = "<Id>7</Id><IsExternallyAttributed>true</IsExternallyAttributed>"

  private func expectOfflineGoal(_ goals: [AnyConversionGoal?]) {
    guard goals.count == 1, case .offlineConversionGoal(let goal)? = goals[0] else {
      return #expect(Bool(false), "\(goals)")
    }
    #expect(goal.id == 7)
    #expect(goal.isExternallyAttributed == true)
  }

  @Test(arguments: [
    // No prefix: the default namespace counts.
    "<ConversionGoal i:type=\"OfflineConversionGoal\">",
    // The prefix is declared on the item, before and after its use.
    "<ConversionGoal xmlns:a=\"\(Namespaces.v13)\" i:type=\"a:OfflineConversionGoal\">",
    "<ConversionGoal i:type=\"a:OfflineConversionGoal\" xmlns:a=\"\(Namespaces.v13)\">",
    // Prefixes as .NET's serializers make them up.
    "<ConversionGoal xmlns:d4p1=\"\(Namespaces.instance)\" d4p1:type=\"OfflineConversionGoal\">",
    "<ConversionGoal xmlns:d4p1=\"\(Namespaces.v13)\" i:type=\"d4p1:OfflineConversionGoal\">",
    "<ConversionGoal xmlns:p4=\"\(Namespaces.instance)\" xmlns:q1=\"\(Namespaces.v13)\" p4:type=\"q1:OfflineConversionGoal\">",
    // White space around a QName means nothing.
    "<ConversionGoal i:type=\" \n OfflineConversionGoal \">",
    "<ConversionGoal i:nil=\"false\" i:type=\"OfflineConversionGoal\">",
  ])
  func spellings(tag: String) async throws {
    expectOfflineGoal(try await PreparedService.goals("\(tag)\(Self.content)</ConversionGoal>"))
  }

  @Test func prefixDeclaredOnAnAncestor() async throws {
    let answer = Message.goals("<ConversionGoal i:type=\"w:OfflineConversionGoal\">\(Self.content)</ConversionGoal>")
      .replacing("<s:Envelope ", with: "<s:Envelope xmlns:w=\"\(Namespaces.v13)\" ")
    let response = try await PreparedService(answer).client().getConversionGoalsByIds()
    expectOfflineGoal(try #require(response.conversionGoals))
  }

  @Test func everyElementWithPrefixAndNoDefaultNamespace() async throws {
    let answer = """
      <SOAP-ENV:Envelope xmlns:SOAP-ENV="\(Namespaces.envelope)" xmlns:ns1="\(Namespaces.v13)" \
      xmlns:xsi="\(Namespaces.instance)"><SOAP-ENV:Body><ns1:GetConversionGoalsByIdsResponse><ns1:ConversionGoals>\
      <ns1:ConversionGoal xsi:type="ns1:OfflineConversionGoal"><ns1:Id>7</ns1:Id><ns1:IsExternallyAttributed>1\
      </ns1:IsExternallyAttributed></ns1:ConversionGoal></ns1:ConversionGoals></ns1:GetConversionGoalsByIdsResponse>\
      </SOAP-ENV:Body></SOAP-ENV:Envelope>
      """
    let response = try await PreparedService(answer).client().getConversionGoalsByIds()
    expectOfflineGoal(try #require(response.conversionGoals))
  }

  @Test func onePrefixForDifferentNamespacesInSiblings() async throws {
    let answer = Message.response(
      "AddConversionGoalsResponse",
      """
      <ConversionGoalIds xmlns:a="\(Namespaces.system)"><a:long>1</a:long></ConversionGoalIds><PartialErrors>\
      <BatchError xmlns:a="\(Namespaces.v13)" i:type="a:EditorialError"><Code>1</Code>\
      <ForwardCompatibilityMap xmlns:a="\(Namespaces.collections)"><a:KeyValuePairOfstringstring><a:key>k</a:key>\
      <a:value>v</a:value></a:KeyValuePairOfstringstring></ForwardCompatibilityMap><a:Index>4</a:Index></BatchError>\
      </PartialErrors>
      """)
    let response = try await PreparedService(answer).client().addConversionGoals(conversionGoals: [])
    #expect(response.conversionGoalIds == [1])
    guard case .editorialError(let error)? = response.partialErrors?.first ?? nil else {
      return #expect(Bool(false), "\(response.body)")
    }
    #expect(error.index == 4)
    #expect(error.forwardCompatibilityMap?.first?.value == "v")
  }

  @Test func aSubtypeOfTheFutureIsKeptAndSentAgain() async throws {
    let unknown = """
      <ConversionGoal i:type="n:PodcastGoal" xmlns:n="\(Namespaces.v13)"><Id>9</Id><Name>Listeners</Name>\
      <Status>Active</Status><n:MinimumSeconds>30</n:MinimumSeconds><Show Mood="calm"><Title>A &amp; B</Title></Show>\
      </ConversionGoal>
      """
    var goals = try await PreparedService.goals(
      unknown + "<ConversionGoal i:type=\"UrlGoal\"><Id>1</Id></ConversionGoal>", reading: XMLReadingOptions())
    guard case .unrecognized(let kept)? = goals.first ?? nil else { return #expect(Bool(false), "\(goals)") }
    #expect(kept.typeName == XMLName("PodcastGoal", namespace: Namespaces.v13))
    #expect(kept.base.name == "Listeners")
    #expect(kept.content.map(\.name.localName) == ["MinimumSeconds", "Show"])
    // The rest of the page is there, and members of the base can be changed.
    #expect(goals.map { $0?.id } == [9, 1])
    goals[0]?.status = .paused

    // The schema has no such type, so libxml2 can have no good opinion of this request.
    let service = PreparedService(Message.response("UpdateConversionGoalsResponse", ""), validates: false)
    _ = try await service.client().updateConversionGoals(conversionGoals: goals)
    let sent = try service.onlyRequest().body
    let complaints = try Validation.v13.get().complaints(aboutEnvelope: sent)
    #expect(complaints.contains { $0.contains("PodcastGoal") })
    let seen = PreparedServer()
    let (_, _) = await SOAPServer(operations: seen.soapOperations).respond(
      to: .init(method: .post, scheme: nil, authority: nil, path: "/"), body: sent)
    let arrived = try #require(seen.goals)
    #expect(arrived == goals)
    #expect(arrived[0]?.status == .paused)
  }

  @Test func typesThatCannotStandHereAreRefused() async throws {
    let error = await #expect(throws: SOAPClientError.self) {
      try await PreparedService.goals("<ConversionGoal i:type=\"u:UrlGoal\"/>")
    }
    #expect((error?.underlying as? XMLError)?.kind == .notWellFormed || error?.kind == .invalidResponse)
  }
}
