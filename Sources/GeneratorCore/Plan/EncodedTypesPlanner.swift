import SchemaComponents

/// The types that messages with encoded use name at each value (SOAP 1.1, section 5).
struct EncodedTypesPlan: Sendable {
  /// What a type is whose values are more than text.
  enum Kind: Sendable {
    case structure([Member])
    case array(item: QualifiedName, of: QualifiedName)
  }

  /// A member with its type.
  struct Member: Sendable {
    var name: String
    var type: QualifiedName
  }

  var types: [(name: QualifiedName, kind: Kind)] = []
  var messages: [(wrapper: QualifiedName, parts: [Member])] = []
}

/// Plans what services with encoded use say of types.
struct EncodedTypesPlanner {
  private let index: ModelIndex

  init(_ index: ModelIndex) { self.index = index }

  /// The plan of a service; `nil` if none of its operations has encoded use.
  func plan(of operations: [OperationPlan]) -> EncodedTypesPlan? {
    let bodies = operations.filter(\.isEncoded).flatMap { [$0.input, $0.output].compactMap { $0 } }
    if bodies.isEmpty { return nil }
    var plan = EncodedTypesPlan()
    var pending: [TypeID] = []
    var seen: Set<TypeID> = []
    for body in bodies where !plan.messages.contains(where: { $0.wrapper == body.element }) {
      guard case .defined(let id) = body.schemaType else { continue }
      plan.messages.append((body.element, members(of: id, &pending)))
    }
    var next = 0
    while next < pending.count {
      let id = pending[next]
      next += 1
      guard seen.insert(id).inserted, let name = index.model[id].name, case .complex(let type) = index.model[id].kind
      else { continue }
      pending += index.hierarchy(of: id)
      if type.isEncodedArray, let item = elements(of: id).first {
        add(item.type, to: &pending)
        plan.types.append((name, .array(item: item.name, of: self.name(of: item.type))))
      } else {
        plan.types.append((name, .structure(members(of: id, &pending))))
      }
    }
    return plan
  }

  private func members(of id: TypeID, _ pending: inout [TypeID]) -> [EncodedTypesPlan.Member] {
    var members: [EncodedTypesPlan.Member] = []
    for element in elements(of: id) where !members.contains(where: { $0.name == element.name.localName }) {
      add(element.type, to: &pending)
      members.append(.init(name: element.name.localName, type: name(of: element.type)))
    }
    return members
  }

  private func elements(of id: TypeID) -> [ElementDeclaration] {
    (index.model.particles(of: id) ?? []).flatMap(elements)
  }

  private func elements(in particle: Particle) -> [ElementDeclaration] {
    switch particle.term {
    case .element(let element): [element]
    case .group(let group): group.particles.flatMap(elements)
    case .wildcard: []
    }
  }

  private func add(_ type: TypeReference, to pending: inout [TypeID]) {
    if case .defined(let id) = type { pending.append(id) }
  }

  /// The name of a type; of one without name that of what anything may be.
  private func name(of type: TypeReference) -> QualifiedName {
    let anything = QualifiedName(BuiltInType.anyType.rawValue, namespace: BuiltInType.namespace)
    switch type {
    case .builtIn(let type): return QualifiedName(type.rawValue, namespace: BuiltInType.namespace)
    case .defined(let id): return index.model[id].name ?? anything
    }
  }
}
