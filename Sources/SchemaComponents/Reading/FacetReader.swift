import SchemaDocuments

extension SchemaAssembly {
  /// The facets that XML Schema 1.0 knows, beside `enumeration`.
  static let facetNames: Set<String> = [
    "length", "minLength", "maxLength", "pattern", "whiteSpace", "maxInclusive", "maxExclusive", "minInclusive",
    "minExclusive", "totalDigits", "fractionDigits",
  ]

  /// Facets whose value is a whole number.
  private static let counts: Set<String> = ["length", "minLength", "maxLength", "totalDigits", "fractionDigits"]

  /// The facets of a restriction (XML Schema Part 2, 4.3).
  func readFacets(of element: SourceElement) -> Facets {
    var facets = Facets()
    for child in element.children where child.namespace == BuiltInType.namespace {
      let isEnumeration = child.localName == "enumeration"
      guard isEnumeration || Self.facetNames.contains(child.localName) else { continue }
      guard let value = child.attribute("value") else {
        report(.missingAttribute, "xs:\(child.localName) has no attribute 'value'.", at: child.location)
        continue
      }
      if isEnumeration {
        let (namespace, localName) = child.resolve(qualifiedName: value)
        facets.enumeration.append(
          .init(
            value: value, qualifiedName: namespace.map { QualifiedName(localName, namespace: $0) },
            documentation: documentation(of: child), location: child.location))
      } else if isPossible(value, child.localName) {
        facets.others.append(.init(name: child.localName, value: value, location: child.location))
      } else {
        report(.invalidFacet, "'\(value)' is not a value of the facet \(child.localName).", at: child.location)
      }
    }
    return facets
  }

  private func isPossible(_ value: String, _ name: String) -> Bool {
    let value = value.trimmingXMLSpace()
    if name == "whiteSpace" { return ["preserve", "replace", "collapse"].contains(value) }
    guard Self.counts.contains(name) else { return true }
    let digits = value.hasPrefix("+") ? value.dropFirst() : value[...]
    return !digits.isEmpty && digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
