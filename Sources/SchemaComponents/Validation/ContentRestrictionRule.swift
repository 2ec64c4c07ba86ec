import SchemaDocuments

/// A restriction allows no content that its base does not allow, and its elements have types that are derived from those
/// of the base (XML Schema Part 1, 3.4.6 and 3.9.6). It is the base's members that values of the type have: what the base
/// does not have would be lost.
///
/// The specification compares the two models particle by particle; here what they allow is compared, which refuses less.
enum ContentRestrictionRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    let members = substitutions(assembly.model)
    for type in assembly.model.types {
      guard case .complex(let complex) = type.kind, case .restriction(.defined(let base)) = complex.derivation,
        case .complex(let inherited) = assembly.model[base].kind
      else { continue }
      if case .simple = complex.content { continue }
      if case .simple = inherited.content { continue }
      if isMixed(complex), !isMixed(base, assembly.model) {
        assembly.report(
          .invalidRestriction, "The content is mixed, but that of the base type is not.", at: type.location)
      }
      guard let own = assembly.model.particles(of: type.id), let others = assembly.model.particles(of: base) else {
        continue
      }
      check(own, against: others, of: type, members, assembly)
    }
  }

  private static func check(
    _ own: [Particle], against base: [Particle], of type: TypeDefinition,
    _ members: [QualifiedName: Set<QualifiedName>], _ assembly: SchemaAssembly
  ) {
    var known: [QualifiedName: ElementDeclaration] = [:]
    var wildcards = 0
    for particle in base { collect(particle, &known, &wildcards) }
    var isFine = true
    visitElements(own) { element in
      guard let other = known[element.name] else { return }
      if let problem = problem(of: element, against: other, assembly.model) {
        isFine = false
        assembly.report(.invalidRestriction, problem, at: element.location)
      }
    }
    guard isFine, let model = ContentAutomaton(own), let allowed = ContentAutomaton(base) else { return }
    let excess = model.excess(over: allowed) { symbol, other in
      switch (symbol, other) {
      case (.element(let element), .element(let other)):
        element.name == other.name || other.isGlobal && members[other.name]?.contains(element.name) ?? false
      case (.element(let element), .wildcard(let wildcard)): wildcard.admits(element.name.namespace)
      // Several together may admit what one of them does not.
      case (.wildcard(let own), .wildcard(let wildcard)): wildcards > 1 || wildcard.admits(allOf: own)
      case (.wildcard, .element): false
      }
    }
    guard let excess else { return }
    let name = type.path.joined(separator: "/")
    switch excess {
    case .symbol(.element(let element)):
      assembly.report(
        .invalidRestriction, "'\(name)' allows the element '\(element.name.localName)' where its base type does not.",
        at: element.location)
    case .symbol(.wildcard(let wildcard)):
      assembly.report(
        .invalidRestriction, "'\(name)' leaves elements open where its base type does not.", at: wildcard.location)
    case .end(after: .element(let element)):
      assembly.report(
        .invalidRestriction,
        "The content of '\(name)' may end after '\(element.name.localName)', that of its base type may not.",
        at: element.location)
    case .end:
      assembly.report(
        .invalidRestriction, "The content of '\(name)' may be less than that of its base type.", at: type.location)
    }
  }

  private static func problem(
    of element: ElementDeclaration, against base: ElementDeclaration, _ model: SchemaModel
  ) -> String? {
    let name = element.name.localName
    if model.derivation(of: element.type, from: base.type) == nil {
      return "The type of the element '\(name)' is not derived from the one it has in the base type."
    }
    if element.isNillable, !base.isNillable { return "The element '\(name)' may be nil, but not in the base type." }
    if let fixed = base.fixedValue, element.fixedValue?.splitAtXMLSpace() != fixed.splitAtXMLSpace() {
      return "The base type fixes the element '\(name)' to '\(fixed)'."
    }
    return nil
  }

  // MARK: Content

  private static func isMixed(_ complex: ComplexType) -> Bool {
    if case .mixed = complex.content { true } else { false }
  }

  /// Whether the content of a type is mixed, its own or that of the types it extends.
  private static func isMixed(_ id: TypeID, _ model: SchemaModel) -> Bool {
    var current = id
    for _ in 0...model.types.count {
      guard case .complex(let complex) = model[current].kind else { return false }
      if isMixed(complex) { return true }
      switch complex.derivation {
      case .extension(.defined(let base)): current = base
      case .extension(.builtIn): return true
      case .none, .restriction: return false
      }
    }
    return false
  }

  private static func collect(
    _ particle: Particle, _ known: inout [QualifiedName: ElementDeclaration], _ wildcards: inout Int
  ) {
    switch particle.term {
    case .element(let element): known[element.name] = element
    case .wildcard: wildcards += 1
    case .group(let group): for inner in group.particles { collect(inner, &known, &wildcards) }
    }
  }

  private static func visitElements(_ particles: [Particle], _ body: (ElementDeclaration) -> Void) {
    for particle in particles {
      switch particle.term {
      case .element(let element): body(element)
      case .group(let group): visitElements(group.particles, body)
      case .wildcard: continue
      }
    }
  }

  /// The elements that may stand for a head, directly or not.
  private static func substitutions(_ model: SchemaModel) -> [QualifiedName: Set<QualifiedName>] {
    var result: [QualifiedName: Set<QualifiedName>] = [:]
    for element in model.elements {
      var head = element.substitutionGroup
      var steps = 0
      while let name = head, steps <= model.elements.count {
        result[name, default: []].insert(element.name)
        head = model.elementsByName[name].flatMap { model.elements[$0].substitutionGroup }
        steps += 1
      }
    }
    return result
  }
}

extension Wildcard {
  /// Whether elements of a namespace may stand here.
  func admits(_ namespace: String) -> Bool {
    switch self.namespace {
    case "##any": true
    case "##other": namespace != targetNamespace && !namespace.isEmpty
    default: names.contains(namespace)
    }
  }

  /// Whether everything that another wildcard admits may stand here.
  func admits(allOf other: Wildcard) -> Bool {
    switch (namespace, other.namespace) {
    case ("##any", _): true
    case (_, "##any"): false
    case ("##other", "##other"): targetNamespace == other.targetNamespace || targetNamespace.isEmpty
    case (_, "##other"): false
    default: other.names.allSatisfy(admits)
    }
  }

  private var names: [String] {
    namespace.splitAtXMLSpace().map { word in
      switch word {
      case "##targetNamespace": targetNamespace
      case "##local": ""
      default: word
      }
    }
  }
}
