import SchemaComponents
import SchemaDocuments

/// Plans structures and enumerations, one at a time.
struct StructurePlanner {
  let index: ModelIndex
  let types: TypeNames
  let members: MemberNames
  let mapper: TypeMapper
  let facets: FacetIndex
  var documentation: DocumentationSource
  /// What is to be said about the structure being planned.
  private var diagnostics: [Diagnostic] = []

  init(
    index: ModelIndex, types: TypeNames, members: MemberNames, mapper: TypeMapper, facets: FacetIndex,
    documentation: DocumentationSource
  ) {
    self.index = index
    self.types = types
    self.members = members
    self.mapper = mapper
    self.facets = facets
    self.documentation = documentation
  }

  // MARK: Structures

  /// The plan of a complex type; `nil` where it has no Swift shape.
  mutating func structure(_ id: TypeID) -> StructurePlan? {
    let type = index.model[id]
    guard case .complex(let complex) = type.kind, let content = index.contents[id.index],
      let name = types.names[id.index], let names = members.members[id.index]
    else { return nil }
    let path = index.schemaPath(id)
    let wireName = type.name?.localName ?? type.owningElement?.localName ?? type.path.last ?? ""
    let documentation = self.documentation.text(
      for: path, schema: type.documentation ?? elementDocumentation(type), otherwise: Self.summary(of: type, path))
    diagnostics = []
    let fields = fields(of: content, names, id, path)
    var plan = StructurePlan(
      id: id, schemaPath: path, name: name, documentation: documentation, wireName: wireName,
      namespace: type.namespace, elementNamespace: elementNamespace(content, type.namespace),
      element: element(of: type),
      isAbstract: complex.isAbstract, base: base(of: id), isAnyOrder: content.isAnyOrder, fields: fields,
      groups: groups(of: id, wireName: wireName, path), polymorphism: polymorphism(of: id))
    plan.diagnostics = diagnostics
    let planner = RestrictionPlanner(index: index, facets: facets)
    (plan.restrictions, plan.isReordered) = planner.restrictions(of: id)
    if let wildcard = planner.attributeWildcard(of: id) { plan.restrictions.append(wildcard) }
    plan.contentModel = ContentModelPlanner(index: index).plan(of: id)
    if index.model.hasIdentityConstraints {
      plan.identity = IdentityPlanner(index: index).plans(of: complex, element: plan.element)
    }
    if content.text == nil, let base = index.bases[id.index] {
      let own = facets.use(of: .defined(id))
      if own != facets.use(of: .defined(base)) { plan.textFacets = own }
    }
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
    var scope = NameScope(reserved: ReservedWords.ofVariants)
    var variants: [PolymorphismPlan.Variant] = []
    for variant in index.hierarchy(of: id) {
      guard case .complex(let complex) = index.model[variant].kind, !complex.isAbstract,
        let name = types.names[variant.index]
      else { continue }
      variants.append(
        PolymorphismPlan.Variant(
          id: variant, caseName: scope.allocate(types.caseName(name)), typeName: name,
          isBlocked: BlockIndex(index).isBlocked(variant, by: id)))
    }
    return PolymorphismPlan(protocolName: protocolName, enumName: enumName, accessor: accessor, variants: variants)
  }

  // MARK: Fields

  private mutating func fields(
    of content: ContentModel, _ names: MemberNames.Members, _ id: TypeID, _ path: String
  ) -> [FieldPlan] {
    var fields: [FieldPlan] = []
    if let text = content.text, let name = names.text {
      fields.append(
        FieldPlan(
          schemaPath: path + "/#text", name: name, documentation: "The text of `\(path)`.",
          wireName: QualifiedName("", namespace: ""), shape: .text,
          type: mapper.use(of: text), constraints: ValueConstraints(facets: facets.use(of: .defined(id)))))
    }
    for (item, name) in zip(content.items, names.items) { fields.append(field(item, name: name, id, path)) }
    for (attribute, name) in zip(index.attributes[id.index], names.attributes) {
      fields.append(field(attribute, name: name, owner: path))
    }
    if let name = names.anyAttributes {
      fields.append(
        FieldPlan(
          schemaPath: path + "/#anyAttribute", name: name, documentation: "Attributes that `\(path)` leaves open.",
          wireName: QualifiedName("", namespace: ""), shape: .anyAttributes, type: .runtime("XMLAttribute"),
          wildcard: attributeWildcard(of: id)))
    }
    return fields
  }

  /// What a type leaves open of attributes, with which those that are derived from it begin.
  private func attributeWildcard(of id: TypeID) -> ContentWildcard {
    var wildcard = index.attributeWildcard(of: id) ?? .any
    wildcard.isStrict = index.hasStrictAttributes(id)
    return wildcard
  }

