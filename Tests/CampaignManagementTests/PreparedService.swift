import CampaignManagementV13
import HTTPTypes
import SOAPRuntime
import Synchronization
import Testing
import XSDRuntime

/// A service without network: every call is answered with one prepared message, and every request is kept and
/// validated.
final class PreparedService: Sendable {
  /// What was sent.
  struct Request: Sendable {
    var http: HTTPRequest
    var body: [UInt8]
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  private let answer: [UInt8]
  private let status: Int
  private let validates: Bool
  private let received = Mutex<[Request]>([])

  /// - Parameters:
  ///   - answer: the message that every call gets.
  ///   - status: HTTP status of it.
  ///   - validates: whether requests must be of their schema; `false` where a test sends words or types that the
  ///     schema does not have.
  init(_ answer: String, status: Int = 200, validates: Bool = true) {
    self.answer = Array(answer.utf8)
    self.status = status
    self.validates = validates
  }

  /// Requests so far.
  var requests: [Request] { received.withLock { $0 } }

  /// The only request.
  func onlyRequest(_ location: SourceLocation = #_sourceLocation) throws -> Request {
    let requests = requests
    #expect(requests.count == 1, sourceLocation: location)
    return try #require(requests.first, sourceLocation: location)
  }

  var transport: InMemoryTransport {
    InMemoryTransport { [self] request, body in
      received.withLock { $0.append(Request(http: request, body: body)) }
      if validates { Validation.check(body) }
      return (
        HTTPResponse(
          status: .init(code: status), headerFields: [.contentType: "text/xml; charset=utf-8"]), answer
      )
    }
  }

  /// A client of the service.
  func client(
    headers: CampaignManagementServiceRequestHeaders = .init(), reading: XMLReadingOptions = .strict
  ) -> CampaignManagementService {
    CampaignManagementService(
      transport: transport, headers: headers, options: SOAPClientOptions(reading: reading))
  }

  /// The goals of one answer, read strictly.
  static func goals(_ items: String, reading: XMLReadingOptions = .strict) async throws -> [AnyConversionGoal?] {
    let service = PreparedService(Message.goals(items))
    let response = try await service.client(reading: reading).getConversionGoalsByIds(conversionGoalIds: [1])
    return try #require(response.conversionGoals)
  }
}
