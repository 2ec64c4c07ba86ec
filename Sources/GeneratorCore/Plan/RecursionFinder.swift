import SchemaComponents

/// Finds the single-valued members that would make a struct contain itself, and boxes them.
///
/// Containment runs through stored members, through the base that a derived struct stores, and through the enum
/// over a hierarchy, which may hold any of its structs. Members inside one strongly connected component are boxed.
struct RecursionFinder {
  private var edges: [[Int]]
  private var component: [Int]
  private var componentCount = 0

  /// Boxes the recursive members of all structures; `structures` is indexed by type.
  static func box(_ structures: inout [StructurePlan?]) {
    let finder = RecursionFinder(structures)
    for position in structures.indices {
      guard let structure = structures[position] else { continue }
      for (fieldIndex, field) in structure.fields.enumerated() {
        guard let target = Self.containedNode(field),
          finder.component[target] == finder.component[position * 2]
        else { continue }
        let shape: FieldPlan.Shape
        switch field.shape {
        case .optional(let isNillable, let isRequired): shape = .boxed(isNillable: isNillable, isRequired: isRequired)
        default: shape = .boxed(isNillable: false, isRequired: true)
        }
        structures[position]?.fields[fieldIndex].shape = shape
      }
    }
  }

  /// Nodes: `2 * type` for the struct, `2 * type + 1` for the enum over it and its derived types.
  private init(_ structures: [StructurePlan?]) {
    edges = Array(repeating: [], count: structures.count * 2)
    component = Array(repeating: -1, count: structures.count * 2)
    for (position, structure) in structures.enumerated() {
      guard let structure else { continue }
      if let base = structure.base { edges[position * 2].append(base.id.index * 2) }
      for field in structure.fields {
        if let target = Self.containedNode(field) { edges[position * 2].append(target) }
      }
      if let polymorphism = structure.polymorphism {
        edges[position * 2 + 1].append(position * 2)
        for variant in polymorphism.variants { edges[position * 2 + 1].append(variant.id.index * 2) }
      }
    }
    findComponents()
  }

  private static func containedNode(_ field: FieldPlan) -> Int? {
    switch field.shape {
    case .required, .optional:
      guard let contained = field.type.containedStructure else { return nil }
      return contained.id.index * 2 + (contained.isPolymorphic ? 1 : 0)
    case .array, .wrapped, .boxed, .attribute, .text, .wildcard, .anyAttributes: return nil
    }
  }

  /// Tarjan's algorithm with a stack of its own, so that no depth of containment exhausts the machine's. A component
  /// of one node counts only if the node has an edge to itself, which is why lone nodes get a number each.
  private mutating func findComponents() {
    var order = Array(repeating: -1, count: edges.count)
    var low = Array(repeating: 0, count: edges.count)
    var isOnStack = Array(repeating: false, count: edges.count)
    var stack: [Int] = []
    var next = 0
    for root in edges.indices where order[root] < 0 {
      var path: [(node: Int, edge: Int)] = [(root, 0)]
      while let (node, edge) = path.last {
        if edge == 0 && order[node] < 0 {
          order[node] = next
          low[node] = next
          next += 1
          stack.append(node)
          isOnStack[node] = true
        }
        if edge < edges[node].count {
          path[path.count - 1].edge += 1
          let target = edges[node][edge]
          if order[target] < 0 {
            path.append((target, 0))
          } else if isOnStack[target] {
            low[node] = min(low[node], order[target])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
        if low[node] == order[node] {
          while let member = stack.popLast() {
            isOnStack[member] = false
            component[member] = componentCount
            if member == node { break }
          }
          componentCount += 1
        }
      }
    }
  }
}
