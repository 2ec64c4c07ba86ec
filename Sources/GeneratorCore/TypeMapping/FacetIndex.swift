import SchemaComponents

/// The facets of a type, as a table mentions them.
enum FacetUse: Hashable, Sendable {
  /// Those of a built-in type.
  case builtIn(String)
  /// Those of a type of the schema: of a simple type, or of the text of a complex one.
  case defined(TypeID)
}

/// The facets of all simple types, and of the text of complex types with simple content.
struct FacetIndex: Sendable {
  /// One derivation step.
  struct Step: Sendable {
    var id: TypeID
    var base: FacetUse?
    var items: FacetUse?
    var facets: Facets
    /// Whether enumerated values are qualified names, or lists of such.
    var enumeratesNames: Bool
  }

  private let index: ModelIndex
  /// Per type: its step, if it adds anything to its base.
  private(set) var steps: [Step?]
  /// Per type: the facets that its values have.
  private var uses: [FacetUse?]

  init(_ index: ModelIndex) {
    self.index = index
    steps = Array(repeating: nil, count: index.model.types.count)
    uses = Array(repeating: nil, count: index.model.types.count)
    var state = Array(repeating: 0, count: index.model.types.count)
    for type in index.model.types { visit(type.id, &state) }
  }

  /// The facets of values of a type; `nil` if there are none.
  func use(of reference: TypeReference) -> FacetUse? {
    switch reference {
    case .builtIn(let type): BuiltInMapping.facets(of: type).map { .builtIn($0) }
    case .defined(let id): uses[id.index]
    }
  }

  // MARK: Steps

  /// Bases first, with a stack of its own: a chain of derivations may be as long as the document.
  private mutating func visit(_ start: TypeID, _ state: inout [Int]) {
    var pending = [start]
    while let id = pending.last {
      if state[id.index] == 2 {
        pending.removeLast()
        continue
      }
      let needed = needs(id).filter { state[$0.index] == 0 }
      if state[id.index] == 0, !needed.isEmpty {
        state[id.index] = 1
        pending += needed
        continue
      }
      state[id.index] = 2
      resolve(id)
      pending.removeLast()
    }
  }

  private func needs(_ id: TypeID) -> [TypeID] {
    var references: [TypeReference] = []
    switch index.model[id].kind {
    case .simple(let simple):
      switch simple.variety {
      case .restriction(let base): references = [base]
      case .list(let item): references = [item]
      case .union: break
      }
    case .complex(let complex):
      if case .simple(let text, _) = complex.content { references.append(text) }
      if let base = index.bases[id.index] { references.append(.defined(base)) }
    }
    return references.compactMap { if case .defined(let id) = $0 { id } else { nil } }
  }

  private mutating func resolve(_ id: TypeID) {
    switch index.model[id].kind {
    case .simple(let simple):
      switch simple.variety {
      // The cases of the enum are the enumerated words; what else narrows them shows in the words themselves.
      case .restriction where index.isEnumeration(id): break
      case .restriction(let base): add(id, base: use(of: base), simple.facets)
      case .list(let item): add(id, base: nil, Facets(), items: use(of: item))
      // Each case of the enum has the facets of its member type.
      case .union: break
      }
    case .complex(let complex):
      guard case .simple(let text, let facets) = complex.content else { return }
      let own = use(of: text)
      let inherited = index.bases[id.index].flatMap { uses[$0.index] }
      if isNarrowed(text, of: id) {
        add(id, base: own, facets)
      } else {
        add(id, base: inherited ?? own, facets)
      }
    }
  }

  /// Whether the type of the text stands in the restriction itself, and so is not the base's.
  private func isNarrowed(_ text: TypeReference, of id: TypeID) -> Bool {
    guard let base = index.bases[id.index], case .complex(let complex) = index.model[base].kind,
      case .simple(let inherited, _) = complex.content
    else { return true }
    return inherited != text
  }

  private mutating func add(_ id: TypeID, base: FacetUse?, _ facets: Facets, items: FacetUse? = nil) {
    guard items != nil || !facets.enumeration.isEmpty || !facets.others.isEmpty || isNamedSimpleType(id) else {
      uses[id.index] = base
      return
    }
    steps[id.index] = Step(
      id: id, base: base, items: items, facets: facets, enumeratesNames: isNameType(id))
    uses[id.index] = .defined(id)
  }

  /// Whether a type that adds nothing to its base has a name of its own, which `xsi:type` may mention on a value that
  /// cannot keep it.
  private func isNamedSimpleType(_ id: TypeID) -> Bool {
    index.model[id].name != nil && index.builtInBase(of: id) != nil
  }

  private func isNameType(_ id: TypeID) -> Bool {
    switch index.atomicBase(of: id) {
    case .qName, .notation: true
    default: false
    }
  }
}
