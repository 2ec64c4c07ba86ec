import HTTPTypes
import SOAPRuntime
import Testing
@_spi(Generated) import XSDRuntime

@Suite struct ServerTests {
  struct Double: GoalServiceServer {
    struct Crash: Error {}
    func addGoals(
      _ request: SOAPRequest<AddGoalsRequest, RequestHeaders>
    ) async throws -> SOAPReply<AddGoalsResponse, ResponseHeaders> {
      switch request.names?.first {
      case "throttle":
        let detail = AdApiFaultDetail(trackingId: "t", errors: [FaultError(code: 117, message: "<slow> & \"down\"")])
        throw GoalServiceFault.adApiFaultDetail(detail, SOAPFault(string: "Throttled"))
      case "crash": throw Crash()
      case "xml": _ = try XSDDateTime(validating: "password=hunter2")
      case "unwritable fault": throw SOAPFault(string: "a\u{1}b")
      case "unwritable reply": return SOAPReply(AddGoalsResponse(count: 1), headers: .init(trackingId: "\u{1}"))
      default: break
      }
      #expect(request.headers.customerId == "2")
      let count = request.names?.count ?? 0
      return SOAPReply(
        AddGoalsResponse(ids: (0..<count).map { Int64($0) }, count: Int32(count)), headers: .init(trackingId: "t-1"))
    }
  }

  private func service(_ options: SOAPServerOptions = .init()) -> GoalService {
    let server = SOAPServer(operations: Double().soapOperations, options: options)
    return GoalService(transport: InMemoryTransport(server: server), headers: .init(customerId: "2"))
  }

  @Test func roundTrip() async throws {
    let result = try await service(.init(reading: .strict)).addGoals(names: ["a", nil, "c"])
    #expect(result.ids == [0, 1, 2])
    #expect(result.headers.trackingId == "t-1")
  }

  /// What goes wrong inside is told to the operator and not to the client, whatever kind of error it is.
  @Test(arguments: ["crash", "xml", "unwritable fault", "unwritable reply"])
  func failuresInside(_ what: String) async throws {
    let told = Recorder<String>()
    let options = SOAPServerOptions(onError: { error, operation in told.append("\(operation.name): \(error)") })
    let error = await #expect(throws: GoalServiceFault.self) { try await service(options).addGoals(names: [what]) }
    #expect(error?.soapFault.code == SOAPFault.server)
    #expect(error?.soapFault.string == "the service failed internally")
    #expect(told.elements.count == 1 && told.elements[0].hasPrefix("AddGoals: "), "\(told.elements)")
  }

