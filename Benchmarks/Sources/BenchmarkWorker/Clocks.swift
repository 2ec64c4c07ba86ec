#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Processor time of this process and time on the wall, in nanoseconds.
struct Clocks {
  private let cpu = Self.now(CLOCK_PROCESS_CPUTIME_ID)
  private let wall = Self.now(CLOCK_MONOTONIC)

  /// Both since this value was made.
  var elapsed: String { "\(Self.now(CLOCK_PROCESS_CPUTIME_ID) - cpu) \(Self.now(CLOCK_MONOTONIC) - wall)" }

  private static func now(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }
}
