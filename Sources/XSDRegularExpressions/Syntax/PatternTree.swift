/// The syntax of an expression, in an array instead of a tree of references, so that no depth can exhaust the stack.
struct PatternTree {
  typealias ID = Int

  enum Node {
    case empty
    case scalar(UInt32)
    /// Index into `classes`.
    case characters(Int)
    case sequence([ID])
    case alternation([ID])
    /// At least two, or optional; `maximum` is nil for "unbounded".
    case repetition(ID, minimum: Int, maximum: Int?)
  }

  private(set) var nodes: [Node] = []
  private(set) var classes: [CharacterClass] = []
  /// Whether a node matches the empty text.
  private var isNullable: [Bool] = []

  subscript(id: ID) -> Node { nodes[id] }

  private mutating func add(_ node: Node, isNullable: Bool) -> ID {
    nodes.append(node)
    self.isNullable.append(isNullable)
    return nodes.count - 1
  }

  mutating func empty() -> ID { add(.empty, isNullable: true) }

  mutating func scalar(_ scalar: Unicode.Scalar) -> ID { add(.scalar(scalar.value), isNullable: false) }

  mutating func characters(_ characters: CharacterClass) -> ID {
    classes.append(characters)
    return add(.characters(classes.count - 1), isNullable: false)
  }

  mutating func sequence(_ parts: [ID]) -> ID {
    switch parts.count {
    case 0: empty()
    case 1: parts[0]
    default: add(.sequence(parts), isNullable: parts.allSatisfy { isNullable[$0] })
    }
  }

  mutating func alternation(_ branches: [ID]) -> ID {
    branches.count == 1
      ? branches[0] : add(.alternation(branches), isNullable: branches.contains { isNullable[$0] })
  }

  /// Repeats a node. Counts of counts are multiplied where that is the same, `(a{2}){3}` is `a{6}`.
  mutating func repetition(_ part: ID, minimum: Int, maximum: Int?) -> ID {
    if maximum == 0 { return empty() }
    if minimum == 1 && maximum == 1 { return part }
    if case .empty = nodes[part] { return part }
    // What matches nothing may stand for any number of missing repetitions.
    var bounds = RepetitionBounds(minimum: isNullable[part] ? 0 : minimum, maximum: maximum)
    var repeated = part
    if case .repetition(let inner, let innerMinimum, let innerMaximum) = nodes[part],
      let product = bounds.multiplied(by: .init(minimum: innerMinimum, maximum: innerMaximum))
    {
      (bounds, repeated) = (product, inner)
    }
    return add(
      .repetition(repeated, minimum: bounds.minimum, maximum: bounds.maximum),
      isNullable: bounds.minimum == 0 || isNullable[repeated])
  }
}
