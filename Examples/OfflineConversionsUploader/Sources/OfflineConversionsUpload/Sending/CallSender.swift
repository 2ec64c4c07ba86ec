import Logging

/// Sends one call until there is a result.
struct CallSender: Sendable {
  let service: any ConversionsService
  let tokens: AccessTokens
  let policy: RetryPolicy
  let stop: StopSignal
  let pause: Pause
  let logger: Logger

  /// What came of a call.
  struct Report: Sendable {
    var outcomes: [RowOutcome] = []
    var strays: [RowError] = []
    var trackingIDs: [String] = []
    var attempts = 0
    /// Whether the service said what became of the rows.
    var isAnswered = false
  }

  func send(_ rows: [SendableRow], call: Int) async -> Report {
    var report = Report()
    var count = RetryPolicy.Count()
    var mayHaveArrived = false
    var logger = logger
    logger[metadataKey: "call"] = "\(call)"
    logger[metadataKey: "rows"] = "\(rows.count)"
    while true {
      let failure: CallFailure
      var token = ""
      do {
        token = try await tokens.current()
        report.attempts += 1
        let answer = try await service.apply(rows.map(\.conversion), token: token)
        finish(&report, answer, rows.count, logger)
        return report
      } catch {
        failure = token.isEmpty ? CallFailure(refusedBecause: "there is no access token: \(error)") : CallFailure(error)
      }
      if let id = failure.trackingID { report.trackingIDs.append(id) }
      mayHaveArrived = mayHaveArrived || failure.mayHaveArrived
      let again = await prepareRetry(after: failure, token: token, &count, logger)
      if !again {
        giveUp(&report, failure, rows.count, mayHaveArrived)
        return report
      }
    }
  }

  private func finish(_ report: inout Report, _ answer: CallAnswer, _ rowCount: Int, _ logger: Logger) {
    let mapped = PartialErrors(answer.partialErrors, rowCount: rowCount)
    report.outcomes = mapped.outcomes
    report.strays = mapped.strays
    report.isAnswered = true
    if let id = answer.trackingID { report.trackingIDs.append(id) }
    let rejected = mapped.outcomes.count { $0.status == .rejected }
    logger.info(
      "call answered",
      metadata: ["rejected": "\(rejected)", "attempts": "\(report.attempts)", "trackingId": .id(answer.trackingID)])
    for error in mapped.strays {
      logger.error(
        "an error names no row of the call",
        metadata: [
          "code": "\(error.code ?? 0)", "error": "\(error.errorCode ?? "-")", "trackingId": .id(answer.trackingID),
        ])
    }
  }

  /// Does what has to be done before the call can be sent again; `false` if it is not to be sent again.
  private func prepareRetry(
    after failure: CallFailure, token: String, _ count: inout RetryPolicy.Count, _ logger: Logger
  ) async -> Bool {
    let metadata: Logger.Metadata = ["reason": "\(failure)", "trackingId": .id(failure.trackingID)]
    switch policy.decide(on: failure, &count) {
    case .wait(let duration):
      logger.warning("call failed, sent again after \(duration)", metadata: metadata)
      await pause(duration, stop)
      return stop.reason == nil && !Task.isCancelled
    case .refreshToken:
      logger.notice("access token expired, getting another", metadata: metadata)
      do {
        try await tokens.replace(token)
        return stop.reason == nil
      } catch {
        stop.request(.refused("the access token expired and there is no other: \(error)"))
        return false
      }
    case .giveUp:
      logger.error("call failed", metadata: metadata)
      switch failure.kind {
      case .refused, .tokenExpired: stop.request(.refused(failure.description))
      case .throttled, .internalError, .noAnswer, .rowsRejected: break
      }
      return false
    }
  }

  private func giveUp(_ report: inout Report, _ failure: CallFailure, _ rowCount: Int, _ mayHaveArrived: Bool) {
    if case .rowsRejected(let errors) = failure.kind {
      let reasons = PartialErrors(errors, rowCount: rowCount)
      // Nothing of the call was stored, so rows without an error of their own were rejected with the others.
      let common = RowOutcome(.rejected, [RowError(message: "the service refused all rows of the call")])
      report.outcomes = reasons.outcomes.map { $0.status == .rejected ? $0 : common }
      report.strays = reasons.strays
      report.isAnswered = true
    } else {
      let outcome = RowOutcome(mayHaveArrived ? .unknown : .notSent, [RowError(message: failure.description)])
      report.outcomes = Array(repeating: outcome, count: rowCount)
    }
  }
}

/// Sleeps, but not beyond a stop signal; tests do not sleep.
public typealias Pause = @Sendable (Duration, StopSignal) async -> Void

extension CallFailure {
  /// A failure before anything was sent.
  fileprivate init(refusedBecause message: String) {
    kind = .refused
    description = message
  }
}

extension Logger.MetadataValue {
  /// The id of a call in the service's logs, or a dash.
  fileprivate static func id(_ trackingID: String?) -> Self { .string(trackingID ?? "-") }
}