  /// The plan of one member of a content model.
  private mutating func field(
    _ item: ContentModel.Item, name: String, _ id: TypeID, _ path: String, isAlternative: Bool = false
  ) -> FieldPlan {
    func unnamed(_ documentation: String, _ shape: FieldPlan.Shape, _ type: TypeUse) -> FieldPlan {
      FieldPlan(
        schemaPath: path + "/#" + name, name: name, documentation: documentation,
        wireName: QualifiedName("", namespace: ""), shape: shape, type: type)
    }
    switch item {
    case .element(let element, let minimum, let maximum):
      return field(
        element, minimum: minimum, maximum: maximum, name: name, owner: path, isAlternative: isAlternative)
    case .wildcard(let wildcard, let minimum, let maximum):
      var plan =
        isAlternative
        ? unnamed("An element that `\(path)` leaves open.", .anyElement, .fragment)
        : unnamed("Elements that `\(path)` leaves open.", .wildcard, .fragment)
      plan.wildcard = wildcard
      if !isAlternative { plan.wildcardBounds = FieldPlan.Bounds(minimum: minimum, maximum: maximum) }
      return plan
    case .text: return unnamed("Text between elements.", .textNode, .string)
    case .mixed(let group):
      return unnamed("Text and elements of `\(path)`, in order.", .mixed, use(of: group))
    case .group(let group, let minimum, let maximum):
      let isSingle = maximum.map { $0 <= 1 } ?? false
      return unnamed(
        Self.summary(of: index.groups[group], path),
        isSingle
          ? .group(isOptional: minimum == 0)
          : .groupArray(FieldPlan.Bounds(minimum: minimum, maximum: maximum)), use(of: group))
    }
  }

  private func use(of group: Int) -> TypeUse {
    .nested(
      owner: types.names[index.groups[group].owner.index] ?? "", name: members.groupTypeNames[group], group: group)
  }

  private static func summary(of group: ContentGroup, _ path: String) -> String {
    switch group.kind {
    case .structure: "Elements of `\(path)` that belong together."
    case .choice: "One of several alternatives in `\(path)`."
    case .mixed: "A stretch of text or an element in `\(path)`."
    }
  }

  private mutating func groups(of id: TypeID, wireName: String, _ path: String) -> [GroupPlan] {
    let namespace = index.model[id].namespace
    return index.groupsOfType[id.index].map { position in
      let group = index.groups[position]
      let isChoice = group.kind != .structure
      return GroupPlan(
        group: position, name: members.groupTypeNames[position], documentation: Self.summary(of: group, path),
        wireName: wireName, namespace: namespace, elementNamespace: elementNamespace(group.content, namespace),
        isChoice: isChoice, isAnyOrder: group.content.isAnyOrder,
        fields: zip(group.content.items, members.groupMembers[position].items).map { item, name in
          field(item, name: name, id, path, isAlternative: isChoice)
        })
    }
  }

  /// The plan of an element where it stands in a sequence.
  mutating func field(
    _ element: ElementDeclaration, minimum: Int, maximum: Int?, name: String, owner: String,
    isAlternative: Bool = false
  ) -> FieldPlan {
    let path = owner + "/" + element.name.localName
    let documentation = self.documentation.text(
      for: path, schema: element.documentation, otherwise: "`\(element.name.localName)` of `\(owner)`.")
    let keepsNilAttributes = mapper.keepsNilAttributes(of: element)
    let isNillable = mapper.isNillable(element) && !keepsNilAttributes
    var type = keepsNilAttributes ? .nillable(mapper.use(of: element)) : mapper.use(of: element)
    var constraints = mapper.constraints(of: element, facets)
    let shape: FieldPlan.Shape
    if maximum.map({ $0 > 1 }) ?? true {
      shape = .array(FieldPlan.Bounds(minimum: minimum, maximum: maximum), hasNillableItems: isNillable)
    } else if !isAlternative, !index.isSubstituted(element), case .defined(let id) = element.type,
      let item = index.wrappedElement(id)
    {
      let keepsNilAttributes = mapper.keepsNilAttributes(of: item.element)
      type = mapper.contentUse(of: item.element)
      if keepsNilAttributes { type = .nillable(type) }
      constraints = mapper.constraints(of: item.element, facets)
      shape = .wrapped(
        item: item.element.name, FieldPlan.Bounds(minimum: item.minimum, maximum: item.maximum),
        hasNillableItems: item.element.isNillable && !keepsNilAttributes,
        isOptional: minimum == 0 || element.isNillable, isNillable: element.isNillable)
    } else if !isNillable && (minimum > 0 || isAlternative) {
      shape = .required
    } else {
      shape = .optional(isNillable: isNillable, isRequired: minimum > 0)
    }
    return FieldPlan(
      schemaPath: path, name: name,
      documentation: documentation + mapper.remarks(on: element.type, fixed: element.fixedValue),
      wireName: element.name, shape: shape, type: type,
      isRequiredOnWire: minimum > 0, constraints: constraints)
  }

  private mutating func field(_ attribute: AttributeUse, name: String, owner: String) -> FieldPlan {
    let path = owner + "/" + attribute.name.localName
    let documentation = self.documentation.text(
      for: path, schema: attribute.documentation, otherwise: "Attribute `\(attribute.name.localName)` of `\(owner)`.")
    return FieldPlan(
      schemaPath: path, name: name,
      documentation: documentation
        + mapper.remarks(on: attribute.type, default: attribute.defaultValue, fixed: attribute.fixedValue),
      wireName: attribute.name,
      shape: .attribute(isRequired: attribute.use == .required),
      type: mapper.use(of: attribute.type),
      isRequiredOnWire: attribute.use == .required,
      constraints: ValueConstraints(
        // Only those identity constraints ask what it is that is left out.
        defaultText: index.model.hasIdentityConstraints && attribute.use != .required ? attribute.defaultValue : nil,
        fixedText: attribute.fixedValue, facets: facets.use(of: attribute.type)))
  }
}
