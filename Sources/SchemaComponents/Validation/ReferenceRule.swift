import SchemaDocuments

/// A reference to a component says nothing of what the component itself says (XML Schema Part 1, 3.2.3, 3.3.3).
enum ReferenceRule: SchemaPass {
  /// What a reference may not have, by the kind of component.
  private static let excluded: [String: Set<String>] = [
    "element": [
      "name", "type", "form", "nillable", "default", "fixed", "abstract", "final", "block", "substitutionGroup",
    ],
    "attribute": ["name", "type", "form"],
    "group": ["name"],
    "attributeGroup": ["name"],
  ]

  static func run(_ assembly: SchemaAssembly) {
    for schema in assembly.schemas { check(schema.root, assembly) }
  }

  private static func check(_ element: SourceElement, _ assembly: SchemaAssembly) {
    if let excluded = excluded[element.localName], element.attribute("ref") != nil {
      for attribute in element.attributes where attribute.namespace.isEmpty && excluded.contains(attribute.localName) {
        // Another type or name is a contradiction; the rest is meant well and has no effect.
        let isContradiction = attribute.localName == "type" || attribute.localName == "name"
        assembly.report(
          isContradiction ? .error : .warning, .conflictingDeclaration,
          "xs:\(element.localName) has 'ref', and an attribute '\(attribute.localName)' beside it has no effect.",
          at: element.location)
      }
      for child in element.children
      where child.namespace == BuiltInType.namespace && child.localName != "annotation" {
        assembly.report(
          .conflictingDeclaration,
          "xs:\(element.localName) has 'ref', and xs:\(child.localName) in it has no effect.", at: child.location)
      }
    }
    for child in element.children where child.namespace == BuiltInType.namespace && child.localName != "annotation" {
      check(child, assembly)
    }
  }
}
