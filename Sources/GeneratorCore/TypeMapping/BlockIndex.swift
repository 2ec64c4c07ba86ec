import SchemaComponents

/// What may not stand for an element or a type because it is blocked (XML Schema Part 1, 3.3.4 and 3.3.6).
struct BlockIndex {
  let index: ModelIndex
  private var model: SchemaModel { index.model }

  init(_ index: ModelIndex) { self.index = index }

  /// The named types that `xsi:type` may not name on an element, although they are derived from its type. What the type
  /// itself blocks is not among them.
  func types(blockedBy element: ElementDeclaration) -> [QualifiedName] {
    if element.blocked.isDisjoint(with: [.extension, .restriction]) { return [] }
    return derived(from: element.type).compactMap { id in
      guard let name = model[id].name, let steps = model.derivation(of: .defined(id), from: element.type) else {
        return nil
      }
      return steps.isDisjoint(with: element.blocked) ? nil : name
    }
  }

  /// Types that may be derived from another.
  private func derived(from type: TypeReference) -> [TypeID] {
    switch type {
    case .builtIn(.anyType): return model.types.map(\.id)
    case .defined(let id):
      if case .complex = model[id].kind { return index.hierarchy(of: id) }
      return index.namedTypes.types(for: type)
    case .builtIn: return index.namedTypes.types(for: type)
    }
  }

  /// Whether a type does not let another that is derived from it stand for it.
  func isBlocked(_ derived: TypeID, by id: TypeID) -> Bool {
    guard case .complex(let complex) = model[id].kind, !complex.blocked.isEmpty,
      let steps = model.derivation(of: .defined(derived), from: .defined(id))
    else { return false }
    return !steps.isDisjoint(with: complex.blocked)
  }

  /// The members of a substitution group that may not stand for its head, because the head, its type or a type between
  /// theirs blocks it.
  func elements(of members: [ElementDeclaration], blockedBy head: ElementDeclaration) -> [QualifiedName] {
    members.filter { member in
      if member.name == head.name { return false }
      if head.blocked.contains(.substitution) { return true }
      guard let steps = model.derivation(of: member.type, from: head.type) else { return false }
      return !steps.isDisjoint(with: head.blocked.union(blocked(between: member.type, and: head.type)))
    }.map(\.name)
  }

  /// What the types from the base of one up to another block.
  private func blocked(between type: TypeReference, and ancestor: TypeReference) -> TypeDerivation {
    var blocked: TypeDerivation = []
    var current = type
    // Circles are refused before; here they only have to end.
    for _ in 0...model.types.count {
      if current == ancestor { break }
      guard case .defined(let id) = current, case .complex(let complex) = model[id].kind else { break }
      switch complex.derivation {
      case .none: return blocked
      case .extension(let base), .restriction(let base): current = base
      }
      if case .defined(let base) = current, case .complex(let complex) = model[base].kind {
        blocked.formUnion(complex.blocked)
      }
    }
    return blocked
  }
}
