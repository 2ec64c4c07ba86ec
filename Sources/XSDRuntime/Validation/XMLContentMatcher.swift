/// Follows a content model along the names of elements, all ways through it at the same time.
///
/// Sets of positions are handed on, not single ones, so that the time does not grow with the number of ways.
struct XMLContentMatcher {
  let names: [XMLName]
  /// The namespace of elements for which the model names none.
  let namespace: String
  /// The last position at which something else was asked for than what stands there.
  private(set) var furthest = 0
  /// What was asked for there.
  private var expected: [String] = []

  init(names: [XMLName], namespace: String) {
    self.names = names
    self.namespace = namespace
  }

  /// What was asked for at the last position, as messages list it.
  var expectation: String {
    let listed = expected.prefix(5).joined(separator: " or ")
    return expected.count > 5 ? listed + " or \(expected.count - 5) others" : listed
  }

  /// Notes what may stand at a position where it does not.
  mutating func note(_ what: String, at position: Int) {
    if position < furthest { return }
    if position > furthest { expected = [] }
    furthest = position
    if !expected.contains(what) { expected.append(what) }
  }

  /// Where a particle can end that begins at one of several positions.
  mutating func ends(of particle: XMLContentModel, from starts: Set<Int>) -> Set<Int> {
    var reached = particle.min == 0 ? starts : []
    var frontier = starts
    var count = 0
    while count < particle.max ?? .max, !frontier.isEmpty {
      count += 1
      var next = ends(of: particle.term, from: frontier)
      // Nothing but occurrences without elements: more of them change nothing.
      if next == frontier { return reached.union(next) }
      if count >= particle.min {
        // Those that were there with fewer occurrences have more left. `subtract` would go through all of them.
        next = next.filter { !reached.contains($0) }
        reached.formUnion(next)
      }
      frontier = next
    }
    return reached
  }

  private mutating func ends(of term: XMLContentModel.Term, from starts: Set<Int>) -> Set<Int> {
    switch term {
    case .element(let name, let own):
      let wanted = XMLName(name, namespace: own ?? namespace)
      return steps(from: starts, "'\(name)'") { $0 == wanted }
    case .any(let only, let excluded):
      return steps(from: starts, "another element") { name in
        only?.contains(name.namespace) ?? !excluded.contains(name.namespace)
      }
    case .group(.sequence, let members):
      return members.reduce(starts) { positions, member in
        positions.isEmpty ? positions : ends(of: member, from: positions)
      }
    case .group(.choice, let members):
      return members.reduce(into: Set<Int>()) { $0.formUnion(ends(of: $1, from: starts)) }
    case .group(.all, let members):
      return starts.reduce(into: Set<Int>()) { $0.formUnion(ends(ofAll: members, from: $1)) }
    }
  }

  /// Goes over one element at each position where it is the right one.
  private mutating func steps(from starts: Set<Int>, _ what: String, _ matches: (XMLName) -> Bool) -> Set<Int> {
    var ends: Set<Int> = []
    for start in starts {
      if start < names.count, matches(names[start]) {
        ends.insert(start + 1)
      } else {
        note(what, at: start)
      }
    }
    return ends
  }

  /// Members in any order, each as often as it may; an `all` group is the whole content, so it takes what it can.
  private mutating func ends(ofAll members: [XMLContentModel], from start: Int) -> Set<Int> {
    var left = members
    var position = start
    while let (index, end) = next(of: left, at: position) {
      position = end
      left.remove(at: index)
    }
    return left.allSatisfy { $0.min == 0 } ? [position] : []
  }

  /// The first of several members that takes elements at a position.
  private mutating func next(of members: [XMLContentModel], at position: Int) -> (index: Int, end: Int)? {
    for (index, member) in members.enumerated() {
      if let end = ends(of: member, from: [position]).max(), end > position { return (index, end) }
    }
    return nil
  }
}
