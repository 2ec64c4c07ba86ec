public import CampaignManagementV13

/// A row that passed all checks, and what is sent for it.
public struct SendableRow: Sendable {
  /// The row.
  public var row: ConversionRow
  /// What is sent.
  public var conversion: OfflineConversion
  /// By which the journal recognises it.
  public var key: RowKey
}

/// Divides the rows of a file into those that may be sent and those that may not.
public struct Preflight: Sendable {
  /// Rows to send, in the order of the file.
  public private(set) var sendable: [SendableRow] = []
  /// Rows that are not sent, and why.
  public private(set) var invalid: [Int: [String]] = [:]

  /// Checks rows, one by one and against each other.
  public init(_ rows: [ConversionRow], rules: RowRules) {
    var firstLines: [DuplicateKey: Int] = [:]
    for row in rows {
      var problems = rules.problems(of: row)
      if problems.isEmpty {
        let key = DuplicateKey(row)
        if let first = firstLines[key] {
          problems = ["repeats line \(first): the service would keep the first of the two"]
        } else {
          firstLines[key] = row.line
        }
      }
      if problems.isEmpty {
        sendable.append(SendableRow(row: row, conversion: rules.conversion(for: row), key: row.key))
      } else {
        invalid[row.line] = problems
      }
    }
  }

  /// By which the service recognises a conversion that it has already.
  private struct DuplicateKey: Hashable {
    let name: String, time: String, clickID: String, hashedEmail: String, hashedPhone: String

    init(_ row: ConversionRow) {
      name = row.name
      time = row.time
      clickID = row.clickID
      // With a click id the hashes do not matter for recognising the row.
      hashedEmail = row.clickID.isEmpty ? row.hashedEmail : ""
      hashedPhone = row.clickID.isEmpty ? row.hashedPhone : ""
    }
  }
}
