import CampaignManagementV13
import SOAPRuntime
import Testing
import XSDRuntime

/// SOAP headers out and in; what must not be seen is not seen.
struct HeaderTests {
  private static let headers = CampaignManagementServiceRequestHeaders(
    authenticationToken: "eyJ0-secret-token", customerAccountId: "11", customerId: "22",
    developerToken: "secret-developer")

  private let service = PreparedService(ApplyOfflineConversionsTests.success)

  @Test func headersOfTheClientAreSentInOrder() async throws {
    _ = try await service.client(headers: Self.headers).applyOfflineConversions(offlineConversions: [])
    let request = try service.onlyRequest()
    let header = try #require(request.text.firstMatch(of: /<s:Header[^>]*>(.*)<\/s:Header>/))
    let names = header.1.matches(of: /<h:([A-Za-z]+)>([^<]*)</).map { "\($0.1)=\($0.2)" }
    #expect(
      names == [
        "AuthenticationToken=eyJ0-secret-token", "CustomerAccountId=11", "CustomerId=22",
        "DeveloperToken=secret-developer",
      ])
  }

  @Test func headersOfACallReplaceThoseOfTheClient() async throws {
    var other = Self.headers
    other.customerAccountId = "33"
    let client = service.client(headers: Self.headers)
    _ = try await client.applyOfflineConversions(offlineConversions: [], headers: other)
    _ = try await client.applyOfflineConversions(offlineConversions: [])
    let texts = service.requests.map(\.text)
    try #require(texts.count == 2)
    #expect(texts[0].contains("<h:CustomerAccountId>33<"))
    #expect(texts[1].contains("<h:CustomerAccountId>11<"))
  }

  @Test func withoutHeadersThereIsNoHeaderElement() async throws {
    _ = try await service.client().applyOfflineConversions(offlineConversions: [])
    #expect(try !service.onlyRequest().text.contains("Header"))
  }

  @Test func headersAreReadWhateverTheirPrefix() async throws {
    let plain = ApplyOfflineConversionsTests.success
      .replacing("<h:TrackingId xmlns:h=", with: "<TrackingId xmlns=").replacing("</h:", with: "</")
    let response = try await PreparedService(plain).client().applyOfflineConversions(offlineConversions: [])
    #expect(response.headers == CampaignManagementServiceResponseHeaders(trackingId: "5ae1b1f0-27c4"))
    let none = Message.request("ApplyOfflineConversionsResponse", "")
    #expect(try await PreparedService(none).client().applyOfflineConversions().headers.trackingId == nil)
  }

  @Test func unknownHeadersAreIgnoredUnlessTheyMustBeUnderstood() async throws {
    let extra = ApplyOfflineConversionsTests.success
      .replacing("</s:Header>", with: "<Trace xmlns=\"urn:x\">1</Trace></s:Header>")
    let response = try await PreparedService(extra).client().applyOfflineConversions(offlineConversions: [])
    #expect(response.headers.trackingId == "5ae1b1f0-27c4")
    let strict = extra.replacing("<Trace ", with: "<Trace s:mustUnderstand=\"1\" ")
    let error = await #expect(throws: SOAPClientError.self) {
      try await PreparedService(strict).client().applyOfflineConversions(offlineConversions: [])
    }
    #expect(error?.kind == .headersNotUnderstood)
  }

  @Test func descriptionsShowNoSecrets() {
    var dumped = ""
    dump(Self.headers, to: &dumped)
    for text in [
      "\(Self.headers)", String(reflecting: Self.headers), dumped, String(describing: Optional(Self.headers)),
    ] {
      #expect(!text.contains("secret"), "\(text)")
      #expect(text.contains("22"), "\(text)")
    }
  }

  @Test func theClientItselfShowsNoSecrets() {
    var dumped = ""
    let client = service.client(headers: Self.headers)
    dump(client, to: &dumped)
    #expect(!"\(client)".contains("secret"))
    #expect(!dumped.contains("secret"))
  }

  @Test func errorsShowNoSecretsThatTheServerEchoes() async throws {
    let echo = PreparedService("bad gateway: eyJ0-secret-token secret-developer", status: 502)
    let error = await #expect(throws: SOAPClientError.self) {
      try await echo.client(headers: Self.headers).applyOfflineConversions(offlineConversions: [])
    }
    #expect(error.map { "\($0)" }?.contains("secret-") == false)
  }

  @Test func aNilHeaderIsWritten() async throws {
    var headers = Self.headers
    let canBeNil = headers.setNil(\.customerId)
    #expect(canBeNil)
    _ = try await service.client(headers: headers).applyOfflineConversions(offlineConversions: [])
    #expect(try service.onlyRequest().text.contains(/<h:CustomerId [a-z]+:nil="true"/))
  }
}
