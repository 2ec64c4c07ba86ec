import SchemaDocuments

/// `default` and `fixed` are values of the type they stand at, and stand where values are texts
/// (XML Schema Part 1, 3.2.6, 3.3.6).
enum ValueConstraintRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    // Most schemas have none, and need not be walked through for it.
    guard assembly.constrainsValues else { return }
    var places: Set<SourceLocation> = []
    for element in assembly.model.elements { check(element, &places, assembly) }
    for type in assembly.model.types {
      guard case .complex(let complex) = type.kind else { continue }
      for use in complex.attributes {
        check(
          use.defaultValue ?? use.fixedValue, of: use.type, "attribute '\(use.name.localName)'", at: use.location,
          &places, assembly)
      }
      switch complex.content {
      case .elements(let particle), .mixed(.some(let particle)): check(particle, &places, assembly)
      case .empty, .simple, .mixed(nil): continue
      }
    }
  }

  private static func check(_ particle: Particle, _ places: inout Set<SourceLocation>, _ assembly: SchemaAssembly) {
    switch particle.term {
    case .element(let element): if !element.isGlobal { check(element, &places, assembly) }
    case .group(let group): for inner in group.particles { check(inner, &places, assembly) }
    case .wildcard: return
    }
  }

  private static func check(
    _ element: ElementDeclaration, _ places: inout Set<SourceLocation>, _ assembly: SchemaAssembly
  ) {
    guard let value = element.defaultValue ?? element.fixedValue else { return }
    var type = element.type
    if case .defined(let id) = type, case .complex(let complex) = assembly.model[id].kind {
      switch complex.content {
      case .simple(let simple, _): type = simple
      // An extension has the content of its base before its own.
      case .mixed: return
      case .empty, .elements:
        if case .extension(.defined) = complex.derivation { return }
        if places.insert(element.location).inserted {
          assembly.report(
            .conflictingDeclaration,
            "The element '\(element.name.localName)' has a default, but its content is no text.", at: element.location)
        }
        return
      }
    }
    check(value, of: type, "element '\(element.name.localName)'", at: element.location, &places, assembly)
  }

  private static func check(
    _ value: String?, of type: TypeReference, _ what: String, at location: SourceLocation,
    _ places: inout Set<SourceLocation>, _ assembly: SchemaAssembly
  ) {
    guard let value, let space = SimpleValueSpace(type, assembly.model), !places.contains(location) else { return }
    if case .atomic(.id) = space.variety {
      places.insert(location)
      assembly.report(
        .conflictingDeclaration, "The \(what) is an xs:ID and cannot have a default: no two would be different.",
        at: location)
    } else if !space.allows(value) {
      places.insert(location)
      assembly.report(.invalidValue, "'\(value)' is not a value of the type of the \(what).", at: location)
    }
  }
}
