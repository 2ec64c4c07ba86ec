import CampaignManagementV13
import HTTPTypes
import SOAPRuntime
import XSDRuntime

extension Ours {
  static let oneConversion = OfflineConversion(
    conversionCurrencyCode: "USD", conversionName: "Newsletter",
    conversionTime: XSDDateTime("2026-11-20T17:02:35.6853793Z"), conversionValue: 12.5,
    microsoftClickId: "0123456789abcdef0123456789abcdef")

  /// A client whose transport answers every request with the same bytes, so that only the runtime works.
  static func smallestCallService() -> CampaignManagementService {
    let answer = Array(
      """
      <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>\
      <h:TrackingId xmlns:h="https://bingads.microsoft.com/CampaignManagement/v13">\
      6f1d0f0d-9a4e-4f7b-8a56-2f0d4ad6a8b0</h:TrackingId></s:Header><s:Body>\
      <ApplyOfflineConversionsResponse xmlns="https://bingads.microsoft.com/CampaignManagement/v13">\
      <PartialErrors xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/>\
      </ApplyOfflineConversionsResponse></s:Body></s:Envelope>
      """.utf8)
    let transport = InMemoryTransport { _, _ in
      (HTTPResponse(status: .ok, headerFields: [.contentType: "text/xml; charset=utf-8"]), answer)
    }
    return CampaignManagementService(
      transport: transport,
      headers: .init(
        authenticationToken: "a-token", customerAccountId: "1234567", customerId: "7654321",
        developerToken: "another-token"))
  }
}
