import SchemaComponents

/// The union types of a model.
struct UnionIndex: Sendable {
  /// One member type of a union.
  struct Member: Sendable {
    var type: TypeReference
  }

  /// Per type: the member types of a union, those of anonymous unions among them in their place; `nil` for all other
  /// types, and for an anonymous union that is only a member of another.
  private(set) var members: [[Member]?]
  /// Per type: for an anonymous type inside a union, that union.
  private(set) var owners: [TypeID?]

  init(_ model: SchemaModel) {
    members = Array(repeating: nil, count: model.types.count)
    owners = Array(repeating: nil, count: model.types.count)
    for type in model.types {
      guard case .simple(let simple) = type.kind, case .union(let members) = simple.variety else { continue }
      for member in members { claim(member, for: type.id, model) }
    }
    for type in model.types {
      guard case .simple(let simple) = type.kind, case .union = simple.variety, !isFlattened(type, model) else {
        continue
      }
      members[type.id.index] = Self.flattened(type.id, model)
    }
  }

  private mutating func claim(_ reference: TypeReference, for owner: TypeID, _ model: SchemaModel) {
    guard case .defined(let id) = reference, model[id].name == nil, owners[id.index] == nil,
      case .simple(let simple) = model[id].kind
    else { return }
    owners[id.index] = owner
    switch simple.variety {
    case .list(let item): claim(item, for: owner, model)
    case .restriction(let base): claim(base, for: owner, model)
    case .union: break
    }
  }

  /// An anonymous union that is the member of another has no type of its own.
  private func isFlattened(_ type: TypeDefinition, _ model: SchemaModel) -> Bool {
    guard let owner = owners[type.id.index], case .simple(let simple) = model[owner].kind,
      case .union(let members) = simple.variety
    else { return false }
    return members.contains(.defined(type.id))
  }

  private static func flattened(_ id: TypeID, _ model: SchemaModel) -> [Member] {
    var result: [Member] = []
    var pending: [TypeReference] = [.defined(id)]
    while let next = pending.popLast() {
      if case .defined(let id) = next, result.isEmpty && pending.isEmpty || isAnonymousUnion(next, model),
        case .simple(let simple) = model[id].kind, case .union(let members) = simple.variety
      {
        pending += members.reversed()
      } else {
        result.append(Member(type: next))
      }
    }
    return result
  }

  private static func isAnonymousUnion(_ reference: TypeReference, _ model: SchemaModel) -> Bool {
    guard case .defined(let id) = reference, model[id].name == nil, case .simple(let simple) = model[id].kind else {
      return false
    }
    if case .union = simple.variety { return true } else { return false }
  }
}
