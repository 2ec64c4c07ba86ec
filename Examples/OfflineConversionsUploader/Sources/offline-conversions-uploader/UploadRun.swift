import Foundation
import Logging
import OfflineConversionsUpload

/// One run over a file that was read and checked.
struct UploadRun {
  let files: FileArguments
  let sending: SendingArguments
  let input: URL
  let rows: [ConversionRow]
  let preflight: Preflight

  private var resultFile: URL { URL(fileURLWithPath: files.result ?? input.path + ".result.csv") }
  private var journalFile: URL { URL(fileURLWithPath: files.journal ?? input.path + ".journal") }

  /// Names the first rows that will not be sent.
  func sayProblems() {
    let lines = preflight.invalid.keys.sorted()
    for line in lines.prefix(5) {
      say("line \(line): \(preflight.invalid[line, default: []].joined(separator: "; "))")
    }
    if lines.count > 5 { say("… and \(lines.count - 5) more rows that will not be sent") }
  }

  /// Writes a result in which nothing was sent; returns the exit status.
  func finishDry() throws -> Int32 {
    try ResultFile.write(results([:]), to: resultFile)
    say(
      "Dry run: \(preflight.sendable.count) of \(rows.count) rows would be sent; nothing was. "
        + "The result is in \(resultFile.path)")
    return preflight.invalid.isEmpty ? 0 : 1
  }

  /// Sends the rows and writes the result; returns the exit status.
  func upload(to service: Service, isDemo: Bool, _ logger: Logger, start: ContinuousClock.Instant) async throws -> Int32
  {
    let stop = StopSignal()
    let interruption = Interruption(stop)
    defer { withExtendedLifetime(interruption) {} }
    let uploader = Uploader(
      service: service.conversions, tokens: service.tokens, options: sending.options(isDemo: isDemo),
      journal: try Journal(at: journalFile, target: service.target), stop: stop, logger: logger)
    let report = try await uploader.upload(preflight.sendable) { progress in
      say(
        "\(progress.rows) of \(progress.rowCount) rows, call \(progress.calls) of \(progress.callCount): "
          + "\(progress.rejected) rejected so far")
    }
    let results = results(report.outcomes)
    try ResultFile.write(results, to: resultFile)
    let summary = UploadSummary(
      results: results, report: report, duration: ContinuousClock.now - start, stop: stop.reason)
    print(isDemo ? "Summary (demo)" : "Summary")
    print(summary, terminator: "")
    print("  result        \(resultFile.path)")
    print("  journal       \(journalFile.path)")
    return summary.exitStatus
  }

  /// Outcomes of all rows, in the order of the file.
  private func results(_ outcomes: [Int: RowOutcome]) -> [RowResult] {
    rows.map { row in
      let outcome =
        if let problems = preflight.invalid[row.line] {
          RowOutcome(.invalid, problems.map { RowError(message: $0) })
        } else {
          outcomes[row.line] ?? RowOutcome(.notSent)
        }
      return RowResult(row: row, outcome: outcome)
    }
  }
}
