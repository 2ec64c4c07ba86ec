public import SchemaDocuments

/// A term with its bounds of occurrence (XML Schema Part 1, 3.9).
public struct Particle: Sendable {
  /// What may occur.
  public indirect enum Term: Sendable {
    case element(ElementDeclaration)
    case group(ModelGroup)
    case wildcard(Wildcard)
  }

  /// `minOccurs`.
  public var minOccurs: Int
  /// `maxOccurs`; `nil` means unbounded.
  public var maxOccurs: Int?
  /// What may occur.
  public var term: Term
  /// Where it stands.
  public var location: SourceLocation

  /// Creates a particle; `maxOccurs` of `nil` means unbounded.
  public init(minOccurs: Int = 1, maxOccurs: Int? = 1, term: Term, location: SourceLocation) {
    self.minOccurs = minOccurs
    self.maxOccurs = maxOccurs
    self.term = term
    self.location = location
  }
}

/// A sequence, choice or all group (XML Schema Part 1, 3.8). References to named groups are replaced by the group.
public struct ModelGroup: Sendable {
  /// The three compositors.
  public enum Compositor: String, Sendable { case sequence, choice, all }

  /// Which of the three it is.
  public var compositor: Compositor
  /// Its particles in document order.
  public var particles: [Particle]
  /// The named group it was written as, if it was a reference.
  public var name: QualifiedName?

  /// Creates a model group.
  public init(compositor: Compositor, particles: [Particle], name: QualifiedName? = nil) {
    self.compositor = compositor
    self.particles = particles
    self.name = name
  }
}

/// An element declaration, global or local (XML Schema Part 1, 3.3).
public struct ElementDeclaration: Sendable {
  /// Name on the wire; the namespace already follows from `form` and `elementFormDefault`.
  public var name: QualifiedName
  /// Its type.
  public var type: TypeReference
  /// Whether it stands at the top level of a schema, or refers to one that does.
  public var isGlobal: Bool
  /// `nillable="true"`.
  public var isNillable: Bool
  /// `abstract="true"`.
  public var isAbstract: Bool
  /// `default`.
  public var defaultValue: String?
  /// `fixed`.
  public var fixedValue: String?
  /// Head of its substitution group.
  public var substitutionGroup: QualifiedName?
  /// `block`: how types that `xsi:type` names, and elements that stand for this one, may not be derived.
  public var blocked: TypeDerivation = []
  /// Its identity constraints in document order.
  public var identityConstraints: [IdentityConstraint]
  /// Text of `xs:documentation`.
  public var documentation: String?
  /// Where it is declared (for a reference: where the reference stands).
  public var location: SourceLocation

  /// Creates an element declaration.
  public init(
    name: QualifiedName, type: TypeReference, isGlobal: Bool = false, isNillable: Bool = false,
    isAbstract: Bool = false, defaultValue: String? = nil, fixedValue: String? = nil,
    substitutionGroup: QualifiedName? = nil, identityConstraints: [IdentityConstraint] = [],
    documentation: String? = nil, location: SourceLocation
  ) {
    self.name = name
    self.type = type
    self.isGlobal = isGlobal
    self.isNillable = isNillable
    self.isAbstract = isAbstract
    self.defaultValue = defaultValue
    self.fixedValue = fixedValue
    self.substitutionGroup = substitutionGroup
    self.identityConstraints = identityConstraints
    self.documentation = documentation
    self.location = location
  }
}

/// An attribute of a complex type (XML Schema Part 1, 3.5).
public struct AttributeUse: Sendable {
  /// `use`.
  public enum Use: String, Sendable { case optional, required, prohibited }

  /// Name on the wire.
  public var name: QualifiedName
  /// Its simple type.
  public var type: TypeReference
  /// `use`.
  public var use: Use
  /// `default`.
  public var defaultValue: String?
  /// `fixed`.
  public var fixedValue: String?
  /// Text of `xs:documentation`.
  public var documentation: String?
  /// Where it stands.
  public var location: SourceLocation

  /// Creates an attribute use.
  public init(
    name: QualifiedName, type: TypeReference, use: Use = .optional, defaultValue: String? = nil,
    fixedValue: String? = nil, documentation: String? = nil, location: SourceLocation
  ) {
    self.name = name
    self.type = type
    self.use = use
    self.defaultValue = defaultValue
    self.fixedValue = fixedValue
    self.documentation = documentation
    self.location = location
  }
}

/// `xs:any` or `xs:anyAttribute` (XML Schema Part 1, 3.10).
public struct Wildcard: Sendable, Hashable {
  /// `processContents`.
  public enum ProcessContents: String, Sendable { case strict, lax, skip }

  /// The `namespace` attribute as written (`##any`, `##other`, or a list).
  public var namespace: String
  /// Target namespace of the schema it stands in, which `##other` and `##targetNamespace` refer to.
  public var targetNamespace: String
  /// `processContents`.
  public var processContents: ProcessContents
  /// Where it stands.
  public var location: SourceLocation

  /// Creates a wildcard.
  public init(
    namespace: String = "##any", targetNamespace: String, processContents: ProcessContents = .strict,
    location: SourceLocation
  ) {
    self.namespace = namespace
    self.targetNamespace = targetNamespace
    self.processContents = processContents
    self.location = location
  }

  /// The namespaces that it admits, the empty string for none; `nil` for all but the excluded ones.
  public var admitted: (only: [String]?, excluded: [String]) {
    switch namespace {
    case "##any": return (nil, [])
    case "##other": return (nil, targetNamespace.isEmpty ? [""] : [targetNamespace, ""])
    default:
      let names = namespace.splitAtXMLSpace().map { word in
        switch word {
        case "##targetNamespace": targetNamespace
        case "##local": ""
        default: word
        }
      }
      return (names, [])
    }
  }

  /// What this one and another admit (3.10.6, Attribute Wildcard Intersection), looked at as this one says.
  ///
  /// Of two that exclude different namespaces no wildcard admits the same; then it is this one.
  func intersection(_ other: Wildcard?) -> Wildcard {
    guard let other else { return self }
    var result = self
    switch (admitted, other.admitted) {
    case ((let own?, _), (let others, let excluded)):
      result.setNamespaces(own.filter { others?.contains($0) ?? !excluded.contains($0) })
    case ((nil, let excluded), (let others?, _)): result.setNamespaces(others.filter { !excluded.contains($0) })
    case ((nil, let own), (nil, let excluded)) where excluded.count > own.count:
      result.namespace = other.namespace
      result.targetNamespace = other.targetNamespace
    default: break
    }
    return result
  }

  private mutating func setNamespaces(_ names: [String]) {
    namespace = names.map { $0.isEmpty ? "##local" : $0 }.joined(separator: " ")
  }
}

extension SchemaModel {
  /// The content of a type, that of its base first; `nil` if it is simple, or if anything may stand in it.
  /// A restriction says all of it anew.
  public func particles(of id: TypeID) -> [Particle]? {
    var result: [Particle] = []
    var current = id
    for _ in 0...types.count {
      guard case .complex(let complex) = self[current].kind else { return nil }
      switch complex.content {
      case .elements(let particle), .mixed(.some(let particle)): result.insert(particle, at: 0)
      case .empty, .mixed(nil): break
      case .simple: return nil
      }
      switch complex.derivation {
      case .extension(.defined(let base)): current = base
      case .extension(.builtIn): return nil
      case .none, .restriction: return result
      }
    }
    return nil
  }
}
