import SchemaComponents
import SchemaDocuments

/// Plans structures and enumerations, one at a time.
struct StructurePlanner {
  let index: ModelIndex
  let types: TypeNames
  let members: MemberNames
  let mapper: TypeMapper
  var documentation: DocumentationSource
  /// What is to be said about the structure being planned.
  private var diagnostics: [Diagnostic] = []

  init(
    index: ModelIndex, types: TypeNames, members: MemberNames, mapper: TypeMapper,
    documentation: DocumentationSource
  ) {
    self.index = index
    self.types = types
    self.members = members
    self.mapper = mapper
    self.documentation = documentation
  }

  // MARK: Structures

  /// The plan of a complex type; `nil` where it has no Swift shape.
  mutating func structure(_ id: TypeID) -> StructurePlan? {
    let type = index.model[id]
    guard case .complex(let complex) = type.kind, let content = index.contents[id.index], content.unsupported == nil,
      let name = types.names[id.index], let names = members.members[id.index]
    else { return nil }
    let path = index.schemaPath(id)
    let wireName = type.name?.localName ?? type.owningElement?.localName ?? type.path.last ?? ""
    let documentation = self.documentation.text(
      for: path, schema: type.documentation ?? elementDocumentation(type), otherwise: Self.summary(of: type, path))
    diagnostics = []
    let fields = fields(of: complex, content, names, id, path)
    var plan = StructurePlan(
      id: id, schemaPath: path, name: name, documentation: documentation, wireName: wireName,
      namespace: type.namespace, elementNamespace: elementNamespace(content, type.namespace),
      element: element(of: type),
      isAbstract: complex.isAbstract, base: base(of: id), fields: fields, polymorphism: polymorphism(of: id))
    plan.diagnostics = diagnostics
    return plan
  }

  private static func summary(of type: TypeDefinition, _ path: String) -> String {
    if type.name != nil { return "Type `\(path)` of `\(type.namespace)`." }
    return type.path.count == 1
      ? "Element `\(path)` of `\(type.namespace)`." : "Type of element `\(path)` of `\(type.namespace)`."
  }

  /// The documentation of a global element belongs to its anonymous type.
  private func elementDocumentation(_ type: TypeDefinition) -> String? {
    guard type.name == nil, type.path.count == 1, let name = type.owningElement,
      let position = index.model.elementsByName[name]
    else { return nil }
    return index.model.elements[position].documentation
  }

  /// Where no local element is in the type's namespace (`elementFormDefault="unqualified"`), the table says so once.
  private func elementNamespace(_ content: ContentModel, _ namespace: String) -> String? {
    var first: String?
    for case .element(let element, _, _) in content.items {
      if element.name.namespace == namespace { return nil }
      if first == nil { first = element.name.namespace }
    }
    return first
  }

  /// The element that stands for values of this type in `init(xml:)`: the one of its own name, or its only one.
  private func element(of type: TypeDefinition) -> QualifiedName? {
    let elements = index.elementsOfType[type.id.index].map { index.model.elements[$0].name }
    guard let name = type.name else { return elements.first }
    if elements.contains(name) { return name }
    return elements.first { $0.localName == name.localName } ?? (elements.count == 1 ? elements[0] : nil)
  }

  private func base(of id: TypeID) -> BasePlan? {
    guard let base = index.bases[id.index], let name = types.names[base.index],
      let protocolName = types.protocolNames[base.index], let accessor = members.accessors[base.index]
    else { return nil }
    return BasePlan(id: base, name: name, protocolName: protocolName, accessor: accessor)
  }

  private func polymorphism(of id: TypeID) -> PolymorphismPlan? {
    guard let enumName = types.polymorphicNames[id.index], let protocolName = types.protocolNames[id.index],
      let accessor = members.accessors[id.index]
    else { return nil }
    var scope = NameScope()
    var variants: [PolymorphismPlan.Variant] = []
    for variant in index.hierarchy(of: id) {
      guard case .complex(let complex) = index.model[variant].kind, !complex.isAbstract,
        let name = types.names[variant.index]
      else { continue }
      variants.append(
        PolymorphismPlan.Variant(id: variant, caseName: scope.allocate(Casing.caseName(name)), typeName: name))
    }
    return PolymorphismPlan(protocolName: protocolName, enumName: enumName, accessor: accessor, variants: variants)
  }

