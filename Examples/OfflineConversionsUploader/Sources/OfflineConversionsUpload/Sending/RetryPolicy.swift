/// When a call is sent again, and after how long.
public struct RetryPolicy: Sendable {
  /// Pause after "too many calls". The service counts the calls of a sliding minute.
  public var throttleWait: Duration = .seconds(60)
  /// How often a call waits for that at most.
  public var maximumThrottles = 10
  /// First pause after a failure of the service or the network; each further one is twice as long.
  public var firstBackOff: Duration = .seconds(1)
  /// Longest of these pauses.
  public var longestBackOff: Duration = .seconds(60)
  /// How often a call is sent again after such failures at most.
  public var maximumBackOffs = 5

  /// Creates the default policy.
  public init() {}

  /// How often a call has been sent again, by reason.
  struct Count {
    var throttles = 0
    var backOffs = 0
    var refreshes = 0
    var total: Int { throttles + backOffs + refreshes }
  }

  enum Decision: Equatable {
    case wait(Duration)
    case refreshToken
    case giveUp
  }

  /// Decides about a failure, and counts the decision.
  ///
  /// To send a call again after a time-out is safe: the service knows a row by its goal name, click id and the text of
  /// its time, and ignores it the second time.
  func decide(on failure: CallFailure, _ count: inout Count) -> Decision {
    switch failure.kind {
    case .throttled where count.throttles < maximumThrottles:
      count.throttles += 1
      return .wait(throttleWait)
    case .tokenExpired where count.refreshes == 0:
      count.refreshes += 1
      return .refreshToken
    case .internalError where count.backOffs < maximumBackOffs, .noAnswer where count.backOffs < maximumBackOffs:
      defer { count.backOffs += 1 }
      return .wait(min(firstBackOff * (1 << min(count.backOffs, 30)), longestBackOff))
    case .throttled, .tokenExpired, .internalError, .noAnswer, .rowsRejected, .refused:
      return .giveUp
    }
  }
}
