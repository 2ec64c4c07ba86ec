import SchemaComponents

/// Plans what a complex type that restricts another says anew of the members of its base.
struct RestrictionPlanner {
  let index: ModelIndex
  let facets: FacetIndex

  /// What a type says anew, and whether it puts the elements into an order that the base leaves open.
  func restrictions(of id: TypeID) -> (restrictions: [RestrictionPlan], isReordered: Bool) {
    guard case .complex(let complex) = index.model[id].kind else { return ([], false) }
    if case .extension = complex.derivation { return (restoredAttributes(of: complex, index.ancestors(of: id)), false) }
    guard case .restriction(.defined(let base)) = complex.derivation,
      case .complex = index.model[base].kind
    else { return ([], false) }
    let ancestors = index.ancestors(of: id)
    let attributes = self.attributes(of: complex, ancestors)
    guard let own = ownElements(of: complex, id) else { return (attributes, false) }
    let isReordered = own.isSequence && ancestors.contains { index.contents[$0.index]?.isAnyOrder ?? false }
    return (elements(own, ancestors, isReordered: isReordered) + attributes, isReordered)
  }

  /// The attributes that a type leaves open, where they are not those that its base does.
  func attributeWildcard(of id: TypeID) -> RestrictionPlan? {
    guard index.ancestors(of: id).contains(where: { index.hasAnyAttribute[$0.index] }), let base = index.bases[id.index]
    else { return nil }
    let own = index.attributeWildcard(of: id) ?? .none
    if own.admitsSame(as: index.attributeWildcard(of: base) ?? .none) { return nil }
    return RestrictionPlan(name: QualifiedName("", namespace: ""), isAttribute: true, wildcard: own)
  }

  /// The elements of the content, each with its bounds; `nil` if they stand in groups, where the tables of the base have
  /// their members as well.
  private func ownElements(
    of complex: ComplexType, _ id: TypeID
  ) -> (elements: [(ElementDeclaration, minimum: Int, maximum: Int?)], isSequence: Bool, isOpen: Bool)? {
    switch complex.content {
    case .empty: return ([], false, false)
    case .simple, .mixed: return nil
    case .elements(let particle):
      guard let tree = ParticleTree(particle, open: { _ in false }) else { return ([], false, false) }
      var groups: [ContentGroup] = []
      let content = tree.contentModel(of: id, groups: &groups)
      guard groups.isEmpty else { return nil }
      var elements: [(ElementDeclaration, minimum: Int, maximum: Int?)] = []
      var isOpen = false
      for item in content.items {
        switch item {
        case .element(let element, let minimum, let maximum): elements.append((element, minimum, maximum))
        default: isOpen = true
        }
      }
      return (elements, !content.isAnyOrder, isOpen)
    }
  }

  private func elements(
    _ own: (elements: [(ElementDeclaration, minimum: Int, maximum: Int?)], isSequence: Bool, isOpen: Bool),
    _ ancestors: [TypeID], isReordered: Bool
  ) -> [RestrictionPlan] {
    var plans: [(position: Int, plan: RestrictionPlan)] = []
    for ancestor in ancestors {
      for case .element(let element, let minimum, let maximum) in index.contents[ancestor.index]?.items ?? []
      where !index.isSubstituted(element) {
        let found = own.elements.enumerated().filter { $0.element.0.name == element.name }
        if found.isEmpty, !own.isOpen {
          plans.append((own.elements.count, RestrictionPlan(name: element.name, isAttribute: false, maximum: 0)))
        }
        guard found.count == 1, let only = found.first else { continue }
        let (restricted, least, most) = only.element
        var plan = RestrictionPlan(name: element.name, isAttribute: false)
        if least > minimum { plan.minimum = least }
        if let most, maximum.map({ most < $0 }) ?? true { plan.maximum = most }
        plan.narrow(
          facets: facetUse(of: restricted.type, restricting: element.type), from: facets.use(of: element.type),
          fixed: restricted.fixedValue, from: element.fixedValue)
        plans.append((only.offset, plan))
      }
    }
    if isReordered { return plans.sorted { $0.position < $1.position }.map(\.plan) }
    return plans.map(\.plan).filter { !$0.isEmpty }
  }

  /// The facets of values of a type in a member whose Swift type is that of another: where numbers are smaller, their
  /// range as well.
  private func facetUse(of type: TypeReference, restricting base: TypeReference) -> FacetUse? {
    if let own = facets.use(of: type) { return own }
    guard let number = index.builtInBase(of: type), number != index.builtInBase(of: base) else { return nil }
    return BuiltInMapping.rangeFacets(of: number).map { .builtIn($0) }
  }

  /// The attributes that an extension has again after a restriction among its bases has prohibited them.
  private func restoredAttributes(of complex: ComplexType, _ ancestors: [TypeID]) -> [RestrictionPlan] {
    let prohibited = ancestors.flatMap { ancestor -> [QualifiedName] in
      guard case .complex(let base) = index.model[ancestor].kind else { return [] }
      return base.attributes.filter { $0.use == .prohibited }.map(\.name)
    }
    let inherited = ancestors.flatMap { index.attributes[$0.index].map(\.name) }
    return complex.attributes.filter {
      $0.use != .prohibited && prohibited.contains($0.name) && inherited.contains($0.name)
    }.map { RestrictionPlan(name: $0.name, isAttribute: true, minimum: $0.use == .required ? 1 : nil, maximum: 1) }
  }

  private func attributes(of complex: ComplexType, _ ancestors: [TypeID]) -> [RestrictionPlan] {
    var plans: [RestrictionPlan] = []
    for ancestor in ancestors {
      for attribute in index.attributes[ancestor.index] {
        guard let own = complex.attributes.first(where: { $0.name == attribute.name }) else { continue }
        var plan = RestrictionPlan(name: attribute.name, isAttribute: true)
        if own.use == .required, attribute.use != .required { plan.minimum = 1 }
        if own.use == .prohibited {
          plan.maximum = 0
        } else {
          plan.narrow(
            facets: facetUse(of: own.type, restricting: attribute.type), from: facets.use(of: attribute.type),
            fixed: own.fixedValue, from: attribute.fixedValue)
        }
        if !plan.isEmpty { plans.append(plan) }
      }
    }
    return plans
  }
}

/// What a restriction says anew of one member of its base.
struct RestrictionPlan: Sendable {
  var name: QualifiedName
  var isAttribute: Bool
  var minimum: Int?
  var maximum: Int?
  var fixedText: String?
  var facets: FacetUse?
  /// What it admits of other attributes; only that is said then.
  var wildcard: ContentWildcard?

  var isEmpty: Bool { minimum == nil && maximum == nil && fixedText == nil && facets == nil }

  fileprivate mutating func narrow(
    facets own: FacetUse?, from base: FacetUse?, fixed: String?, from baseFixed: String?
  ) {
    if let own, own != base { facets = own }
    if let fixed, fixed != baseFixed { fixedText = fixed }
  }
}
