import SchemaComponents

/// Boxes members of structs that would be too large.
///
/// A struct stores its members in place, and they theirs: where types are nested deeply, as in UBL, one value would have
/// thousands of stored members. Each copy would touch them all, and the compiler takes minutes, or all memory, over the
/// code that does so.
struct SizeLimiter {
  /// How many stored members a struct may have, those of its members included; more only where they are all its own.
  private static let limit = 64
  /// Members of fewer stored members stay in place.
  private static let least = 8

  private let nodes: ContainmentNodes
  /// Stored members of each node.
  private var sizes: [Int]

  /// Boxes members of all structures, and makes enums over large structs indirect; `structures` is indexed by type, and
  /// no value may contain itself.
  static func box(_ structures: inout [StructurePlan?], _ substitutions: inout [SubstitutionPlan]) {
    let nodes = ContainmentNodes(structures, substitutions)
    var owners: [(position: Int, group: Int)?] = Array(repeating: nil, count: nodes.substitution - nodes.groups)
    for (position, structure) in structures.enumerated() {
      for (index, group) in (structure?.groups ?? []).enumerated() { owners[group.group] = (position, index) }
    }
    let components = RecursionFinder(structures, substitutions, nodes).component
    var limiter = SizeLimiter(nodes)
    // What a node contains has a lower number than the node.
    for node in (0..<nodes.count).sorted(by: { components[$0] < components[$1] }) {
      if node >= nodes.substitution {
        limiter.limit(&substitutions[node - nodes.substitution], node)
      } else if node >= nodes.groups {
        guard let owner = owners[node - nodes.groups] else { continue }
        limiter.limit(&structures[owner.position]!.groups[owner.group], node)
      } else if node.isMultiple(of: 2), structures[node / 2] != nil {
        let base = structures[node / 2]!.base.map { limiter.sizes[$0.id.index * 2] } ?? 0
        limiter.sizes[node] = base + limiter.limit(&structures[node / 2]!.fields, beside: base)
      }
    }
  }

  private init(_ nodes: ContainmentNodes) {
    self.nodes = nodes
    // An enum over a hierarchy is indirect.
    sizes = Array(repeating: 1, count: nodes.count)
  }

  private mutating func limit(_ plan: inout SubstitutionPlan, _ node: Int) {
    let largest = plan.cases.map { size(of: $0.type) }.max() ?? 1
    if largest > Self.limit { plan.isIndirect = true }
    sizes[node] = plan.isIndirect ? 1 : largest + 1
  }

  private mutating func limit(_ plan: inout GroupPlan, _ node: Int) {
    guard plan.isChoice else {
      sizes[node] = limit(&plan.fields, beside: 0)
      return
    }
    let largest = plan.fields.map(size(of:)).max() ?? 1
    if largest > Self.limit { plan.isIndirect = true }
    sizes[node] = plan.isIndirect ? 1 : largest + 1
  }

  /// Boxes the largest members until all are within the limit; gives their stored members.
  private func limit(_ fields: inout [FieldPlan], beside base: Int) -> Int {
    var total = fields.reduce(0) { $0 + size(of: $1) }
    guard base + total > Self.limit else { return total }
    let candidates = fields.indices.filter { isBoxable(fields[$0]) && size(of: fields[$0]) >= Self.least }
    // The first of equals, so that the same schema always gives the same code.
    for index in candidates.sorted(by: { (-size(of: fields[$0]), $0) < (-size(of: fields[$1]), $1) })
    where base + total > Self.limit {
      total -= size(of: fields[index]) - 1
      if case .optional(let isNillable, let isRequired) = fields[index].shape {
        fields[index].shape = .boxed(isNillable: isNillable, isRequired: isRequired)
      } else {
        fields[index].shape = .requiredBoxed
      }
    }
    return total
  }

  private func isBoxable(_ field: FieldPlan) -> Bool {
    // Rows of boxes know no defaults.
    guard field.type.containedStructure != nil, field.constraints == ValueConstraints() else { return false }
    switch field.shape {
    case .required, .optional: return true
    default: return false
    }
  }

  private func size(of field: FieldPlan) -> Int { nodes.contained(field).map { sizes[$0] } ?? 1 }

  private func size(of use: TypeUse) -> Int { nodes.node(of: use).map { sizes[$0] } ?? 1 }
}
