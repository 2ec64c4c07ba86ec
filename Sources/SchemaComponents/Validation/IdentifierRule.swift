import SchemaDocuments

/// The `id` of a schema's elements is a name that no other one has (XML Schema Part 1, Appendix A; Part 2, 3.3.8).
enum IdentifierRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for schema in assembly.schemas {
      var places: [String: SourceLocation] = [:]
      check(schema.root, &places, assembly)
    }
  }

  private static func check(
    _ element: SourceElement, _ places: inout [String: SourceLocation], _ assembly: SchemaAssembly
  ) {
    if let identifier = element.attribute("id")?.trimmingXMLSpace() {
      if !XMLNameCheck.isNCName(identifier) {
        assembly.report(
          .invalidAttributeValue, "'\(identifier)' is not a value of the attribute 'id'; expected a name.",
          at: element.location)
      } else if let first = places.updateValue(element.location, forKey: identifier) {
        assembly.report(
          .invalidAttributeValue, "The id '\(identifier)' is already given at \(first).", at: element.location)
      }
    }
    // What documentation holds has identifiers of its own.
    if element.localName == "annotation" { return }
    for child in element.children where child.namespace == BuiltInType.namespace { check(child, &places, assembly) }
  }
}
