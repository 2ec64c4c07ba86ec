import SchemaDocuments

/// Content and attributes stand where they count: nothing beside simple or complex content, elements before attributes,
/// one wildcard for attributes and that last (XML Schema Part 1, 3.4.2 and 3.6.2).
struct ContentOrderRule: SchemaElementRule {
  func check(_ place: SchemaElementPlace, _ assembly: SchemaAssembly) {
    let element = place.element
    switch element.localName {
    case "complexType":
      checkDerivation(element, assembly)
      checkOrder(element, assembly)
    case "extension", "restriction":
      checkContent(of: element, in: place.parent?.localName ?? "", assembly)
      checkOrder(element, assembly)
    case "attributeGroup": checkOrder(element, assembly)
    default: break
    }
  }

  /// What stands beside simple or complex content is in no part of the type.
  private func checkDerivation(_ type: SourceElement, _ assembly: SchemaAssembly) {
    let children = type.children.filter { $0.namespace == BuiltInType.namespace && rank($0.localName) != nil }
    guard let content = children.first(where: { rank($0.localName) == 0 }) else { return }
    // That there is content twice is reported by the structure rule.
    for child in children where (rank(child.localName) ?? 0) > 1 {
      assembly.report(
        .unexpectedElement, "xs:\(child.localName) has no place beside xs:\(content.localName).", at: child.location,
        suggestion: "put it into the xs:extension or xs:restriction")
    }
  }

  /// Simple types and simple content have no elements, complex content has no facets, simple types no attributes.
  private func checkContent(of element: SourceElement, in parent: String, _ assembly: SchemaAssembly) {
    for child in element.children where child.namespace == BuiltInType.namespace {
      guard let rank = rank(child.localName) ?? (isFacet(child.localName) ? 1 : nil) else { continue }
      let isMisplaced =
        switch parent {
        case "simpleType": rank > 1 || (rank == 1 && isGroup(child.localName))
        case "simpleContent": isGroup(child.localName)
        default: isFacet(child.localName) || child.localName == "simpleType"
        }
      if isMisplaced {
        assembly.report(
          .unexpectedElement, "xs:\(child.localName) has no place in xs:\(parent).", at: child.location)
      }
    }
  }

  private func checkOrder(_ element: SourceElement, _ assembly: SchemaAssembly) {
    var last: (rank: Int, name: String) = (0, "")
    for child in element.children where child.namespace == BuiltInType.namespace {
      guard let rank = rank(child.localName) else { continue }
      if rank == 3 && last.rank == 3 {
        assembly.report(
          .unexpectedElement, "xs:\(element.localName) has more than one xs:anyAttribute.", at: child.location)
      } else if rank < last.rank {
        assembly.report(
          .unexpectedElement, "xs:\(child.localName) stands after xs:\(last.name).", at: child.location,
          suggestion: "XML Schema wants it before")
      }
      last = max(last, (rank, child.localName)) { $0.rank < $1.rank }
    }
  }

  private func max<T>(_ first: T, _ second: T, _ precedes: (T, T) -> Bool) -> T {
    precedes(first, second) ? second : first
  }

  /// The place in the order; nil for what has none.
  private func rank(_ name: String) -> Int? {
    switch name {
    case "simpleContent", "complexContent": 0
    case "group", "all", "choice", "sequence", "simpleType": 1
    case "attribute", "attributeGroup": 2
    case "anyAttribute": 3
    default: nil
    }
  }

  private func isGroup(_ name: String) -> Bool { ["group", "all", "choice", "sequence"].contains(name) }

  private func isFacet(_ name: String) -> Bool {
    SchemaAssembly.facetNames.contains(name) || name == "enumeration"
  }
}
