import SchemaDocuments

/// Every element and attribute of a schema stands where XML Schema has a place for it: what is not known is reported,
/// never passed over.
struct SchemaStructureRule: SchemaElementRule {
  func check(_ place: SchemaElementPlace, _ assembly: SchemaAssembly) {
    // What is wrong with the structure below an element that has no place says nothing more.
    guard let vocabulary = place.vocabulary else { return }
    let element = place.element
    for attribute in element.attributes where attribute.namespace.isEmpty {
      if !vocabulary.attributes.contains(attribute.localName) { reportUnknown(attribute, of: element, assembly) }
      check(attribute, of: element, assembly)
    }
    guard element.localName != "annotation" else { return }
    var contents = 0
    for child in element.children {
      guard child.namespace == BuiltInType.namespace, vocabulary.children.contains(child.localName) else {
        reportUnexpected(child, in: element, assembly)
        continue
      }
      guard isContent(child, of: element) else { continue }
      contents += 1
      if contents == 2 {
        assembly.report(
          .unexpectedElement,
          "xs:\(child.localName) is the second content of xs:\(element.localName); there may be one.",
          at: child.location, suggestion: "put both into one xs:sequence")
      }
    }
  }

  /// Whether a child is one of those of which there may be only one.
  private func isContent(_ child: SourceElement, of parent: SourceElement) -> Bool {
    let name = parent.localName
    switch child.localName {
    case "sequence", "choice", "all", "group":
      return name == "complexType" || name == "extension" || name == "restriction"
        || (name == "group" && parent.attribute("name") != nil)
    case "simpleContent", "complexContent": return true
    case "complexType", "simpleType": return name == "element" || name == "attribute" || name == "list"
    case "restriction", "extension", "list", "union": return true
    default: return false
    }
  }

  private func check(_ attribute: SourceAttribute, of element: SourceElement, _ assembly: SchemaAssembly) {
    switch attribute.localName {
    case "form", "elementFormDefault", "attributeFormDefault":
      guard attribute.value != "qualified", attribute.value != "unqualified" else { return }
      assembly.report(
        .invalidAttributeValue,
        "'\(attribute.value)' is not a value of the attribute '\(attribute.localName)'; "
          + "expected qualified or unqualified.",
        at: element.location)
    case "targetNamespace":
      guard attribute.value.isEmpty else { return }
      assembly.report(
        .warning, .invalidAttributeValue, "The attribute 'targetNamespace' is empty.", at: element.location,
        suggestion: "leave it out for a schema without namespace")
    default: return
    }
  }

  private func reportUnknown(
    _ attribute: SourceAttribute, of element: SourceElement, _ assembly: SchemaAssembly
  ) {
    if SchemaVocabulary.attributesOfVersion11.contains(attribute.localName) {
      assembly.report(
        .warning, .unsupportedXSD11,
        "The attribute '\(attribute.localName)' of xs:\(element.localName) is XML Schema 1.1 and has no effect.",
        at: element.location)
    } else {
      assembly.report(
        .unexpectedAttribute,
        "xs:\(element.localName) has no attribute '\(attribute.localName)' in XML Schema.", at: element.location,
        suggestion: NearestName.suggestion(
          for: attribute.localName,
          among: SchemaVocabulary.elements[element.localName]?.attributes.sorted() ?? []))
    }
  }

  private func reportUnexpected(_ child: SourceElement, in parent: SourceElement, _ assembly: SchemaAssembly) {
    let isXSD = child.namespace == BuiltInType.namespace
    if isXSD, child.localName == "override" {
      // What it replaces, and what it brings in, cannot just be missing.
      assembly.report(
        .unsupportedXSD11, "xs:override is XML Schema 1.1 and is not supported.", at: child.location,
        suggestion: "XML Schema 1.0 has xs:redefine")
    } else if isXSD, SchemaVocabulary.isVersion11(child.localName, in: parent.localName) {
      assembly.report(
        .warning, .unsupportedXSD11,
        "xs:\(child.localName) in xs:\(parent.localName) is XML Schema 1.1 and is left out.", at: child.location)
    } else {
      let name = isXSD ? "xs:\(child.localName)" : "{\(child.namespace)}\(child.localName)"
      assembly.report(
        .unexpectedElement, "\(name) has no place in xs:\(parent.localName).", at: child.location,
        suggestion: NearestName.suggestion(
          for: child.localName, among: SchemaVocabulary.elements[parent.localName]?.children.sorted() ?? []))
    }
  }
}
