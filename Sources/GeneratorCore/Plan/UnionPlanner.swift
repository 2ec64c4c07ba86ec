import SchemaComponents

/// Plans the enums of union types.
struct UnionPlanner {
  let index: ModelIndex
  let mapper: TypeMapper
  let facets: FacetIndex
  let names: TypeNames

  /// The plan of a simple type; `nil` where it is no union.
  func union(_ id: TypeID, documentation: inout DocumentationSource) -> UnionPlan? {
    guard let members = index.unions.members[id.index], let name = names.names[id.index] else { return nil }
    let owner = index.listOwner[id.index] ?? id
    let type = index.model[owner]
    let path = index.schemaPath(owner)
    var scope = NameScope(reserved: ReservedWords.ofUnions)
    return UnionPlan(
      id: id, name: name,
      documentation: documentation.text(
        for: path, schema: type.documentation ?? index.model[id].documentation,
        otherwise: "A value of one of the member types of `\(path)` of `\(type.namespace)`."),
      cases: members.map { member in
        UnionPlan.Case(
          name: scope.allocate(names.caseName(schemaName(member.type))),
          documentation: "A value of \(description(member.type)).", type: mapper.use(of: member.type),
          facets: facets.use(of: member.type))
      })
  }

  /// What a member type is called: its own name, or for an anonymous one what it is made of.
  private func schemaName(_ reference: TypeReference) -> String {
    switch reference {
    case .builtIn(let type): return type.rawValue
    case .defined(let id):
      if let name = index.model[id].name { return name.localName }
      if index.isEnumeration(id) { return "word" }
      guard case .simple(let simple) = index.model[id].kind else { return "value" }
      switch simple.variety {
      case .restriction(let base): return schemaName(base)
      case .list: return "list"
      case .union: return "union"
      }
    }
  }

  private func description(_ reference: TypeReference) -> String {
    switch reference {
    case .builtIn(let type): return "`xs:\(type.rawValue)`"
    case .defined(let id):
      guard let name = index.model[id].name else { return "an anonymous member type" }
      return "`\(name.localName)`"
    }
  }
}
