import SchemaDocuments

extension SchemaAssembly {
  /// Reads `xs:simpleType` (XML Schema Part 1, 3.14.2).
  func readSimpleType(_ element: SourceElement, in schema: SchemaSource) -> SimpleType {
    for child in element.children where child.namespace == BuiltInType.namespace {
      switch child.localName {
      case "restriction":
        return SimpleType(
          variety: .restriction(base: reference("base", of: child, in: schema)), facets: readFacets(of: child))
      case "list": return SimpleType(variety: .list(item: reference("itemType", of: child, in: schema)))
      case "union": return SimpleType(variety: .union(members: readMembers(of: child, in: schema)))
      default: continue
      }
    }
    report(
      .unexpectedElement, "xs:simpleType holds none of xs:restriction, xs:list and xs:union.", at: element.location)
    return SimpleType(variety: .restriction(base: .builtIn(.anySimpleType)))
  }

  /// A type that is given by an attribute or in place.
  private func reference(_ attribute: String, of element: SourceElement, in schema: SchemaSource) -> TypeReference {
    let anonymous = anonymousType(in: element, "simpleType")
    if let value = element.attribute(attribute) {
      if anonymous != nil {
        report(
          .conflictingDeclaration,
          "xs:\(element.localName) has both an attribute '\(attribute)' and a type of its own.",
          at: element.location)
      }
      return resolveType(value, at: element, in: schema) ?? .builtIn(.anySimpleType)
    }
    if let anonymous { return anonymous }
    report(
      .missingAttribute, "xs:\(element.localName) has neither an attribute '\(attribute)' nor a type of its own.",
      at: element.location)
    return .builtIn(.anySimpleType)
  }

  private func readMembers(of element: SourceElement, in schema: SchemaSource) -> [TypeReference] {
    var members: [TypeReference] = []
    for value in element.attribute("memberTypes")?.splitAtXMLSpace() ?? [] {
      if let member = resolveType(value, at: element, in: schema) { members.append(member) }
    }
    for child in element.children where child.localName == "simpleType" && child.namespace == BuiltInType.namespace {
      if let id = typeIDs[ObjectIdentifier(child)] { members.append(.defined(id)) }
    }
    if members.isEmpty, element.attribute("memberTypes") == nil {
      report(.missingAttribute, "xs:union has no member types.", at: element.location)
    }
    return members
  }
}
