import SchemaComponents

/// Plans the enums of substitution groups.
struct SubstitutionPlanner {
  let index: ModelIndex
  let mapper: TypeMapper
  let facets: FacetIndex
  let names: TypeNames

  /// The plans of all groups, in document order of their heads.
  func plans() -> [SubstitutionPlan] {
    index.model.elements.compactMap { head in
      guard index.isSubstituted(head), let name = names.substitutionNames[head.name] else { return nil }
      var scope = NameScope(reserved: ReservedWords.ofAlternatives)
      let members = (index.substitutions[head.name] ?? []).map { index.model.elements[$0] }
      return SubstitutionPlan(
        head: head.name, name: name,
        documentation: "An element of the substitution group of `\(head.name.localName)`.",
        cases: members.map { member in
          let use = mapper.contentUse(of: member)
          let keepsNilAttributes = mapper.keepsNilAttributes(ofMember: member)
          return SubstitutionPlan.Case(
            name: scope.allocate(names.caseName(member.name.localName)),
            documentation: member.documentation ?? "The element `\(member.name.localName)`.", element: member.name,
            type: keepsNilAttributes ? .nillable(use) : use, isNillable: member.isNillable && !keepsNilAttributes,
            constraints: mapper.constraints(ofMember: member, facets))
        })
    }
  }
}
