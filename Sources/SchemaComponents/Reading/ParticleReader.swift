import SchemaDocuments

extension SchemaAssembly {
  /// The number of particles that groups may expand to within one type.
  static let expansionLimit = 50_000

  /// How deep model groups may be nested once references are replaced; later stages recurse over them.
  static let groupDepthLimit = 200

  /// Reads a sequence, choice, all, group reference, element or wildcard with its bounds.
  ///
  /// - Returns: `nil` for `maxOccurs="0"`, for what is no particle, and after an error was reported.
  func readParticle(_ element: SourceElement, in schema: SchemaSource) -> Particle? {
    guard element.namespace == BuiltInType.namespace else { return nil }
    let term: Particle.Term?
    switch element.localName {
    case "element": term = readLocalElement(element, in: schema).map { .element($0) }
    case "sequence", "choice", "all": term = readGroup(element, in: schema).map { .group($0) }
    case "group": term = readGroupReference(element, in: schema).map { .group($0) }
    case "any": term = .wildcard(readWildcard(element, in: schema))
    default: return nil
    }
    guard let term else { return nil }
    let (minOccurs, maxOccurs) = readOccurrence(of: element)
    guard maxOccurs != 0 else { return nil }
    return Particle(minOccurs: minOccurs, maxOccurs: maxOccurs, term: term, location: element.location)
  }

  private func readGroup(_ element: SourceElement, in schema: SchemaSource) -> ModelGroup? {
    guard let compositor = ModelGroup.Compositor(rawValue: element.localName) else { return nil }
    var group = ModelGroup(compositor: compositor, particles: [])
    for child in element.children {
      if let particle = readParticle(child, in: schema) { group.particles.append(particle) }
    }
    return group
  }

  private func readGroupReference(_ element: SourceElement, in schema: SchemaSource) -> ModelGroup? {
    guard let value = element.attribute("ref") else {
      report(.missingAttribute, "xs:group has no attribute 'ref'.", at: element.location)
      return nil
    }
    guard let name = resolve(value, at: element, in: schema) else { return nil }
    guard let source = redefinedGroup(named: name) ?? component(.group, name) else {
      reportUndefined(.group, name, at: element)
      return nil
    }
    if groupsInProgress.contains(ObjectIdentifier(source.element)) {
      report(.circularGroup, "The group '\(name)' contains itself.", at: element.location)
      return nil
    }
    return namedGroup(source)
  }

  /// The model group of a named group, with the groups it refers to.
  func namedGroup(_ source: ComponentSource) -> ModelGroup? {
    let identity = ObjectIdentifier(source.element)
    if let known = groups[identity] { return known }
    guard groupsInProgress.count < Self.groupDepthLimit else {
      report(
        .groupTooLarge, "Groups refer to groups more than \(Self.groupDepthLimit) deep.", at: source.element.location)
      return nil
    }
    groupsInProgress.append(identity)
    defer { groupsInProgress.removeLast() }
    var result = ModelGroup(compositor: .sequence, particles: [])
    for child in source.element.children where child.namespace == BuiltInType.namespace {
      if let group = readGroup(child, in: source.schema) {
        result = group
        break
      }
    }
    let extent = extent(of: result)
    if extent.size > Self.expansionLimit || extent.depth > Self.groupDepthLimit {
      report(
        .groupTooLarge,
        "The group expands to more than \(Self.expansionLimit) particles, or \(Self.groupDepthLimit) levels.",
        at: source.element.location)
      result.particles = []
    }
    result.name = source.element.attribute("name").map {
      QualifiedName($0.trimmingXMLSpace(), namespace: source.schema.targetNamespace)
    }
    groups[identity] = result
    return result
  }

  /// How many particles a group holds at all levels, and how many levels; not counted much beyond the limits.
  private func extent(of group: ModelGroup) -> (size: Int, depth: Int) {
    var (size, depth) = (1, 1)
    for particle in group.particles where size <= Self.expansionLimit {
      guard case .group(let inner) = particle.term else {
        size += 1
        continue
      }
      let extent = extent(of: inner)
      size += extent.size
      depth = max(depth, extent.depth + 1)
    }
    return (size, depth)
  }
}
