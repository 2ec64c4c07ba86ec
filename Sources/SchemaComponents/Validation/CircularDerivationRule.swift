import SchemaDocuments

/// No type is derived from itself, directly or through others (XML Schema Part 1, 3.4.6 and 3.14.6).
enum CircularDerivationRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    let model = assembly.model
    var finished = [Bool](repeating: false, count: model.types.count)
    for start in model.types.indices where !finished[start] {
      // Depth first without recursion: a derivation chain may be as long as the document.
      var path: [(index: Int, next: [Int])] = [(start, bases(of: model.types[start]))]
      var onPath: Set<Int> = [start]
      while let (index, next) = path.last {
        guard let base = next.last else {
          finished[index] = true
          onPath.remove(index)
          path.removeLast()
          continue
        }
        path[path.count - 1].next.removeLast()
        if onPath.contains(base) {
          report(path.map(\.index), from: base, assembly)
        } else if !finished[base] {
          onPath.insert(base)
          path.append((base, bases(of: model.types[base])))
        }
      }
    }
  }

  private static func report(_ path: [Int], from base: Int, _ assembly: SchemaAssembly) {
    let circle = path.drop { $0 != base }
    let names = (circle + [base]).map { assembly.model.types[$0].path.joined(separator: "/") }
    assembly.report(
      .circularDerivation, "A type is derived from itself: \(names.joined(separator: " from ")).",
      at: assembly.model.types[base].location)
  }

  private static func bases(of type: TypeDefinition) -> [Int] {
    let references: [TypeReference]
    switch type.kind {
    case .complex(let complex):
      switch complex.derivation {
      case .extension(let base), .restriction(let base): references = [base]
      case .none: references = []
      }
    case .simple(let simple):
      switch simple.variety {
      case .restriction(let base): references = [base]
      case .list(let item): references = [item]
      case .union(let members): references = members
      }
    }
    return references.compactMap { if case .defined(let id) = $0 { id.index } else { nil } }
  }
}
