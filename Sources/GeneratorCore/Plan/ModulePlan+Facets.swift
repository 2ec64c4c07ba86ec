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
    for service in services {
      for headers in service.headers { uses += headers.fields.map(\.constraints.facets) }
    }
    return uses.compactMap(\.self)
  }
}
