import Testing

@testable import SOAPRuntime

@Suite struct DeadlineTests {
  private struct Own: Error {}

  /// Whether nothing has a deadline any more, a little later at the latest.
  private func isEmpty(_ deadlines: SOAPDeadlines) async throws -> Bool {
    for _ in 0..<500 where deadlines.count > 0 { try await Task.sleep(for: .milliseconds(10)) }
    return deadlines.count == 0
  }

  private func isTimedOut(_ error: any Error) -> Bool { (error as? SOAPTransportError)?.kind == .timedOut }

  @Test func resultsAndErrorsPass() async throws {
    let deadlines = SOAPDeadlines()
    #expect(try await withSOAPTimeout(.seconds(100), deadlines) { 7 } == 7)
    #expect(try await withSOAPTimeout(nil, deadlines) { 8 } == 8)
    await #expect(throws: Own.self) { try await withSOAPTimeout(.seconds(100), deadlines) { throw Own() } }
    // The largest duration is no overflow.
    #expect(try await withSOAPTimeout(.seconds(Int64.max), deadlines) { 9 } == 9)
    #expect(deadlines.count == 0)
  }

  @Test(arguments: [Duration.zero, .seconds(-5)])
  func withoutTimeNothingStarts(_ timeout: Duration) async throws {
    let started = Recorder<Bool>()
    let error = await #expect(throws: SOAPTransportError.self) {
      try await withSOAPTimeout(timeout, SOAPDeadlines()) { started.append(true) }
    }
    #expect(error?.kind == .timedOut)
    #expect(started.elements.isEmpty)
  }

  /// The sleeping task sleeps for a long deadline when a short one comes, and the other way round.
  @Test func earlierDeadlinesComeFirst() async throws {
    let deadlines = SOAPDeadlines()
    let order = Recorder<Int>()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for milliseconds in [60_000, 900, 100, 500] {
        group.addTask {
          do {
            try await withSOAPTimeout(.milliseconds(milliseconds), deadlines) {
              try await Task.sleep(for: .seconds(60))
            }
          } catch {
            if isTimedOut(error) { order.append(milliseconds) }
          }
        }
        while deadlines.count == 0 { await Task.yield() }
      }
      for _ in 0..<3 { try await group.next() }
      #expect(order.elements == [100, 500, 900])
      #expect(deadlines.count == 1)
      group.cancelAll()
    }
    #expect(deadlines.count == 0)
  }

  @Test func resultsThatComeTooLateAreNotReturned() async throws {
    let error = await #expect(throws: SOAPTransportError.self) {
      try await withSOAPTimeout(.milliseconds(20), SOAPDeadlines()) {
        while !Task.isCancelled { await Task.yield() }
        return 7
      }
    }
    #expect(error?.kind == .timedOut)
  }

  /// Only the work is cancelled: whoever called goes on.
  @Test func theCallerIsNotCancelled() async throws {
    await #expect(throws: SOAPTransportError.self) {
      try await withSOAPTimeout(.milliseconds(10), SOAPDeadlines()) { try await Task.sleep(for: .seconds(60)) }
    }
    #expect(!Task.isCancelled)
  }

  @Test func cancellationWorksAtOnce() async throws {
    let deadlines = SOAPDeadlines()
    let task = Task {
      try await withSOAPTimeout(.seconds(500), deadlines) { try await Task.sleep(for: .seconds(500)) }
    }
    while deadlines.count == 0 { await Task.yield() }
    let start = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(deadlines.count == 0)
  }

  /// Work, deadline and cancellation end at the same time, in every order.
  @Test func cancellationRacesWithTheDeadline() async throws {
    let deadlines = SOAPDeadlines()
    let outcomes = Recorder<String>()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for round in 0..<600 {
        group.addTask {
          let task = Task {
            try await withSOAPTimeout(.microseconds(1000 + round % 7 * 100), deadlines) {
              try await Task.sleep(for: .microseconds(1000 + round % 5 * 150))
            }
          }
          if round % 3 != 0 {
            try await Task.sleep(for: .microseconds(900 + round % 11 * 100))
            task.cancel()
          }
          let outcome: String
          do {
            try await task.value
            outcome = "done"
          } catch {
            outcome = error is CancellationError ? "cancelled" : isTimedOut(error) ? "timed out" : "\(error)"
          }
          outcomes.append(outcome)
        }
      }
      try await group.waitForAll()
    }
    let found = Set(outcomes.elements)
    #expect(outcomes.elements.count == 600)
    #expect(found.isSubset(of: ["done", "cancelled", "timed out"]), "\(found)")
    #expect(try await isEmpty(deadlines))
  }

  /// A task that is being cancelled may do anything, even end the work and start other work with a deadline.
  @Test func whatCancellationCausesMayComeBackHere() async throws {
    let deadlines = SOAPDeadlines()
    let entered = Recorder<Int>()
    for _ in 0..<50 {
      await #expect(throws: SOAPTransportError.self) {
        try await withSOAPTimeout(.milliseconds(2), deadlines) {
          try await withTaskCancellationHandler {
            try await Task.sleep(for: .seconds(60))
          } onCancel: {
            entered.append(deadlines.count)
            Task { try await withSOAPTimeout(.seconds(50), deadlines) { await Task.yield() } }
          }
        }
      }
    }
    #expect(entered.elements.count == 50)
    #expect(try await isEmpty(deadlines))
  }

  @Test func thousandsAtOnce() async throws {
    let deadlines = SOAPDeadlines()
    let outcomes = Recorder<String>()
    await withTaskGroup(of: Void.self) { group in
      for index in 0..<5000 {
        group.addTask {
          let isLate = index % 4 == 0
          do {
            try await withSOAPTimeout(
              isLate ? .milliseconds(20 + index * 7 % 80) : .seconds(100 + index % 13), deadlines
            ) {
              try await Task.sleep(for: isLate ? .seconds(100) : .milliseconds(index % 50))
            }
            outcomes.append("done")
          } catch {
            if isTimedOut(error) { outcomes.append("late") }
          }
        }
      }
    }
    #expect(outcomes.elements.filter { $0 == "done" }.count == 3750)
    #expect(outcomes.elements.filter { $0 == "late" }.count == 1250)
    #expect(deadlines.count == 0)
  }
}
