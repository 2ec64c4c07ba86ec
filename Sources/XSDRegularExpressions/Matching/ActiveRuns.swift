/// The counted classes that are under way, each with the places where it was entered.
///
/// All counts of one run grow together, so the count reached is the distance from an entrance. The oldest entrance that
/// is not yet too far away decides whether the run may end.
struct ActiveRuns {
  private struct Active {
    var configuration: Int
    var run: Int
    var entrances: [Int]
    private var first = 0

    init(configuration: Int, run: Int, entrance: Int) {
      self.configuration = configuration
      self.run = run
      entrances = [entrance]
    }

    var oldest: Int? { first < entrances.count ? entrances[first] : nil }

    mutating func dropEntrances(before position: Int) {
      while first < entrances.count && entrances[first] < position { first += 1 }
      if first > 64 && first * 2 > entrances.count {
        entrances.removeSubrange(..<first)
        first = 0
      }
    }
  }

  private var active: [Active] = []
  private var places: [Int: Int] = [:]

  var isEmpty: Bool { active.isEmpty }

  /// Enters a run in front of the character at `position`.
  mutating func enter(_ configuration: Int, run: Int, isBounded: Bool, at position: Int) {
    if let place = places[configuration] {
      // Without a maximum the oldest entrance is the best one for ever.
      if isBounded { active[place].entrances.append(position) }
    } else {
      places[configuration] = active.count
      active.append(.init(configuration: configuration, run: run, entrance: position))
    }
  }

  /// Takes the character before `position`; gives the configurations whose run may end there.
  mutating func advance(over scalar: Unicode.Scalar, to position: Int, in runs: [Program.Run]) -> [Int] {
    if active.isEmpty { return [] }
    var finished: [Int] = []
    var kept = 0
    for index in active.indices {
      let run = runs[active[index].run]
      guard run.characters.contains(scalar) else { continue }
      if let maximum = run.maximum { active[index].dropEntrances(before: position - maximum) }
      guard let oldest = active[index].oldest else { continue }
      if position - oldest >= run.minimum { finished.append(active[index].configuration) }
      if kept != index { active.swapAt(kept, index) }
      kept += 1
    }
    if kept < active.count {
      active.removeSubrange(kept...)
      places.removeAll(keepingCapacity: true)
      for (index, item) in active.enumerated() { places[item.configuration] = index }
    }
    return finished
  }
}