  // MARK: Fields

  private mutating func fields(
    of complex: ComplexType, _ content: ContentModel, _ names: MemberNames.Members, _ id: TypeID, _ path: String
  ) -> [FieldPlan] {
    var fields: [FieldPlan] = []
    if let text = content.text, let name = names.text, !inheritsText(id) {
      fields.append(
        FieldPlan(
          schemaPath: path + "/#text", name: name, documentation: "The text of `\(path)`.",
          wireName: QualifiedName("", namespace: ""), shape: .text,
          type: lexicalUse(of: text, path, index.model[id].location)))
    }
    for (item, name) in zip(content.items, names.items) {
      switch item {
      case .element(let element, let minimum, let maximum):
        fields.append(field(element, minimum: minimum, maximum: maximum, name: name, owner: path))
      case .wildcard:
        fields.append(
          FieldPlan(
            schemaPath: path + "/#any", name: name, documentation: "Elements that `\(path)` leaves open.",
            wireName: QualifiedName("", namespace: ""), shape: .wildcard, type: .fragment))
      }
    }
    for (attribute, name) in zip(complex.attributes, names.attributes) where attribute.use != .prohibited {
      fields.append(field(attribute, name: name, owner: path))
    }
    if complex.anyAttribute != nil, let name = names.anyAttributes {
      fields.append(
        FieldPlan(
          schemaPath: path + "/#anyAttribute", name: name, documentation: "Attributes that `\(path)` leaves open.",
          wireName: QualifiedName("", namespace: ""), shape: .anyAttributes, type: .runtime("XMLAttribute")))
    }
    return fields
  }

  /// The type of an attribute or of text, which the runtime reads without the namespaces in scope.
  private mutating func lexicalUse(of type: TypeReference, _ path: String, _ location: SourceLocation) -> TypeUse {
    let use = mapper.use(of: type)
    if !use.isQualifiedName { return use }
    diagnostics.append(
      Diagnostic(
        .warning, code: "GEN0111",
        "'\(path)' is a qualified name outside an element of its own, which has no Swift shape yet; "
          + "it is kept as text with its prefix", at: location))
    return .string
  }

  private func inheritsText(_ id: TypeID) -> Bool {
    index.ancestors(of: id).contains { index.contents[$0.index]?.text != nil }
  }

  /// The plan of an element where it stands in a sequence.
  mutating func field(
    _ element: ElementDeclaration, minimum: Int, maximum: Int?, name: String, owner: String
  ) -> FieldPlan {
    let path = owner + "/" + element.name.localName
    let documentation = self.documentation.text(
      for: path, schema: element.documentation, otherwise: "`\(element.name.localName)` of `\(owner)`.")
    var type = mapper.use(of: element.type)
    let shape: FieldPlan.Shape
    if maximum.map({ $0 > 1 }) ?? true {
      shape = .array(FieldPlan.Bounds(minimum: minimum, maximum: maximum), hasNillableItems: element.isNillable)
    } else if case .defined(let id) = element.type, let item = index.wrappedElement(id) {
      type = mapper.use(of: item.element.type)
      shape = .wrapped(
        item: item.element.name, FieldPlan.Bounds(minimum: item.minimum, maximum: item.maximum),
        hasNillableItems: item.element.isNillable, isOptional: minimum == 0 || element.isNillable,
        isNillable: element.isNillable)
    } else if minimum > 0 && !element.isNillable {
      shape = .required
    } else {
      shape = .optional(isNillable: element.isNillable, isRequired: minimum > 0)
    }
    return FieldPlan(
      schemaPath: path, name: name, documentation: documentation, wireName: element.name, shape: shape, type: type,
      isRequiredOnWire: minimum > 0)
  }

  private mutating func field(_ attribute: AttributeUse, name: String, owner: String) -> FieldPlan {
    let path = owner + "/" + attribute.name.localName
    let documentation = self.documentation.text(
      for: path, schema: attribute.documentation, otherwise: "Attribute `\(attribute.name.localName)` of `\(owner)`.")
    return FieldPlan(
      schemaPath: path, name: name, documentation: documentation, wireName: attribute.name,
      shape: .attribute(isRequired: attribute.use == .required),
      type: lexicalUse(of: attribute.type, path, attribute.location),
      isRequiredOnWire: attribute.use == .required)
  }
}
