/// How often something may occur.
struct RepetitionBounds {
  var minimum: Int
  /// Nil for "unbounded".
  var maximum: Int?

  /// The counts that are sums of an allowed number of inner counts, if they are an interval.
  func multiplied(by inner: RepetitionBounds) -> RepetitionBounds? {
    guard minimum == maximum || isGapless(with: inner) else { return nil }
    let (lower, overflow) = minimum.multipliedReportingOverflow(by: inner.minimum)
    if overflow { return nil }
    guard let maximum, let innerMaximum = inner.maximum else { return .init(minimum: lower, maximum: nil) }
    let (upper, isUnreachable) = maximum.multipliedReportingOverflow(by: innerMaximum)
    return .init(minimum: lower, maximum: isUnreachable ? nil : upper)
  }

  /// Whether one more repetition always continues where the one before ends: `(k + 1)·min ≤ k·max + 1`, which holds for
  /// all numbers of repetitions if it holds for the smallest; none at all needs a minimum of one.
  private func isGapless(with inner: RepetitionBounds) -> Bool {
    if minimum == 0 && inner.minimum > 1 { return false }
    guard let innerMaximum = inner.maximum else { return true }
    let (spread, overflow) = max(minimum, 1).multipliedReportingOverflow(by: innerMaximum - inner.minimum)
    return overflow || inner.minimum - 1 <= spread
  }
}
