/// Runs work and cancels it when time is up.
///
/// The work is a child task, so that it can be cancelled apart from its caller. It starts on the caller's thread and, if
/// it never has to wait, ends there: nothing is handed to another thread. (Nor do the functions here leave their caller's
/// executor: every change of it costs as much as adding a deadline.)
///
/// - Throws: ``SOAPTransportError`` of kind `timedOut`, `CancellationError` if the task is cancelled, or what the work
///   throws.
nonisolated(nonsending) func withSOAPTimeout<Result: Sendable>(
  _ timeout: Duration?, _ deadlines: SOAPDeadlines = .shared, _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  guard let timeout else { return try await work() }
  guard timeout > .zero else { throw timedOut(timeout) }
  return try await withThrowingTaskGroup(of: Result.self) { group in
    let child: @Sendable () async throws -> Result = { try await limited(timeout, deadlines, work) }
    if #available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *) {
      group.addImmediateTask(operation: child)
    } else {
      group.addTask(operation: child)
    }
    guard let result = try await group.next() else { throw CancellationError() }
    return result
  }
}

/// Runs work in the current task, which is cancelled when time is up.
nonisolated(nonsending) private func limited<Result: Sendable>(
  _ timeout: Duration, _ deadlines: SOAPDeadlines, _ work: @Sendable () async throws -> Result
) async throws -> Result {
  try await withUnsafeCurrentTask { task in
    // Asynchronous functions always have a task.
    guard let task else { return try await work() }
    let deadline = deadlines.add(timeout, cancelling: task)
    let outcome: Swift.Result<Result, any Error>
    do {
      outcome = .success(try await work())
    } catch {
      outcome = .failure(error)
    }
    if await deadlines.remove(deadline) { throw timedOut(timeout) }
    return try outcome.get()
  }
}

private func timedOut(_ timeout: Duration) -> SOAPTransportError {
  SOAPTransportError(.timedOut, "there was no complete response within \(timeout)")
}
