import CampaignManagementV13
import SOAPRuntime
import Testing
import XSDRuntime

/// Answers that are not what the schema says, or nothing that could be read.
struct DamagedMessageTests {
  private static let right = Message.goals(
    """
    <ConversionGoal i:type="OfflineConversionGoal"><CountType>All</CountType><Id>7</Id><Name>Lead won</Name>\
    <Status>Active</Status><IsExternallyAttributed>true</IsExternallyAttributed></ConversionGoal>
    """)

  private func call(_ answer: String, status: Int = 200, _ reading: XMLReadingOptions = .strict) async throws
    -> OfflineConversionGoal
  {
    let response = try await PreparedService(answer, status: status).client(reading: reading)
      .getConversionGoalsByIds(conversionGoalIds: [7])
    guard case .offlineConversionGoal(let goal)? = response.conversionGoals?.first ?? nil else {
      throw XMLError(.unexpectedType, "no offline goal")
    }
    return goal
  }

  private func failure(_ answer: String, status: Int = 200, _ reading: XMLReadingOptions = .strict) async throws
    -> SOAPClientError
  {
    try #require(
      await #expect(throws: SOAPClientError.self) { _ = try await call(answer, status: status, reading) })
  }

  @Test func messagesCutOffAnywhereAreErrors() async throws {
    let bytes = Array(Self.right.utf8)
    for length in stride(from: 1, to: bytes.count - 1, by: 9) {
      let cut = String(decoding: bytes[..<length], as: UTF8.self)
      for reading in [XMLReadingOptions.strict, XMLReadingOptions()] {
        let error = try await failure(cut, reading)
        #expect(error.kind == .invalidResponse || error.kind == .notSOAP, "\(length): \(error)")
      }
    }
  }

  @Test func faultsCutOffAreErrorsToo() async throws {
    let fault = FaultTests.expiredToken
    let error = try await failure(String(fault.prefix(fault.count * 2 / 3)), status: 500)
    #expect(error.kind == .invalidResponse)
    #expect(error.httpStatus == 500)
    // What support asks for is found even in half a message.
    #expect(error.trackingID == "track-1")
  }

  @Test func wrongOrderIsRefusedStrictlyAndTakenLeniently() async throws {
    let wrong = Self.right.replacing("<Id>7</Id><Name>Lead won</Name>", with: "<Name>Lead won</Name><Id>7</Id>")
    let error = try await failure(wrong)
    let cause = try #require(error.underlying as? XMLError)
    #expect(cause.kind == .misplacedElement)
    #expect(cause.path == "Envelope/Body/GetConversionGoalsByIdsResponse/ConversionGoals/ConversionGoal")
    let goal = try await call(wrong, XMLReadingOptions())
    #expect(goal.id == 7)
    #expect(goal.name == "Lead won")
  }

  @Test func derivedMembersBeforeTheBasesAreRefusedStrictlyAndTakenLeniently() async throws {
    let member = "<IsExternallyAttributed>true</IsExternallyAttributed>"
    let wrong = Self.right.replacing(member, with: "").replacing("<CountType>", with: member + "<CountType>")
    #expect((try await failure(wrong).underlying as? XMLError)?.kind == .misplacedElement)
    let goal = try await call(wrong, XMLReadingOptions())
    #expect(goal.isExternallyAttributed == true)
    #expect(goal.countType == .all)
  }

  @Test func unknownElementsAreRefusedStrictlyAndSkippedLeniently() async throws {
    let newer = Self.right.replacing("<Name>", with: "<NameOfNextYear><A/>b</NameOfNextYear><Name>")
    #expect((try await failure(newer).underlying as? XMLError)?.kind == .unexpectedElement)
    #expect(try await call(newer, XMLReadingOptions()).name == "Lead won")
  }

  @Test func elementsOfAnotherNamespaceAreNotTheMembers() async throws {
    let other = Self.right.replacing("<Name>", with: "<Name xmlns=\"urn:other\">")
    #expect((try await failure(other).underlying as? XMLError)?.kind == .unexpectedElement)
    #expect(try await call(other, XMLReadingOptions()).name == nil)
  }

  @Test func theAnswerOfAnotherOperationOrVersionIsRefused() async throws {
    let other = try await failure(Message.response("AddConversionGoalsResponse", ""), XMLReadingOptions())
    #expect(other.kind == .unexpectedBody)
    let older = try await failure(Self.right.replacing("/v13", with: "/v12"), XMLReadingOptions())
    #expect(older.kind == .unexpectedBody)
    #expect(older.description.contains("v12"))
  }

  @Test func valuesOutOfRangeNameThePlace() async throws {
    let error = try await failure(Self.right.replacing("<Id>7<", with: "<Id>9223372036854775808<"))
    let cause = try #require(error.underlying as? XMLError)
    #expect(cause.kind == .invalidValue)
    #expect(cause.location != nil)
    #expect(cause.path.hasSuffix("/Id"))
  }

  @Test(arguments: [
    "", "<html><body>Bad gateway</body></html>", "<!DOCTYPE html><html/>", "Service Unavailable", "{\"a\":1}",
  ])
  func pagesOfProxiesAreNotSOAP(page: String) async throws {
    let error = try await failure(page, status: 502)
    #expect(error.kind == .notSOAP, "\(error)")
    #expect(error.httpStatus == 502)
    #expect(error.advice != nil)
  }

  @Test func documentTypeDeclarationsAreRefused() async throws {
    let attack = "<!DOCTYPE x [<!ENTITY e \"boom\">]>" + Self.right.replacing("Lead won", with: "&e;")
    #expect((try await failure(attack).underlying as? XMLError)?.kind == .documentTypeDeclaration)
  }
}
