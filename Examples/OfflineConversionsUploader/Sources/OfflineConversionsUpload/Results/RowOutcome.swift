/// What became of a row.
public enum RowStatus: String, Sendable, Hashable, Codable, CaseIterable {
  /// The service took it. That does not say that it will be credited to a click.
  case accepted
  /// The service refused it.
  case rejected
  /// It was sent, but nobody knows whether it arrived.
  case unknown
  /// It was not sent because it is wrong.
  case invalid
  /// It was not sent because the run ended before, or the service certainly did not process it.
  case notSent = "not sent"
}

/// One reason of the service, or of the checks before sending.
public struct RowError: Sendable, Hashable, Codable {
  /// Number of the service; `nil` if the checks before sending found the error.
  public var code: Int?
  /// Name of the service for it.
  public var errorCode: String?
  /// Text for people.
  public var message: String?

  /// Creates an error.
  public init(code: Int? = nil, errorCode: String? = nil, message: String? = nil) {
    self.code = code
    self.errorCode = errorCode
    self.message = message
  }

  /// Whether the same row may be accepted later: 5612 is a failure of the service, 5615 a goal younger than two hours.
  public var isWorthSendingLater: Bool { code == 5612 || code == 5615 }
}

/// What became of a row, and why.
public struct RowOutcome: Sendable, Hashable, Codable {
  /// What became of it.
  public var status: RowStatus
  /// All the reasons; empty for an accepted row.
  public var errors: [RowError]

  /// Creates an outcome.
  public init(_ status: RowStatus, _ errors: [RowError] = []) {
    self.status = status
    self.errors = errors
  }

  /// What the owner of the row can do.
  public var advice: String {
    switch status {
    case .accepted: ""
    case .rejected: errors.allSatisfy(\.isWorthSendingLater) ? "send again later" : "correct the row"
    case .unknown: "send again; the service ignores what it has already"
    case .invalid: "correct the row"
    case .notSent: "run again"
    }
  }
}
