import SchemaDocuments

/// A notation has a name, which no other has, and an identifier (XML Schema Part 1, 3.12).
enum NotationRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    var places: [QualifiedName: SourceLocation] = [:]
    for schema in assembly.schemas {
      for notation in schema.root.children("notation", namespace: BuiltInType.namespace) {
        check(notation, in: schema, &places, assembly)
      }
    }
  }

  private static func check(
    _ notation: SourceElement, in schema: SchemaSource, _ places: inout [QualifiedName: SourceLocation],
    _ assembly: SchemaAssembly
  ) {
    guard let name = notation.attribute("name")?.trimmingXMLSpace(), !name.isEmpty else {
      return assembly.report(.missingAttribute, "xs:notation has no attribute 'name'.", at: notation.location)
    }
    if notation.attribute("public") == nil, notation.attribute("system") == nil {
      assembly.report(
        .missingAttribute, "xs:notation has neither an attribute 'public' nor 'system'.", at: notation.location)
    }
    let known = places.updateValue(notation.location, forKey: QualifiedName(name, namespace: schema.targetNamespace))
    // A document that several schemas include has been read several times.
    if let known, known != notation.location {
      assembly.report(
        .duplicateComponent, "The notation '\(name)' is already declared at \(known).", at: notation.location)
    }
  }
}
