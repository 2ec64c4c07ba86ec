import HTTPTypes
import SOAPRuntime
import Testing
@_spi(Generated) import XSDRuntime

@Suite struct ClientTests {
  private func error(_ transport: InMemoryTransport, _ options: SOAPClientOptions = .init()) async -> SOAPClientError? {
    await #expect(throws: SOAPClientError.self) {
      try await GoalService(transport: transport, options: options).addGoals()
    }
  }

  /// Header entries that nothing declares: WS-Security and its kin.
  @Test func furtherHeaderEntries() async throws {
    let sent = Recorder<String>()
    let transport = InMemoryTransport { _, body in
      sent.append(String(decoding: body, as: UTF8.self))
      return (HTTPResponse(status: .ok), Array(envelope("").utf8))
    }
    let options = SOAPClientOptions(headerEntries: { operation in
      [
        try XMLFragment(operation.soapAction, as: XMLName("Action", namespace: "urn:a")),
        try XMLFragment(
          xml: "<w:Security xmlns:w='urn:w' xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' s:mustUnderstand='1'/>"),
      ]
    })
    let client = SOAPClient(transport: transport, endpoint: "http://localhost/", options: options)
    let operation = SOAPOperation<SOAPEmptyBody, SOAPEmptyBody, SOAPNoHeaders, SOAPNoHeaders, SOAPUndeclaredFault>(
      "Ping", soapAction: "urn:ping")
    _ = try await client.call(operation, SOAPEmptyBody(), headers: SOAPNoHeaders())
    let message = try #require(sent.elements.first)
    #expect(message.contains(">urn:ping</"))
    #expect(message.contains("<s:Header>") && message.contains("<w:Security xmlns:w='urn:w'"))
    let failing = SOAPClient(
      transport: transport, endpoint: "http://localhost/",
      options: SOAPClientOptions(headerEntries: { _ in throw CancellationError() }))
    await #expect(throws: CancellationError.self) {
      try await failing.call(operation, SOAPEmptyBody(), headers: SOAPNoHeaders())
    }
    #expect(sent.elements.count == 1)
  }

  @Test func sendsAnEnvelopeAndReadsTheAnswer() async throws {
    let sent = Recorder<(HTTPRequest, String)>()
    let transport = InMemoryTransport { request, body in
      sent.append((request, String(decoding: body, as: UTF8.self)))
      let header =
        "<s:Header><h:TrackingId xmlns:h=\"urn:goals\">t-9</h:TrackingId><x:Other xmlns:x=\"urn:x\"/></s:Header>"
      return (response(200), Array(envelope(successBody, header: header).utf8))
    }
    let service = GoalService(transport: transport, headers: .init(authenticationToken: "a<b", customerId: "2"))
    let result = try await service.addGoals(names: ["A & B", nil])
    #expect(result.ids == [7])
    #expect(result.count == 1)
    #expect(result.headers.trackingId == "t-9")
    #expect(result.httpResponse.status == .ok)
    let (request, body) = try #require(sent.elements.first)
    #expect(request.method == .post)
    #expect(request.authority == "goals.example")
    #expect(request.path == "/v1/Service.svc?key=s3cr3t-in-query")
    #expect(request.headerFields[.soapAction] == "\"AddGoals\"")
    #expect(request.headerFields[.contentType] == "text/xml; charset=utf-8")
    #expect(
      body == """
        <s:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header xmlns:h="urn:goals">\
        <h:AuthenticationToken>a&lt;b</h:AuthenticationToken><h:CustomerId>2</h:CustomerId></s:Header>\
        <s:Body><AddGoalsRequest xmlns="urn:goals" xmlns:n1="urn:arrays"><Names><n1:string>A &amp; B</n1:string>\
        <n1:string xsi:nil="true"/></Names>\
        </AddGoalsRequest></s:Body></s:Envelope>
        """)
  }

  @Test func withoutHeaderValuesThereIsNoHeader() async throws {
    let sent = Recorder<String>()
    let transport = InMemoryTransport { request, body in
      sent.append(String(decoding: body, as: UTF8.self))
      #expect(request.headerFields[.soapAction] == "AddGoals")
      return (response(200), Array(envelope(successBody).utf8))
    }
    var headers = RequestHeaders()
    let service = GoalService(transport: transport, options: .init(quotesSOAPAction: false))
    let result = try await service.addGoals()
    #expect(result.headers.trackingId == nil)
    #expect(sent.elements[0].contains("Header") == false)
    headers.setNil(\.customerId)
    _ = try await service.addGoals(headers: headers)
    #expect(sent.elements[1].contains("<h:CustomerId xsi:nil=\"true\"/>"))
  }

  @Test(arguments: [
    "<?xml version=\"1.0\"?>\n<!-- c --><Envelope xmlns=\"\(soapNamespace)\">\n <Body>\n  <a:AddGoalsResponse xmlns:a=\"urn:goals\"><a:Count>1</a:Count></a:AddGoalsResponse>\n </Body>\n</Envelope>\n",
    "<SOAP-ENV:Envelope xmlns:SOAP-ENV='\(soapNamespace)'><SOAP-ENV:Header/><SOAP-ENV:Body id='x'><q:AddGoalsResponse xmlns:q='urn:goals'><q:Count>1</q:Count></q:AddGoalsResponse></SOAP-ENV:Body><x:After xmlns:x='urn:x'/></SOAP-ENV:Envelope>",
  ])
  func readsEveryPrefixStyle(_ text: String) async throws {
    let result = try await GoalService(transport: answering(text, type: nil)).addGoals()
    #expect(result.count == 1)
  }

  @Test func refusesHeadersThatMustBeUnderstood() async throws {
    func header(_ attributes: String) -> String {
      "<s:Header><x:Sec xmlns:x='urn:x' \(attributes)/></s:Header>"
    }
    let refused = answering(envelope(successBody, header: header("s:mustUnderstand='1'")))
    let error = await error(refused)
    #expect(error?.kind == .headersNotUnderstood)
    #expect(error?.message.contains("{urn:x}Sec") == true)
    // Unqualified, false, or meant for somebody else: no obligation.
    for attributes in ["mustUnderstand='1'", "s:mustUnderstand='0'", "s:mustUnderstand='1' s:actor='urn:other'"] {
      let transport = answering(envelope(successBody, header: header(attributes)))
      _ = try await GoalService(transport: transport).addGoals()
    }
  }

  @Test func oneWayOperations() async throws {
    for (text, status) in [("", 202), (envelope(""), 200)] {
      _ = try await GoalService(transport: answering(text, status: status)).ping()
    }
    let error = await #expect(throws: SOAPClientError.self) {
      try await GoalService(transport: answering(envelope(successBody))).ping()
    }
    #expect(error?.kind == .unexpectedBody)
  }

  @Test func htmlErrorPage() async throws {
    let page =
      "<!DOCTYPE html>\n<html><head><title>503</title></head><body>Service\n Unavailable s3cr3t-token</body></html>"
    let service = GoalService(
      transport: answering(page, status: 503, type: "text/html"), headers: .init(authenticationToken: "s3cr3t-token"))
    let error = await #expect(throws: SOAPClientError.self) { try await service.addGoals() }
    let description = try #require(error).description
    #expect(error?.kind == .notSOAP)
    #expect(error?.httpStatus == 503)
    #expect(description.contains("Service Unavailable ***"))
    #expect(!description.contains("s3cr3t"))
    #expect(description.contains("AddGoals failed"))
    #expect(description.contains("https://goals.example/v1/Service.svc,"))
  }

  @Test(arguments: [
    ("", 502, "empty body"), ("upstream connect error", 502, "upstream connect error"),
    ("{\"a\":1}", 400, "is not XML"),
    ("<html>x</html>", 200, "is not XML"), ("<error>no</error>", 500, "found the element 'error'"),
  ])
  func otherThanSOAP(_ text: String, _ status: Int, _ expected: String) async throws {
    let error = await error(answering(text, status: status))
    #expect(error?.kind == .notSOAP)
    #expect(error?.httpStatus == status)
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test func brokenMessages() async throws {
    let whole = envelope(successBody, header: "<s:Header><TrackingId xmlns='urn:goals'>t-5</TrackingId></s:Header>")
    for text in [whole.replacing("</s:Envelope>", with: ""), String(whole.prefix { $0 != "7" })] {
      let error = await error(answering(text))
      #expect(error?.kind == .invalidResponse)
      #expect(error?.trackingID == "t-5")
      #expect(error?.description.contains("it may have been cut off") == true)
    }
    let bad = await error(answering(envelope(successBody.replacing("<Count>1", with: "<Count>x"))))
    #expect((bad?.underlying as? XMLError)?.path == "Envelope/Body/AddGoalsResponse/Count")
  }

  @Test(arguments: [
    ("<AddGoalsRequest xmlns='urn:goals'/>", SOAPClientError.Kind.unexpectedBody, "{urn:goals}AddGoalsRequest"),
    ("", .unexpectedBody, "Body is empty"),
    ("\(successBody)\(successBody)", .invalidResponse, "one element is expected"),
    ("</s:Body><s:Body>", .invalidResponse, "more than one Body"),
  ])
  func wrongBodies(_ body: String, _ kind: SOAPClientError.Kind, _ text: String) async throws {
    let error = await error(answering(envelope(body)))
    #expect(error?.kind == kind)
    #expect(error?.description.contains(text) == true, "\(error?.description ?? "")")
  }

  @Test func envelopeMistakes() async throws {
    let noBody = await error(answering("<s:Envelope xmlns:s='\(soapNamespace)'/>"))
    #expect(noBody?.message.contains("no Body") == true)
    let soap12 = await error(
      answering("<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope>"))
    #expect(soap12?.message.contains("SOAP 1.2 envelope, but SOAP 1.1 is spoken") == true)
    let multipart = await error(answering("--x\r\n", type: "Multipart/Related; boundary=x"))
    #expect(multipart?.kind == .multipart)
    let status = await error(answering(envelope(successBody), status: 500))
    #expect(status?.kind == .unexpectedStatus)
    let large = await error(answering(envelope(successBody)), .init(maximumResponseBytes: 50))
    #expect(large?.kind == .transport(.responseTooLarge))
  }

  @Test(arguments: ["", "goals.example/x", "ftp://goals.example/", "https://user:pw@goals.example/", "https:///x"])
  func badEndpoints(_ endpoint: String) async throws {
    let error = await #expect(throws: SOAPClientError.self) {
      try await GoalService(transport: answering(""), endpoint: endpoint).addGoals()
    }
    #expect(error?.kind == .invalidEndpoint)
    #expect(error?.description.contains("pw") == false)
  }

  @Test func unwritableInput() async throws {
    let error = await #expect(throws: SOAPClientError.self) {
      try await GoalService(transport: answering("")).addGoals(names: ["\u{1}"])
    }
    #expect(error?.kind == .invalidRequest)
    #expect((error?.underlying as? XMLError)?.path == "Envelope/Body/AddGoalsRequest/Names/string")
  }

  @Test func headersNeverShowSecrets() throws {
    let headers = RequestHeaders(authenticationToken: "s3cr3t", customerId: "2")
    var dumped = ""
    dump(headers, to: &dumped)
    for text in ["\(headers)", String(reflecting: headers), dumped, "\([headers])", "\(Optional(headers) as Any)"] {
      #expect(!text.contains("s3cr3t"))
      #expect(text.contains("2"))
    }
    #expect("\(headers)" == "RequestHeaders(AuthenticationToken: <redacted>, CustomerId: 2)")
    #expect(!"\(GoalService(transport: answering(""), headers: headers))".contains("s3cr3t"))
  }
}
