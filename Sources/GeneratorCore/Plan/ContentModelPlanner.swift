import SchemaComponents

/// A content model as a table mentions it (XML Schema Part 1, 3.8 and 3.9).
struct ContentModelPlan: Sendable {
  indirect enum Term: Sendable {
    case element(QualifiedName)
    case any(ContentWildcard)
    case group(ModelGroup.Compositor, [ContentModelPlan])
  }

  var term: Term
  var minimum = 1
  /// `nil`: any number.
  var maximum: Int? = 1

  /// Whether its elements may follow one another in any order and number.
  var isFree: Bool {
    if maximum == nil, minimum == 0 { return term.isAnyOne }
    guard minimum <= 1, case .group(_, let members) = term else { return false }
    return members.count == 1 && members[0].isFree
  }

  /// How many elements and wildcards it mentions.
  var size: Int {
    guard case .group(_, let members) = term else { return 1 }
    return members.reduce(0) { $0 + $1.size }
  }

  /// How many groups stand in one another.
  var depth: Int {
    guard case .group(_, let members) = term else { return 0 }
    return 1 + (members.map(\.depth).max() ?? 0)
  }
}

extension ContentModelPlan.Term {
  /// Whether each element that it mentions can stand alone, so that repeating it gives every order.
  fileprivate var isAnyOne: Bool {
    switch self {
    case .element, .any: true
    case .group(.choice, let members): members.allSatisfy { $0.minimum <= 1 && $0.term.isAnyOne }
    case .group(_, let members):
      members.allSatisfy { $0.minimum <= (members.count == 1 ? 1 : 0) && $0.term.isAnyOne }
    }
  }
}

/// Plans what a type has to say about the order and number of its elements because its members do not.
///
/// Members of structures and groups say it by their shape. Mixed content is one list, which holds anything in any order;
/// and a type that restricts another has the groups of its base, whatever it allows of them.
struct ContentModelPlanner {
  let index: ModelIndex

  /// Models of more elements than this would be larger than the types they belong to.
  private static let largestSize = 100
  /// The compiler takes long for literals in literals.
  private static let largestDepth = 12

  /// The model of a type's whole content; `nil` if its members cannot hold more.
  func plan(of id: TypeID) -> ContentModelPlan? {
    let chain = index.ancestors(of: id) + [id]
    let groups = chain.flatMap { index.groupsOfType[$0.index] }.map { index.groups[$0] }
    let mixed = groups.first { $0.kind == .mixed }
    guard mixed.map(holdsElements) ?? (!groups.isEmpty && chain.contains(where: isRestriction)),
      let particles = index.model.particles(of: id)
    else { return nil }
    let members = particles.compactMap(plan)
    let model = members.count == 1 ? members[0] : ContentModelPlan(term: .group(.sequence, members))
    return model.isFree || model.size > Self.largestSize || model.depth > Self.largestDepth ? nil : model
  }

  /// Whether there is more than text in it.
  private func holdsElements(_ mixed: ContentGroup) -> Bool {
    mixed.content.items.contains { if case .text = $0 { false } else { true } }
  }

  private func isRestriction(_ id: TypeID) -> Bool {
    if case .complex(let complex) = index.model[id].kind, case .restriction(.defined) = complex.derivation {
      true
    } else {
      false
    }
  }

  /// `nil` for what never occurs.
  private func plan(_ particle: Particle) -> ContentModelPlan? {
    if particle.maxOccurs == 0 { return nil }
    if case .group(let group) = particle.term, group.particles.isEmpty { return nil }
    return ContentModelPlan(term: term(particle.term), minimum: particle.minOccurs, maximum: particle.maxOccurs)
  }

  private func term(_ term: Particle.Term) -> ContentModelPlan.Term {
    switch term {
    case .wildcard(let wildcard): return .any(ContentWildcard(wildcard))
    case .group(let group): return .group(group.compositor, group.particles.compactMap(plan))
    case .element(let element):
      guard element.isGlobal else { return .element(element.name) }
      let standing = (index.substitutions[element.name] ?? []).map { index.model.elements[$0].name }
      if standing.isEmpty { return element.isAbstract ? .any(.any) : .element(element.name) }
      return standing.count == 1
        ? .element(standing[0]) : .group(.choice, standing.map { ContentModelPlan(term: .element($0)) })
    }
  }
}
