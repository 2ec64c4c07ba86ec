import SchemaDocuments

/// The automaton of a content model: one state an occurrence of an element or wildcard in it, with the states that may
/// follow (Glushkov's construction).
struct ContentAutomaton {
  /// What one state takes.
  enum Symbol {
    case element(ElementDeclaration)
    case wildcard(Wildcard)
  }

  private(set) var symbols: [Symbol] = []
  private(set) var follow: [Set<Int>] = []
  private(set) var first: Set<Int> = []
  private(set) var last: Set<Int> = []
  private(set) var isEmptiable = true

  private struct Fragment {
    var first: Set<Int> = []
    var last: Set<Int> = []
    var isEmptiable = true
  }

  /// More states than this are not worth the time.
  private static let limit = 400

  /// The automaton of particles one after another; `nil` if it is too large, or something in it can never be satisfied.
  init?(_ particles: [Particle]) {
    var whole = Fragment()
    for particle in particles {
      guard let next = fragment(particle, depth: 0) else { return nil }
      whole = sequence(whole, next)
    }
    (first, last, isEmptiable) = (whole.first, whole.last, whole.isEmptiable)
  }

  private mutating func fragment(_ particle: Particle, depth: Int) -> Fragment? {
    // Each copy has states of its own, so that there cannot be more copies than states.
    guard depth < 50, particle.minOccurs <= Self.limit, particle.maxOccurs ?? 0 <= Self.limit else { return nil }
    var result = Fragment()
    for _ in 0..<particle.minOccurs {
      guard let copy = fragment(particle.term, depth: depth) else { return nil }
      result = sequence(result, copy)
    }
    guard let maximum = particle.maxOccurs else {
      guard let copy = fragment(particle.term, depth: depth) else { return nil }
      for state in copy.last { follow[state].formUnion(copy.first) }
      return sequence(result, Fragment(first: copy.first, last: copy.last, isEmptiable: true))
    }
    // What may be left out is left out from the end on.
    var optional = Fragment()
    for _ in 0..<max(0, maximum - particle.minOccurs) {
      guard let copy = fragment(particle.term, depth: depth) else { return nil }
      optional = sequence(copy, optional)
      optional.isEmptiable = true
    }
    return sequence(result, optional)
  }

  private mutating func fragment(_ term: Particle.Term, depth: Int) -> Fragment? {
    guard symbols.count < Self.limit else { return nil }
    switch term {
    case .element(let element): return state(.element(element))
    case .wildcard(let wildcard): return state(.wildcard(wildcard))
    case .group(let group):
      switch group.compositor {
      case .sequence:
        var result = Fragment()
        for particle in group.particles {
          guard let next = fragment(particle, depth: depth + 1) else { return nil }
          result = sequence(result, next)
        }
        return result
      case .choice:
        guard !group.particles.isEmpty else { return nil }
        var result = Fragment(isEmptiable: false)
        for particle in group.particles {
          guard let next = fragment(particle, depth: depth + 1) else { return nil }
          result.first.formUnion(next.first)
          result.last.formUnion(next.last)
          result.isEmptiable = result.isEmptiable || next.isEmptiable
        }
        return result
      case .all: return all(group.particles, depth: depth + 1)
      }
    }
  }

  /// Every order; for a few members only.
  private mutating func all(_ particles: [Particle], depth: Int) -> Fragment? {
    guard particles.count <= 4 else { return nil }
    if particles.isEmpty { return Fragment() }
    var result = Fragment(isEmptiable: false)
    for (index, particle) in particles.enumerated() {
      var others = particles
      others.remove(at: index)
      guard let head = fragment(particle, depth: depth), let tail = all(others, depth: depth) else { return nil }
      let next = sequence(head, tail)
      result.first.formUnion(next.first)
      result.last.formUnion(next.last)
      result.isEmptiable = result.isEmptiable || next.isEmptiable
    }
    return result
  }

  private mutating func state(_ symbol: Symbol) -> Fragment {
    symbols.append(symbol)
    follow.append([])
    return Fragment(first: [symbols.count - 1], last: [symbols.count - 1], isEmptiable: false)
  }

  private mutating func sequence(_ one: Fragment, _ other: Fragment) -> Fragment {
    for state in one.last { follow[state].formUnion(other.first) }
    return Fragment(
      first: one.isEmptiable ? one.first.union(other.first) : one.first,
      last: other.isEmptiable ? one.last.union(other.last) : other.last,
      isEmptiable: one.isEmptiable && other.isEmptiable)
  }
}

extension ContentAutomaton {
  /// What this content allows and another does not.
  enum Excess {
    /// Content that begins or goes on like this.
    case symbol(Symbol)
    /// Content that ends after this; `nil` for no content at all.
    case end(after: Symbol?)
  }

  /// Whether all content that this one allows another allows as well; `nil` if it does, or if that takes too long.
  ///
  /// - Parameter matches: whether a state of the other takes everything that a state of this one takes.
  func excess(over other: ContentAutomaton, _ matches: (Symbol, Symbol) -> Bool) -> Excess? {
    struct Step: Hashable {
      var state: Int
      var others: Set<Int>
    }
    if isEmptiable, !other.isEmptiable { return .end(after: nil) }
    let accepted = symbols.map { symbol in Set(other.symbols.indices.filter { matches(symbol, other.symbols[$0]) }) }
    var visited: Set<Step> = []
    var pending: [(next: Set<Int>, others: Set<Int>)] = [(first, other.first)]
    while let (next, others) = pending.popLast() {
      for state in next.sorted() {
        let step = Step(state: state, others: others.intersection(accepted[state]))
        if step.others.isEmpty { return .symbol(symbols[state]) }
        guard visited.insert(step).inserted else { continue }
        if visited.count > 5_000 { return nil }
        if last.contains(state), other.last.isDisjoint(with: step.others) { return .end(after: symbols[state]) }
        let following = step.others.reduce(into: Set<Int>()) { $0.formUnion(other.follow[$1]) }
        pending.append((follow[state], following))
      }
    }
    return nil
  }
}
