import CampaignManagementV13

/// The errors of a call, brought back to the rows that were sent in it.
struct PartialErrors {
  /// One outcome for each row of the call, in its order.
  private(set) var outcomes: [RowOutcome]
  /// Errors that name no row of the call.
  private(set) var strays: [RowError] = []

  /// Assigns errors by their `Index`, the position in the request; a row may have several.
  init(_ errors: [AnyBatchError?]?, rowCount: Int) {
    outcomes = Array(repeating: RowOutcome(.accepted), count: rowCount)
    for case let error? in errors ?? [] {
      let rowError = RowError(
        code: error.code.map(Int.init), errorCode: error.errorCode, message: error.message ?? error.details)
      if let index = error.index.map(Int.init), outcomes.indices.contains(index) {
        outcomes[index].status = .rejected
        outcomes[index].errors.append(rowError)
      } else {
        strays.append(rowError)
      }
    }
    guard !strays.isEmpty else { return }
    // Some row was refused and nobody can say which: none of the others counts as accepted.
    for index in outcomes.indices where outcomes[index].status == .accepted {
      outcomes[index] = RowOutcome(
        .unknown, [RowError(message: "the service reported \(strays.count) error(s) that name no row of the call")])
    }
  }
}
