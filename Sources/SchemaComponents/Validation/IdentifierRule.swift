import SchemaDocuments

/// The `id` of a schema's elements is a name that no other one has (XML Schema Part 1, Appendix A; Part 2, 3.3.8).
struct IdentifierRule: SchemaElementRule {
  private var places: [String: SourceLocation] = [:]

  mutating func check(_ place: SchemaElementPlace, _ assembly: SchemaAssembly) {
    let element = place.element
    guard let identifier = element.attribute("id")?.trimmingXMLSpace() else { return }
    if !XMLNameCheck.isNCName(identifier) {
      assembly.report(
        .invalidAttributeValue, "'\(identifier)' is not a value of the attribute 'id'; expected a name.",
        at: element.location)
    } else if let first = places.updateValue(element.location, forKey: identifier) {
      assembly.report(
        .invalidAttributeValue, "The id '\(identifier)' is already given at \(first).", at: element.location)
    }
  }
}
