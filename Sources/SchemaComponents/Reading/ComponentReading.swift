import SchemaDocuments

/// Reads every definition into the model.
enum ComponentReading: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    assembly.model.types.reserveCapacity(assembly.typeSources.count)
    for index in assembly.typeSources.indices {
      assembly.model.types.append(assembly.readType(TypeID(index: index)))
    }
    for schema in assembly.schemas {
      for child in schema.root.children where child.namespace == BuiltInType.namespace {
        readGlobal(child, in: schema, assembly)
        if child.localName == "redefine" {
          for definition in child.children { readGlobal(definition, in: schema, assembly) }
        }
      }
    }
  }

  /// Elements enter the model; groups and attributes are read even if nothing refers to them, for their errors.
  private static func readGlobal(_ element: SourceElement, in schema: SchemaSource, _ assembly: SchemaAssembly) {
    guard !assembly.droppedComponents.contains(ObjectIdentifier(element)), element.attribute("name") != nil else {
      return
    }
    let source = ComponentSource(element: element, schema: schema)
    switch element.localName {
    case "element":
      let declaration = assembly.globalElement(source)
      assembly.model.elementsByName[declaration.name] = assembly.model.elements.count
      assembly.model.elements.append(declaration)
    case "attribute":
      if let attribute = assembly.readAttribute(element, in: schema, isGlobal: true) {
        assembly.model.attributeNames.append(attribute.name)
      }
    case "group": _ = assembly.namedGroup(source)
    case "attributeGroup": _ = assembly.namedAttributeGroup(source)
    default: break
    }
  }
}

extension SchemaAssembly {
  /// Reads one type definition.
  func readType(_ id: TypeID) -> TypeDefinition {
    let source = typeSources[id.index]
    let kind: TypeDefinition.Kind =
      source.element.localName == "simpleType"
      ? .simple(readSimpleType(source.element, in: source.schema))
      : .complex(readComplexType(source.element, in: source.schema))
    return TypeDefinition(
      id: id, name: source.name, path: source.path, owningElement: source.owningElement,
      namespace: source.schema.targetNamespace, kind: kind, documentation: documentation(of: source.element),
      location: source.element.location)
  }

  /// The identifier of a type that is defined in place.
  func anonymousType(in element: SourceElement, _ localName: String) -> TypeReference? {
    guard let child = element.firstChild(localName, namespace: BuiltInType.namespace) else { return nil }
    return typeIDs[ObjectIdentifier(child)].map { .defined($0) }
  }
}
