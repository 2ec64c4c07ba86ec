import SchemaComponents
import SchemaDocuments

/// What the kept operations and types need.
struct Reachability {
  private let index: ModelIndex

  init(_ index: ModelIndex) { self.index = index }

  /// Schema types that the roots lead to, per type: through elements, attributes, bases, and from every type to the
  /// types derived from it, because any of those may stand in its place.
  func schemaTypes(from roots: [TypeReference]) -> [Bool] {
    var reached = Array(repeating: false, count: index.model.types.count)
    var pending = roots
    while let next = pending.popLast() {
      guard case .defined(let id) = next, !reached[id.index] else { continue }
      reached[id.index] = true
      switch index.model[id].kind {
      case .complex(let complex):
        if let base = index.bases[id.index] { pending.append(.defined(base)) }
        for child in index.derived[id.index] { pending.append(.defined(child)) }
        for element in index.allElements(of: id) {
          pending.append(element.type)
          guard index.isSubstituted(element) else { continue }
          for member in index.substitutions[element.name] ?? [] { pending.append(index.model.elements[member].type) }
        }
        for attribute in index.attributes[id.index] { pending.append(attribute.type) }
        if case .simple(let text, _) = complex.content { pending.append(text) }
      case .simple(let simple):
        switch simple.variety {
        case .restriction(let base): pending.append(base)
        case .list(let item): pending.append(item)
        case .union(let members): pending += members
        }
      }
    }
    return reached
  }

  /// What the roots mention in Swift: structures and enumerations per type, and the heads of substitution groups. A
  /// wrapper around an array is not mentioned where the array replaces it.
  func swiftTypes(
    from roots: [TypeID], structures: [StructurePlan?], unions: [UnionPlan], substitutions: [SubstitutionPlan]
  ) -> (types: [Bool], heads: Set<QualifiedName>) {
    var reached = Array(repeating: false, count: index.model.types.count)
    var heads: Set<QualifiedName> = []
    var plans: [QualifiedName: SubstitutionPlan] = [:]
    for plan in substitutions { plans[plan.head] = plan }
    var members: [TypeID: [TypeUse]] = [:]
    for union in unions { members[union.id] = union.cases.map(\.type) }
    var pending = roots
    var mentioned: [TypeUse] = []
    while true {
      while let use = mentioned.popLast() {
        if let target = use.target { pending.append(target) }
        guard case .substitution(_, let head) = use, heads.insert(head).inserted else { continue }
        mentioned += plans[head]?.cases.map(\.type) ?? []
      }
      guard let id = pending.popLast() else { return (reached, heads) }
      if reached[id.index] { continue }
      reached[id.index] = true
      mentioned += members[id] ?? []
      guard let structure = structures[id.index] else { continue }
      if let base = structure.base { pending.append(base.id) }
      pending += index.derived[id.index]
      mentioned += structure.fields.map(\.type)
      for group in structure.groups { mentioned += group.fields.map(\.type) }
    }
  }
}
