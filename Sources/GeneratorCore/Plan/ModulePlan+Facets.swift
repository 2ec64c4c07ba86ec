extension ModulePlan {
  /// The facets that the tables of the module mention.
  var facetUses: [FacetUse] {
    var uses: [FacetUse?] = []
    for structure in structures {
      uses.append(structure.textFacets)
      uses += structure.restrictions.map(\.facets)
      uses += structure.fields.map(\.constraints.facets)
      for group in structure.groups { uses += group.fields.map(\.constraints.facets) }
    }
    for union in unions { uses += union.cases.map(\.facets) }
    for substitution in substitutions { uses += substitution.cases.map(\.constraints.facets) }
    uses += elements.map(\.constraints.facets)
    for constraints in allConstraints { uses += constraints.simpleTypes.map(\.facets) }
    for service in services {
      for headers in service.headers { uses += headers.fields.map(\.constraints.facets) }
    }
    return uses.compactMap(\.self)
  }

  /// What is said of elements beside their types.
  private var allConstraints: [ValueConstraints] {
    fieldsOfTypes.map(\.constraints) + substitutions.flatMap { $0.cases.map(\.constraints) }
      + elements.map(\.constraints)
  }

  private var fieldsOfTypes: [FieldPlan] { structures.flatMap { $0.fields + $0.groups.flatMap(\.fields) } }

  /// Whether something is left open, but only to what is declared.
  var hasStrictWildcards: Bool {
    fieldsOfTypes.contains { field in
      switch field.shape {
      case .wildcard, .anyElement, .anyAttributes: field.wildcard.isStrict
      default: false
      }
    }
  }
}
