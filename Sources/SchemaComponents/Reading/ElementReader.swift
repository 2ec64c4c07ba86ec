import SchemaDocuments

extension SchemaAssembly {
  /// Reads `xs:element` in a content model: a local declaration or a reference (XML Schema Part 1, 3.3.2).
  func readLocalElement(_ element: SourceElement, in schema: SchemaSource) -> ElementDeclaration? {
    if let value = element.attribute("ref") { return readElementReference(value, element, in: schema) }
    guard let name = element.attribute("name")?.trimmingXMLSpace(), !name.isEmpty else {
      report(.missingAttribute, "xs:element has neither 'name' nor 'ref'.", at: element.location)
      return nil
    }
    let isQualified = schema.isQualified(element.attribute("form"), default: schema.qualifiesElements)
    return readDeclaration(
      element, QualifiedName(name, namespace: isQualified ? schema.targetNamespace : ""), in: schema)
  }

  private func readElementReference(
    _ value: String, _ element: SourceElement, in schema: SchemaSource
  ) -> ElementDeclaration? {
    guard let name = resolve(value, at: element, in: schema) else { return nil }
    if element.attribute("name") != nil {
      report(.conflictingDeclaration, "xs:element has both 'name' and 'ref'.", at: element.location)
    }
    guard let source = component(.element, name) else {
      if let type = BuiltInComponents.element(name) {
        return ElementDeclaration(name: name, type: .builtIn(type), isGlobal: true, location: element.location)
      }
      reportUndefined(.element, name, at: element)
      return nil
    }
    var declaration = globalElement(source)
    if let own = documentation(of: element) { declaration.documentation = own }
    declaration.location = element.location
    return declaration
  }

  /// The declaration of a global element.
  func globalElement(_ source: ComponentSource) -> ElementDeclaration {
    let identity = ObjectIdentifier(source.element)
    if let known = elements[identity] { return known }
    let name = QualifiedName(
      source.element.attribute("name")?.trimmingXMLSpace() ?? "", namespace: source.schema.targetNamespace)
    guard elementsInProgress.count < Self.groupDepthLimit, elementsInProgress.insert(identity).inserted else {
      // Its substitution group leads back here, or goes on without end; a rule reports that.
      return ElementDeclaration(
        name: name, type: .builtIn(.anyType), isGlobal: true, location: source.element.location)
    }
    defer { elementsInProgress.remove(identity) }
    var declaration = readDeclaration(source.element, name, in: source.schema)
    declaration.isGlobal = true
    elements[identity] = declaration
    return declaration
  }

  private func readDeclaration(
    _ element: SourceElement, _ name: QualifiedName, in schema: SchemaSource
  ) -> ElementDeclaration {
    var declaration = ElementDeclaration(
      name: name, type: .builtIn(.anyType), isNillable: flag("nillable", of: element),
      isAbstract: flag("abstract", of: element), defaultValue: element.attribute("default"),
      fixedValue: element.attribute("fixed"), documentation: documentation(of: element), location: element.location)
    declaration.blocked = schema.block(of: element)
    if declaration.defaultValue != nil || declaration.fixedValue != nil { constrainsValues = true }
    if declaration.defaultValue != nil, declaration.fixedValue != nil {
      report(.conflictingDeclaration, "xs:element has both 'default' and 'fixed'.", at: element.location)
    }
    if !element.children.isEmpty {
      declaration.identityConstraints = identityConstraints(of: element, in: schema)
      if !declaration.identityConstraints.isEmpty { model.hasIdentityConstraints = true }
    }
    let head = substitutionHead(of: element, in: schema)
    declaration.substitutionGroup = head
    if let value = element.attribute("type") {
      declaration.type = resolveType(value, at: element, in: schema) ?? .builtIn(.anyType)
    }
    if !element.children.isEmpty,
      let anonymous = anonymousType(in: element, "complexType") ?? anonymousType(in: element, "simpleType")
    {
      if element.attribute("type") != nil {
        report(
          .conflictingDeclaration, "xs:element has both an attribute 'type' and a type of its own.",
          at: element.location)
      }
      declaration.type = anonymous
    } else if element.attribute("type") == nil, let head, let source = component(.element, head) {
      // Without a type of its own, it has that of its head (XML Schema Part 1, 3.3.2).
      declaration.type = globalElement(source).type
    }
    return declaration
  }

  private func substitutionHead(
    of element: SourceElement, in schema: SchemaSource
  ) -> QualifiedName? {
    guard let heads = element.attribute("substitutionGroup")?.splitAtXMLSpace(), let value = heads.first else {
      return nil
    }
    if heads.count > 1 {
      report(
        .warning, .unsupportedXSD11,
        "More than one head in 'substitutionGroup' is XML Schema 1.1; only '\(value)' is used.", at: element.location)
    }
    guard let name = resolve(value, at: element, in: schema) else { return nil }
    if component(.element, name) == nil { reportUndefined(.element, name, at: element) }
    return name
  }
}
