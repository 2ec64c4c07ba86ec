import CampaignManagementV13
import HTTPTypes
import SOAPRuntime
import SOAPURLSessionTransport
import TestSupport
import Testing
import XSDRuntime

/// The whole way over a real socket: generated client, URLSession, HTTP, strict server, generated server protocol.
@Suite(.timeLimit(.minutes(1)))
struct LoopbackTests {
  private static let headers = CampaignManagementServiceRequestHeaders(
    authenticationToken: "token", customerAccountId: "11", customerId: "22", developerToken: "developer")

  private static let conversions = [
    OfflineConversion(
      conversionName: "Lead won & more 😀", conversionTime: XSDDateTime("2026-11-20T17:02:35.6853793Z"),
      conversionValue: 10, microsoftClickId: "cc"),
    nil, OfflineConversion(conversionName: "Lead lost"),
  ]

  private func loopback(_ service: PreparedServer, faultStatus: Int = 500) throws -> LoopbackHTTPServer {
    let server = SOAPServer(
      operations: service.soapOperations, options: SOAPServerOptions(reading: .strict, faultStatus: faultStatus))
    return try LoopbackHTTPServer { request, body in
      Validation.check(body)
      let answer = await server.respond(to: request, body: body)
      Validation.check(answer.1)
      return answer
    }
  }

  private func client(_ server: LoopbackHTTPServer, timeout: Duration = .seconds(120)) -> CampaignManagementService {
    CampaignManagementService(
      transport: URLSessionTransport(), endpoint: server.url, headers: Self.headers,
      options: SOAPClientOptions(timeout: timeout, reading: .strict))
  }

  @Test func success() async throws {
    let service = PreparedServer()
    let server = try loopback(service)
    defer { server.stop() }
    let response = try await client(server).applyOfflineConversions(offlineConversions: Self.conversions)
    #expect(response.headers.trackingId == "loopback-1")
    #expect(response.partialErrors?.map { $0?.index } == [1])
    #expect(service.conversions == Self.conversions)
    #expect(service.headers == [Self.headers])
  }

  @Test func severalCallsAtOnce() async throws {
    let service = PreparedServer(delay: .milliseconds(20))
    let server = try loopback(service)
    defer { server.stop() }
    let client = client(server)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { _ = try await client.applyOfflineConversions(offlineConversions: Self.conversions) }
      }
      try await group.waitForAll()
    }
    #expect(service.conversions.count == 8 * Self.conversions.count)
  }

  @Test func aThousandRows() async throws {
    let service = PreparedServer()
    let server = try loopback(service)
    defer { server.stop() }
    let rows = (0..<1000).map {
      OfflineConversion(
        conversionName: "Goal \($0)", conversionTime: XSDDateTime("2026-11-20T17:02:35.6853793Z"),
        microsoftClickId: "0123456789abcdef0123456789abcdef")
    }
    _ = try await client(server).applyOfflineConversions(offlineConversions: rows)
    #expect(service.conversions == rows)
  }

  @Test(arguments: [500, 200])
  func faults(status: Int) async throws {
    let detail = AdApiFaultDetail(
      trackingId: "loopback-2", errors: [AdApiError(code: 117, errorCode: "CallRateExceeded")])
    let fault = CampaignManagementServiceFault.adApiFaultDetail(detail, SOAPFault(string: "Too many calls"))
    let server = try loopback(PreparedServer(fault: fault), faultStatus: status)
    defer { server.stop() }
    let client = client(server)
    let error = await #expect(throws: CampaignManagementServiceFault.self) {
      try await client.applyOfflineConversions(offlineConversions: [])
    }
    guard case .adApiFaultDetail(let received, let soap)? = error else {
      return #expect(Bool(false), "\(error as Any)")
    }
    #expect(received == detail)
    #expect(soap.httpStatus == status)
    #expect(soap.string == "Too many calls")
  }

  @Test func operationsThatTheServerLacksAreFaults() async throws {
    let server = try loopback(PreparedServer())
    defer { server.stop() }
    let client = client(server)
    let error = await #expect(throws: CampaignManagementServiceFault.self) {
      try await client.addConversionGoals(conversionGoals: [])
    }
    guard case .undeclared(let soap)? = error else { return #expect(Bool(false), "\(error as Any)") }
    #expect(soap.string.contains("AddConversionGoals"))
  }

  @Test func theServerRefusesAWrongOrder() async throws {
    let wrong = Message.request(
      "ApplyOfflineConversionsRequest",
      "<OfflineConversions><OfflineConversion><MicrosoftClickId>b</MicrosoftClickId><ConversionName>A"
        + "</ConversionName></OfflineConversion></OfflineConversions>")
    let (response, bytes) = await SOAPServer(
      operations: PreparedServer().soapOperations, options: SOAPServerOptions(reading: .strict)
    ).respond(
      to: HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/"), body: Array(wrong.utf8))
    #expect(response.status.code == 500)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("s:Client") && text.contains("ConversionName"))
  }

  @Test func slowAnswersRunIntoTheTimeout() async throws {
    let server = try loopback(PreparedServer(delay: .seconds(5)))
    defer { server.stop() }
    let client = client(server, timeout: .milliseconds(300))
    let error = await #expect(throws: SOAPClientError.self) {
      try await client.applyOfflineConversions(offlineConversions: [])
    }
    #expect(error?.kind == .transport(.timedOut))
  }

  @Test func cancellationEndsTheCall() async throws {
    let service = PreparedServer(delay: .seconds(5))
    let server = try loopback(service)
    defer { server.stop() }
    let client = client(server)
    let clock = ContinuousClock()
    let start = clock.now
    let task = Task { try await client.applyOfflineConversions(offlineConversions: Self.conversions) }
    while service.headers.isEmpty, clock.now - start < .seconds(60) { try await Task.sleep(for: .milliseconds(10)) }
    #expect(!service.headers.isEmpty)
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func nobodyListening() async throws {
    let server = try loopback(PreparedServer())
    server.stop()
    try await Task.sleep(for: .milliseconds(200))
    let error = await #expect(throws: SOAPClientError.self) {
      try await client(server).applyOfflineConversions(offlineConversions: [])
    }
    #expect(error?.kind == .transport(.cannotConnect))
  }
}
