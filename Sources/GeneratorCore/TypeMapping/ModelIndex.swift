import SchemaComponents
import SchemaDocuments

/// What the plan asks the component model again and again, answered once.
struct ModelIndex: Sendable {
  let model: SchemaModel
  /// Per type: the complex type that it extends or restricts.
  private(set) var bases: [TypeID?]
  /// Per type: the complex types derived from it directly, in document order.
  private(set) var derived: [[TypeID]]
  /// Per type: its own content; `nil` for a simple type.
  private(set) var contents: [ContentModel?]
  /// Per type: global elements that have it, in document order.
  private(set) var elementsOfType: [[Int]]
  /// Per type: whether it only wraps one repeated element.
  private(set) var isWrapper: [Bool]
  /// Per type: for the anonymous item of a named list type, that list type.
  private(set) var listOwner: [TypeID?]

  /// The nested groups of all types that have a Swift type; a type's own stand next to each other.
  private(set) var groups: [ContentGroup] = []
  /// Per type: the positions of its groups.
  private(set) var groupsOfType: [[Int]]
  /// Per type: its own attributes, without those that a base has as well and those that it prohibits.
  private(set) var attributes: [[AttributeUse]]
  /// Per type: whether it leaves attributes open that its bases do not.
  private(set) var hasAnyAttribute: [Bool]
  /// The elements that may stand for a head, directly or not, the head first unless it is abstract: as positions in
  /// the model's elements.
  private(set) var substitutions: [QualifiedName: [Int]] = [:]

  /// The union types.
  let unions: UnionIndex

  /// Simple types that a named type restricts.
  private let restrictedSimpleTypes: Set<TypeID>
  /// Types that `xsi:type` may name.
  let namedTypes: NamedTypeIndex

  init(_ model: SchemaModel) {
    self.model = model
    restrictedSimpleTypes = Set(
      model.types.compactMap { type in
        guard case .simple(let simple) = type.kind, type.name != nil,
          case .restriction(.defined(let base)) = simple.variety
        else { return nil }
        return base
      })
    unions = UnionIndex(model)
    namedTypes = NamedTypeIndex(model)
    let count = model.types.count
    bases = Array(repeating: nil, count: count)
    derived = Array(repeating: [], count: count)
    contents = Array(repeating: nil, count: count)
    elementsOfType = Array(repeating: [], count: count)
    isWrapper = Array(repeating: false, count: count)
    listOwner = Array(repeating: nil, count: count)
    groupsOfType = Array(repeating: [], count: count)
    attributes = Array(repeating: [], count: count)
    hasAnyAttribute = Array(repeating: false, count: count)
    indexElements()
    indexTypes()
    for type in model.types {
      if case .complex(let complex) = type.kind { indexContent(of: complex, type.id) }
    }
    for index in 0..<count { isWrapper[index] = wraps(index) }
  }

  private mutating func indexElements() {
    var members: [QualifiedName: [Int]] = [:]
    for (index, element) in model.elements.enumerated() {
      if case .defined(let id) = element.type { elementsOfType[id.index].append(index) }
      if let head = element.substitutionGroup { members[head, default: []].append(index) }
    }
    for (head, direct) in members {
      var all: Set<Int> = []
      var pending = direct
      while let next = pending.popLast() {
        if all.insert(next).inserted { pending += members[model.elements[next].name] ?? [] }
      }
      var standing = all.sorted()
      if let own = model.elementsByName[head] {
        standing.removeAll { $0 == own }
        standing.insert(own, at: 0)
      }
      substitutions[head] = standing.filter { !model.elements[$0].isAbstract }
    }
  }

  private mutating func indexTypes() {
    for type in model.types {
      switch type.kind {
      case .complex(let complex):
        switch complex.derivation {
        case .extension(.defined(let base)), .restriction(.defined(let base)):
          guard case .complex = model[base].kind else { continue }
          bases[type.id.index] = base
          derived[base.index].append(type.id)
        default: continue
        }
      case .simple(let simple):
        if case .list(.defined(let item)) = simple.variety, model[item].name == nil, type.name != nil {
          listOwner[item.index] = type.id
        }
      }
    }
  }

  // MARK: Content

