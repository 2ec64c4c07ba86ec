/// Runs work and cancels it when time is up.
///
/// - Throws: ``SOAPTransportError`` of kind `timedOut`, `CancellationError` if the task is cancelled, or what the work
///   throws.
func withSOAPTimeout<Result: Sendable>(
  _ timeout: Duration?, _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  guard let timeout else { return try await work() }
  return try await withThrowingTaskGroup(of: Result.self) { group in
    defer { group.cancelAll() }
    group.addTask { try await work() }
    group.addTask {
      try await Task.sleep(for: timeout)
      throw SOAPTransportError(.timedOut, "there was no complete response within \(timeout)")
    }
    guard let first = try await group.next() else { throw CancellationError() }
    return first
  }
}
