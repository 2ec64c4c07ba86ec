import SchemaComponents
import SchemaDocuments

/// What a complex type holds of its own, flat and in schema order, or why it has no such form yet.
struct ContentModel: Sendable {
  /// One element or the wildcard.
  enum Item: Sendable {
    case element(ElementDeclaration, minimum: Int, maximum: Int?)
    case wildcard(Wildcard)
  }

  var items: [Item] = []
  /// The type of simple content.
  var text: TypeReference?
  var unsupported: UnsupportedConstruct?

  /// The element and its bounds, where the content is one repeated element and nothing else.
  var singleRepeatedElement: (element: ElementDeclaration, minimum: Int, maximum: Int?)? {
    guard items.count == 1, text == nil, unsupported == nil,
      case .element(let element, let minimum, let maximum) = items[0],
      maximum.map({ $0 > 1 }) ?? true
    else { return nil }
    return (element, minimum, maximum)
  }
}

/// A construct that has no Swift shape yet: what contains it is kept as raw XML.
struct UnsupportedConstruct: Sendable {
  var code: String
  var message: String
  var location: SourceLocation
}

/// Makes content models of complex types.
struct ContentModelBuilder {
  /// Elements that others may stand for.
  let substitutionHeads: Set<QualifiedName>
  private var content = ContentModel()
  private var names: Set<QualifiedName> = []

  init(substitutionHeads: Set<QualifiedName>) { self.substitutionHeads = substitutionHeads }

  /// The content model of a type's own content.
  static func content(
    of type: ComplexType, location: SourceLocation, substitutionHeads: Set<QualifiedName>
  ) -> ContentModel {
    var builder = ContentModelBuilder(substitutionHeads: substitutionHeads)
    if case .restriction(.defined) = type.derivation {
      builder.refuse("GEN0104", "a restriction of a complex type", at: location)
      return builder.content
    }
    switch type.content {
    case .empty: break
    case .simple(let reference, _): builder.content.text = reference
    case .mixed: builder.refuse("GEN0103", "mixed content", at: location)
    case .elements(let particle): builder.add(particle, isOptional: false)
    }
    return builder.content
  }

  private mutating func refuse(_ code: String, _ construct: String, at location: SourceLocation) {
    if content.unsupported != nil { return }
    content.unsupported = UnsupportedConstruct(code: code, message: construct, location: location)
  }

  private mutating func add(_ particle: Particle, isOptional: Bool) {
    if particle.maxOccurs == 0 { return }
    switch particle.term {
    case .element(let element): add(element, particle, isOptional: isOptional)
    case .wildcard(let wildcard): content.items.append(.wildcard(wildcard))
    case .group(let group): add(group, particle, isOptional: isOptional)
    }
  }

  private mutating func add(_ group: ModelGroup, _ particle: Particle, isOptional: Bool) {
    if group.particles.isEmpty { return }
    if particle.maxOccurs != 1 {
      return refuse("GEN0102", "a repeated \(group.compositor.rawValue)", at: particle.location)
    }
    if group.compositor == .choice { return refuse("GEN0101", "a choice", at: particle.location) }
    for member in group.particles { add(member, isOptional: isOptional || particle.minOccurs == 0) }
  }

  private mutating func add(_ element: ElementDeclaration, _ particle: Particle, isOptional: Bool) {
    if element.isGlobal && (element.isAbstract || substitutionHeads.contains(element.name)) {
      return refuse("GEN0106", "the substitution group of '\(element.name.localName)'", at: element.location)
    }
    if case .wildcard = content.items.last {
      return refuse("GEN0107", "an element after a wildcard", at: element.location)
    }
    if !names.insert(element.name).inserted {
      return refuse("GEN0108", "a second element '\(element.name.localName)' in one sequence", at: element.location)
    }
    content.items.append(
      .element(element, minimum: isOptional ? 0 : particle.minOccurs, maximum: particle.maxOccurs))
  }
}
