import SchemaDocuments

/// An annotation comes first in what it annotates, and there is one; only a schema may have several (XML Schema Part 1,
/// Appendix A).
struct AnnotationRule: SchemaElementRule {
  func check(_ place: SchemaElementPlace, _ assembly: SchemaAssembly) {
    let element = place.element
    let holdsMany = element.localName == "schema" || element.localName == "redefine"
    for (position, child) in element.children.enumerated()
    where child.localName == "annotation" && child.namespace == BuiltInType.namespace {
      if position > 0, !holdsMany {
        let reason =
          element.children[position - 1].localName == "annotation"
          ? "xs:\(element.localName) has more than one xs:annotation."
          : "xs:annotation stands after xs:\(element.children[position - 1].localName)."
        assembly.report(
          .unexpectedElement, reason, at: child.location, suggestion: "one may stand before everything else")
      }
      for part in child.children
      where part.namespace != BuiltInType.namespace || !["appinfo", "documentation"].contains(part.localName) {
        assembly.report(.unexpectedElement, "\(part.localName) has no place in xs:annotation.", at: part.location)
      }
    }
  }
}