  @Test(arguments: [500, 200])
  func typedFaults(_ status: Int) async throws {
    let error = await #expect(throws: GoalServiceFault.self) {
      try await service(.init(faultStatus: status)).addGoals(names: ["throttle"])
    }
    guard case .adApiFaultDetail(let detail, let fault) = error else {
      Issue.record("not recognised")
      return
    }
    #expect(detail.errors == [FaultError(code: 117, message: "<slow> & \"down\"")])
    #expect(fault.string == "Throttled")
    #expect(fault.httpStatus == status)
  }

  @Test func otherErrorsAreNotLeaked() async throws {
    let seen = Recorder<String>()
    let service = service(.init(onError: { error, operation in seen.append("\(error) \(operation.name)") }))
    let error = await #expect(throws: GoalServiceFault.self) { try await service.addGoals(names: ["crash"]) }
    #expect(error?.soapFault.string == "the service failed internally")
    #expect(seen.elements == ["Crash() AddGoals"])
  }

  @Test func operationsWithoutImplementation() async throws {
    let error = await #expect(throws: SOAPUndeclaredFault.self) { try await service().ping() }
    #expect(error?.soapFault.string == "the operation Ping is not implemented")
  }

  private func post(
    _ body: String, action: String? = nil, _ options: SOAPServerOptions = .init()
  ) async -> (status: Int, text: String) {
    let server = SOAPServer(operations: Double().soapOperations, options: options)
    var request = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/")
    request.headerFields[.soapAction] = action
    let (response, bytes) = await server.respond(to: request, body: Array(body.utf8))
    return (response.status.code, String(decoding: bytes, as: UTF8.self))
  }

  @Test func badRequestsAreClientFaults() async throws {
    let misplaced = envelope("<AddGoalsRequest xmlns='urn:goals'><Nmaes/></AddGoalsRequest>")
    let cases: [(String, String?, SOAPServerOptions, String)] = [
      ("", nil, .init(), "the document is empty"),
      ("<s:Envelope", nil, .init(), "cannot be read"),
      (envelope("<x/>"), nil, .init(), "no operation takes the element"),
      (envelope(""), "Nothing", .init(), "the action is 'Nothing'"),
      (misplaced, nil, .init(reading: .strict), "Nmaes"),
      (envelope("<AddGoalsRequest xmlns='urn:goals'/>"), "\"Ping\"", .init(), "the action is 'Ping'"),
      (authenticationFault, nil, .init(), "a fault is not a request"),
    ]
    for (body, action, options, expected) in cases {
      let (status, text) = await post(body, action: action, options)
      #expect(status == 500)
      #expect(text.contains("<faultcode>s:Client</faultcode>"), "\(text)")
      #expect(text.contains(expected), "\(text)")
    }
    let (_, version) = await post(
      "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope>")
    #expect(version.contains("s:VersionMismatch"))
    let header = "<s:Header><x xmlns='urn:x' s:mustUnderstand='1'/></s:Header>"
    let (_, understand) = await post(envelope("<AddGoalsRequest xmlns='urn:goals'/>", header: header))
    #expect(understand.contains("s:MustUnderstand"))
    let (_, lenient) = await post(
      envelope(
        "<AddGoalsRequest xmlns='urn:goals'/>",
        header: "<s:Header><CustomerId xmlns='urn:goals'>2</CustomerId></s:Header>"), action: "\"Other\"",
      .init(checksSOAPAction: false))
    #expect(lenient.contains("AddGoalsResponse"))
  }

  @Test(arguments: [
    ("application/soap+xml", 200), ("application/soap+xml; action=\"urn:a;b\"; charset=utf-8", 200),
    ("application/soap+xml;ACTION = urn:c", 200), ("application/soap+xml; action=\"urn:d\"", 400),
  ])
  func actionsOfSOAP12StandInTheMediaType(_ type: String, _ status: Int) async throws {
    func operation(_ name: String, _ action: String) -> SOAPServerOperation {
      SOAPServerOperation(
        SOAPOperation<XMLFragment, SOAPEmptyBody, SOAPNoHeaders, SOAPNoHeaders, SOAPUndeclaredFault>(
          name, soapAction: action, input: XMLName(name, namespace: "urn:n"), version: .soap12)
      ) { _ in SOAPReply(SOAPEmptyBody()) }
    }
    let server = SOAPServer(operations: [operation("A", type.contains("urn:c") ? "urn:c" : "urn:a;b")])
    var request = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/")
    request.headerFields[.contentType] = type
    let namespace = SOAPVersion.soap12.envelopeNamespace
    let (response, bytes) = await server.respond(
      to: request,
      body: Array("<s:Envelope xmlns:s='\(namespace)'><s:Body><A xmlns='urn:n'/></s:Body></s:Envelope>".utf8))
    #expect(response.status.code == status, "\(String(decoding: bytes, as: UTF8.self))")
    #expect(response.headerFields[.contentType] == "application/soap+xml; charset=utf-8")
  }

  private func message(_ version: SOAPVersion, _ body: String) -> [UInt8] {
    Array("<s:Envelope xmlns:s='\(version.envelopeNamespace)'><s:Body>\(body)</s:Body></s:Envelope>".utf8)
  }

  private func operation(
    _ version: SOAPVersion, _ code: XSDQName? = nil
  ) -> SOAPServerOperation {
    SOAPServerOperation(
      SOAPOperation<XMLFragment, SOAPEmptyBody, SOAPNoHeaders, SOAPNoHeaders, SOAPUndeclaredFault>(
        "A", input: XMLName("A", namespace: "urn:n"), version: version)
    ) { _ in
      if let code { throw SOAPFault(code: code, string: "no") }
      return SOAPReply(SOAPEmptyBody())
    }
  }

  /// A request is answered in its own version; whoever speaks one that is not offered is told in the older one.
  @Test func serversMaySpeakBothVersions() async throws {
    let request = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/")
    let both = SOAPServer(operations: [operation(.soap11), operation(.soap12)])
    for version in [SOAPVersion.soap11, .soap12] {
      let (response, bytes) = await both.respond(to: request, body: message(version, "<A xmlns='urn:n'/>"))
      #expect(response.status == .ok && String(decoding: bytes, as: UTF8.self).contains(version.envelopeNamespace))
    }
    let newer = SOAPServer(operations: [operation(.soap12)])
    let (response, bytes) = await newer.respond(to: request, body: message(.soap11, "<A xmlns='urn:n'/>"))
    #expect(response.headerFields[.contentType] == "text/xml; charset=utf-8")
    #expect(String(decoding: bytes, as: UTF8.self).contains("<faultcode>s:VersionMismatch</faultcode>"))
  }

  /// And the client shows what it is told in the other version.
  @Test(arguments: [SOAPVersion.soap11, .soap12])
  func faultsOfTheOtherVersion(_ spoken: SOAPVersion) async throws {
    let other: SOAPVersion = spoken == .soap11 ? .soap12 : .soap11
    let namespace = other.envelopeNamespace
    let told =
      other == .soap11
      ? "<s:Fault><faultcode>s:VersionMismatch</faultcode><faultstring>only the other one</faultstring></s:Fault>"
      : "<s:Fault><s:Code><s:Value>s:VersionMismatch</s:Value></s:Code><s:Reason><s:Text xml:lang='en'>only the other one</s:Text></s:Reason></s:Fault>"
    let bytes = Array("<s:Envelope xmlns:s='\(namespace)'><s:Body>\(told)</s:Body></s:Envelope>".utf8)
    let transport = InMemoryTransport { _, _ in (HTTPResponse(status: .internalServerError), bytes) }
    let client = SOAPClient(transport: transport, endpoint: "http://localhost/")
    let call = SOAPOperation<SOAPEmptyBody, SOAPEmptyBody, SOAPNoHeaders, SOAPNoHeaders, SOAPUndeclaredFault>(
      "A", version: spoken)
    let error = await #expect(throws: SOAPUndeclaredFault.self) {
      try await client.call(call, SOAPEmptyBody(), headers: SOAPNoHeaders())
    }
    #expect(error?.soapFault.string == "only the other one" && error?.soapFault.httpStatus == 500)
  }

  /// SOAP 1.2 has no codes but its own: those of an application are subcodes.
  @Test func codesOfApplicationsAreSubcodesInSOAP12() async throws {
    let request = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/")
    let code = XSDQName(namespaceURI: "urn:own", localName: "Zero")
    let server = SOAPServer(operations: [operation(.soap12, code)])
    let (_, bytes) = await server.respond(to: request, body: message(.soap12, "<A xmlns='urn:n'/>"))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(
      text.contains("<s:Value>s:Receiver</s:Value><s:Subcode><s:Value xmlns:n1=\"urn:own\">n1:Zero</s:Value>"),
      "\(text)")
  }

  /// The name of the wrapper in a response of RPC style does not matter, unless reading is strict.
  @Test func rpcResponsesMayHaveAnyWrapper() async throws {
    let operation = SOAPOperation<SOAPEmptyBody, AddGoalsResponse, SOAPNoHeaders, SOAPNoHeaders, SOAPUndeclaredFault>(
      "Add", output: XMLName("AddResponse", namespace: "urn:n"), style: .rpc)
    let transport = InMemoryTransport { _, _ in
      (
        HTTPResponse(status: .ok),
        Array(envelope("<x:sum xmlns:x='urn:x'><Count xmlns='urn:goals'>3</Count></x:sum>").utf8)
      )
    }
    let lenient = SOAPClient(transport: transport, endpoint: "http://localhost/")
    #expect(try await lenient.call(operation, SOAPEmptyBody(), headers: SOAPNoHeaders()).body.count == 3)
    let strict = SOAPClient(
      transport: transport, endpoint: "http://localhost/", options: SOAPClientOptions(reading: .strict))
    await #expect(throws: SOAPClientError.self) {
      try await strict.call(operation, SOAPEmptyBody(), headers: SOAPNoHeaders())
    }
  }

  @Test func onlyPostAndOnlySoMuch() async throws {
    let server = SOAPServer(operations: Double().soapOperations, options: .init(maximumRequestBytes: 10))
    let get = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/")
    #expect(await server.respond(to: get, body: []).0.status == .methodNotAllowed)
    let post = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/")
    #expect(await server.respond(to: post, body: Array(repeating: 0x20, count: 11)).0.status == .contentTooLarge)
  }
}
