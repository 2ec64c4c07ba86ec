import SchemaDocuments

/// Elements of one name in one content model have one type, or nothing could tell which of them an element is
/// (XML Schema Part 1, 3.8.6, Element Declarations Consistent).
enum ConsistentElementsRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for type in assembly.model.types {
      guard case .complex(let complex) = type.kind else { continue }
      var known: [QualifiedName: ElementDeclaration] = [:]
      // What a base has stands before what an extension adds; what a restriction repeats stands for itself.
      var particles = particle(of: complex).map { [$0] } ?? []
      var base = extensionBase(of: complex)
      var steps = 0
      while let id = base, steps <= assembly.model.types.count, case .complex(let inherited) = assembly.model[id].kind {
        if let own = particle(of: inherited) { particles.insert(own, at: 0) }
        base = extensionBase(of: inherited)
        steps += 1
      }
      for particle in particles { check(particle, &known, of: type, assembly) }
    }
  }

  private static func particle(of complex: ComplexType) -> Particle? {
    switch complex.content {
    case .elements(let particle): particle
    case .mixed(let particle): particle
    case .empty, .simple: nil
    }
  }

  private static func extensionBase(of complex: ComplexType) -> TypeID? {
    if case .extension(.defined(let id)) = complex.derivation { id } else { nil }
  }

  private static func check(
    _ particle: Particle, _ known: inout [QualifiedName: ElementDeclaration], of type: TypeDefinition,
    _ assembly: SchemaAssembly
  ) {
    switch particle.term {
    case .wildcard: return
    case .group(let group): for inner in group.particles { check(inner, &known, of: type, assembly) }
    case .element(let element):
      guard let other = known[element.name] else {
        known[element.name] = element
        return
      }
      guard other.type != element.type, !areAlike(other, element) else { return }
      assembly.report(
        .inconsistentElements,
        "The element '\(element.name)' of '\(type.path.joined(separator: "/"))' has another type than the one "
          + "at \(other.location).", at: element.location,
        suggestion: "give both one named type")
    }
  }

  /// One declaration that two groups refer to may have been read twice.
  private static func areAlike(_ one: ElementDeclaration, _ other: ElementDeclaration) -> Bool {
    one.isGlobal && other.isGlobal || one.location == other.location
  }
}
