import SchemaComponents

/// A particle with everything taken out that makes no difference: groups of one member, sequences in sequences,
/// choices in choices, what can never occur.
indirect enum ParticleTree {
  case element(ElementDeclaration, Bounds)
  case wildcard(ContentWildcard, Bounds)
  case group(ModelGroup.Compositor, [ParticleTree], name: String?, Bounds)

  /// Bounds of occurrence.
  struct Bounds {
    var minimum = 1
    var maximum: Int? = 1

    var isOnce: Bool { minimum == 1 && maximum == 1 }

    /// How often something occurs that has these bounds inside something with `outer`.
    func times(_ outer: Bounds) -> Bounds {
      let (product, overflows) = minimum.multipliedReportingOverflow(by: outer.minimum)
      var bounds = Bounds(minimum: overflows ? Int.max : product, maximum: nil)
      if let maximum, let outerMaximum = outer.maximum {
        let (product, overflows) = maximum.multipliedReportingOverflow(by: outerMaximum)
        bounds.maximum = overflows ? nil : product
      }
      return bounds
    }
  }

  var bounds: Bounds {
    get {
      switch self {
      case .element(_, let bounds), .wildcard(_, let bounds), .group(_, _, _, let bounds): bounds
      }
    }
    set {
      switch self {
      case .element(let element, _): self = .element(element, newValue)
      case .wildcard(let wildcard, _): self = .wildcard(wildcard, newValue)
      case .group(let compositor, let members, let name, _): self = .group(compositor, members, name: name, newValue)
      }
    }
  }

  /// Whether no element at all satisfies it.
  var isEmptiable: Bool {
    if bounds.minimum == 0 { return true }
    guard case .group(let compositor, let members, _, _) = self else { return false }
    return compositor == .choice ? members.contains(where: \.isEmptiable) : members.allSatisfy(\.isEmptiable)
  }

  /// The tree of a particle; `nil` if nothing can occur. `open` tells which elements only others can stand for, none
  /// of them known.
  init?(_ particle: Particle, open: (ElementDeclaration) -> Bool) {
    if particle.maxOccurs == 0 { return nil }
    let bounds = Bounds(minimum: particle.minOccurs, maximum: particle.maxOccurs)
    switch particle.term {
    case .element(let element): self = open(element) ? .wildcard(.any, bounds) : .element(element, bounds)
    case .wildcard(let wildcard): self = .wildcard(ContentWildcard(wildcard), bounds)
    case .group(let group):
      let members = group.particles.compactMap { ParticleTree($0, open: open) }
      let name = group.name?.localName
      guard
        let tree = group.compositor == .choice
          ? Self.choice(members, group.particles.count, name, bounds)
          : Self.sequence(group.compositor, members, name, bounds)
      else { return nil }
      self = tree
    }
  }

  private static func sequence(
    _ compositor: ModelGroup.Compositor, _ members: [ParticleTree], _ name: String?, _ bounds: Bounds
  ) -> ParticleTree? {
    var flat: [ParticleTree] = []
    for member in members {
      guard case .group(.sequence, let inner, _, let innerBounds) = member, compositor == .sequence,
        innerBounds.isOnce || (innerBounds.maximum == 1 && inner.allSatisfy(\.isEmptiable))
      else {
        flat.append(member)
        continue
      }
      flat += inner
    }
    return collapsed(compositor, flat, name, bounds)
  }

  private static func choice(
    _ members: [ParticleTree], _ count: Int, _ name: String?, _ bounds: Bounds
  ) -> ParticleTree? {
    var bounds = bounds
    var flat: [ParticleTree] = []
    // An alternative that can match nothing makes the choice optional.
    if members.count < count { bounds.minimum = 0 }
    for var member in members {
      if member.isEmptiable {
        bounds.minimum = 0
        if member.bounds.minimum == 0 { member.bounds.minimum = 1 }
      }
      // In a choice that is repeated without end each repetition of an alternative is one of the choice.
      if bounds.maximum == nil { member.bounds = Bounds() }
      if case .group(.choice, let inner, _, let innerBounds) = member, innerBounds.isOnce {
        for member in inner { append(member, to: &flat) }
      } else {
        append(member, to: &flat)
      }
    }
    return collapsed(.choice, flat, name, bounds)
  }

  private static func append(_ member: ParticleTree, to alternatives: inout [ParticleTree]) {
    for (position, known) in alternatives.enumerated() {
      switch (known, member) {
      case (.element(let one, let bounds), .element(let other, let more)) where one.name == other.name:
        if more.maximum != 1 && bounds.maximum == 1 { alternatives[position].bounds = more }
        return
      case (.wildcard(let one, let bounds), .wildcard(let other, let more)):
        var merged = bounds
        if more.maximum != 1 { merged.maximum = nil }
        alternatives[position] = .wildcard(one.union(other), merged)
        return
      default: continue
      }
    }
    alternatives.append(member)
  }

  /// A group of one member is that member.
  private static func collapsed(
    _ compositor: ModelGroup.Compositor, _ members: [ParticleTree], _ name: String?, _ bounds: Bounds
  ) -> ParticleTree? {
    if members.isEmpty { return nil }
    guard members.count == 1, var only = members.first else { return .group(compositor, members, name: name, bounds) }
    only.bounds = only.bounds.times(bounds)
    return only
  }

  /// All elements and wildcards at any depth.
  func visitLeaves(_ visit: (ParticleTree) -> Void) {
    guard case .group(_, let members, _, _) = self else { return visit(self) }
    for member in members { member.visitLeaves(visit) }
  }
}

