import SchemaComponents

/// Finds the single-valued members that would make a struct contain itself, and boxes them.
///
/// Containment runs through stored members, through the base that a derived struct stores, and through the enum
/// over a hierarchy, which may hold any of its structs. Members inside one strongly connected component are boxed.
struct RecursionFinder {
  private var edges: [[Int]]
  /// Number of the strongly connected component of each node; what a node contains has a lower one, or its own.
  private(set) var component: [Int]
  private var componentCount = 0

  /// Boxes the recursive members of all structures and makes recursive enums indirect; `structures` is indexed by
  /// type. Where a circle leads through an enum, the enum breaks it.
  static func box(_ structures: inout [StructurePlan?], _ substitutions: inout [SubstitutionPlan]) {
    let nodes = ContainmentNodes(structures, substitutions)
    let finder = RecursionFinder(structures, substitutions, nodes)
    for position in substitutions.indices {
      substitutions[position].isIndirect = finder.isRecursive(nodes.substitution + position)
    }
    for position in structures.indices {
      for group in (structures[position]?.groups ?? []).indices
      where structures[position]?.groups[group].isChoice == true {
        let node = nodes.groups + (structures[position]?.groups[group].group ?? 0)
        structures[position]?.groups[group].isIndirect = finder.isRecursive(node)
      }
    }
    let rest = RecursionFinder(structures, substitutions, nodes)
    for position in structures.indices {
      guard let structure = structures[position] else { continue }
      rest.box(&structures[position]!.fields, of: position * 2, nodes)
      for (index, group) in structure.groups.enumerated() where !group.isChoice {
        rest.box(&structures[position]!.groups[index].fields, of: nodes.groups + group.group, nodes)
      }
    }
  }

  private func box(_ fields: inout [FieldPlan], of node: Int, _ nodes: ContainmentNodes) {
    for index in fields.indices {
      guard let target = nodes.contained(fields[index]), component[target] == component[node] else { continue }
      switch fields[index].shape {
      case .optional(let isNillable, let isRequired):
        fields[index].shape = .boxed(isNillable: isNillable, isRequired: isRequired)
      case .required: fields[index].shape = .boxed(isNillable: false, isRequired: true)
      default: continue
      }
    }
  }

  private func isRecursive(_ node: Int) -> Bool { edges[node].contains { component[$0] == component[node] } }

  init(_ structures: [StructurePlan?], _ substitutions: [SubstitutionPlan], _ nodes: ContainmentNodes) {
    edges = Array(repeating: [], count: nodes.count)
    component = Array(repeating: -1, count: nodes.count)
    for (position, structure) in structures.enumerated() {
      guard let structure else { continue }
      if let base = structure.base { edges[position * 2].append(base.id.index * 2) }
      edges[position * 2] += structure.fields.compactMap(nodes.contained)
      for group in structure.groups where !group.isIndirect {
        edges[nodes.groups + group.group] = group.fields.compactMap(nodes.contained)
      }
      if let polymorphism = structure.polymorphism {
        edges[position * 2 + 1].append(position * 2)
        for variant in polymorphism.variants { edges[position * 2 + 1].append(variant.id.index * 2) }
      }
    }
    for (position, plan) in substitutions.enumerated() where !plan.isIndirect {
      edges[nodes.substitution + position] = plan.cases.compactMap { nodes.node(of: $0.type) }
    }
    findComponents()
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
