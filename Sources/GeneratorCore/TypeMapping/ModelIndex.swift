import SchemaComponents
import SchemaDocuments

/// What the plan asks the component model again and again, answered once.
struct ModelIndex: Sendable {
  let model: SchemaModel
  /// Per type: the complex type that it extends.
  private(set) var bases: [TypeID?]
  /// Per type: the complex types that extend it directly, in document order.
  private(set) var derived: [[TypeID]]
  /// Per type: its own content; `nil` for a simple type.
  private(set) var contents: [ContentModel?]
  /// Per type: global elements that have it, in document order.
  private(set) var elementsOfType: [[Int]]
  /// Per type: whether it only wraps one repeated element.
  private(set) var isWrapper: [Bool]
  /// Per type: for the anonymous item of a named list type, that list type.
  private(set) var listOwner: [TypeID?]

  init(_ model: SchemaModel) {
    self.model = model
    let count = model.types.count
    bases = Array(repeating: nil, count: count)
    derived = Array(repeating: [], count: count)
    contents = Array(repeating: nil, count: count)
    elementsOfType = Array(repeating: [], count: count)
    isWrapper = Array(repeating: false, count: count)
    listOwner = Array(repeating: nil, count: count)
    indexElements()
    indexTypes()
    spreadUnsupported()
    for index in 0..<count { isWrapper[index] = wraps(index) }
  }

  private mutating func indexElements() {
    for (index, element) in model.elements.enumerated() {
      if case .defined(let id) = element.type { elementsOfType[id.index].append(index) }
    }
  }

  private mutating func indexTypes() {
    var heads: Set<QualifiedName> = []
    for element in model.elements { if let head = element.substitutionGroup { heads.insert(head) } }
    for (index, type) in model.types.enumerated() {
      switch type.kind {
      case .complex(let complex):
        contents[index] = ContentModelBuilder.content(of: complex, location: type.location, substitutionHeads: heads)
        if case .extension(.defined(let base)) = complex.derivation, case .complex = model[base].kind {
          bases[index] = base
          derived[base.index].append(type.id)
        }
      case .simple(let simple):
        if case .list(.defined(let item)) = simple.variety, model[item].name == nil, type.name != nil {
          listOwner[item.index] = type.id
        }
      }
    }
  }

  /// What extends a type without a Swift shape has none either.
  private mutating func spreadUnsupported() {
    var pending = model.types.indices.filter { contents[$0]?.unsupported != nil }
    while let index = pending.popLast() {
      let message = "an extension of '\(displayName(TypeID(index: index)))', which has no Swift shape"
      for child in derived[index] where contents[child.index]?.unsupported == nil {
        let location = model[child].location
        contents[child.index]?.unsupported = UnsupportedConstruct(
          code: "GEN0110", message: message, location: location)
        pending.append(child.index)
      }
    }
  }

  private func wraps(_ index: Int) -> Bool {
    guard case .complex(let complex) = model.types[index].kind, case .none = complex.derivation,
      complex.attributes.isEmpty, complex.anyAttribute == nil, !complex.isAbstract, derived[index].isEmpty,
      case .elements(let particle) = complex.content, particle.minOccurs == 1, case .group(let group) = particle.term,
      group.compositor == .sequence
    else { return false }
    return contents[index]?.singleRepeatedElement != nil
  }

  // MARK: Questions

  /// The repeated element of a wrapper.
  func wrappedElement(_ id: TypeID) -> (element: ElementDeclaration, minimum: Int, maximum: Int?)? {
    isWrapper[id.index] ? contents[id.index]?.singleRepeatedElement : nil
  }

  /// A complex type with a Swift shape that other such types extend.
  func isPolymorphic(_ id: TypeID) -> Bool { !supportedDerived(id).isEmpty }

  /// The types with a Swift shape that extend this one directly.
  func supportedDerived(_ id: TypeID) -> [TypeID] {
    derived[id.index].filter { contents[$0.index]?.unsupported == nil }
  }

  /// The complex types that this one extends, outermost first.
  func ancestors(of id: TypeID) -> [TypeID] {
    var chain: [TypeID] = []
    var current = bases[id.index]
    while let base = current, chain.count <= model.types.count {
      chain.append(base)
      current = bases[base.index]
    }
    return chain.reversed()
  }

  /// The type and everything that extends it with a Swift shape, directly or not: a type before what extends it,
  /// each level in document order.
  func hierarchy(of id: TypeID) -> [TypeID] {
    var all = [id]
    var next = 0
    while next < all.count && all.count <= model.types.count {
      all += supportedDerived(all[next])
      next += 1
    }
    return [id] + all.dropFirst().sorted()
  }

  /// Whether a simple type is a set of words that becomes an enum.
  func isEnumeration(_ id: TypeID) -> Bool {
    guard case .simple(let simple) = model[id].kind, !simple.facets.enumeration.isEmpty,
      let primitive = builtInBase(of: id)
    else { return false }
    return BuiltInMapping.isText(primitive)
  }

  /// The built-in type that restrictions of a simple type lead to; `nil` where a list or a union is on the way.
  func builtInBase(of id: TypeID) -> BuiltInType? {
    var current = id
    for _ in 0...model.types.count {
      guard case .simple(let simple) = model[current].kind, case .restriction(let base) = simple.variety else {
        return nil
      }
      switch base {
      case .builtIn(let type): return type
      case .defined(let next): current = next
      }
    }
    return nil
  }

  /// What messages call a type.
  func displayName(_ id: TypeID) -> String {
    let type = model[id]
    return type.name?.localName ?? type.path.joined(separator: "/")
  }

  /// The path of names that configuration and documentation files use for a type.
  func schemaPath(_ id: TypeID) -> String { displayName(id) }
}
