/// One line of the journal.
struct JournalRecord: Codable {
  enum Kind: String, Codable {
    /// First line: where the rows go to.
    case run
    /// A call is about to be sent.
    case sending
    /// A call is over.
    case done
  }

  var kind: Kind
  var target: String?
  var call: Int?
  var rows: [RowKey]?
  /// What became of the rows that are not in `exceptions`.
  var usual: RowOutcome?
  /// What became of the others, by the text of their key.
  var exceptions: [String: RowOutcome]?
  var trackingIDs: [String]?
}

/// What the records of a journal add up to.
struct JournalState {
  private(set) var lastCall = 0
  /// The last word on every row that was sent; rows that certainly were not processed are not in it.
  private(set) var outcomes: [RowKey: RowOutcome] = [:]
  /// Rows of the calls without an answer, and what was known of them before.
  private var underWay: [Int: [(row: RowKey, before: RowOutcome?)]] = [:]

  mutating func add(_ record: JournalRecord) {
    guard let call = record.call else { return }
    lastCall = max(lastCall, call)
    switch record.kind {
    case .run: break
    case .sending:
      let rows = record.rows ?? []
      underWay[call] = rows.map { ($0, outcomes[$0]) }
      for row in rows { outcomes[row] = Self.interrupted }
    case .done:
      for (row, before) in underWay.removeValue(forKey: call) ?? [] {
        let outcome = record.exceptions?[row.text] ?? record.usual ?? RowOutcome(.accepted)
        outcomes[row] = outcome.status == .notSent ? before : outcome
      }
    }
  }

  private static let interrupted = RowOutcome(
    .unknown, [RowError(message: "the program ended while the row was being sent")])
}
