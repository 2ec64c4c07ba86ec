import SchemaDocuments

/// Enters every global component into the symbol tables. Equal duplicates are merged, different ones are errors.
enum ComponentIndexing: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for schema in assembly.schemas {
      for child in schema.root.children where child.namespace == BuiltInType.namespace {
        guard let kind = ComponentKind(definedBy: child.localName) else { continue }
        index(child, kind, in: schema, assembly)
      }
    }
  }

  private static func index(
    _ element: SourceElement, _ kind: ComponentKind, in schema: SchemaSource, _ assembly: SchemaAssembly
  ) {
    guard let localName = element.attribute("name")?.trimmingXMLSpace(), !localName.isEmpty else {
      return assembly.report(
        .missingAttribute, "The global xs:\(element.localName) has no attribute 'name'.", at: element.location)
    }
    let name = QualifiedName(localName, namespace: schema.targetNamespace)
    let source = ComponentSource(element: element, schema: schema)
    // The schema for schemas defines the built-in types; they are what they are.
    if kind == .type, BuiltInComponents.type(name) != nil {
      assembly.droppedComponents.insert(ObjectIdentifier(element))
      return
    }
    guard let first = assembly.components[kind.rawValue][name] else {
      assembly.components[kind.rawValue][name] = source
      return
    }
    assembly.droppedComponents.insert(ObjectIdentifier(element))
    if SourceEquality.equal(first, source) {
      assembly.report(
        .note, .mergedDuplicate,
        "The \(kind.noun) '\(name)' is defined again, in the same way as at \(first.element.location).",
        at: element.location)
    } else if schema.isAlternative {
      assembly.report(
        .warning, .duplicateComponent,
        "The \(kind.noun) '\(name)' differs from the one at \(first.element.location), which was imported first and "
          + "is used.",
        at: element.location)
    } else {
      assembly.report(
        .duplicateComponent,
        "The \(kind.noun) '\(name)' is defined again, differently from \(first.element.location).",
        at: element.location)
    }
  }
}

/// Whether two definitions in source form mean the same.
enum SourceEquality {
  /// Attributes whose absence means the same as this value.
  private static let defaults: [String: String] = [
    "minOccurs": "1", "maxOccurs": "1", "nillable": "false", "abstract": "false", "mixed": "false", "use": "optional",
    "processContents": "strict",
  ]
  /// Attributes that hold one or more qualified names.
  private static let references: Set<String> = [
    "type", "ref", "base", "itemType", "memberTypes", "substitutionGroup", "refer",
  ]

  static func equal(_ first: ComponentSource, _ second: ComponentSource) -> Bool {
    if first.schema.root === second.schema.root || sameFormDefaults(first.schema, second.schema) {
      return equal(first.element, first.schema, second.element, second.schema)
    }
    return !hasLocalDeclarations(first.element) && equal(first.element, first.schema, second.element, second.schema)
  }

  private static func sameFormDefaults(_ first: SchemaSource, _ second: SchemaSource) -> Bool {
    first.qualifiesElements == second.qualifiesElements && first.qualifiesAttributes == second.qualifiesAttributes
  }

  private static func hasLocalDeclarations(_ element: SourceElement) -> Bool {
    element.children.contains { child in
      (child.localName == "element" || child.localName == "attribute") && child.attribute("name") != nil
        || hasLocalDeclarations(child)
    }
  }

  private static func equal(
    _ first: SourceElement, _ firstSchema: SchemaSource, _ second: SourceElement, _ secondSchema: SchemaSource
  ) -> Bool {
    guard first.localName == second.localName, first.namespace == second.namespace,
      attributes(first, firstSchema) == attributes(second, secondSchema)
    else { return false }
    let firstChildren = first.children.filter { $0.localName != "annotation" }
    let secondChildren = second.children.filter { $0.localName != "annotation" }
    guard firstChildren.count == secondChildren.count else { return false }
    return zip(firstChildren, secondChildren).allSatisfy { equal($0, firstSchema, $1, secondSchema) }
  }

  private static func attributes(_ element: SourceElement, _ schema: SchemaSource) -> [String: String] {
    var result: [String: String] = [:]
    for attribute in element.attributes where attribute.namespace.isEmpty && attribute.localName != "id" {
      var value = attribute.value
      if references.contains(attribute.localName) {
        value = value.splitAtXMLSpace().map { expanded($0, element, schema) }.joined(separator: " ")
      }
      if defaults[attribute.localName] != value { result[attribute.localName] = value }
    }
    return result
  }

  private static func expanded(_ value: String, _ element: SourceElement, _ schema: SchemaSource) -> String {
    let (namespace, localName) = element.resolve(qualifiedName: value)
    let effective = namespace == "" && schema.isChameleon ? schema.targetNamespace : namespace
    return QualifiedName(localName, namespace: effective ?? "\u{0}").description
  }
}
