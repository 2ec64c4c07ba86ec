/// The figures of a run.
public struct UploadSummary: Sendable, CustomStringConvertible {
  /// Data rows in the file.
  public var rows: Int
  /// Rows by what became of them.
  public var counts: [RowStatus: Int]
  /// Rejected rows that may be accepted later.
  public var worthSendingLater: Int
  /// What came of the upload.
  public var report: UploadReport
  /// How long it took.
  public var duration: Duration
  /// Why it ended early, if it did.
  public var stop: StopReason?

  /// Adds up the results of all rows of the file.
  public init(results: [RowResult], report: UploadReport, duration: Duration, stop: StopReason?) {
    rows = results.count
    counts = Dictionary(grouping: results, by: \.outcome.status).mapValues(\.count)
    worthSendingLater = results.count {
      $0.outcome.status == .rejected && $0.outcome.errors.allSatisfy(\.isWorthSendingLater)
    }
    self.report = report
    self.duration = duration
    self.stop = stop
  }

  /// Exit status of the program: 0 if every row was accepted, 1 if not, 70 if the run failed, 130 if it was interrupted.
  public var exitStatus: Int32 {
    switch stop {
    case .interrupted: 130
    case .refused, .noAnswers: 70
    case nil: counts[.accepted, default: 0] == rows ? 0 : 1
    }
  }

  /// A small table.
  public var description: String {
    func line(_ name: String, _ value: String) -> String {
      "  \(name)\(String(repeating: " ", count: max(1, 14 - name.count)))\(value)\n"
    }
    var text = line("rows", "\(rows)")
    for status in RowStatus.allCases {
      let count = counts[status, default: 0]
      if count > 0 || status == .accepted || status == .rejected { text += line(status.rawValue, "\(count)") }
    }
    if worthSendingLater > 0 { text += line("", "\(worthSendingLater) of the rejected may be accepted later") }
    if report.settledEarlier > 0 { text += line("earlier runs", "\(report.settledEarlier) rows, not sent again") }
    if !report.strays.isEmpty { text += line("stray errors", "\(report.strays.count) that name no row") }
    text += line("calls", "\(report.calls)")
    text += line("retries", "\(report.retries)")
    text += line("duration", Self.text(duration))
    if !report.trackingIDs.isEmpty {
      let shown = report.trackingIDs.prefix(10).joined(separator: "\n" + String(repeating: " ", count: 16))
      let more = report.trackingIDs.count - 10
      text += line("tracking ids", shown + (more > 0 ? "\n                and \(more) more, in the journal" : ""))
    }
    if let stop { text += line("stopped", "\(stop)") }
    return text
  }

  /// Seconds with one digit after the point.
  private static func text(_ duration: Duration) -> String {
    let tenths = duration.components.seconds * 10 + duration.components.attoseconds / 100_000_000_000_000_000
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
