import HTTPTypes
import Logging
import SOAPRuntime
import Testing

@Suite struct RetryTests {
  private struct Broken: Error {}

  /// Answers one after another and counts.
  private final class Script: Sendable {
    let calls = Recorder<Int>()
    let sleeps = Recorder<Duration>()
    let answers: [@Sendable () throws -> (HTTPResponse, [UInt8])]
    init(_ answers: [@Sendable () throws -> (HTTPResponse, [UInt8])]) { self.answers = answers }
    var transport: InMemoryTransport {
      InMemoryTransport { [self] _, _ in
        let index = calls.elements.count
        calls.append(index)
        return try answers[min(index, answers.count - 1)]()
      }
    }
    func middleware(
      _ policy: RetryMiddleware.Policy = .init(),
      decide: @escaping @Sendable (SOAPAttempt) -> RetryMiddleware.Decision = RetryMiddleware.standardDecision
    ) -> RetryMiddleware {
      RetryMiddleware(policy: policy, sleep: { [self] in sleeps.append($0) }, random: { 0.5 }, decide: decide)
    }
  }

  private static func answer(
    _ text: String, _ status: Int = 200, _ fields: HTTPFields = [:]
  ) -> @Sendable () throws -> (HTTPResponse, [UInt8]) {
    { (HTTPResponse(status: HTTPResponse.Status(code: status), headerFields: fields), Array(text.utf8)) }
  }

  private static let success = answer(envelope(successBody))

  @Test func backsOffExponentiallyUpToTheCap() async throws {
    let script = Script([Self.answer("", 503)])
    let middleware = script.middleware(.init(maximumAttempts: 5, maximumDelay: .seconds(3)))
    let error = await #expect(throws: SOAPClientError.self) {
      try await GoalService(transport: script.transport, middlewares: [middleware]).addGoals()
    }
    #expect(error?.httpStatus == 503)
    #expect(script.calls.elements.count == 5)
    #expect(script.sleeps.elements == [.seconds(0.75), .seconds(1.5), .seconds(2.25), .seconds(2.25)])
  }

  @Test func honoursRetryAfter() async throws {
    let date: HTTPFields = [.retryAfter: "Sun, 06 Nov 1994 08:50:37 GMT", .date: "Sun, 06 Nov 1994 08:49:37 GMT"]
    let script = Script([Self.answer("", 429, [.retryAfter: "7"]), Self.answer("", 503, date), Self.success])
    let service = GoalService(transport: script.transport, middlewares: [script.middleware()])
    #expect(try await service.addGoals().count == 1)
    #expect(script.sleeps.elements == [.seconds(7), .seconds(60)])
    let patient = Script([Self.answer("", 429, [.retryAfter: "3600"]), Self.success])
    await #expect(throws: SOAPClientError.self) {
      try await GoalService(transport: patient.transport, middlewares: [patient.middleware()]).addGoals()
    }
    #expect(patient.sleeps.elements.isEmpty)
  }

  @Test func decidesByTypedFault() async throws {
    let throttled = authenticationFault.replacing("109", with: "117")
    let script = Script([Self.answer(throttled, 200), Self.success])
    let middleware = script.middleware { attempt in
      guard case .adApiFaultDetail(let detail, _) = attempt.fault(as: GoalServiceFault.self),
        detail.errors?.first?.code == 117
      else { return .accept }
      return .after(.seconds(60))
    }
    let result = try await GoalService(transport: script.transport, middlewares: [middleware]).addGoals()
    #expect(result.count == 1)
    #expect(script.sleeps.elements == [.seconds(60)])
  }

  @Test func theStandardRetriesOnlyWhatWasNotProcessed() async throws {
    let refused = Script([{ throw SOAPTransportError(.cannotConnect, "refused") }, Self.success])
    _ = try await GoalService(transport: refused.transport, middlewares: [refused.middleware()]).addGoals()
    #expect(refused.calls.elements.count == 2)
    let finals: [@Sendable () throws -> (HTTPResponse, [UInt8])] = [
      { throw SOAPTransportError(.connectionLost, "lost") }, { throw Broken() }, Self.answer("", 504),
      Self.answer(authenticationFault, 503), { throw CancellationError() },
    ]
    for final in finals {
      let script = Script([final, Self.success])
      await #expect(throws: (any Error).self) {
        try await GoalService(transport: script.transport, middlewares: [script.middleware()]).addGoals()
      }
      #expect(script.calls.elements.count == 1)
    }
  }

  @Test func cancellationEndsTheWaiting() async throws {
    let script = Script([Self.answer("", 503)])
    let task = Task {
      let middleware = RetryMiddleware(policy: .init(baseDelay: .seconds(600), maximumDelay: .seconds(600)))
      return try await GoalService(transport: script.transport, middlewares: [middleware]).addGoals().count
    }
    while script.calls.elements.isEmpty { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(script.calls.elements.count == 1)
  }
}

