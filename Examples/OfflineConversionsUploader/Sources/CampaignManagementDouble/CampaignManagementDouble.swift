import CampaignManagementV13
import FlyingFox
import FlyingSocks
import Foundation
import HTTPTypes
import SOAPRuntime
import XSDRuntime

/// A double of the Campaign Management service: an HTTP server on the loopback interface.
///
/// It reads requests with the generated types and strictly: a misplaced element, one in the wrong namespace or an
/// unknown one is a fault, so that a mistake is found here and not by the real service, which may ignore it.
public struct CampaignManagementDouble: Sendable {
  /// URL of the service.
  public let endpoint: String
  private let server: FlyingFox.HTTPServer
  private let running: Task<Void, any Error>
  private let store: ConversionStore

  /// Starts a double on a free port.
  public init(_ scenario: DoubleScenario) async throws {
    let store = ConversionStore()
    let handler = DoubleHandler(scenario: scenario, store: store)
    let server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: 0), timeout: 60, logger: .disabled,
      handler: ClosureHTTPHandler { try await handler.answer($0) })
    let running = Task { try await server.run() }
    try await server.waitUntilListening()
    guard case .ip4(_, let port) = await server.listeningAddress else { throw URLError(.cannotConnectToHost) }
    endpoint = "http://127.0.0.1:\(port)/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc"
    self.server = server
    self.running = running
    self.store = store
  }

  /// What came so far.
  public var received: ReceivedConversions {
    get async { await store.received }
  }

  /// Ends the server.
  public func stop() async {
    await server.stop()
    running.cancel()
  }
}

/// Puts SOAP between HTTP and the service, and disturbs it as the scenario says.
struct DoubleHandler: Sendable {
  private let scenario: DoubleScenario
  private let store: ConversionStore
  private let soap: SOAPServer

  init(scenario: DoubleScenario, store: ConversionStore) {
    self.scenario = scenario
    self.store = store
    let service = DoubleService(scenario: scenario, store: store)
    soap = SOAPServer(operations: service.soapOperations, options: SOAPServerOptions(reading: .strict))
  }

  func answer(_ request: FlyingFox.HTTPRequest) async throws -> FlyingFox.HTTPResponse {
    let number = await store.countRequest()
    let body = [UInt8](try await request.bodyData)
    let disturbance = scenario.disturbances[number]
    try await Task.sleep(for: scenario.latency)
    if case .gatewayError(let status) = disturbance { return Self.gatewayPage(status) }
    var plannedFault: DoubleFault?
    if case .fault(let fault, _) = disturbance { plannedFault = fault }
    let (response, bytes) = await DoubleService.$plannedFault.withValue(plannedFault) {
      await DoubleService.$trackingID.withValue(Self.trackingID(number)) {
        await soap.respond(to: Self.soapRequest(request), body: body)
      }
    }
    return try await disturb(response, bytes, disturbance)
  }

  private func disturb(
    _ response: HTTPTypes.HTTPResponse, _ bytes: [UInt8], _ disturbance: DoubleScenario.Disturbance?
  ) async throws -> FlyingFox.HTTPResponse {
    var status = response.status.code
    var bytes = bytes
    switch disturbance {
    case .fault(_, let faultStatus): status = faultStatus
    case .delay(let duration): try await Task.sleep(for: duration)
    case .cutOff(let length): bytes = Array(bytes.prefix(length))
    case .gatewayError, nil: break
    }
    let type = response.headerFields[.contentType] ?? "text/xml"
    return FlyingFox.HTTPResponse(
      statusCode: HTTPStatusCode(status, phrase: ""), headers: [.contentType: type], body: Data(bytes))
  }

  private static func gatewayPage(_ status: Int) -> FlyingFox.HTTPResponse {
    FlyingFox.HTTPResponse(
      statusCode: HTTPStatusCode(status, phrase: ""), headers: [.contentType: "text/html"],
      body: Data("<html><body>gateway</body></html>".utf8))
  }

  /// An id like those of the service, the same in every run.
  private static func trackingID(_ number: Int) -> String {
    let digits = String(number)
    return "00000000-0000-4000-8000-" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }

  private static func soapRequest(_ request: FlyingFox.HTTPRequest) -> HTTPTypes.HTTPRequest {
    var fields = HTTPFields()
    for (header, value) in request.headers {
      if let name = HTTPField.Name(header.rawValue) { fields.append(HTTPField(name: name, value: value)) }
    }
    return HTTPTypes.HTTPRequest(
      method: .init(request.method.rawValue) ?? .post, scheme: "http",
      authority: request.headers[.host] ?? "127.0.0.1", path: request.path, headerFields: fields)
  }
}
