import SchemaDocuments

/// Elements of one name in one content have one type (XML Schema Part 1, 3.8.6, "Element Declarations Consistent").
enum ElementConsistencyRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for type in assembly.model.types {
      guard case .complex(let complex) = type.kind, let own = complex.content.particle else { continue }
      var known: [QualifiedName: ElementDeclaration] = [:]
      for particle in inherited(by: complex, assembly.model) { collect(particle, into: &known) }
      check(own, &known, assembly)
    }
  }

  /// The content that an extension adds to, from the nearest base up.
  private static func inherited(by type: ComplexType, _ model: SchemaModel) -> [Particle] {
    var particles: [Particle] = []
    var current = type
    var remaining = model.types.count
    while case .extension(.defined(let id)) = current.derivation, remaining > 0,
      case .complex(let base) = model[id].kind
    {
      if let particle = base.content.particle { particles.append(particle) }
      current = base
      remaining -= 1
    }
    return particles
  }

  private static func collect(_ particle: Particle, into known: inout [QualifiedName: ElementDeclaration]) {
    switch particle.term {
    case .element(let element): known[element.name] = element
    case .group(let group): for inner in group.particles { collect(inner, into: &known) }
    case .wildcard: return
    }
  }

  private static func check(
    _ particle: Particle, _ known: inout [QualifiedName: ElementDeclaration], _ assembly: SchemaAssembly
  ) {
    switch particle.term {
    case .element(let element):
      guard let other = known.updateValue(element, forKey: element.name), other.type != element.type else { return }
      assembly.report(
        .inconsistentElements,
        "The element '\(element.name)' has another type than at \(other.location), in the same content.",
        at: element.location, suggestion: "give both one named type")
    case .group(let group): for inner in group.particles { check(inner, &known, assembly) }
    case .wildcard: return
    }
  }
}

extension ComplexType.Content {
  /// The elements in it.
  fileprivate var particle: Particle? {
    switch self {
    case .elements(let particle): particle
    case .mixed(let particle): particle
    case .empty, .simple: nil
    }
  }
}
