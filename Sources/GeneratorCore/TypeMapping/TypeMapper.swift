import SchemaComponents
import SchemaDocuments

/// The Swift types of schema types.
struct TypeMapper {
  let index: ModelIndex
  let names: TypeNames

  /// The Swift type of one value of a schema type.
  func use(of reference: TypeReference) -> TypeUse {
    switch reference {
    case .builtIn(let type): BuiltInMapping.use(of: type)
    case .defined(let id): use(of: id, depth: 0)
    }
  }

  /// The Swift type of an element where a content model names it: a reference to a head stands for any member of its
  /// substitution group.
  func use(of element: ElementDeclaration) -> TypeUse {
    if index.isSubstituted(element), let name = names.substitutionNames[element.name] {
      return .substitution(name: name, head: element.name)
    }
    return contentUse(of: element)
  }

  /// The Swift type of the value of one element, which may have an `xsi:type` if others are derived from its type.
  func contentUse(of element: ElementDeclaration) -> TypeUse {
    let use = use(of: element.type)
    return index.isBaseOfSimpleTypes(element.type) ? .typed(use) : use
  }

  /// Whether an element may be nil where a content model names it. Of the members of a substitution group each says that
  /// itself.
  func isNillable(_ element: ElementDeclaration) -> Bool { element.isNillable && !index.isSubstituted(element) }

  /// Whether values of an element where a content model names it say themselves that it is nil.
  func keepsNilAttributes(of element: ElementDeclaration) -> Bool {
    isNillable(element) && keepsNilAttributes(ofMember: element)
  }

  /// Whether values of one element say themselves that it is nil, because it may have attributes all the same.
  func keepsNilAttributes(ofMember element: ElementDeclaration) -> Bool {
    guard element.isNillable, case .defined(let id) = element.type, case .complex = index.model[id].kind,
      !index.isWrapper[id.index]
    else { return false }
    return (index.ancestors(of: id) + index.hierarchy(of: id)).contains {
      !index.attributes[$0.index].isEmpty || index.hasAnyAttribute[$0.index]
    }
  }

  /// Whether values are character data, so that an empty element may stand for a default.
  func isLexical(_ reference: TypeReference) -> Bool {
    switch reference {
    case .builtIn(let type): return type != .anyType
    case .defined(let id): if case .simple = index.model[id].kind { return true } else { return false }
    }
  }

  /// Whether values are structures whose content is character data.
  private func hasSimpleContent(_ reference: TypeReference) -> Bool {
    guard case .defined(let id) = reference, case .complex(let complex) = index.model[id].kind,
      case .simple = complex.content
    else { return false }
    return true
  }

  /// What the schema says, beside its type, of the values of an element where a content model names it.
  func constraints(of element: ElementDeclaration, _ facets: FacetIndex) -> ValueConstraints {
    guard index.isSubstituted(element) else { return constraints(ofMember: element, facets) }
    let members = (index.substitutions[element.name] ?? []).map { index.model.elements[$0] }
    let blocked = BlockIndex(index).elements(of: members, blockedBy: element)
    return ValueConstraints(rules: ElementRules(blockedElements: blocked).unlessEmpty)
  }

  /// What the schema says of the values of one element beside its type.
  ///
  /// - Parameter keepsType: whether what `xsi:type` says is kept beside the value.
  func constraints(
    ofMember element: ElementDeclaration, _ facets: FacetIndex, keepsType: Bool = false
  ) -> ValueConstraints {
    var rules = ElementRules(blockedTypes: BlockIndex(index).types(blockedBy: element))
    guard isLexical(element.type) else {
      // Facets are those of the structure's own text.
      let hasText = hasSimpleContent(element.type)
      return ValueConstraints(
        defaultText: hasText ? element.defaultValue : nil, fixedText: hasText ? element.fixedValue : nil,
        rules: rules.unlessEmpty)
    }
    if keepsType || index.isBaseOfSimpleTypes(element.type) {
      rules.admitsAnySimpleType = element.type == .builtIn(.anySimpleType)
      if !rules.admitsAnySimpleType { rules.simpleTypes = simpleTypes(for: element.type, facets) }
    }
    return ValueConstraints(
      defaultText: element.defaultValue, fixedText: element.fixedValue, facets: facets.use(of: element.type),
      rules: rules.unlessEmpty)
  }

  /// The simple types that may stand for one.
  private func simpleTypes(for type: TypeReference, _ facets: FacetIndex) -> [ElementRules.NamedType] {
    index.namedTypes.types(for: type).compactMap { id in
      index.model[id].name.map { ElementRules.NamedType(name: $0, facets: facets.use(of: .defined(id))) }
    }
  }

  /// What a doc comment says after the schema's own words: what is referred to, and what absence stands for.
  func remarks(on type: TypeReference, default defaultText: String? = nil, fixed fixedText: String? = nil) -> String {
    var remarks: [String] = []
    if let remark = index.builtInBase(of: type).flatMap(BuiltInMapping.remark) { remarks.append(remark) }
    if let fixedText {
      remarks.append("Always `\(fixedText)`.")
    } else if let defaultText {
      remarks.append("`\(defaultText)` if it is left out.")
    }
    return remarks.isEmpty ? "" : "\n\n" + remarks.joined(separator: " ")
  }

  private func use(of id: TypeID, depth: Int) -> TypeUse {
    switch index.model[id].kind {
    case .complex:
      guard let name = names.names[id.index] else { return .fragment }
      if let polymorphic = names.polymorphicNames[id.index] {
        return .generated(name: polymorphic, id: id, isPolymorphic: true)
      }
      return .generated(name: name, id: id, isPolymorphic: false)
    case .simple(let simple):
      if index.isEnumeration(id) || index.isUnion(id), let name = names.names[id.index] {
        return .generated(name: name, id: id, isPolymorphic: false)
      }
      // A chain longer than the model has types is circular; the front end refuses it before we are asked.
      guard depth <= index.model.types.count else { return .string }
      return use(of: simple.variety, depth: depth + 1)
    }
  }

  private func use(of variety: SimpleType.Variety, depth: Int) -> TypeUse {
    switch variety {
    case .restriction(.builtIn(let type)): return BuiltInMapping.use(of: type)
    case .restriction(.defined(let base)): return use(of: base, depth: depth)
    case .list(.builtIn(let item)): return .list(BuiltInMapping.use(of: item))
    case .list(.defined(let item)):
      let itemUse = use(of: item, depth: depth)
      if case .generated(_, let id, _) = itemUse, index.isEnumeration(id) { return .flagSet(itemUse) }
      return .list(itemUse)
    // Every union that is reached by this way has a name; see ``UnionIndex``.
    case .union: return .string
    }
  }
}
