import SchemaComponents

/// Plans the constants that hold the facets of types, each once and only if something mentions it.
struct FacetPlanner {
  let index: ModelIndex
  let facets: FacetIndex

  /// The plans of everything that these lead to, in document order.
  func plans(for uses: some Sequence<FacetUse>) -> [FacetPlan] {
    var needed: Set<TypeID> = []
    var pending = Array(uses)
    while let use = pending.popLast() {
      guard case .defined(let id) = use, needed.insert(id).inserted, let step = facets.steps[id.index] else { continue }
      pending += [step.base, step.items].compactMap(\.self)
    }
    var scope = NameScope(reserved: ReservedWords.ofConstants)
    return needed.sorted().compactMap { id in
      guard let step = facets.steps[id.index] else { return nil }
      let path = index.model[id].name?.localName ?? index.model[id].path.joined(separator: "-")
      return plan(step, name: scope.allocate(Casing.memberName(path)))
    }
  }

  private func plan(_ step: FacetIndex.Step, name: String) -> FacetPlan {
    var plan = FacetPlan(
      id: step.id, name: name, typeName: typeName(step.id), base: step.base, items: step.items)
    for facet in step.facets.others {
      let value = facet.name == "pattern" ? facet.value : Self.trimmed(facet.value)
      switch facet.name {
      case "pattern": plan.patterns.append(value)
      case "length", "minLength", "maxLength", "totalDigits", "fractionDigits":
        // Nothing is longer than the longest that can be counted.
        plan.counts.append((facet.name, Int(value) ?? Int.max))
      case "whiteSpace": plan.whiteSpace = value
      default: plan.bounds.append((facet.name, value))
      }
    }
    plan.enumeration = step.facets.enumeration.map { word in
      step.enumeratesNames ? word.qualifiedNames.map(\.description).joined(separator: " ") : word.value
    }
    return plan
  }

  private func typeName(_ id: TypeID) -> QualifiedName? {
    index.builtInBase(of: id) == nil ? nil : index.model[id].name
  }

  private static func trimmed(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }.joined(separator: " ")
  }
}
