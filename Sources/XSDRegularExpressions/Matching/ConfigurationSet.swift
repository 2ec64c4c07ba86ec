/// Which configurations were reached since the last character.
struct ConfigurationSet {
  private var marks: [UInt32]
  private var generation: UInt32 = 1
  /// For automata with so many configurations that an array of them would cost more than it helps.
  private var sparse: Set<Int> = []

  init(space: Int) { marks = space <= 4096 ? Array(repeating: 0, count: space) : [] }

  mutating func removeAll() {
    sparse.removeAll(keepingCapacity: true)
    generation &+= 1
    if generation == 0 {
      for index in marks.indices { marks[index] = 0 }
      generation = 1
    }
  }

  /// Adds a configuration; false if it was there.
  mutating func insert(_ configuration: Int) -> Bool {
    if marks.isEmpty { return sparse.insert(configuration).inserted }
    if marks[configuration] == generation { return false }
    marks[configuration] = generation
    return true
  }
}
