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
        guard let content = index.contents[id.index], content.unsupported == nil else { continue }
        for case .element(let element, _, _) in content.items { pending.append(element.type) }
        for attribute in complex.attributes where attribute.use != .prohibited { pending.append(attribute.type) }
        if let text = content.text { pending.append(text) }
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

  /// Structures and enumerations that the roots mention in Swift, per type: a wrapper around an array is not
  /// mentioned where the array replaces it.
  func swiftTypes(from roots: [TypeID], structures: [StructurePlan?]) -> [Bool] {
    var reached = Array(repeating: false, count: index.model.types.count)
    var pending = roots
    while let id = pending.popLast() {
      if reached[id.index] { continue }
      reached[id.index] = true
      guard let structure = structures[id.index] else { continue }
      if let base = structure.base { pending.append(base.id) }
      for child in index.supportedDerived(id) { pending.append(child) }
      for field in structure.fields { if let target = field.type.target { pending.append(target) } }
    }
    return reached
  }
}