extension ParticleTree {
  /// The content model of a type; groups that need a Swift type are added to `groups`.
  func contentModel(of owner: TypeID, groups: inout [ContentGroup]) -> ContentModel {
    var model = ContentModel()
    switch self {
    case .group(.sequence, let members, _, let bounds)
    where bounds.isOnce || (bounds.maximum == 1 && members.allSatisfy(\.isEmptiable)):
      model.items = members.map { $0.item(of: owner, groups: &groups) }
    case .group(.all, let members, _, let bounds) where bounds.maximum == 1:
      model.isAnyOrder = true
      model.items = members.map { member in
        var member = member
        if bounds.minimum == 0 { member.bounds.minimum = 0 }
        return member.item(of: owner, groups: &groups)
      }
    default: model.items = [item(of: owner, groups: &groups)]
    }
    return model
  }

  private func item(of owner: TypeID, groups: inout [ContentGroup]) -> ContentModel.Item {
    switch self {
    case .element(let element, let bounds):
      return .element(element, minimum: bounds.minimum, maximum: bounds.maximum)
    case .wildcard(let wildcard, let bounds):
      return .wildcard(wildcard, minimum: bounds.minimum, maximum: bounds.maximum)
    case .group(let compositor, let members, let name, let bounds):
      let position = groups.count
      groups.append(
        ContentGroup(
          owner: owner, kind: compositor == .choice ? .choice : .structure, schemaName: name ?? compositor.rawValue,
          content: ContentModel(isAnyOrder: compositor == .all)))
      var items: [ContentModel.Item] = []
      for member in members {
        // An alternative has one value: several open elements are a group of their own.
        if compositor == .choice, case .wildcard(let wildcard, let bounds) = member, bounds.maximum != 1 {
          items.append(.group(groups.count, minimum: 1, maximum: 1))
          groups.append(
            ContentGroup(
              owner: owner, kind: .structure, schemaName: "others",
              content: ContentModel(
                items: [.wildcard(wildcard, minimum: bounds.minimum, maximum: bounds.maximum)])))
        } else {
          items.append(member.item(of: owner, groups: &groups))
        }
      }
      groups[position].content.items = items
      return .group(position, minimum: isEmptiable ? 0 : bounds.minimum, maximum: bounds.maximum)
    }
  }
}
