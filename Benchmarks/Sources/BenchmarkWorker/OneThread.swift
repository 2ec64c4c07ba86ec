/// Runs asynchronous code on the calling thread: no other thread starts, so the clock sees the code and not the
/// scheduler, and valgrind can follow it.
final class OneThread: TaskExecutor, @unchecked Sendable {
  // Only the calling thread enqueues and runs, because nothing else ever gets to run.
  private var jobs: [UnownedJob] = []

  func enqueue(_ job: consuming ExecutorJob) { jobs.append(UnownedJob(job)) }

  /// Runs the operation to its end.
  static func run(_ operation: @escaping @Sendable () async throws -> Void) throws {
    let thread = OneThread()
    let outcome = Outcome()
    Task(executorPreference: thread) {
      do {
        try await operation()
        outcome.result = .success(())
      } catch {
        outcome.result = .failure(error)
      }
    }
    while outcome.result == nil, !thread.jobs.isEmpty {
      thread.jobs.removeFirst().runSynchronously(on: thread.asUnownedTaskExecutor())
    }
    guard let result = outcome.result else { throw SideError("the operation waits for another thread") }
    try result.get()
  }

  private final class Outcome: @unchecked Sendable {
    var result: Result<Void, any Error>?
  }
}