@Suite struct TimeoutTests {
  private let never = InMemoryTransport { _, _ in
    try await Task.sleep(for: .seconds(600))
    return (response(200), [])
  }

  @Test func timeoutCancelsTheTransport() async throws {
    let cancelled = Recorder<Bool>()
    let transport = InMemoryTransport { _, _ in
      do {
        try await Task.sleep(for: .seconds(600))
      } catch {
        cancelled.append(true)
        throw error
      }
      return (response(200), [])
    }
    let error = await #expect(throws: SOAPClientError.self) {
      try await GoalService(transport: transport, options: .init(timeout: .milliseconds(30))).addGoals()
    }
    #expect(error?.kind == .transport(.timedOut))
    #expect(error?.description.contains("may have processed") == true)
    #expect(cancelled.elements == [true])
  }

  @Test(arguments: [Duration.seconds(500), nil])
  func cancellationIsCancellation(_ timeout: Duration?) async throws {
    let service = GoalService(transport: never, options: .init(timeout: timeout))
    let task = Task { try await service.addGoals().count }
    try await Task.sleep(for: .milliseconds(20))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}

@Suite struct LoggingTests {
  private func lines(
    _ transport: InMemoryTransport, bodies: Bool = true
  ) async -> [String] {
    let lines = Recorder<String>()
    let logger = Logger(label: "test") { _ in RecordingLogHandler(lines: lines) }
    let service = GoalService(
      transport: transport, headers: .init(authenticationToken: "s3cr3t-token", customerId: "2"),
      middlewares: [
        HeaderMiddleware([.authorization: "Bearer s3cr3t-bearer", .userAgent: "test"]),
        LoggingMiddleware(logger: logger, bodyLevel: bodies ? .debug : nil),
      ])
    _ = try? await service.addGoals(names: ["visible"])
    return lines.elements
  }

  @Test func logsFactsAndNoSecrets() async throws {
    let transport = InMemoryTransport { request, body in
      #expect(request.headerFields[.authorization] == "Bearer s3cr3t-bearer")
      var answer = response(200)
      answer.headerFields[.setCookie] = "s3cr3t-cookie"
      let header =
        "<s:Header><TrackingId xmlns='urn:goals'>t-9</TrackingId><Echo>s3cr3t-token s3cr3t-bearer</Echo></s:Header>"
      return (answer, Array(envelope(successBody, header: header).utf8))
    }
    let lines = await lines(transport)
    #expect(lines.count == 3)
    let all = lines.joined(separator: "\n")
    #expect(!all.contains("s3cr3t"), "\(all)")
    #expect(all.contains("visible"))
    #expect(all.contains("User-Agent: test"))
    #expect(lines[1].hasPrefix("info SOAP AddGoals: 200 duration.ms="))
    #expect(lines[1].contains("soap.trackingId=t-9"))
  }

  @Test func logsFaultsAndFailuresAsWarnings() async throws {
    let echo = authenticationFault.replacing("Token expired", with: "Token s3cr3t-token expired")
    let fault = await lines(answering(echo, status: 500), bodies: false)
    #expect(fault.count == 1)
    #expect(fault[0].hasPrefix("warning SOAP AddGoals: 500, SOAP fault Server: Invalid client data."))
    #expect(fault[0].contains("Code=109"))
    #expect(!fault[0].contains("s3cr3t"))
    let lost = await lines(InMemoryTransport { _, _ in throw SOAPTransportError(.connectionLost, "lost s3cr3t-token") })
    #expect(lost.last?.hasPrefix("warning SOAP AddGoals: lost *** ") == true)
  }
}
