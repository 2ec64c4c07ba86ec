import CampaignManagementV13
import HTTPTypes
import SOAPRuntime
import Testing
import XSDRuntime

/// Faults are told apart by what is in them, not by the HTTP status.
struct FaultTests {
  static let expiredToken = Message.fault(
    "Invalid client data. Check the SOAP fault details for more information.",
    detail: """
      <AdApiFaultDetail xmlns="\(Namespaces.adapi)" xmlns:i="\(Namespaces.instance)"><TrackingId>track-1</TrackingId>\
      <Errors><AdApiError><Code>109</Code><Detail i:nil="true"/><ErrorCode>AuthenticationTokenExpired</ErrorCode>\
      <Message>Authentication token expired.</Message></AdApiError></Errors></AdApiFaultDetail>
      """)
  static let tooMany = Message.fault(
    "Invalid client data. Check the SOAP fault details for more information.",
    detail: """
      <ApiFaultDetail xmlns="\(Namespaces.v13)" xmlns:i="\(Namespaces.instance)">\
      <TrackingId xmlns="\(Namespaces.adapi)">track-2</TrackingId><BatchErrors><BatchError><Code>5601</Code>\
      <Index>0</Index></BatchError></BatchErrors><OperationErrors><OperationError><Code>5601</Code>\
      <Details i:nil="true"/><ErrorCode>OfflineConversionsArrayExceedsLimit</ErrorCode><Message>Too many.</Message>\
      </OperationError><OperationError i:nil="true"/></OperationErrors></ApiFaultDetail>
      """)
  static let deserialization = Message.fault(
    code: "a:DeserializationFailed", "There was an error deserializing the object.",
    detail: """
      <ExceptionDetail xmlns="http://schemas.datacontract.org/2004/07/System.ServiceModel" \
      xmlns:i="\(Namespaces.instance)"><HelpLink i:nil="true"/><InnerException><HelpLink i:nil="true"/>\
      <InnerException><HelpLink i:nil="true"/><InnerException i:nil="true"/><Message>innermost</Message>\
      <StackTrace>at B()</StackTrace><Type>System.FormatException</Type></InnerException><Message>inner</Message>\
      <StackTrace>at A()</StackTrace><Type>System.Exception</Type></InnerException><Message>outer</Message>\
      <StackTrace i:nil="true"/><Type>System.ServiceModel.Dispatcher.NetDispatcherFaultException</Type>\
      </ExceptionDetail>
      """,
    declarations: " xmlns:a=\"http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher\"")

