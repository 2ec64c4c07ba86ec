extension ModulePlan {
  /// The facets that the tables of the module mention.
  var facetUses: [FacetUse] {
    var uses: [FacetUse?] = []
    func add(_ constraints: ValueConstraints) {
      uses.append(constraints.facets)
      if let rules = constraints.rules { uses += rules.simpleTypes.map(\.facets) }
    }
    for structure in structures {
      uses.append(structure.textFacets)
      for restriction in structure.restrictions { uses.append(restriction.facets) }
      for field in structure.fields { add(field.constraints) }
      for group in structure.groups { for field in group.fields { add(field.constraints) } }
    }
    for union in unions { for member in union.cases { uses.append(member.facets) } }
    for substitution in substitutions { for member in substitution.cases { add(member.constraints) } }
    for element in elements { add(element.constraints) }
    for service in services {
      for headers in service.headers { for field in headers.fields { add(field.constraints) } }
    }
    return uses.compactMap(\.self)
  }

  /// Whether something is left open, but only to what is declared.
  var hasStrictWildcards: Bool {
    structures.contains { structure in
      structure.fields.contains(where: \.isStrictWildcard)
        || structure.groups.contains { $0.fields.contains(where: \.isStrictWildcard) }
    }
  }
}

extension FieldPlan {
  /// Whether it stands for elements or attributes that have to be declared.
  var isStrictWildcard: Bool {
    switch shape {
    case .wildcard, .anyElement, .anyAttributes: wildcard.isStrict
    default: false
    }
  }
}