  private mutating func indexContent(of complex: ComplexType, _ id: TypeID) {
    let ancestors = ancestors(of: id)
    var inheritedAttributes: Set<QualifiedName> = []
    var inheritsAnyAttribute = false
    for ancestor in ancestors {
      guard case .complex(let base) = model[ancestor].kind else { continue }
      for attribute in base.attributes where attribute.use != .prohibited { inheritedAttributes.insert(attribute.name) }
      inheritsAnyAttribute = inheritsAnyAttribute || base.anyAttribute != nil
    }
    attributes[id.index] = complex.attributes.filter {
      $0.use != .prohibited && !inheritedAttributes.contains($0.name)
    }
    hasAnyAttribute[id.index] = (complex.anyAttribute != nil || isOpen(id)) && !inheritsAnyAttribute
    let first = groups.count
    contents[id.index] = content(of: complex, id, ancestors)
    groupsOfType[id.index] = Array(first..<groups.count)
  }

  private mutating func content(of complex: ComplexType, _ id: TypeID, _ ancestors: [TypeID]) -> ContentModel {
    var model = ContentModel()
    // What stands between the tags of a mixed type is one list, which the outermost mixed type holds for all.
    if ancestors.contains(where: isMixed) { return model }
    switch complex.content {
    case _ where isMixed(id):
      model.items = [.mixed(groups.count)]
      groups.append(mixedGroup(of: id))
    case .simple(let reference, _):
      if !ancestors.contains(where: hasText) { model.text = reference }
    case .elements(let particle):
      if case .restriction(.defined) = complex.derivation { break }
      if let tree = tree(particle) { model = tree.contentModel(of: id, groups: &groups) }
    case .empty, .mixed: break
    }
    return model
  }

  private func tree(_ particle: Particle) -> ParticleTree? {
    ParticleTree(particle) { $0.isGlobal && $0.isAbstract && (substitutions[$0.name] ?? []).isEmpty }
  }

  private func isMixed(_ id: TypeID) -> Bool {
    if case .complex(let complex) = model[id].kind, case .mixed = complex.content { true } else { isOpen(id) }
  }

  /// An extension of `xs:anyType` that adds nothing: everything may stand in it.
  private func isOpen(_ id: TypeID) -> Bool {
    guard case .complex(let complex) = model[id].kind, case .extension(.builtIn(.anyType)) = complex.derivation,
      case .empty = complex.content
    else { return false }
    return true
  }

  private func hasText(_ id: TypeID) -> Bool {
    if case .complex(let complex) = model[id].kind, case .simple = complex.content { true } else { false }
  }

  /// Text, and every element that this type or one derived from it may hold.
  private func mixedGroup(of id: TypeID) -> ContentGroup {
    var items: [ContentModel.Item] = []
    var names: Set<QualifiedName> = []
    var wildcard = isOpen(id) ? ContentWildcard.any : nil
    var pending = [id]
    var steps = 0
    while let next = pending.popLast(), steps <= model.types.count {
      steps += 1
      pending += derived[next.index].reversed()
      guard case .complex(let complex) = model[next].kind else { continue }
      let particle: Particle?
      switch complex.content {
      case .mixed(let own): particle = own
      case .elements(let own): particle = own
      case .empty, .simple: particle = nil
      }
      guard let particle else { continue }
      tree(particle)?.visitLeaves { leaf in
        switch leaf {
        case .element(let element, _):
          if names.insert(element.name).inserted { items.append(.element(element, minimum: 1, maximum: 1)) }
        case .wildcard(let more, _): wildcard = wildcard?.union(more) ?? more
        case .group: break
        }
      }
    }
    items.append(.text)
    if let wildcard { items.append(.wildcard(wildcard, minimum: 0, maximum: nil)) }
    return ContentGroup(owner: id, kind: .mixed, schemaName: "content", content: ContentModel(items: items))
  }

  private func wraps(_ index: Int) -> Bool {
    guard case .complex(let complex) = model.types[index].kind, case .none = complex.derivation,
      complex.attributes.isEmpty, complex.anyAttribute == nil, !complex.isAbstract, derived[index].isEmpty,
      case .elements(let particle) = complex.content, particle.minOccurs == 1, case .group(let group) = particle.term,
      group.compositor == .sequence, particle.maxOccurs == 1, let single = contents[index]?.singleRepeatedElement
    else { return false }
    // The constraints of the items would be nobody's if the wrapper had no type.
    return !isSubstituted(single.element) && single.element.identityConstraints.isEmpty
  }

  // MARK: Questions

