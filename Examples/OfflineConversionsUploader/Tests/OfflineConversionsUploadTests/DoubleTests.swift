import CampaignManagementDouble
import HTTPTypes
import SOAPRuntime
import SOAPURLSessionTransport
import Testing

/// The double finds mistakes that the real service may pass over.
@Suite(.timeLimit(.minutes(1))) struct DoubleTests {
  private static let namespace = "https://bingads.microsoft.com/CampaignManagement/v13"
  private static let time = "<ConversionTime>2026-11-20T17:02:35.6853793Z</ConversionTime>"
  private static let name = "<ConversionName>Lead won</ConversionName>"

  /// Posts the content of one conversion as it stands.
  private func post(_ conversion: String, namespace: String = namespace) async throws -> (status: Int, body: String) {
    let double = try await CampaignManagementDouble(DoubleScenario())
    let message = """
      <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header xmlns="\(Self.namespace)">\
      <AuthenticationToken>valid-token</AuthenticationToken><CustomerAccountId>2</CustomerAccountId>\
      <CustomerId>1</CustomerId><DeveloperToken>d</DeveloperToken></s:Header>\
      <s:Body><ApplyOfflineConversionsRequest xmlns="\(namespace)"><OfflineConversions>\
      <OfflineConversion>\(conversion)</OfflineConversion></OfflineConversions>\
      </ApplyOfflineConversionsRequest></s:Body></s:Envelope>
      """
    var request = HTTPRequest(method: .post, scheme: "http", authority: nil, path: nil)
    let url = double.endpoint.dropFirst("http://".count)
    request.authority = String(url.prefix { $0 != "/" })
    request.path = String(url.drop { $0 != "/" })
    request.headerFields[.contentType] = "text/xml; charset=utf-8"
    request.headerFields[.soapAction] = "ApplyOfflineConversions"
    let (response, bytes) = try await URLSessionTransport().send(
      request, body: Array(message.utf8), options: SOAPTransportOptions(timeout: .seconds(10)))
    await double.stop()
    return (response.status.code, String(decoding: bytes, as: UTF8.self))
  }

  @Test func takesWhatIsRight() async throws {
    let answer = try await post(Self.name + Self.time + "<MicrosoftClickId>abc</MicrosoftClickId>")
    #expect(answer.status == 200 && answer.body.contains("ApplyOfflineConversionsResponse"))
  }

  @Test(arguments: [
    time + name, name + name, name + "<Surprise>1</Surprise>", name + "<x:ConversionTime xmlns:x=\"urn:x\"/>",
    name + "<ConversionTime>2026-11-20 17:02</ConversionTime>",
  ]) func refusesWhatIsMisplacedUnknownOrMalformed(conversion: String) async throws {
    let answer = try await post(conversion)
    #expect(answer.status == 500 && answer.body.contains("faultcode"))
  }

  @Test func refusesAnotherVersionOfTheService() async throws {
    let answer = try await post(
      Self.name, namespace: Self.namespace.replacing("v13", with: "v12"))
    #expect(answer.status == 500 && answer.body.contains("faultcode"))
  }
}
