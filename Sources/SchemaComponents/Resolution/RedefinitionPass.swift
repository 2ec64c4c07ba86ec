import SchemaDocuments

/// Lets the definitions in `xs:redefine` take the place of those they redefine (XML Schema Part 1, 4.2.2).
///
/// In the model a redefined complex type is one type: the original merged with the redefinition. An original simple
/// type stays as an anonymous base.
enum RedefinitionPass: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for source in assembly.redefinitions {
      for child in source.element.children where child.namespace == BuiltInType.namespace {
        guard let kind = ComponentKind(definedBy: child.localName), let local = child.attribute("name") else {
          continue
        }
        let name = QualifiedName(local.trimmingXMLSpace(), namespace: source.schema.targetNamespace)
        guard let original = assembly.component(kind, name), original.element.localName == child.localName else {
          assembly.report(
            .invalidRedefinition,
            "xs:redefine redefines the \(kind.noun) '\(name)', which the document does not define.",
            at: child.location)
          assembly.droppedComponents.insert(ObjectIdentifier(child))
          continue
        }
        assembly.components[kind.rawValue][name] = ComponentSource(element: child, schema: source.schema)
        assembly.droppedComponents.insert(ObjectIdentifier(original.element))
        assembly.redefinedOriginals[ObjectIdentifier(child)] = original
      }
    }
  }
}

extension SchemaAssembly {
  /// The original of a group, for a reference that stands in its redefinition.
  func redefinedGroup(named name: QualifiedName) -> ComponentSource? {
    original(of: groupsInProgress.last, name)
  }

  /// The original of an attribute group, for a reference that stands in its redefinition.
  func redefinedAttributeGroup(named name: QualifiedName) -> ComponentSource? {
    original(of: attributeGroupsInProgress.last, name)
  }

  private func original(of redefinition: ObjectIdentifier?, _ name: QualifiedName) -> ComponentSource? {
    guard let redefinition, let original = redefinedOriginals[redefinition],
      original.element.attribute("name")?.trimmingXMLSpace() == name.localName,
      original.schema.targetNamespace == name.namespace
    else { return nil }
    return original
  }

  /// Makes one type of a redefinition and its original.
  func mergeRedefined(_ original: ComponentSource, into type: inout ComplexType) {
    let base = readComplexType(original.element, in: original.schema)
    let ownNames = Set(type.attributes.map(\.name))
    let inherited = base.attributes.filter { !ownNames.contains($0.name) }
    switch type.derivation {
    case .extension:
      type.content = Self.combined(base.content, type.content, location: original.element.location)
      type.anyAttribute = type.anyAttribute ?? base.anyAttribute
    case .restriction:
      if case .simple(_, let facets) = type.content, case .simple(let reference, let inheritedFacets) = base.content {
        let all = Facets(
          enumeration: facets.enumeration.isEmpty ? inheritedFacets.enumeration : facets.enumeration,
          others: inheritedFacets.others + facets.others)
        type.content = .simple(reference, facets: all)
      }
    case .none: return
    }
    type.attributes = inherited + type.attributes
    type.derivation = base.derivation
  }

  private static func combined(
    _ first: ComplexType.Content, _ second: ComplexType.Content, location: SourceLocation
  ) -> ComplexType.Content {
    func sequence(_ particles: [Particle?]) -> Particle? {
      let particles = particles.compactMap(\.self)
      guard particles.count > 1 else { return particles.first }
      return Particle(term: .group(ModelGroup(compositor: .sequence, particles: particles)), location: location)
    }
    switch (first, second) {
    case (.simple, _): return first
    case (.empty, _): return second
    case (_, .empty), (_, .simple): return first
    case (.elements(let a), .elements(let b)): return sequence([a, b]).map { .elements($0) } ?? .empty
    case (.mixed(let a), .mixed(let b)): return .mixed(sequence([a, b]))
    case (.mixed(let a), .elements(let b)): return .mixed(sequence([a, b]))
    case (.elements(let a), .mixed(let b)): return .mixed(sequence([a, b]))
    }
  }
}
