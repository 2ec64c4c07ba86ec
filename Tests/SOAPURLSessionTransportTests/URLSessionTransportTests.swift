import HTTPTypes
import SOAPRuntime
import SOAPURLSessionTransport
import Testing

@Suite(.timeLimit(.minutes(1))) struct URLSessionTransportTests {
  private let operation = SOAPOperation<
    SOAPEmptyBody, SOAPEmptyBody, SOAPNoHeaders, SOAPNoHeaders, SOAPUndeclaredFault
  >("Ping", soapAction: "Ping")
  private static let envelope = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"

  private static func http(_ status: String, _ body: String, fields: String = "Content-Type: text/xml\r\n") -> String {
    "HTTP/1.1 \(status)\r\n\(fields)Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
  }

  private func client(_ port: UInt16, _ options: SOAPClientOptions = .init(timeout: .seconds(120))) -> SOAPClient {
    SOAPClient(transport: URLSessionTransport(), endpoint: "http://127.0.0.1:\(port)/a/b?c=d", options: options)
  }

  private func call(_ client: SOAPClient) async throws -> HTTPResponse {
    try await client.call(operation, SOAPEmptyBody(), headers: SOAPNoHeaders()).httpResponse
  }

  @Test func sendsAndReceives() async throws {
    let server = try LoopbackServer { _ in
      .bytes(Self.http("200 OK", Self.envelope + "</s:Body></s:Envelope>", fields: "X-Test: yes\r\n"))
    }
    let response = try await call(client(server.port))
    #expect(response.status == .ok)
    #expect(response.headerFields.first { $0.name.canonicalName == "x-test" }?.value == "yes")
    let request = try #require(server.requests.first)
    #expect(request.hasPrefix("POST /a/b?c=d HTTP/1.1\r\n"))
    // Names of header fields have no case, and URLSession capitalizes them its own way.
    #expect(request.lowercased().contains("\r\nsoapaction: \"ping\"\r\n"))
    #expect(request.contains("Content-Type: text/xml; charset=utf-8\r\n"))
    #expect(request.hasSuffix("\r\n\r\n\(Self.envelope.dropLast(8))<s:Body/></s:Envelope>"))
  }

  @Test func faultsComeThroughStatus500() async throws {
    let fault = "<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault></s:Body></s:Envelope>"
    let server = try LoopbackServer { _ in .bytes(Self.http("500 Internal Server Error", Self.envelope + fault)) }
    let error = await #expect(throws: SOAPUndeclaredFault.self) { try await call(client(server.port)) }
    #expect(error?.soapFault.httpStatus == 500)
  }

  @Test func redirectsAreNotFollowed() async throws {
    let server = try LoopbackServer { request in
      request.hasPrefix("POST /a/b")
        ? .bytes(Self.http("302 Found", "", fields: "Location: /elsewhere\r\n")) : .bytes(Self.http("200 OK", "x"))
    }
    let error = await #expect(throws: SOAPClientError.self) { try await call(client(server.port)) }
    #expect(error?.httpStatus == 302)
    #expect(server.requests.count == 1)
  }

  /// Nobody can be asked for a login: the answer is told as it came, at once.
  @Test(arguments: ["Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"1\"", "Bearer", "Negotiate"])
  func loginsAreNotWaitedFor(_ challenge: String) async throws {
    let server = try LoopbackServer { _ in
      .bytes(Self.http("401 Unauthorized", "", fields: "WWW-Authenticate: \(challenge)\r\n"))
    }
    let error = await #expect(throws: SOAPClientError.self) {
      try await call(client(server.port, .init(timeout: .seconds(20))))
    }
    #expect(error?.httpStatus == 401, "\(String(describing: error))")
  }

  @Test func anyTimeoutWillDo() async throws {
    let server = try LoopbackServer { _ in .bytes(Self.http("200 OK", Self.envelope + "</s:Body></s:Envelope>")) }
    let response = try await call(client(server.port, .init(timeout: .seconds(Int64.max))))
    #expect(response.status == .ok)
  }

  /// The service may have done what it was asked for.
  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nConnection: close\r\n\r\nabc",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n", "\u{0}\u{1}garbage",
  ])
  func answersThatBreakOff(_ answer: String) async throws {
    let server = try LoopbackServer { _ in .bytes(answer) }
    let error = await #expect(throws: SOAPClientError.self) { try await call(client(server.port)) }
    #expect(error?.kind == .transport(.connectionLost), "\(String(describing: error))")
    #expect(error?.advice?.contains("may have processed") == true)
  }

  @Test(arguments: [true, false])
  func largeResponsesAreGivenUp(_ declaresLength: Bool) async throws {
    let body = String(repeating: "x", count: 3_000_000)
    let server = try LoopbackServer { _ in
      .bytes(declaresLength ? Self.http("200 OK", body) : "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body)
    }
    let error = await #expect(throws: SOAPClientError.self) {
      try await call(client(server.port, .init(timeout: .seconds(120), maximumResponseBytes: 1000)))
    }
    #expect(error?.kind == .transport(.responseTooLarge))
  }

  @Test func timeoutClosesTheConnection() async throws {
    let server = try LoopbackServer { _ in .silence }
    let error = await #expect(throws: SOAPClientError.self) {
      try await call(client(server.port, .init(timeout: .milliseconds(200))))
    }
    #expect(error?.kind == .transport(.timedOut))
    try await waitUntil { server.closedConnections == 1 }
  }

  @Test func cancellationClosesTheConnection() async throws {
    let server = try LoopbackServer { _ in .silence }
    let client = client(server.port, .init(timeout: nil))
    let task = Task { try await call(client).status.code }
    try await waitUntil { server.requests.count == 1 }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    try await waitUntil { server.closedConnections == 1 }
  }

  @Test func nobodyListens() async throws {
    // A port that was free a moment ago.
    let port = try LoopbackServer { _ in .silence }.port
    let error = await #expect(throws: SOAPClientError.self) { try await call(client(port)) }
    #expect(error?.kind == .transport(.cannotConnect))
  }

  @Test func manyCallsShareATransport() async throws {
    let server = try LoopbackServer { _ in .bytes(Self.http("200 OK", Self.envelope + "</s:Body></s:Envelope>")) }
    let client = client(server.port)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { _ = try await call(client) } }
      try await group.waitForAll()
    }
    #expect(server.requests.count == 20)
  }

  private func waitUntil(_ condition: () -> Bool) async throws {
    for _ in 0..<500 where !condition() { try await Task.sleep(for: .milliseconds(20)) }
    #expect(condition())
  }
}
