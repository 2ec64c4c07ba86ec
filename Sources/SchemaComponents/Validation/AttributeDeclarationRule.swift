import SchemaDocuments

/// What the attributes of an attribute declaration allow together (XML Schema Part 1, 3.2.3 and 3.5.3).
struct AttributeDeclarationRule: SchemaElementRule {
  func check(_ place: SchemaElementPlace, _ assembly: SchemaAssembly) {
    let element = place.element
    guard element.localName == "attribute" else { return }
    func report(_ message: String) {
      assembly.report(.conflictingDeclaration, message, at: element.location)
    }
    if element.attribute("default") != nil, let use = element.attribute("use")?.trimmingXMLSpace(), use != "optional" {
      report("An attribute that is \(use) cannot have a default.")
    }
    if element.attribute("ref") != nil, element.attribute("name") != nil {
      report("xs:attribute has both 'name' and 'ref'.")
    }
    if element.attribute("type") != nil,
      element.firstChild("simpleType", namespace: BuiltInType.namespace) != nil
    {
      report("xs:attribute has both an attribute 'type' and a type of its own.")
    }
    if element.attribute("name")?.trimmingXMLSpace() == "xmlns" {
      report("An attribute cannot be called xmlns.")
    }
    if let fixed = fixedValue(ofReference: element, assembly), element.attribute("fixed").map({ $0 != fixed }) ?? false
    {
      report("The attribute that 'ref' names is fixed to '\(fixed)'.")
    }
  }

  /// What the declaration that an attribute refers to fixes it to.
  private func fixedValue(ofReference element: SourceElement, _ assembly: SchemaAssembly) -> String? {
    guard let reference = element.attribute("ref") else { return nil }
    let (namespace, localName) = element.resolve(qualifiedName: reference)
    guard let namespace else { return nil }
    return assembly.component(.attribute, QualifiedName(localName, namespace: namespace))?.element.attribute("fixed")
  }
}