  /// A simple type whose values may say of which derived type they are: `xs:anySimpleType`, what a schema restricts
  /// anew, and a union with named members, from which each of them counts as derived (XML Schema Part 1, 3.14.6). Not a
  /// union with listed words: open enumerations are common, and nobody says of their words which type they are. Of the
  /// other built-in types, which all schemas restrict, values keep nothing but themselves.
  func isBaseOfSimpleTypes(_ reference: TypeReference) -> Bool {
    switch reference {
    case .builtIn(let type): type == .anySimpleType
    case .defined(let id): restrictedSimpleTypes.contains(id) || isUnionOfNamedTypes(id)
    }
  }

  private func isUnionOfNamedTypes(_ id: TypeID) -> Bool {
    guard case .simple(let simple) = model[id].kind, case .union = simple.variety else { return false }
    let members = unions.members[id.index] ?? []
    let hasWords = members.contains { member in
      if case .defined(let id) = member.type { isEnumeration(id) } else { false }
    }
    return !hasWords
      && members.contains { member in
        switch member.type {
        case .builtIn: true
        case .defined(let id): model[id].name != nil
        }
      }
  }

  /// The repeated element of a wrapper.
  func wrappedElement(_ id: TypeID) -> (element: ElementDeclaration, minimum: Int, maximum: Int?)? {
    isWrapper[id.index] ? contents[id.index]?.singleRepeatedElement : nil
  }

  /// A complex type that others are derived from.
  func isPolymorphic(_ id: TypeID) -> Bool { !derived[id.index].isEmpty }

  /// Whether other elements may stand where a schema refers to this one.
  func isSubstituted(_ element: ElementDeclaration) -> Bool {
    guard element.isGlobal, let members = substitutions[element.name] else { return false }
    return element.isAbstract ? !members.isEmpty : members.count > 1
  }

  /// The elements of a type's content at any depth, in schema order.
  func allElements(of id: TypeID) -> [ElementDeclaration] {
    var elements: [ElementDeclaration] = []
    for content in [contents[id.index]].compactMap({ $0 }) + groupsOfType[id.index].map({ groups[$0].content }) {
      for case .element(let element, _, _) in content.items { elements.append(element) }
    }
    return elements
  }

  /// The attributes that a type leaves open, those that its bases do included (XML Schema Part 1, 3.4.2); `nil` for none.
  func attributeWildcard(of id: TypeID) -> ContentWildcard? {
    var result: ContentWildcard?
    for type in ancestors(of: id) + [id] {
      guard case .complex(let complex) = model[type].kind else { continue }
      let own = isOpen(type) ? ContentWildcard.any : complex.anyAttribute.map(ContentWildcard.init)
      if case .restriction = complex.derivation {
        result = own
      } else if let own {
        result = result?.union(own) ?? own
      }
    }
    return result
  }

  /// Whether all attributes have to be declared that a type, or one derived from it, leaves open.
  func hasStrictAttributes(_ id: TypeID) -> Bool {
    hierarchy(of: id).allSatisfy { attributeWildcard(of: $0)?.isStrict ?? true }
  }

  /// The complex types that this one is derived from, outermost first.
  func ancestors(of id: TypeID) -> [TypeID] {
    var chain: [TypeID] = []
    var current = bases[id.index]
    while let base = current, chain.count <= model.types.count {
      chain.append(base)
      current = bases[base.index]
    }
    return chain.reversed()
  }

  /// The type and everything derived from it, directly or not, in document order.
  func hierarchy(of id: TypeID) -> [TypeID] {
    var all = [id]
    var next = 0
    while next < all.count && all.count <= model.types.count {
      all += derived[all[next].index]
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

  /// Whether a simple type is a union that becomes an enum.
  func isUnion(_ id: TypeID) -> Bool { unions.members[id.index] != nil }

  /// A built-in type, or the one that restrictions of a simple type lead to; `nil` where a list or a union is on the way.
  func builtInBase(of reference: TypeReference) -> BuiltInType? {
    switch reference {
    case .builtIn(let type): type
    case .defined(let id): builtInBase(of: id)
    }
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

  /// The built-in type that restrictions and lists lead to; `nil` where a union is on the way.
  func atomicBase(of id: TypeID) -> BuiltInType? {
    var current = id
    for _ in 0...model.types.count {
      guard case .simple(let simple) = model[current].kind else { return nil }
      switch simple.variety {
      case .restriction(.builtIn(let type)), .list(.builtIn(let type)): return type
      case .restriction(.defined(let next)), .list(.defined(let next)): current = next
      case .union: return nil
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
