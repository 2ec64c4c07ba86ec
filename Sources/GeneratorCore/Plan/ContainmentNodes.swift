import SchemaComponents

/// Numbers for all that can contain a value in place: `2 * type` for the struct of a type, `2 * type + 1` for the enum
/// over it and its derived types; then nested groups, then substitution groups.
struct ContainmentNodes {
  let groups: Int
  let substitution: Int
  let count: Int
  private let heads: [QualifiedName: Int]

  init(_ structures: [StructurePlan?], _ substitutions: [SubstitutionPlan]) {
    groups = structures.count * 2
    var groupCount = 0
    for structure in structures {
      for group in structure?.groups ?? [] { groupCount = max(groupCount, group.group + 1) }
    }
    substitution = groups + groupCount
    count = substitution + substitutions.count
    var heads: [QualifiedName: Int] = [:]
    for (position, plan) in substitutions.enumerated() { heads[plan.head] = position }
    self.heads = heads
  }

  func node(of use: TypeUse) -> Int? {
    switch use {
    case .generated(_, let id, let isPolymorphic): id.index * 2 + (isPolymorphic ? 1 : 0)
    case .nested(_, _, let group): groups + group
    case .substitution(_, let head): heads[head].map { substitution + $0 }
    case .nillable(let value): node(of: value)
    case .standard, .runtime, .list, .flagSet, .typed: nil
    }
  }

  /// The node whose value a member stores in place.
  func contained(_ field: FieldPlan) -> Int? {
    switch field.shape {
    case .required, .optional, .group: node(of: field.type)
    case .array, .wrapped, .boxed, .requiredBoxed, .attribute, .text, .wildcard, .anyAttributes, .groupArray, .mixed,
      .anyElement, .textNode:
      nil
    }
  }
}
