import SchemaDocuments

/// Leaves out what a document marks as meant for other versions of XML Schema (XML Schema 1.1 Part 1, 4.2.2).
///
/// Authors write such marks so that a processor of version 1.0 gets what it understands, which is what the generator
/// is.
struct ConditionalInclusion {
  static let namespace = "http://www.w3.org/2007/XMLSchema-versioning"

  private(set) var diagnostics: [Diagnostic] = []

  /// Removes what is not for version 1.0 below an `xs:schema` and reports it; gives whether the schema itself stays.
  mutating func apply(to schema: SourceElement) -> Bool {
    if let reason = reasonToLeaveOut(schema) {
      report(schema, reason)
      return false
    }
    removeChildren(of: schema)
    return true
  }

  private mutating func removeChildren(of element: SourceElement) {
    var hasMarks = false
    for child in element.children {
      if let reason = reasonToLeaveOut(child) {
        report(child, reason)
        hasMarks = true
      } else if child.namespace == BuiltInType.namespace, child.localName != "annotation" {
        removeChildren(of: child)
      }
    }
    if hasMarks { element.removeChildren { reasonToLeaveOut($0) != nil } }
  }

  private mutating func report(_ element: SourceElement, _ reason: SourceAttribute) {
    diagnostics.append(
      Diagnostic(
        .note, code: SchemaDiagnosticCode.unsupportedXSD11.rawValue,
        "xs:\(element.localName) is left out: vc:\(reason.localName)=\"\(reason.value)\" is for other versions than "
          + "1.0, most likely XML Schema 1.1.",
        at: element.location))
  }

  /// The attribute for which an element does not count.
  private func reasonToLeaveOut(_ element: SourceElement) -> SourceAttribute? {
    element.attributes.first { $0.namespace == Self.namespace && !holds($0, at: element) }
  }

  private func holds(_ condition: SourceAttribute, at element: SourceElement) -> Bool {
    let value = condition.value.trimmingXMLSpace()
    switch condition.localName {
    case "minVersion": return Double(value).map { $0 <= 1.0 } ?? true
    case "maxVersion": return Double(value).map { $0 > 1.0 } ?? true
    case "typeAvailable": return names(value, element).allSatisfy(isType)
    case "typeUnavailable": return !names(value, element).allSatisfy(isType)
    case "facetAvailable": return names(value, element).allSatisfy(isFacet)
    case "facetUnavailable": return !names(value, element).allSatisfy(isFacet)
    default: return true
    }
  }

  private func names(_ value: String, _ element: SourceElement) -> [QualifiedName] {
    value.splitAtXMLSpace().map { text in
      let (namespace, localName) = element.resolve(qualifiedName: text)
      return QualifiedName(localName, namespace: namespace ?? "")
    }
  }

  private func isType(_ name: QualifiedName) -> Bool { BuiltInComponents.type(name) != nil }

  private func isFacet(_ name: QualifiedName) -> Bool {
    let isKnown = SchemaAssembly.facetNames.contains(name.localName) || name.localName == "enumeration"
    return name.namespace == BuiltInType.namespace && isKnown
  }
}
