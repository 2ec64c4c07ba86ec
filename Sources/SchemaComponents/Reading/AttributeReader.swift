import SchemaDocuments

extension SchemaAssembly {
  /// The attributes of a type, derivation or attribute group, with the groups it refers to expanded in place.
  func readAttributes(of element: SourceElement, in schema: SchemaSource) -> AttributeSet {
    var result = AttributeSet()
    for child in element.children where child.namespace == BuiltInType.namespace {
      switch child.localName {
      case "attribute":
        if let use = readAttribute(child, in: schema, isGlobal: false) { result.uses.append(use) }
      case "attributeGroup":
        guard let group = readAttributeGroupReference(child, in: schema) else { continue }
        result.uses += group.uses
        result.wildcard = result.wildcard.map { $0.intersection(group.wildcard) } ?? group.wildcard
      case "anyAttribute":
        // It stands last, and says how what it admits is looked at.
        result.wildcard = readWildcard(child, in: schema).intersection(result.wildcard)
      default: continue
      }
    }
    return result
  }

  /// Reads `xs:attribute` (XML Schema Part 1, 3.2.2).
  func readAttribute(_ element: SourceElement, in schema: SchemaSource, isGlobal: Bool) -> AttributeUse? {
    if let value = element.attribute("ref"), !isGlobal { return readAttributeReference(value, element, in: schema) }
    guard let name = element.attribute("name")?.trimmingXMLSpace(), !name.isEmpty else {
      report(.missingAttribute, "xs:attribute has neither 'name' nor 'ref'.", at: element.location)
      return nil
    }
    let isQualified = isGlobal || schema.isQualified(element.attribute("form"), default: schema.qualifiesAttributes)
    var use = AttributeUse(
      name: QualifiedName(name, namespace: isQualified ? schema.targetNamespace : ""),
      type: .builtIn(.anySimpleType), documentation: documentation(of: element), location: element.location)
    if let value = element.attribute("type") {
      use.type = resolveType(value, at: element, in: schema) ?? .builtIn(.anySimpleType)
    } else if let anonymous = anonymousType(in: element, "simpleType") {
      use.type = anonymous
    }
    setConstraints(of: element, on: &use)
    return use
  }

  private func readAttributeReference(
    _ value: String, _ element: SourceElement, in schema: SchemaSource
  ) -> AttributeUse? {
    guard let name = resolve(value, at: element, in: schema) else { return nil }
    var use: AttributeUse
    if let source = component(.attribute, name) {
      guard let declaration = readAttribute(source.element, in: source.schema, isGlobal: true) else { return nil }
      use = declaration
    } else if let type = BuiltInComponents.attribute(name) {
      use = AttributeUse(name: name, type: .builtIn(type), location: element.location)
    } else {
      reportUndefined(.attribute, name, at: element)
      return nil
    }
    if let own = documentation(of: element) { use.documentation = own }
    use.location = element.location
    setConstraints(of: element, on: &use)
    return use
  }

  /// `use`, `default` and `fixed`; those of a reference win over those of the declaration.
  private func setConstraints(of element: SourceElement, on use: inout AttributeUse) {
    if let value = element.attribute("use") {
      if let known = AttributeUse.Use(rawValue: value.trimmingXMLSpace()) {
        use.use = known
      } else {
        report(
          .invalidAttributeValue,
          "'\(value)' is not a value of the attribute 'use'; expected optional, required or prohibited.",
          at: element.location)
      }
    }
    let defaultValue = element.attribute("default")
    let fixedValue = element.attribute("fixed")
    guard defaultValue != nil || fixedValue != nil else { return }
    constrainsValues = true
    if defaultValue != nil, fixedValue != nil {
      report(.conflictingDeclaration, "xs:attribute has both 'default' and 'fixed'.", at: element.location)
    }
    use.defaultValue = defaultValue
    use.fixedValue = fixedValue
  }

  private func readAttributeGroupReference(_ element: SourceElement, in schema: SchemaSource) -> AttributeSet? {
    guard let value = element.attribute("ref") else {
      report(.missingAttribute, "xs:attributeGroup has no attribute 'ref'.", at: element.location)
      return nil
    }
    guard let name = resolve(value, at: element, in: schema) else { return nil }
    guard let source = redefinedAttributeGroup(named: name) ?? component(.attributeGroup, name) else {
      if let names = BuiltInComponents.attributeGroup(name) {
        return AttributeSet(
          uses: names.compactMap { local in
            let name = QualifiedName(local, namespace: BuiltInComponents.xmlNamespace)
            return BuiltInComponents.attribute(name).map {
              AttributeUse(name: name, type: .builtIn($0), location: element.location)
            }
          })
      }
      reportUndefined(.attributeGroup, name, at: element)
      return nil
    }
    if attributeGroupsInProgress.contains(ObjectIdentifier(source.element)) {
      report(.circularAttributeGroup, "The attribute group '\(name)' contains itself.", at: element.location)
      return nil
    }
    return namedAttributeGroup(source)
  }

  /// The attributes of a named group, with those of the groups it refers to.
  func namedAttributeGroup(_ source: ComponentSource) -> AttributeSet {
    let identity = ObjectIdentifier(source.element)
    if let known = attributeGroups[identity] { return known }
    attributeGroupsInProgress.append(identity)
    defer { attributeGroupsInProgress.removeLast() }
    let result = readAttributes(of: source.element, in: source.schema)
    attributeGroups[identity] = result
    return result
  }
}
