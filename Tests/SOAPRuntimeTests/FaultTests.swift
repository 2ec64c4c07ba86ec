import SOAPRuntime
import Testing
@_spi(Generated) import XSDRuntime

@Suite struct FaultTests {
  private func fault(_ text: String, status: Int = 500) async -> GoalServiceFault? {
    await #expect(throws: GoalServiceFault.self) {
      try await GoalService(transport: answering(text, status: status)).addGoals()
    }
  }

  @Test(arguments: [500, 200, 400])
  func declaredUnderAnyStatus(_ status: Int) async throws {
    guard case .adApiFaultDetail(let detail, let fault) = await fault(authenticationFault, status: status) else {
      Issue.record("not recognised")
      return
    }
    #expect(detail.errors?.first?.code == 109)
    #expect(fault.code == SOAPFault.server)
    #expect(fault.httpStatus == status)
    #expect(fault.trackingID == "track-1")
    #expect(!fault.isClientFault)
  }

  @Test func secondDeclaredDetail() async throws {
    let detail =
      "<q:ApiFaultDetail xmlns:q='urn:goals'><q:OperationErrors><q:OperationError/></q:OperationErrors></q:ApiFaultDetail>"
    guard case .apiFaultDetail(let value, _) = await fault(SOAPRuntimeTests.fault(detail: detail)) else {
      Issue.record("not recognised")
      return
    }
    #expect(value.operationErrors?.count == 1)
  }

  @Test func undeclaredRecursiveDetailIsKept() async throws {
    let detail = """
      <ExceptionDetail xmlns="http://schemas.datacontract.org/2004/07/System.ServiceModel" \
      xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><HelpLink i:nil="true"/><InnerException><Message>inner</Message>\
      </InnerException><Message>outer</Message></ExceptionDetail>
      """
    let text = SOAPRuntimeTests.fault(
      code: "a:DeserializationFailed", string: "The formatter threw", detail: detail
    ).replacing("<faultcode>", with: "<faultcode xmlns:a=\"urn:dispatcher\">")
    guard case .undeclared(let fault) = await fault(text) else {
      Issue.record("recognised")
      return
    }
    #expect(fault.code == XSDQName(namespaceURI: "urn:dispatcher", localName: "DeserializationFailed"))
    #expect(fault.detail.first?.xml.contains("<InnerException><Message>inner</Message></InnerException>") == true)
    #expect(fault.detailError == nil)
    #expect(fault.description.contains("Message=inner, Message=outer"))
  }

  @Test func declaredDetailThatCannotBeDecoded() async throws {
    let text = authenticationFault.replacing(">109<", with: ">many<")
    guard case .undeclared(let fault) = await fault(text) else {
      Issue.record("decoded")
      return
    }
    #expect(fault.detailError?.kind == .invalidValue)
    #expect(fault.detail.count == 1)
    #expect(fault.description.contains("could not be decoded"))
  }

  @Test func faultsThatBreakTheRules() async throws {
    // No detail, qualified children, an undeclared prefix in the code.
    let bare = "<s:Fault><s:faultcode>x:Client.Auth</s:faultcode><s:faultstring>No</s:faultstring></s:Fault>"
    guard case .undeclared(let fault) = await fault(envelope(bare)) else {
      Issue.record("recognised")
      return
    }
    #expect(fault.isClientFault)
    #expect(fault.string == "No")
    #expect(fault.description == "SOAP fault Client.Auth: No (HTTP 500)")
  }

  @Test func descriptionsTellTheFactsButNoSecrets() async throws {
    let text = authenticationFault.replacing(
      "<TrackingId>",
      with: "<AuthenticationToken><x>s3cr3t</x></AuthenticationToken><Password>s3cr3t</Password><TrackingId>")
    let description = try #require(await fault(text)).description
    #expect(description.contains("Code=109"))
    #expect(description.contains("TrackingId=track-1"))
    #expect(!description.contains("s3cr3t"))
  }

  @Test func soap12Faults() async throws {
    let operation = SOAPOperation<SOAPEmptyBody, SOAPEmptyBody, SOAPNoHeaders, SOAPNoHeaders, SOAPUndeclaredFault>(
      "Ping", soapAction: "Ping", version: .soap12)
    let server = SOAPServer(operations: [
      .init(operation) { _ in
        throw SOAPFault(
          code: SOAPFault.client, string: "why", detail: [try XMLFragment(xml: "<d xmlns='urn:d'>1</d>")])
      }
    ])
    let client = SOAPClient(transport: InMemoryTransport(server: server), endpoint: "http://localhost/")
    let error = await #expect(throws: SOAPUndeclaredFault.self) {
      try await client.call(operation, SOAPEmptyBody(), headers: SOAPNoHeaders())
    }
    let fault = try #require(error).soapFault
    #expect(fault.code.description == "{http://www.w3.org/2003/05/soap-envelope}Sender")
    #expect(fault.isClientFault)
    #expect(fault.string == "why")
    #expect(fault.detail.first?.text == "1")
  }
}
