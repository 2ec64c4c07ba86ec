import SchemaComponents

/// The named types that may stand for a simple type where `xsi:type` says so (XML Schema Part 1, 3.14.6).
struct NamedTypeIndex: Sendable {
  private let model: SchemaModel
  /// Per type: the named simple types that are derived from it, itself included, in document order.
  private var derived: [TypeReference: [TypeID]] = [:]

  init(_ model: SchemaModel) {
    self.model = model
    for type in model.types where type.name != nil {
      guard case .simple = type.kind else { continue }
      derived[.defined(type.id), default: []].append(type.id)
      for ancestor in model.ancestors(of: .defined(type.id)) { derived[ancestor, default: []].append(type.id) }
    }
  }

  /// The types that may stand for a simple type, in document order.
  func types(for reference: TypeReference) -> [TypeID] {
    var found: Set<TypeID> = []
    var visited: Set<TypeReference> = []
    var pending = [reference]
    while let next = pending.popLast() {
      guard visited.insert(next).inserted else { continue }
      found.formUnion(derived[next] ?? [])
      // What stands for a member of a union stands for the union.
      if case .defined(let id) = next, case .simple(let simple) = model[id].kind,
        case .union(let members) = simple.variety
      {
        pending += members
      }
    }
    return found.sorted()
  }
}
