import Synchronization

/// Cancels tasks whose time is up. One sleeping task serves all calls of the process: starting a timer for each would cost
/// more than a small call takes.
///
/// Only calls that are under way are kept, in a heap by deadline. What is added behind the others (calls mostly have one
/// timeout) and removed again moves nothing. The sleeping task is replaced only for a deadline before the one that it
/// sleeps for, and wakes once in a timeout however many calls come and go.
final class SOAPDeadlines: Sendable {
  static let shared = SOAPDeadlines()

  private struct State {
    var heap = SOAPDeadlineHeap()
    /// When the sleeping task wakes, if there is one.
    var wakeTime: ContinuousClock.Instant?
    var sleeper: Task<Void, Never>?
    /// Number of the sleeping task; earlier ones have nothing to do any more.
    var generation = 0
  }
  private let state = Mutex(State())

  /// How many tasks have a deadline now.
  var count: Int { state.withLock { $0.heap.count } }

  /// Cancels a task when a time has passed; ``remove(_:)`` must be called before that task ends.
  func add(_ timeout: Duration, cancelling task: UnsafeCurrentTask) -> SOAPDeadline {
    let deadline = SOAPDeadline(ContinuousClock.now + timeout, task)
    let replaced = state.withLock { state -> Task<Void, Never>? in
      state.heap.insert(deadline)
      return sleep(&state)
    }
    replaced?.cancel()
    return deadline
  }

  /// Forgets a deadline; afterwards its task is not touched any more.
  ///
  /// - Returns: whether the task was cancelled because time was up.
  nonisolated(nonsending) func remove(_ deadline: SOAPDeadline) async -> Bool {
    state.withLock { $0.heap.remove(deadline) }
    return await deadline.end()
  }

  /// Sees to it that somebody wakes for the first deadline.
  ///
  /// - Returns: the sleeping task that is not needed any more.
  private func sleep(_ state: inout State) -> Task<Void, Never>? {
    guard let first = state.heap.first?.time, state.wakeTime.map({ first < $0 }) ?? true else { return nil }
    // Clocks cannot tell times that are ages away; whoever wakes too early sleeps again.
    let wakeTime = min(first, ContinuousClock.now + .seconds(86_400))
    let replaced = state.sleeper
    state.generation += 1
    state.wakeTime = wakeTime
    state.sleeper = Task.detached(priority: .high) { [self, generation = state.generation] in
      try? await Task.sleep(until: wakeTime, clock: .continuous)
      wake(generation)
    }
    return replaced
  }

  private func wake(_ generation: Int) {
    let now = ContinuousClock.now
    let due = state.withLock { state -> [SOAPDeadline] in
      guard state.generation == generation else { return [] }
      var due: [SOAPDeadline] = []
      while let first = state.heap.first, first.time <= now {
        state.heap.remove(first)
        due.append(first)
      }
      (state.wakeTime, state.sleeper) = (nil, nil)
      _ = sleep(&state)
      return due
    }
    // What a cancelled task does about it runs here, so nothing may be locked.
    for deadline in due { deadline.expire() }
  }
}

/// When a task has to be cancelled, and whether it was.
final class SOAPDeadline: @unchecked Sendable {
  private enum Stage {
    /// The work is under way.
    case running
    /// The task is being cancelled.
    case expiring
    /// The work is done while its task is still being cancelled; it may not end before that.
    case waiting(CheckedContinuation<Void, Never>)
    /// Time was up.
    case expired
    /// The work was done in time.
    case ended
  }

  let time: ContinuousClock.Instant
  /// Position in the heap, or -1; belongs to the heap and is read and written under its lock only.
  fileprivate var position = -1
  /// Alive while the stage is not `ended` or `expired`; cancelling is all that other tasks may do with it.
  private let task: UnsafeCurrentTask
  private let stage = Mutex(Stage.running)

  fileprivate init(_ time: ContinuousClock.Instant, _ task: UnsafeCurrentTask) {
    self.time = time
    self.task = task
  }

  /// Cancels the task if its work is under way.
  fileprivate func expire() {
    let isRunning = stage.withLock { stage in
      guard case .running = stage else { return false }
      stage = .expiring
      return true
    }
    guard isRunning else { return }
    task.cancel()
    let waiting = stage.withLock { stage -> CheckedContinuation<Void, Never>? in
      defer { stage = .expired }
      guard case .waiting(let continuation) = stage else { return nil }
      return continuation
    }
    waiting?.resume()
  }

  /// Keeps the task from being cancelled from now on; whether it was.
  nonisolated(nonsending) fileprivate func end() async -> Bool {
    let stage = stage.withLock { stage in
      if case .running = stage { stage = .ended }
      return stage
    }
    switch stage {
    case .running, .ended: return false
    case .expiring, .waiting: await expired()
    case .expired: break
    }
    return true
  }

  /// Waits until the task has been cancelled.
  nonisolated(nonsending) private func expired() async {
    await withCheckedContinuation { continuation in
      let isOver = stage.withLock { stage in
        guard case .expiring = stage else { return true }
        stage = .waiting(continuation)
        return false
      }
      if isOver { continuation.resume() }
    }
  }
}

/// Deadlines, the earliest first: a binary heap whose elements know their positions.
struct SOAPDeadlineHeap {
  private var elements: [SOAPDeadline] = []

  var count: Int { elements.count }
  var first: SOAPDeadline? { elements.first }

  mutating func insert(_ deadline: SOAPDeadline) {
    elements.append(deadline)
    rise(deadline, from: elements.count - 1)
  }

  /// Removes a deadline if it is here.
  mutating func remove(_ deadline: SOAPDeadline) {
    let position = deadline.position
    guard position >= 0, let last = elements.popLast() else { return }
    deadline.position = -1
    if last === deadline { return }
    if position > 0, last.time < elements[(position - 1) / 2].time {
      rise(last, from: position)
    } else {
      sink(last, from: position)
    }
  }

  private mutating func put(_ deadline: SOAPDeadline, at position: Int) {
    elements[position] = deadline
    deadline.position = position
  }

  private mutating func rise(_ deadline: SOAPDeadline, from start: Int) {
    var position = start
    while position > 0, deadline.time < elements[(position - 1) / 2].time {
      put(elements[(position - 1) / 2], at: position)
      position = (position - 1) / 2
    }
    put(deadline, at: position)
  }

  private mutating func sink(_ deadline: SOAPDeadline, from start: Int) {
    var position = start
    while 2 * position + 1 < elements.count {
      var child = 2 * position + 1
      if child + 1 < elements.count, elements[child + 1].time < elements[child].time { child += 1 }
      if elements[child].time >= deadline.time { break }
      put(elements[child], at: position)
      position = child
    }
    put(deadline, at: position)
  }
}
