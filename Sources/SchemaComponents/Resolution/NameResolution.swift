import SchemaDocuments

extension SchemaAssembly {
  /// Resolves a qualified name where it stands; reports a prefix that is not bound.
  func resolve(_ value: String, at element: SourceElement, in schema: SchemaSource) -> QualifiedName? {
    guard let name = resolve(value, at: element) else { return nil }
    // In a document without namespace, names without prefix follow the schema that includes it.
    if name.namespace.isEmpty, schema.isChameleon {
      return QualifiedName(name.localName, namespace: schema.targetNamespace)
    }
    return name
  }

  /// The same in a document that is no schema.
  func resolve(_ value: String, at element: SourceElement) -> QualifiedName? {
    let (namespace, localName) = element.resolve(qualifiedName: value)
    if let namespace { return QualifiedName(localName, namespace: namespace) }
    report(
      .unboundPrefix, "The prefix of '\(value)' is not bound to a namespace here.", at: element.location,
      suggestion: "declare it with an xmlns attribute")
    return nil
  }

  /// Resolves a reference to a type; reports one that leads nowhere.
  func resolveType(_ value: String, at element: SourceElement, in schema: SchemaSource) -> TypeReference? {
    guard let name = resolve(value, at: element, in: schema) else { return nil }
    // A redefinition may derive from what it redefines, under the same name.
    if !redefinedBases.isEmpty, let original = redefinedBase(named: name, at: element) { return .defined(original) }
    return type(named: name, at: element)
  }

  /// The global element that a qualified name in a document that is no schema refers to; reports one that leads nowhere.
  func globalElement(_ value: String, at element: SourceElement) -> ElementDeclaration? {
    guard let name = resolve(value, at: element) else { return nil }
    if let position = model.elementsByName[name] { return model.elements[position] }
    reportUndefined(.element, name, at: element)
    return nil
  }

  /// The type of a name; reports one that is not defined.
  func type(named name: QualifiedName, at element: SourceElement) -> TypeReference? {
    if name.namespace == BuiltInType.namespace {
      if let builtIn = BuiltInComponents.typesByName[name.localName] { return .builtIn(builtIn) }
      if let nearest = BuiltInComponents.typesOfVersion11[name.localName] {
        report(
          .warning, .unsupportedXSD11,
          "xs:\(name.localName) is a type of XML Schema 1.1; xs:\(nearest.rawValue) takes its place.",
          at: element.location)
        return .builtIn(nearest)
      }
    }
    if let id = model.typesByName[name] { return .defined(id) }
    if !knownNamespaces.contains(name.namespace), let encoding = BuiltInComponents.encodingType(name) {
      return .builtIn(encoding)
    }
    reportUndefined(.type, name, at: element)
    return nil
  }

  /// Reports a reference that leads nowhere, with the nearest name there is.
  func reportUndefined(_ kind: ComponentKind, _ name: QualifiedName, at element: SourceElement) {
    if !knownNamespaces.contains(name.namespace) {
      let isOwn = name.namespace == BuiltInType.namespace
      guard !isOwn else {
        return report(
          kind.undefinedCode, "XML Schema has no built-in \(kind.noun) '\(name.localName)'.", at: element.location,
          suggestion: NearestName.suggestion(for: name.localName, among: BuiltInType.allCases.map(\.rawValue)))
      }
      let place = name.namespace.isEmpty ? "without namespace" : "of the namespace '\(name.namespace)'"
      return report(
        .unknownNamespace, "The \(kind.noun) '\(name.localName)' is not defined: no schema \(place) was read.",
        at: element.location,
        suggestion: otherNamespace(of: name, kind) ?? mapping(for: name.namespace))
    }
    let table = components[kind.rawValue]
    let suggestion =
      diagnostics.diagnostics.count > 200
      ? nil
      : NearestName.suggestion(
        for: name.localName,
        among: table.keys.filter { $0.namespace == name.namespace }.map(\.localName).sorted())
        ?? table.keys.filter { $0.localName == name.localName }.min().map { "there is '\($0)'" }
    report(
      kind.undefinedCode, "The \(kind.noun) '\(name)' is not defined.", at: element.location, suggestion: suggestion)
  }

  /// What to do if a component of the name is in another namespace: prefixes are missing or wrong, above all in WSDL, where
  /// the default namespace is that of WSDL.
  private func otherNamespace(of name: QualifiedName, _ kind: ComponentKind) -> String? {
    if unreadImports[name.namespace] != nil { return nil }
    let others = components[kind.rawValue].keys.filter { $0.localName == name.localName }
    guard let other = others.min() else { return nil }
    return other.namespace.isEmpty
      ? "one is in no namespace; its schema has no 'targetNamespace'"
      : "one is in the namespace '\(other.namespace)'; use a prefix that is bound to it"
  }

  /// What brings a namespace in of which nothing was read.
  private func mapping(for namespace: String) -> String {
    if let location = unreadImports[namespace] {
      return "map the import to a local file: \"locations\": { \"\(location)\": \"path/to/file\" }"
    }
    return namespace.isEmpty
      ? "a name without prefix is in the default namespace; is the prefix missing?"
      : "add the document to the config, or map its namespace in \"locations\""
  }

  private func redefinedBase(named name: QualifiedName, at element: SourceElement) -> TypeID? {
    guard let base = redefinedBases[ObjectIdentifier(element)], base.name == name else { return nil }
    return base.id
  }
}
