/// Runs an automaton over a text: all configurations reached so far advance together by one character at a time.
struct Matcher {
  private let program: Program
  /// A configuration is `counts << shift | address`.
  private let shift: Int
  private var current: [Int] = []
  private var upcoming: [Int] = []
  private var pending: [Int] = []
  private var reached: ConfigurationSet
  private var runs = ActiveRuns()
  /// Whether the text so far matches.
  private(set) var isAccepted = false
  /// How many characters were given piece by piece.
  private var position = 0

  init(_ program: Program) {
    self.program = program
    shift = Int.bitWidth - program.instructions.count.leadingZeroBitCount
    reached = ConfigurationSet(space: program.countSpace << shift)
  }

  mutating func matches(_ text: some Sequence<Unicode.Scalar>) -> Bool {
    follow(0, at: 0)
    var position = 0
    for scalar in text {
      if upcoming.isEmpty && runs.isEmpty { return false }
      position += 1
      step(over: scalar, to: position)
    }
    return isAccepted
  }

  /// Begins a text that is given piece by piece.
  mutating func begin() { follow(0, at: 0) }

  /// Goes on with a text; `false` if no text that begins like this can match.
  mutating func advance(over text: some Sequence<Unicode.Scalar>) -> Bool {
    for scalar in text {
      if upcoming.isEmpty && runs.isEmpty { return false }
      position += 1
      step(over: scalar, to: position)
    }
    return isAccepted || !upcoming.isEmpty || !runs.isEmpty
  }

  private mutating func step(over scalar: Unicode.Scalar, to position: Int) {
    swap(&current, &upcoming)
    upcoming.removeAll(keepingCapacity: true)
    reached.removeAll()
    isAccepted = false
    // Runs first: one that is entered below has not seen this character.
    for configuration in runs.advance(over: scalar, to: position, in: program.runs) {
      follow(configuration + 1, at: position)
    }
    for configuration in current where takes(configuration, scalar) { follow(configuration + 1, at: position) }
  }

  private func takes(_ configuration: Int, _ scalar: Unicode.Scalar) -> Bool {
    switch program.instructions[address(configuration)] {
    case .scalar(let value): value == scalar.value
    case .characters(let index): program.classes[index].contains(scalar)
    default: false
    }
  }

  private func address(_ configuration: Int) -> Int { configuration & (1 << shift - 1) }

  /// Adds a configuration and all that follow from it without another character.
  private mutating func follow(_ start: Int, at position: Int) {
    pending.append(start)
    while let configuration = pending.popLast() {
      guard reached.insert(configuration) else { continue }
      let address = address(configuration)
      let counts = configuration - address
      switch program.instructions[address] {
      case .scalar, .characters: upcoming.append(configuration)
      case .fork(let first, let second): pending += [counts | second, counts | first]
      case .jump(let target): pending.append(counts | target)
      case .accept: isAccepted = true
      case .run(let index):
        let run = program.runs[index]
        runs.enter(configuration, run: index, isBounded: run.maximum != nil, at: position)
        if run.minimum == 0 { pending.append(configuration + 1) }
      case .count(let index, let start): count(program.loops[index], configuration, start)
      }
    }
  }

  /// One more repetition is complete: repeats, goes on, or both.
  private mutating func count(_ loop: Program.Loop, _ configuration: Int, _ start: Int) {
    let weight = loop.stride << shift
    let before = configuration / weight % loop.radix
    let cleared = configuration - before * weight
    let after = before + 1
    if after >= loop.minimum { pending.append(cleared + 1) }
    let isFull = loop.maximum.map { after >= $0 } ?? false
    if isFull { return }
    let digit = loop.maximum == nil ? min(after, loop.minimum) : after
    pending.append(cleared - address(cleared) + start + digit * weight)
  }
}
