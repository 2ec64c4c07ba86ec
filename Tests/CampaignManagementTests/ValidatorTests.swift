import Foundation
import TestSupport
import Testing

/// The validator does refuse what is wrong; without that its silence would mean nothing.
struct ValidatorTests {
  private func complaints(_ conversion: String) throws -> [String] {
    let message = Message.request(
      "ApplyOfflineConversionsRequest", "<OfflineConversions>\(conversion)</OfflineConversions>")
    return try Validation.v13.get().complaints(aboutEnvelope: Array(message.utf8))
  }

  @Test func acceptsARightMessage() throws {
    let found = try complaints(
      "<OfflineConversion><ConversionName>A</ConversionName><MicrosoftClickId>b</MicrosoftClickId></OfflineConversion>"
    )
    #expect(found == [])
  }

  @Test func refusesAWrongOrder() throws {
    let found = try complaints(
      "<OfflineConversion><MicrosoftClickId>b</MicrosoftClickId><ConversionName>A</ConversionName></OfflineConversion>"
    )
    #expect(found.contains { $0.contains("ConversionName") })
  }

  @Test(arguments: [
    "<OfflineConversion><ConversionTime>2026-11-20 17:02</ConversionTime></OfflineConversion>",
    "<OfflineConversion><ConversionTime i:nil=\"true\"/></OfflineConversion>",
    "<OfflineConversion xmlns=\"\"/>", "<Conversion/>", "<OfflineConversion><Other/></OfflineConversion>",
  ])
  func refusesWrongContent(conversion: String) throws {
    #expect(try !complaints(conversion).isEmpty)
  }

  @Test func refusesUnknownElementsInHeaderAndBody() throws {
    let header = """
      <s:Envelope xmlns:s="\(Namespaces.envelope)"><s:Header><CustomerID xmlns="\(Namespaces.v13)">1</CustomerID>\
      </s:Header><s:Body><AddConversionGoalsRequest xmlns="\(Namespaces.v13)"/></s:Body></s:Envelope>
      """
    let validator = try Validation.v13.get()
    #expect(validator.complaints(aboutEnvelope: Array(header.utf8)).count == 1)
    let body = Message.request("AddGoalsRequest", "")
    #expect(validator.complaints(aboutEnvelope: Array(body.utf8)).count == 1)
    #expect(validator.complaints(aboutEnvelope: Array("<Envelope>".utf8)) == ["the message is not well-formed"])
  }

  @Test func refusesTypesThatDoNotDeriveAndWordsThatAreNotListed() throws {
    let goal = { (content: String) in
      Message.request("AddConversionGoalsRequest", "<ConversionGoals>\(content)</ConversionGoals>")
    }
    let validator = try Validation.v13.get()
    let right = goal("<ConversionGoal i:type=\"UrlGoal\"><Scope>Account</Scope></ConversionGoal>")
    #expect(validator.complaints(aboutEnvelope: Array(right.utf8)) == [])
    for wrong in [
      "<ConversionGoal i:type=\"BatchError\"/>", "<ConversionGoal><Scope>Planet</Scope></ConversionGoal>",
      "<ConversionGoal i:type=\"UrlGoal\"><UrlExpression/><Scope>Account</Scope></ConversionGoal>",
    ] {
      #expect(!validator.complaints(aboutEnvelope: Array(goal(wrong).utf8)).isEmpty, "\(wrong)")
    }
  }
}
