import SchemaDocuments

/// Arrays of SOAP encoding: restrictions of `soapenc:Array` that say by an attribute what the items are
/// (WSDL 1.1, 2.2; SOAP 1.1, 5.4.2).
extension SchemaAssembly {
  /// The content of a complex type that restricts `soapenc:Array`: any number of items; `nil` for all other types.
  func encodedArray(_ content: SourceElement, in schema: SchemaSource) -> ComplexType.Content? {
    guard let restriction = content.firstChild("restriction", namespace: BuiltInType.namespace),
      let value = restriction.attribute("base")
    else { return nil }
    let (namespace, local) = restriction.resolve(qualifiedName: value)
    guard local == "Array", let namespace, BuiltInComponents.encodingNamespaces.contains(namespace) else { return nil }
    let declared = firstElement(of: restriction, in: schema)
    guard let type = itemType(of: restriction, in: schema) ?? declared?.type else { return nil }
    // The name of an item says nothing (SOAP 1.1, 5.4.2); this is the one that most tools write.
    let item = ElementDeclaration(
      name: declared?.name ?? QualifiedName("item", namespace: ""), type: type, isNillable: true,
      location: restriction.location)
    let particle = Particle(minOccurs: 0, maxOccurs: nil, term: .element(item), location: restriction.location)
    return .elements(
      Particle(term: .group(ModelGroup(compositor: .sequence, particles: [particle])), location: restriction.location))
  }

  /// The element that a restriction lists, as some do beside the attribute.
  private func firstElement(of restriction: SourceElement, in schema: SchemaSource) -> ElementDeclaration? {
    guard
      let group = restriction.children.first(where: {
        $0.namespace == BuiltInType.namespace && ["sequence", "all", "choice"].contains($0.localName)
      }), let element = group.firstChild("element", namespace: BuiltInType.namespace)
    else { return nil }
    return readLocalElement(element, in: schema)
  }

  /// The type that `wsdl:arrayType` names. Items of arrays of arrays have no name for their type.
  private func itemType(of restriction: SourceElement, in schema: SchemaSource) -> TypeReference? {
    for attribute in restriction.children("attribute", namespace: BuiltInType.namespace) {
      guard var value = attribute.attribute("arrayType", namespace: WSDLNamespace.wsdl)?.trimmingXMLSpace()[...],
        let bracket = value.firstIndex(of: "[")
      else { continue }
      let dimensions = value[bracket...]
      value = value[..<bracket]
      if dimensions.contains(",") || dimensions.filter({ $0 == "[" }).count > 1 { return .builtIn(.anyType) }
      return resolveType(String(value), at: attribute, in: schema)
    }
    return nil
  }
}