  private func fault(_ message: String, status: Int) async throws -> CampaignManagementServiceFault {
    let service = PreparedService(message, status: status)
    return try #require(
      await #expect(throws: CampaignManagementServiceFault.self) {
        try await service.client().applyOfflineConversions(offlineConversions: [])
      })
  }

  @Test(arguments: [500, 200, 400, 503])
  func genericFaults(status: Int) async throws {
    let error = try await fault(Self.expiredToken, status: status)
    guard case .adApiFaultDetail(let detail, let soap) = error else { return #expect(Bool(false), "\(error)") }
    #expect(detail.trackingId == "track-1")
    let first = try #require(detail.errors?.first ?? nil)
    #expect(first.code == 109)
    #expect(first.errorCode == "AuthenticationTokenExpired")
    #expect(first.isNil(\.detail))
    #expect(soap.httpStatus == status)
    #expect(soap.code.localName == "Server")
    #expect(soap.trackingID == "track-1")
    #expect(error.description.contains("AuthenticationTokenExpired"))
    #expect(error.description.contains("track-1"))
  }

  @Test(arguments: [500, 200])
  func operationFaults(status: Int) async throws {
    let error = try await fault(Self.tooMany, status: status)
    guard case .apiFaultDetail(let detail, let soap) = error else { return #expect(Bool(false), "\(error)") }
    // The id is a member of a base type in another namespace.
    #expect(detail.trackingId == "track-2")
    #expect(detail.batchErrors?.first??.code == 5601)
    #expect(detail.operationErrors?.count == 2)
    #expect(detail.operationErrors?.first??.errorCode == "OfflineConversionsArrayExceedsLimit")
    #expect(detail.operationErrors?.last == .some(nil))
    #expect(soap.trackingID == "track-2")
  }

  @Test func trackingIdInTheWrongNamespaceIsNotTheMember() async throws {
    let wrong = Self.tooMany.replacing(" xmlns=\"\(Namespaces.adapi)\"", with: "")
    let error = try await fault(wrong, status: 500)
    guard case .apiFaultDetail(let detail, let soap) = error else { return #expect(Bool(false), "\(error)") }
    #expect(detail.trackingId == nil)
    #expect(soap.trackingID == "track-2")
  }

  @Test(arguments: [500, 200])
  func undeclaredRecursiveDetailsAreKept(status: Int) async throws {
    let error = try await fault(Self.deserialization, status: status)
    guard case .undeclared(let soap) = error else { return #expect(Bool(false), "\(error)") }
    #expect(soap.code.localName == "DeserializationFailed")
    #expect(soap.code.namespaceURI.hasSuffix("/dispatcher"))
    let detail = try #require(soap.detail.first)
    #expect(detail.name.localName == "ExceptionDetail")
    #expect(detail.xml.contains("<Message>innermost</Message>"))
    // It stands alone: its namespace came along.
    #expect(try XMLFragment(xml: detail.xml).name == detail.name)
    #expect(soap.description.contains("DeserializationFailed"))
  }

  @Test func declaredDetailsThatCannotBeReadLeaveTheFaultUndeclaredAndSayWhy() async throws {
    let error = try await fault(Self.expiredToken.replacing("<Code>109<", with: "<Code>x<"), status: 500)
    guard case .undeclared(let soap) = error else { return #expect(Bool(false), "\(error)") }
    #expect(soap.detailError?.kind == .invalidValue)
    #expect(soap.detail.count == 1)
  }

  @Test func faultsWithoutDetail() async throws {
    let error = try await fault(Message.fault("Too busy", detail: ""), status: 500)
    guard case .undeclared(let soap) = error else { return #expect(Bool(false), "\(error)") }
    #expect(soap.string == "Too busy")
    #expect(soap.detail.isEmpty)
  }

  @Test func faultsOfAServerAreOfTheirSchema() async throws {
    var detail = ApiFaultDetail(
      trackingId: "t", operationErrors: [OperationError(code: 0, errorCode: "InternalError"), nil])
    let canBeNil = detail.setNil(\.batchErrors)
    #expect(canBeNil)
    let thrown = CampaignManagementServiceFault.apiFaultDetail(detail, SOAPFault(string: "failed"))
    let server = SOAPServer(operations: GoalDouble(fault: thrown).soapOperations)
    let request = Message.request("ApplyOfflineConversionsRequest", "")
    let (response, bytes) = await server.respond(
      to: .init(method: .post, scheme: "http", authority: "localhost", path: "/"), body: Array(request.utf8))
    #expect(response.status.code == 500)
    Validation.check(bytes)
    let error = try await fault(String(decoding: bytes, as: UTF8.self), status: 500)
    guard case .apiFaultDetail(let read, _) = error else { return #expect(Bool(false), "\(error)") }
    #expect(read == detail)
    #expect(read.isNil(\.batchErrors))
  }
}

/// A server of which every operation that it has fails.
private struct GoalDouble: CampaignManagementServiceServer {
  var fault: CampaignManagementServiceFault

  func applyOfflineConversions(
    _ request: SOAPRequest<ApplyOfflineConversionsRequest, CampaignManagementServiceRequestHeaders>
  ) async throws -> SOAPReply<ApplyOfflineConversionsResponse, CampaignManagementServiceResponseHeaders> {
    throw fault
  }
}
