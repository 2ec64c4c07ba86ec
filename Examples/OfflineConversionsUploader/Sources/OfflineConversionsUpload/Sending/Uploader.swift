public import Logging

/// How an upload is done.
public struct UploadOptions: Sendable {
  /// Rows in a call; the service takes at most 1,000.
  public var callSize = 1_000
  /// Calls under way at the same time.
  public var parallelCalls = 2
  /// Whether rows are sent again that an earlier run sent without learning what became of them.
  ///
  /// It is safe: the service knows them by goal name, click id and the text of the time, and ignores what it has.
  public var resendsUnknown = false
  /// Whether rows are sent again that were rejected with a reason that passes (5612, 5615).
  public var resendsLater = false
  /// When a call is sent again.
  public var retry = RetryPolicy()
  /// After so many calls in a row without an answer the run ends.
  public var maximumUnansweredCalls = 3

  /// Creates the default options.
  public init() {}
}

/// How far an upload is.
public struct UploadProgress: Sendable {
  /// Calls that are over.
  public var calls = 0
  /// Calls of this run.
  public var callCount: Int
  /// Rows of the calls that are over.
  public var rows = 0
  /// Rows of this run.
  public var rowCount: Int
  /// Rows that were rejected.
  public var rejected = 0
}

/// What came of an upload.
public struct UploadReport: Sendable {
  /// What became of every row that passed the checks, by line.
  public var outcomes: [Int: RowOutcome] = [:]
  /// Rows that were settled by an earlier run.
  public var settledEarlier = 0
  /// Calls that were begun.
  public var calls = 0
  /// How often calls were sent again.
  public var retries = 0
  /// Ids of all exchanges, for the service's support.
  public var trackingIDs: [String] = []
  /// Errors that name no row.
  public var strays: [RowError] = []
}

/// Sends checked rows in calls, several at a time.
public struct Uploader: Sendable {
  private let service: any ConversionsService
  private let tokens: AccessTokens
  private let options: UploadOptions
  private let journal: Journal
  private let stop: StopSignal
  private let pause: Pause
  private let logger: Logger

  /// Creates an uploader.
  public init(
    service: any ConversionsService, tokens: any AccessTokenSource, options: UploadOptions, journal: Journal,
    stop: StopSignal = StopSignal(), pause: @escaping Pause = StopSignal.pause(_:unless:), logger: Logger
  ) {
    self.service = service
    self.tokens = AccessTokens(tokens)
    self.options = options
    self.journal = journal
    self.stop = stop
    self.pause = pause
    self.logger = logger
  }

  /// Sends the rows that are not settled yet.
  ///
  /// - Throws: an error of the journal. What cannot be noted is not sent.
  public func upload(
    _ rows: [SendableRow], onProgress: @Sendable (UploadProgress) -> Void = { _ in }
  ) async throws -> UploadReport {
    var report = UploadReport()
    let known = await journal.outcomes
    let unsettled = takeSettled(from: rows, known, &report)
    var batches = unsettled.chunked(by: options.callSize)[...]
    var progress = UploadProgress(callCount: batches.count, rowCount: unsettled.count)
    var unanswered = 0
    for row in unsettled { report.outcomes[row.row.line] = known[row.key] ?? RowOutcome(.notSent) }

    try await withThrowingTaskGroup(of: ([SendableRow], CallSender.Report).self) { group in
      for batch in batches.prefix(max(1, options.parallelCalls)) { group.addTask { try await send(batch) } }
      batches = batches.dropFirst(max(1, options.parallelCalls))
      while let (batch, result) = try await group.next() {
        report.add(batch, result)
        progress.add(batch, result)
        onProgress(progress)
        unanswered = result.isAnswered ? 0 : unanswered + 1
        if unanswered >= options.maximumUnansweredCalls { stop.request(.noAnswers(unanswered)) }
        if stop.reason == nil, let next = batches.popFirst() { group.addTask { try await send(next) } }
      }
    }
    return report
  }

  /// Leaves out what the journal knows already.
  private func takeSettled(
    from rows: [SendableRow], _ known: [RowKey: RowOutcome], _ report: inout UploadReport
  ) -> [SendableRow] {
    rows.filter { row in
      guard let outcome = known[row.key] else { return true }
      if outcome.status == .unknown, options.resendsUnknown { return true }
      if outcome.status == .rejected, options.resendsLater, outcome.errors.allSatisfy(\.isWorthSendingLater) {
        return true
      }
      report.outcomes[row.row.line] = outcome
      report.settledEarlier += 1
      return false
    }
  }

  private func send(_ batch: [SendableRow]) async throws -> ([SendableRow], CallSender.Report) {
    let sender = CallSender(
      service: service, tokens: tokens, policy: options.retry, stop: stop, pause: pause, logger: logger)
    let keys = batch.map(\.key)
    let call = try await journal.begin(keys)
    let result = await sender.send(batch, call: call)
    try await journal.finish(call, rows: keys, outcomes: result.outcomes, trackingIDs: result.trackingIDs)
    return (batch, result)
  }
}

extension UploadReport {
  fileprivate mutating func add(_ batch: [SendableRow], _ result: CallSender.Report) {
    // What an earlier run knew of a row stays true if it could not be sent again.
    for (row, outcome) in zip(batch, result.outcomes) {
      let isKnown = outcomes[row.row.line].map { $0.status != .notSent } ?? false
      if outcome.status != .notSent || !isKnown { outcomes[row.row.line] = outcome }
    }
    calls += 1
    retries += max(0, result.attempts - 1)
    trackingIDs += result.trackingIDs
    strays += result.strays
  }
}

extension UploadProgress {
  fileprivate mutating func add(_ batch: [SendableRow], _ result: CallSender.Report) {
    calls += 1
    rows += batch.count
    rejected += result.outcomes.count { $0.status == .rejected }
  }
}

extension Array {
  fileprivate func chunked(by size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: Swift.max(1, size)).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
