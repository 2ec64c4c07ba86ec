public import HTTPTypes
import XSDRuntime

/// Sends a request again after a failure, if a closure says that it may be.
///
/// Between attempts it waits: exponentially longer, by a random part of that time, never beyond a cap. `Retry-After` of
/// a response is honoured. Cancellation is never retried.
///
/// ```swift
/// RetryMiddleware { attempt in
///   if let fault = attempt.soapFault, fault.string.contains("slow down") { return .after(.seconds(60)) }
///   return RetryMiddleware.standardDecision(attempt)
/// }
/// ```
public struct RetryMiddleware: SOAPMiddleware {
  /// What to do after an attempt.
  public enum Decision: Sendable, Hashable {
    /// Take its outcome.
    case accept
    /// Send again after the usual time.
    case backOff
    /// Send again after this time.
    case after(Duration)
  }

  /// How long to wait, and how often.
  public struct Policy: Sendable, Hashable {
    /// Attempts in all, the first included.
    public var maximumAttempts: Int
    /// Upper bound of the wait after the first attempt; it doubles with each.
    public var baseDelay: Duration
    /// Upper bound of every such wait.
    public var maximumDelay: Duration
    /// If a response wants more than this by `Retry-After`, its failure is final.
    public var maximumRetryAfter: Duration

    /// Creates a policy.
    public init(
      maximumAttempts: Int = 4, baseDelay: Duration = .seconds(1), maximumDelay: Duration = .seconds(30),
      maximumRetryAfter: Duration = .seconds(120)
    ) {
      self.maximumAttempts = maximumAttempts
      self.baseDelay = baseDelay
      self.maximumDelay = maximumDelay
      self.maximumRetryAfter = maximumRetryAfter
    }

    /// The bound of the wait after an attempt.
    func bound(afterAttempt number: Int) -> Duration {
      var delay = baseDelay
      for _ in 1..<max(number, 1) where delay < maximumDelay { delay *= 2 }
      return min(delay, maximumDelay)
    }
  }

  private let policy: Policy
  private let decide: @Sendable (SOAPAttempt) -> Decision
  private let sleep: @Sendable (Duration) async throws -> Void
  private let random: @Sendable () -> Double

  /// Creates the middleware.
  ///
  /// - Parameters:
  ///   - policy: how long to wait, and how often.
  ///   - sleep: waits; replaced in tests.
  ///   - random: a number from 0 up to 1; replaced in tests.
  ///   - decide: what to do after an attempt; asked also about successes.
  public init(
    policy: Policy = Policy(),
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
    decide: @escaping @Sendable (SOAPAttempt) -> Decision = RetryMiddleware.standardDecision
  ) {
    self.policy = policy
    self.sleep = sleep
    self.random = random
    self.decide = decide
  }

  /// Sends again only what the service has certainly not processed: no connection could be made, or the status is 429
  /// or 503 and there is no fault.
  ///
  /// Anything else may have taken effect (a goal added twice); whether that matters only the caller knows.
  public static func standardDecision(_ attempt: SOAPAttempt) -> Decision {
    switch attempt.outcome {
    case .failure(let error as SOAPTransportError): error.kind == .cannotConnect ? .backOff : .accept
    case .failure: .accept
    case .response(let response, _):
      [429, 503].contains(response.status.code) && attempt.soapFault == nil ? .backOff : .accept
    }
  }

  /// Passes the request on until an attempt is accepted.
  ///
  /// - Throws: the error of the last attempt, or `CancellationError`.
  public func intercept(
    _ request: HTTPRequest, body: [UInt8], operation: SOAPOperationInfo, next: SOAPMiddlewareNext
  ) async throws -> (HTTPResponse, [UInt8]) {
    var number = 1
    while true {
      let outcome: SOAPAttempt.Outcome
      do {
        let (response, bytes) = try await next(request, body)
        outcome = .response(response, bytes)
      } catch {
        if error is CancellationError { throw error }
        try Task.checkCancellation()
        outcome = .failure(error)
      }
      let attempt = SOAPAttempt(number: number, operation: operation, outcome: outcome)
      guard number < policy.maximumAttempts, let delay = delay(after: attempt) else { return try outcome.get() }
      try await sleep(delay)
      number += 1
    }
  }

  /// How long to wait before the next attempt; `nil` if this one is final.
  private func delay(after attempt: SOAPAttempt) -> Duration? {
    let wanted: Duration
    switch decide(attempt) {
    case .accept: return nil
    case .after(let delay): wanted = delay
    case .backOff:
      // "Equal jitter": half of the time is certain, so that a loaded service gets a rest.
      let bound = policy.bound(afterAttempt: attempt.number)
      wanted = bound / 2 + (bound / 2) * random()
    }
    guard let retryAfter = attempt.retryAfter else { return wanted }
    return retryAfter > policy.maximumRetryAfter ? nil : max(wanted, retryAfter)
  }
}
