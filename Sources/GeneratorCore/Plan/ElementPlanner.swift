import SchemaComponents

/// Plans the structs of global elements that no structure stands for: those of simple types, those that share a named
/// type with another element, and those that may be nil. In a schema without services each may be the root of a document.
struct ElementPlanner {
  let index: ModelIndex
  let mapper: TypeMapper
  let names: TypeNames
  let facets: FacetIndex
  let structures: [StructurePlan?]

  /// The plans of all such elements, in document order.
  func plans(_ documentation: inout DocumentationSource) -> [ElementPlan] {
    let standing = Set(structures.compactMap { $0?.element })
    var plans: [ElementPlan] = []
    for element in index.model.elements where element.isNillable || !standing.contains(element.name) {
      guard let name = names.elementNames[element.name] else { continue }
      let keepsNilAttributes = mapper.keepsNilAttributes(ofMember: element)
      let use = mapper.contentUse(of: element)
      let keepsType = mapper.isLexical(element.type) && use == mapper.use(of: element.type)
      let path = "element:" + element.name.localName
      plans.append(
        ElementPlan(
          element: element.name, name: name,
          documentation: documentation.text(
            for: path, schema: element.documentation,
            otherwise: "Element `\(element.name.localName)` of `\(element.name.namespace)`."),
          type: keepsNilAttributes ? .nillable(use) : use, isNillable: element.isNillable && !keepsNilAttributes,
          keepsType: keepsType, constraints: mapper.constraints(ofMember: element, facets, keepsType: keepsType),
          identity: IdentityPlanner.plans(of: element, isRoot: true)))
    }
    return plans
  }
}
