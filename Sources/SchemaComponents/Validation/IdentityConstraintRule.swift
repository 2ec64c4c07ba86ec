import SchemaDocuments

/// `unique`, `key` and `keyref` have names of their own, a selector and fields whose paths are among those that XML Schema
/// allows, and refer to what there is (XML Schema Part 1, 3.11).
enum IdentityConstraintRule: SchemaPass {
  private struct Constraint {
    var element: SourceElement
    var fields: Int
  }

  static func run(_ assembly: SchemaAssembly) {
    var known: [QualifiedName: Constraint] = [:]
    var references: [(QualifiedName, Constraint)] = []
    for schema in assembly.schemas {
      visit(schema.root) { element in
        if assembly.droppedComponents.contains(ObjectIdentifier(element)) { return false }
        guard ["unique", "key", "keyref"].contains(element.localName) else { return true }
        // A reference is XML Schema 1.1, which another rule says.
        if element.attribute("ref") != nil { return false }
        let constraint = Constraint(element: element, fields: checkParts(of: element, assembly))
        checkName(of: constraint, in: schema, &known, assembly)
        if element.localName == "keyref", let name = reference(of: element, in: schema, assembly) {
          references.append((name, constraint))
        }
        return false
      }
    }
    for (name, constraint) in references { checkReference(name, constraint, known, assembly) }
  }

  private static func visit(_ element: SourceElement, _ body: (SourceElement) -> Bool) {
    guard body(element) else { return }
    for child in element.children where child.namespace == BuiltInType.namespace && child.localName != "annotation" {
      visit(child, body)
    }
  }

  private static func checkName(
    of constraint: Constraint, in schema: SchemaSource, _ known: inout [QualifiedName: Constraint],
    _ assembly: SchemaAssembly
  ) {
    let element = constraint.element
    guard let name = element.attribute("name")?.trimmingXMLSpace(), XMLNameCheck.isNCName(name) else {
      return assembly.report(
        .invalidAttributeValue, "xs:\(element.localName) needs an attribute 'name' that is a name.",
        at: element.location)
    }
    let first = known.updateValue(constraint, forKey: QualifiedName(name, namespace: schema.targetNamespace))
    // A document that several schemas include has been read several times.
    if let first, first.element.location != element.location {
      assembly.report(
        .duplicateComponent, "The identity constraint '\(name)' is already defined at \(first.element.location).",
        at: element.location)
    }
  }

  /// Checks selector and fields.
  ///
  /// - Returns: the number of fields.
  private static func checkParts(of element: SourceElement, _ assembly: SchemaAssembly) -> Int {
    let parts = element.children.filter { $0.namespace == BuiltInType.namespace && $0.localName != "annotation" }
    if parts.first?.localName != "selector" || parts.count < 2
      || parts.dropFirst().contains(where: { $0.localName != "field" })
    {
      assembly.report(
        .unexpectedElement, "xs:\(element.localName) holds one xs:selector and then one xs:field or more.",
        at: element.location)
    }
    for part in parts where part.localName == "selector" || part.localName == "field" {
      guard let text = part.attribute("xpath") else {
        assembly.report(.missingAttribute, "xs:\(part.localName) has no attribute 'xpath'.", at: part.location)
        continue
      }
      if let problem = IdentityPath.problem(of: text, isField: part.localName == "field", at: part) {
        assembly.report(
          .invalidPath, "'\(text)' is not a path of xs:\(part.localName): \(problem).", at: part.location)
      }
    }
    return parts.count { $0.localName == "field" }
  }

  private static func reference(
    of element: SourceElement, in schema: SchemaSource, _ assembly: SchemaAssembly
  ) -> QualifiedName? {
    guard let value = element.attribute("refer") else {
      assembly.report(.missingAttribute, "xs:keyref has no attribute 'refer'.", at: element.location)
      return nil
    }
    return assembly.resolve(value, at: element, in: schema)
  }

  private static func checkReference(
    _ name: QualifiedName, _ constraint: Constraint, _ known: [QualifiedName: Constraint], _ assembly: SchemaAssembly
  ) {
    let location = constraint.element.location
    guard let target = known[name] else {
      return assembly.report(.undefinedKey, "The identity constraint '\(name)' is not defined.", at: location)
    }
    if target.element.localName == "keyref" {
      assembly.report(.undefinedKey, "'\(name)' is a keyref; 'refer' names a key or unique.", at: location)
    } else if target.fields != constraint.fields {
      assembly.report(
        .conflictingDeclaration, "xs:keyref has \(constraint.fields) fields, but '\(name)' has \(target.fields).",
        at: location)
    }
  }
}
