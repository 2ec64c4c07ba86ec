#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The counters of `peers/common/allocations.c`, if it is preloaded.
struct AllocationCounter {
  private var count: UInt64 = 0
  private var bytes: UInt64 = 0

  static func read() throws -> AllocationCounter {
    typealias Function = @convention(c) (UnsafeMutablePointer<UInt64>) -> Void
    guard let address = dlsym(nil, "bench_allocations") else { throw SideError("the counter is not preloaded") }
    var counters: (UInt64, UInt64) = (0, 0)
    withUnsafeMutableBytes(of: &counters) {
      unsafeBitCast(address, to: Function.self)($0.bindMemory(to: UInt64.self).baseAddress!)
    }
    return AllocationCounter(count: counters.0, bytes: counters.1)
  }

  func since(_ before: AllocationCounter) -> String { "\(count - before.count) \(bytes - before.bytes)" }
}
