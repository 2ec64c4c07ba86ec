import SchemaComponents

/// The names of global declarations, which strict wildcards ask for.
struct DeclarationPlan: Sendable {
  /// Namespaces whose declarations are known.
  var namespaces: [String]
  var elements: [QualifiedName]
  var attributes: [QualifiedName]
  /// Namespaces of which not all declarations are known.
  var unread: [String]
}

/// Plans what wildcards with `processContents="strict"` admit.
///
/// A restriction may put elements and attributes of its own in the place of its base's wildcard (XML Schema Part 1,
/// 3.9.6), which still holds them in Swift: they count as declared.
struct DeclarationPlanner {
  let model: SchemaModel

  var plan: DeclarationPlan {
    var elements = model.elements.map(\.name)
    var attributes = model.attributeNames
    for type in model.types {
      guard case .complex(let complex) = type.kind, case .restriction(.defined) = complex.derivation else { continue }
      switch complex.content {
      case .elements(let particle), .mixed(let particle?): elements += localNames(in: particle)
      case .empty, .simple, .mixed(nil): break
      }
      attributes += complex.attributes.map(\.name)
    }
    return DeclarationPlan(
      namespaces: model.namespaces, elements: unique(elements), attributes: unique(attributes),
      unread: model.unreadNamespaces)
  }

  private func localNames(in particle: Particle) -> [QualifiedName] {
    switch particle.term {
    case .element(let element): element.isGlobal ? [] : [element.name]
    case .group(let group): group.particles.flatMap(localNames)
    case .wildcard: []
    }
  }

  private func unique(_ names: [QualifiedName]) -> [QualifiedName] {
    var seen: Set<QualifiedName> = []
    return names.filter { seen.insert($0).inserted }
  }
}
