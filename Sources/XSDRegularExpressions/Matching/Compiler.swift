/// Turns the syntax into instructions, with a list of things to do instead of recursion.
struct Compiler {
  private typealias Label = Int

  private enum Task {
    /// A part of the syntax, inside of groups whose counts have `stride` combinations.
    case node(PatternTree.ID, stride: Int)
    case bind(Label)
    case fork(Label, Label)
    case jump(Label)
    case count(loop: Int, start: Label)
  }

  private let tree: PatternTree
  private var program: Program
  /// The address of each label, once it is bound.
  private var labels: [Int] = []
  private var tasks: [Task] = []
  private var size = 0

  init(tree: PatternTree) {
    self.tree = tree
    program = Program()
    program.classes = tree.classes
  }

  mutating func compile(_ root: PatternTree.ID) throws(XSDRegularExpressionError) -> Program {
    tasks = [.node(root, stride: 1)]
    while let task = tasks.popLast() {
      switch task {
      case .node(let id, let stride): try expand(id, stride)
      case .bind(let label): labels[label] = program.instructions.count
      case .fork(let first, let second): program.instructions.append(.fork(first, second))
      case .jump(let label): program.instructions.append(.jump(label))
      case .count(let loop, let start): program.instructions.append(.count(loop, start))
      }
    }
    program.instructions.append(.accept)
    resolveLabels()
    return program
  }

  private mutating func resolveLabels() {
    for index in program.instructions.indices {
      switch program.instructions[index] {
      case .fork(let first, let second): program.instructions[index] = .fork(labels[first], labels[second])
      case .jump(let label): program.instructions[index] = .jump(labels[label])
      case .count(let loop, let start): program.instructions[index] = .count(loop, labels[start])
      default: break
      }
    }
  }

  private mutating func label() -> Label {
    labels.append(0)
    return labels.count - 1
  }

  /// Plans tasks; they are done in the order given.
  private mutating func plan(_ planned: [Task]) { tasks.append(contentsOf: planned.reversed()) }

  private mutating func emit(_ instruction: Program.Instruction, _ stride: Int) throws(XSDRegularExpressionError) {
    size += stride
    if size > XSDRegularExpression.maximumSize { throw tooLarge }
    program.instructions.append(instruction)
  }

  private var tooLarge: XSDRegularExpressionError {
    .init(
      at: 0, found: "an expression whose counts multiply to more than that",
      expected: "an expression of at most \(XSDRegularExpression.maximumSize) positions")
  }

  private mutating func expand(_ id: PatternTree.ID, _ stride: Int) throws(XSDRegularExpressionError) {
    switch tree[id] {
    case .empty: break
    case .scalar(let scalar): try emit(.scalar(scalar), stride)
    case .characters(let index): try emit(.characters(index), stride)
    case .sequence(let parts): plan(parts.map { .node($0, stride: stride) })
    case .alternation(let branches):
      let end = label()
      var planned: [Task] = []
      for branch in branches.dropLast() {
        let (start, other) = (label(), label())
        planned += [.fork(start, other), .bind(start), .node(branch, stride: stride), .jump(end), .bind(other)]
      }
      planned += branches.suffix(1).map { .node($0, stride: stride) }
      plan(planned + [.bind(end)])
    case .repetition(let part, let minimum, let maximum): try repeated(part, minimum, maximum, stride)
    }
  }

  private mutating func repeated(
    _ part: PatternTree.ID, _ minimum: Int, _ maximum: Int?, _ stride: Int
  ) throws(XSDRegularExpressionError) {
    let (start, end) = (label(), label())
    switch (minimum, maximum) {
    case (0, 1): plan([.fork(start, end), .bind(start), .node(part, stride: stride), .bind(end)])
    case (0, nil):
      let again = label()
      plan([
        .bind(again), .fork(start, end), .bind(start), .node(part, stride: stride), .jump(again), .bind(end),
      ])
    case (1, nil): plan([.bind(start), .node(part, stride: stride), .fork(start, end), .bind(end)])
    default:
      if let characters = singleClass(part) {
        if minimum == maximum && minimum <= 8 {
          for _ in 0..<minimum { try expand(part, stride) }
        } else {
          program.runs.append(.init(characters: characters, minimum: minimum, maximum: maximum))
          try emit(.run(program.runs.count - 1), stride)
        }
        return
      }
      let loop = try counted(minimum, maximum, stride)
      let entrance: [Task] = minimum == 0 ? [.fork(start, end)] : []
      let inner = stride * program.loops[loop].radix
      plan(entrance + [.bind(start), .node(part, stride: inner), .count(loop: loop, start: start), .bind(end)])
    }
  }

  private mutating func counted(_ minimum: Int, _ maximum: Int?, _ stride: Int) throws(XSDRegularExpressionError) -> Int
  {
    let radix = maximum ?? minimum + 1
    let (space, overflow) = stride.multipliedReportingOverflow(by: radix)
    if overflow || space > XSDRegularExpression.maximumSize { throw tooLarge }
    program.countSpace = max(program.countSpace, space)
    program.loops.append(.init(minimum: minimum, maximum: maximum, stride: stride, radix: radix))
    return program.loops.count - 1
  }

  private func singleClass(_ id: PatternTree.ID) -> CharacterClass? {
    switch tree[id] {
    case .scalar(let value): CharacterClass([.init(ranges: [value...value])])
    case .characters(let index): tree.classes[index]
    default: nil
    }
  }
}
