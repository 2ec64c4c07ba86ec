import Synchronization

/// Why a run ended before all rows were sent.
public enum StopReason: Sendable, Equatable, CustomStringConvertible {
  /// The user or the system wants the program to end.
  case interrupted
  /// Every further call would be refused.
  case refused(String)
  /// So many calls in a row got no answer, in spite of all retries.
  case noAnswers(Int)

  /// One sentence.
  public var description: String {
    switch self {
    case .interrupted: "interrupted"
    case .refused(let message): "the service refuses the calls: \(message)"
    case .noAnswers(let count): "\(count) calls in a row got no answer"
    }
  }
}

/// Says that no further call is to be started. Calls under way are waited for: their answers are worth having.
public final class StopSignal: Sendable {
  private let state = Mutex<StopReason?>(nil)

  /// Creates a signal that is not given.
  public init() {}

  /// Gives the signal; the first reason counts.
  public func request(_ reason: StopReason) {
    state.withLock { $0 = $0 ?? reason }
  }

  /// Why the run is to stop; `nil` if it is not.
  public var reason: StopReason? { state.withLock { $0 } }

  /// Sleeps, but not beyond the signal.
  @Sendable public static func pause(_ duration: Duration, unless stop: StopSignal) async {
    let end = ContinuousClock.now + duration
    while stop.reason == nil, !Task.isCancelled, ContinuousClock.now < end {
      try? await Task.sleep(for: min(.milliseconds(100), end - ContinuousClock.now))
    }
  }
}
