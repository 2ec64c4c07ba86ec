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
    return use(of: element.type)
  }

  /// Whether values are character data, so that an empty element may stand for a default.
  func isLexical(_ reference: TypeReference) -> Bool {
    switch reference {
    case .builtIn(let type): return ![.anyType, .qName, .notation].contains(type)
    case .defined(let id):
      if case .complex = index.model[id].kind { return false }
      return !use(of: reference).isQualifiedName
    }
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
      if index.isEnumeration(id), let name = names.names[id.index] {
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
      return itemUse.target != nil ? .flagSet(itemUse) : .list(itemUse)
    case .union: return .string
    }
  }

  /// The unions on the way from a simple type to its values, which become plain text for now.
  func unions(in reference: TypeReference) -> [TypeID] {
    var found: [TypeID] = []
    var pending = [reference]
    var steps = 0
    while let next = pending.popLast(), steps <= index.model.types.count {
      steps += 1
      guard case .defined(let id) = next, case .simple(let simple) = index.model[id].kind, !index.isEnumeration(id)
      else { continue }
      switch simple.variety {
      case .restriction(let base): pending.append(base)
      case .list(let item): pending.append(item)
      case .union: found.append(id)
      }
    }
    return found
  }
}
