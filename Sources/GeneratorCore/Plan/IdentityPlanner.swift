import SchemaComponents

/// An identity constraint as a table mentions it. Names and paths are text with the namespaces in braces.
struct IdentityPlan: Sendable, Hashable {
  /// What it asks for.
  enum Kind: Sendable, Hashable {
    case unique
    case key
    case keyref(refer: String)
  }

  var kind: Kind
  var name: String
  /// The child element that has it; `nil` for the root of a document.
  var element: String?
  var selector: String
  var fields: [String]
}

/// Plans the identity constraints of a structure.
struct IdentityPlanner {
  let index: ModelIndex

  /// Those of the element that stands for a type, and those of every element in its own content, in schema order.
  func plans(of type: ComplexType, element: QualifiedName?) -> [IdentityPlan] {
    var plans: [IdentityPlan] = []
    if let element, let position = index.model.elementsByName[element] {
      plans += Self.plans(of: index.model.elements[position], isRoot: true)
    }
    switch type.content {
    case .elements(let particle), .mixed(let particle?): visit(particle, &plans)
    case .empty, .simple, .mixed(nil): break
    }
    var seen: Set<IdentityPlan> = []
    return plans.filter { seen.insert($0).inserted }
  }

  private func visit(_ particle: Particle, _ plans: inout [IdentityPlan]) {
    switch particle.term {
    case .element(let element):
      plans += Self.plans(of: element, isRoot: false)
      guard element.isGlobal else { return }
      for member in index.substitutions[element.name] ?? [] {
        plans += Self.plans(of: index.model.elements[member], isRoot: false)
      }
    case .group(let group): for particle in group.particles { visit(particle, &plans) }
    case .wildcard: break
    }
  }

  /// Those of one element, as the root of a document or as a child.
  static func plans(of element: ElementDeclaration, isRoot: Bool) -> [IdentityPlan] {
    element.identityConstraints.map { constraint in
      let kind: IdentityPlan.Kind =
        switch constraint.kind {
        case .unique: .unique
        case .key: .key
        case .keyref(let refer): .keyref(refer: refer.description)
        }
      return IdentityPlan(
        kind: kind, name: constraint.name.description, element: isRoot ? nil : element.name.description,
        selector: text(constraint.selector), fields: constraint.fields.map(text))
    }
  }

  private static func text(_ path: IdentityConstraint.Path) -> String {
    path.alternatives.map { alternative in
      let steps = alternative.steps.map { step in
        switch step {
        case .child(let test): text(test)
        case .attribute(let test): "@" + text(test)
        }
      }
      if alternative.isDeep { return ".//" + steps.joined(separator: "/") }
      return steps.isEmpty ? "." : steps.joined(separator: "/")
    }.joined(separator: " | ")
  }

  private static func text(_ test: IdentityConstraint.NameTest) -> String {
    switch test {
    case .any: "*"
    case .namespace(let namespace): "{\(namespace)}*"
    case .name(let name): name.description
    }
  }
}
