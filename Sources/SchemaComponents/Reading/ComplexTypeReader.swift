import SchemaDocuments

extension SchemaAssembly {
  /// Reads `xs:complexType` (XML Schema Part 1, 3.4.2).
  func readComplexType(_ element: SourceElement, in schema: SchemaSource) -> ComplexType {
    var type = ComplexType(isAbstract: flag("abstract", of: element))
    type.blocked = schema.block(of: element).intersection([.extension, .restriction])
    let isMixed = flag("mixed", of: element)
    if let content = element.firstChild("simpleContent", namespace: BuiltInType.namespace) {
      readSimpleContent(content, in: schema, into: &type)
    } else if let content = element.firstChild("complexContent", namespace: BuiltInType.namespace) {
      let mixed = content.attribute("mixed") == nil ? isMixed : flag("mixed", of: content)
      readComplexContent(content, isMixed: mixed, in: schema, into: &type)
    } else {
      type.content = content(of: element, isMixed: isMixed, in: schema)
      setAttributes(of: element, in: schema, into: &type)
    }
    if let original = redefinedOriginals[ObjectIdentifier(element)] { mergeRedefined(original, into: &type) }
    return type
  }

  private func readComplexContent(
    _ content: SourceElement, isMixed: Bool, in schema: SchemaSource, into type: inout ComplexType
  ) {
    if let items = encodedArray(content, in: schema) {
      type.content = items
      type.isEncodedArray = true
      return
    }
    guard let (derivation, base) = derivation(in: content, schema) else { return }
    if derivation.localName == "extension" {
      type.derivation = .extension(base)
    } else if base != .builtIn(.anyType) {
      type.derivation = .restriction(base)
    }
    type.content = self.content(of: derivation, isMixed: isMixed, in: schema)
    setAttributes(of: derivation, in: schema, into: &type)
  }

  private func readSimpleContent(_ content: SourceElement, in schema: SchemaSource, into type: inout ComplexType) {
    type.content = .simple(.builtIn(.string), facets: Facets())
    guard let (derivation, base) = derivation(in: content, schema) else { return }
    if derivation.localName == "extension" {
      type.derivation = .extension(base)
      type.content = .simple(base, facets: Facets())
    } else {
      type.derivation = .restriction(base)
      let narrowed = anonymousType(in: derivation, "simpleType")
      type.content = .simple(narrowed ?? base, facets: readFacets(of: derivation))
    }
    setAttributes(of: derivation, in: schema, into: &type)
  }

  /// The `extension` or `restriction` in a content element, with its base; an error where there is none.
  private func derivation(in content: SourceElement, _ schema: SchemaSource) -> (SourceElement, TypeReference)? {
    for child in content.children where child.namespace == BuiltInType.namespace {
      guard child.localName == "extension" || child.localName == "restriction" else { continue }
      guard let value = child.attribute("base") else {
        report(.missingAttribute, "xs:\(child.localName) has no attribute 'base'.", at: child.location)
        return nil
      }
      guard let base = resolveType(value, at: child, in: schema) else { return nil }
      return (child, base)
    }
    report(
      .unexpectedElement, "xs:\(content.localName) holds neither xs:extension nor xs:restriction.",
      at: content.location)
    return nil
  }

  private func content(
    of element: SourceElement, isMixed: Bool, in schema: SchemaSource
  ) -> ComplexType.Content {
    let particle = contentParticle(of: element, in: schema)
    if isMixed { return .mixed(particle) }
    return particle.map { .elements($0) } ?? .empty
  }

  /// The particle that is a type's content; `nil` where it can match nothing but empty content.
  private func contentParticle(of element: SourceElement, in schema: SchemaSource) -> Particle? {
    for child in element.children where child.namespace == BuiltInType.namespace {
      switch child.localName {
      case "sequence", "choice", "all", "group":
        guard let particle = readParticle(child, in: schema) else { return nil }
        if case .group(let group) = particle.term, group.particles.isEmpty,
          group.compositor != .choice || particle.minOccurs == 0
        {
          return nil
        }
        return particle
      default: continue
      }
    }
    return nil
  }

  private func setAttributes(of element: SourceElement, in schema: SchemaSource, into type: inout ComplexType) {
    let attributes = readAttributes(of: element, in: schema)
    type.attributes = attributes.uses
    type.anyAttribute = attributes.wildcard
  }
}
