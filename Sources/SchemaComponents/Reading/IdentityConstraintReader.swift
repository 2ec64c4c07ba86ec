import SchemaDocuments

extension SchemaAssembly {
  /// Reads the identity constraints of an element declaration. What is wrong with them ``IdentityConstraintRule`` says;
  /// a constraint with which something is wrong is left out here.
  func identityConstraints(of element: SourceElement, in schema: SchemaSource) -> [IdentityConstraint] {
    element.children.compactMap { child in
      guard child.namespace == BuiltInType.namespace else { return nil }
      switch child.localName {
      case "unique": return identityConstraint(child, .unique, in: schema)
      case "key": return identityConstraint(child, .key, in: schema)
      case "keyref":
        let (namespace, localName) = child.resolve(qualifiedName: child.attribute("refer") ?? "")
        guard var namespace else { return nil }
        if namespace.isEmpty, schema.isChameleon { namespace = schema.targetNamespace }
        return identityConstraint(
          child, .keyref(refer: QualifiedName(localName, namespace: namespace)), in: schema)
      default: return nil
      }
    }
  }

  private func identityConstraint(
    _ element: SourceElement, _ kind: IdentityConstraint.Kind, in schema: SchemaSource
  ) -> IdentityConstraint? {
    guard let name = element.attribute("name")?.trimmingXMLSpace(),
      let selector = element.firstChild("selector", namespace: BuiltInType.namespace),
      let path = IdentityPath.path(of: selector, isField: false)
    else { return nil }
    let fields = element.children("field", namespace: BuiltInType.namespace)
    let paths = fields.compactMap { IdentityPath.path(of: $0, isField: true) }
    guard !fields.isEmpty, paths.count == fields.count else { return nil }
    return IdentityConstraint(
      kind: kind, name: QualifiedName(name, namespace: schema.targetNamespace), selector: path, fields: paths)
  }
}
