import CampaignManagementV13
import HTTPTypes
import SOAPRuntime
import Testing
import XSDRuntime

/// The main job: sending offline conversions and reading the answer.
struct ApplyOfflineConversionsTests {
  static let success = Message.response("ApplyOfflineConversionsResponse", "<PartialErrors/>")

  @Test func requestOnTheWire() async throws {
    let service = PreparedService(Self.success)
    let conversion = OfflineConversion(
      conversionCurrencyCode: "USD", conversionName: "Lead won",
      conversionTime: XSDDateTime("2026-11-20T17:02:35.6853793Z"), conversionValue: 10,
      microsoftClickId: "0123456789abcdef0123456789abcdef")
    _ = try await service.client().applyOfflineConversions(offlineConversions: [conversion])
    let request = try service.onlyRequest()
    #expect(
      request.text == """
        <s:Envelope xmlns:s="\(Namespaces.envelope)"><s:Body><ApplyOfflineConversionsRequest \
        xmlns="\(Namespaces.v13)"><OfflineConversions><OfflineConversion><ConversionCurrencyCode>USD\
        </ConversionCurrencyCode><ConversionName>Lead won</ConversionName><ConversionTime>\
        2026-11-20T17:02:35.6853793Z</ConversionTime><ConversionValue>10</ConversionValue><MicrosoftClickId>\
        0123456789abcdef0123456789abcdef</MicrosoftClickId></OfflineConversion></OfflineConversions>\
        </ApplyOfflineConversionsRequest></s:Body></s:Envelope>
        """)
    #expect(request.http.method == .post)
    #expect(request.http.headerFields[.soapAction] == "\"ApplyOfflineConversions\"")
    #expect(request.http.headerFields[.contentType] == "text/xml; charset=utf-8")
    #expect(request.http.authority == "campaign.api.bingads.microsoft.com")
    #expect(request.http.path == "/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc")
  }

  @Test func allNineMembersInSchemaOrder() throws {
    let conversion = OfflineConversion(
      conversionCurrencyCode: "EUR", conversionName: "A", conversionTime: XSDDateTime("2026-11-20T00:00:00Z"),
      conversionValue: 0.1, externalAttributionCredit: 0.25, externalAttributionModel: "Linear",
      hashedEmailAddress: "aa", hashedPhoneNumber: "bb", microsoftClickId: "cc")
    let text = try Validation.document(ApplyOfflineConversionsRequest(offlineConversions: [conversion]))
    let expected = [
      "<ConversionCurrencyCode>EUR<", "<ConversionName>A<", "<ConversionTime>2026-11-20T00:00:00Z<",
      "<ConversionValue>0.1<", "<ExternalAttributionCredit>0.25<", "<ExternalAttributionModel>Linear<",
      "<HashedEmailAddress>aa<", "<HashedPhoneNumber>bb<", "<MicrosoftClickId>cc<",
    ]
    let positions = expected.map { text.firstRange(of: $0)?.lowerBound }
    #expect(positions.allSatisfy { $0 != nil })
    #expect(positions.compactMap { $0 } == positions.compactMap { $0 }.sorted())
  }

  /// A batch is only sent twice without harm if times are written digit by digit as they came.
  @Test(arguments: [
    "2026-11-20T17:02:35.6853793Z", "2026-11-20T17:02:35.6853790Z", "2026-11-20T17:02:35.0Z", "2026-11-20T17:02:35Z",
    "2026-11-20T18:02:35.6853793+01:00", "2026-11-20T17:02:35.6853793", "2026-11-20T17:02:35.000000000001Z",
  ])
  func timesKeepEveryDigit(time: String) throws {
    let value = try #require(XSDDateTime(time))
    let text = try Validation.document(
      ApplyOfflineConversionsRequest(offlineConversions: [OfflineConversion(conversionTime: value)]))
    #expect(text.contains("<ConversionTime>\(time)</ConversionTime>"))
    let read = try ApplyOfflineConversionsRequest(xml: text, options: .strict)
    #expect(read.offlineConversions?.first??.conversionTime == value)
  }

  @Test(arguments: [
    "<PartialErrors/>", "", "<PartialErrors i:nil=\"true\"/>", "<PartialErrors></PartialErrors>",
    "<PartialErrors xmlns:i=\"\(Namespaces.instance)\"/>",
  ])
  func everyWayToSayThatThereAreNoErrors(content: String) async throws {
    let service = PreparedService(Message.response("ApplyOfflineConversionsResponse", content))
    let response = try await service.client().applyOfflineConversions(offlineConversions: [])
    #expect((response.partialErrors ?? []).isEmpty)
    #expect(response.headers.trackingId == "5ae1b1f0-27c4")
    #expect(response.httpResponse.status == .ok)
  }

  @Test func absentNilAndEmptyAreThreeDifferentRequests() throws {
    var request = ApplyOfflineConversionsRequest()
    let start = "<ApplyOfflineConversionsRequest xmlns=\"\(Namespaces.v13)\""
    #expect(try Validation.document(request) == start + "/>")
    request.offlineConversions = []
    #expect(try Validation.document(request) == start + "><OfflineConversions/></ApplyOfflineConversionsRequest>")
    let canBeNil = request.setNil(\.offlineConversions)
    #expect(canBeNil)
    let text = try Validation.document(request)
    #expect(text.contains(":nil=\"true\""))
    #expect(try ApplyOfflineConversionsRequest(xml: text, options: .strict).isNil(\.offlineConversions))
  }

  @Test func nilRowsKeepTheirPlace() throws {
    let request = ApplyOfflineConversionsRequest(
      offlineConversions: [OfflineConversion(conversionName: "A"), nil, OfflineConversion(conversionName: "B")])
    let text = try Validation.document(request)
    #expect(try ApplyOfflineConversionsRequest(xml: text, options: .strict) == request)
  }

  @Test func textIsEscaped() throws {
    let name = "Käufe & <\"'> ]]> 😀\r\n\tEnde"
    let request = ApplyOfflineConversionsRequest(offlineConversions: [OfflineConversion(conversionName: name)])
    let text = try Validation.document(request)
    #expect(try ApplyOfflineConversionsRequest(xml: text, options: .strict) == request)
    #expect(text.contains("&#13;") || text.contains("&#xD;"))
  }

  @Test func charactersThatXMLCannotCarryAreRefusedBeforeSending() async throws {
    let service = PreparedService(Self.success)
    let conversion = OfflineConversion(conversionName: "A\u{0}B")
    let error = await #expect(throws: SOAPClientError.self) {
      try await service.client().applyOfflineConversions(offlineConversions: [conversion])
    }
    #expect(error?.kind == .invalidRequest)
    #expect(service.requests.isEmpty)
  }

  @Test func adjustmentsAndOnlineAdjustments() async throws {
    let offline = PreparedService(Message.response("ApplyOfflineConversionAdjustmentsResponse", "<PartialErrors/>"))
    let adjustment = OfflineConversionAdjustment(
      adjustmentTime: XSDDateTime("2026-11-21T00:00:00Z"), adjustmentType: "Retract", conversionName: "Lead won",
      conversionTime: XSDDateTime("2026-11-20T17:02:35.6853793Z"), microsoftClickId: "cc")
    _ = try await offline.client().applyOfflineConversionAdjustments(offlineConversionAdjustments: [adjustment])
    #expect(try offline.onlyRequest().http.headerFields[.soapAction] == "\"ApplyOfflineConversionAdjustments\"")

    let online = PreparedService(Message.response("ApplyOnlineConversionAdjustmentsResponse", ""))
    _ = try await online.client().applyOnlineConversionAdjustments(onlineConversionAdjustments: [
      OnlineConversionAdjustment(adjustmentValue: 3.5, conversionName: "Order", transactionId: "T-1")
    ])
    #expect(try online.onlyRequest().text.contains("<TransactionId>T-1</TransactionId>"))
  }
}
