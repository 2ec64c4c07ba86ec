/// What a type that restricts another says anew of a member that the base declares (XML Schema Part 1, 3.4.2). Used by
/// generated code.
public struct XMLRestriction: Sendable {
  var name: String
  /// `nil`: the namespace of the type.
  var namespace: String?
  var isAttribute: Bool
  var min: Int?
  var max: Int?
  var fixed: String?
  var facets: XMLFacets?
  /// What the attributes that the type leaves open are narrowed or widened to.
  var others: [XMLWildcardFilter]?

  /// An element of the base; whatever is left out is as the base says.
  ///
  /// - Parameters:
  ///   - name: local name.
  ///   - namespace: its namespace; the type's if left out.
  ///   - min: how often it occurs at least.
  ///   - max: how often it occurs at most.
  ///   - fixed: the one value that it may have.
  ///   - facets: the facets of its type.
  @_spi(Generated) public static func element(
    _ name: String, namespace: String? = nil, min: Int? = nil, max: Int? = nil, fixed: String? = nil,
    facets: XMLFacets? = nil
  ) -> Self {
    Self(name: name, namespace: namespace, isAttribute: false, min: min, max: max, fixed: fixed, facets: facets)
  }

  /// An attribute of the base; whatever is left out is as the base says.
  ///
  /// - Parameters:
  ///   - name: local name.
  ///   - namespace: its namespace.
  ///   - min: 1 if it must be given.
  ///   - max: 0 if it must not be given.
  ///   - fixed: the one value that it may have.
  ///   - facets: the facets of its type.
  @_spi(Generated) public static func attribute(
    _ name: String, namespace: String = "", min: Int? = nil, max: Int? = nil, fixed: String? = nil,
    facets: XMLFacets? = nil
  ) -> Self {
    Self(name: name, namespace: namespace, isAttribute: true, min: min, max: max, fixed: fixed, facets: facets)
  }

  /// The attributes that the type leaves open, where they are not those that the base does.
  ///
  /// - Parameters:
  ///   - only: the namespaces that they may have; `nil` for any.
  ///   - excluding: namespaces that they may not have.
  @_spi(Generated) public static func anyAttributes(only: [String]? = nil, excluding: [String] = []) -> Self {
    Self(name: "", isAttribute: true, others: [XMLWildcardFilter(only: only, excluding: excluding)])
  }
}

extension XMLTypeTable {
  /// Applies restrictions to the members of a base.
  static func restrict(_ members: [Field], _ restrictions: [XMLRestriction], namespace: String) -> [Field] {
    if restrictions.isEmpty { return members }
    return members.map { field in
      let restriction = restrictions.first { restriction in
        if field.shape == .anyAttribute { return restriction.others != nil }
        return restriction.others == nil && restriction.isAttribute == (field.shape == .attribute)
          && [.element, .repeated, .wrapped, .attribute].contains(field.shape)
          && field.name.name
            == XMLName(restriction.name, namespace: restriction.namespace ?? namespace)
      }
      return restriction.map { Field(field, at: 0, restricted: $0) } ?? field
    }
  }

  /// The members in the order of the restrictions: a sequence may restrict an all group. Those of which nothing is said
  /// come last.
  static func ordered(_ members: [Field], by restrictions: [XMLRestriction], namespace: String) -> [Field] {
    let names = restrictions.filter { !$0.isAttribute }.map { XMLName($0.name, namespace: $0.namespace ?? namespace) }
    let ranked = members.enumerated().map { ($0.offset, names.firstIndex(of: $0.element.name.name) ?? names.count, $0) }
    return ranked.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.2.element)
  }
}
