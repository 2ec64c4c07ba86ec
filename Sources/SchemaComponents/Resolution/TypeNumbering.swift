import SchemaDocuments

/// Gives each type definition its identifier, in document order, before any of them is read: references may point
/// forward.
enum TypeNumbering: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for schema in assembly.schemas {
      for child in schema.root.children where child.namespace == BuiltInType.namespace {
        if child.localName == "redefine" {
          for definition in child.children { number(component: definition, in: schema, assembly) }
        } else {
          number(component: child, in: schema, assembly)
        }
      }
    }
  }

  private static func number(component: SourceElement, in schema: SchemaSource, _ assembly: SchemaAssembly) {
    guard let kind = ComponentKind(definedBy: component.localName),
      let name = component.attribute("name")?.trimmingXMLSpace()
    else { return }
    let identity = ObjectIdentifier(component)
    guard !assembly.droppedComponents.contains(identity) else { return }
    if kind == .type {
      numberOriginal(of: component, path: [name], assembly)
      add(
        component, schema, name: QualifiedName(name, namespace: schema.targetNamespace), path: [name], owner: nil,
        assembly)
    } else {
      numberAnonymous(
        in: component, schema, path: [name],
        owner: kind == .element ? QualifiedName(name, namespace: schema.targetNamespace) : nil, assembly)
    }
  }

  /// Numbers a type and those inside it.
  private static func add(
    _ element: SourceElement, _ schema: SchemaSource, name: QualifiedName?, path: [String], owner: QualifiedName?,
    _ assembly: SchemaAssembly
  ) {
    let id = TypeID(index: assembly.typeSources.count)
    assembly.typeSources.append(
      .init(element: element, schema: schema, name: name, path: path, owningElement: owner))
    assembly.typeIDs[ObjectIdentifier(element)] = id
    if let name { assembly.model.typesByName[name] = id }
    numberAnonymous(in: element, schema, path: path, owner: nil, assembly)
  }

  /// Numbers what a redefinition needs of its original: a simple type becomes an anonymous base, a complex one is
  /// merged and only the types in it stay.
  private static func numberOriginal(of redefinition: SourceElement, path: [String], _ assembly: SchemaAssembly) {
    guard let original = assembly.redefinedOriginals[ObjectIdentifier(redefinition)] else { return }
    numberOriginal(of: original.element, path: path, assembly)
    guard redefinition.localName == "simpleType" else {
      return numberAnonymous(in: original.element, original.schema, path: path, owner: nil, assembly)
    }
    add(original.element, original.schema, name: nil, path: path, owner: nil, assembly)
    if let restriction = redefinition.firstChild("restriction", namespace: BuiltInType.namespace),
      let id = assembly.typeIDs[ObjectIdentifier(original.element)], let name = path.first
    {
      let name = QualifiedName(name, namespace: original.schema.targetNamespace)
      assembly.redefinedBases[ObjectIdentifier(restriction)] = (name, id)
    }
  }

  private static func numberAnonymous(
    in element: SourceElement, _ schema: SchemaSource, path: [String], owner: QualifiedName?, _ assembly: SchemaAssembly
  ) {
    let children = element.children
    var index = 0
    while index < children.count {
      let child = children[index]
      index += 1
      switch child.localName {
      case "complexType", "simpleType":
        add(child, schema, name: nil, path: path, owner: owner, assembly)
      case "element", "attribute":
        guard !child.children.isEmpty, let name = child.attribute("name")?.trimmingXMLSpace() else { continue }
        let isElement = child.localName == "element"
        let isQualified = schema.isQualified(
          child.attribute("form"), default: isElement ? schema.qualifiesElements : schema.qualifiesAttributes)
        let owner = QualifiedName(name, namespace: isQualified ? schema.targetNamespace : "")
        numberAnonymous(in: child, schema, path: path + [name], owner: isElement ? owner : nil, assembly)
      case "annotation", "any", "anyAttribute", "key", "keyref", "unique": continue
      default:
        if !child.children.isEmpty { numberAnonymous(in: child, schema, path: path, owner: nil, assembly) }
      }
    }
  }
}
