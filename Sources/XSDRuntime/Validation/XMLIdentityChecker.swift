/// Checks the identity constraints of one element whose content is known.
struct XMLIdentityChecker {
  private typealias Sequence = (node: Int, values: [XMLIdentityValue], texts: [String])

  private let scope: XMLIdentityScope
  private let element: Int
  /// What keys have found, here and inside.
  private(set) var tables: XMLIdentityScope.Tables
  private(set) var violations: [XMLViolation] = []
  /// What the references have found that are to be looked up once all keys are known.
  private var references: [XMLName: [Sequence]] = [:]

  init(scope: XMLIdentityScope, element: Int, tables: XMLIdentityScope.Tables) {
    self.scope = scope
    self.element = element
    self.tables = tables
  }

  // MARK: Keys

  /// Evaluates a constraint; what a key has found is in ``tables`` afterwards.
  mutating func find(_ constraint: XMLIdentityConstraint) {
    let sequences = sequences(of: constraint)
    if case .keyref = constraint.kind {
      references[constraint.name] = sequences
      return
    }
    let rule: XMLViolation.Rule = if case .key = constraint.kind { .key } else { .unique }
    var found: [[XMLIdentityValue]: Int] = [:]
    for sequence in sequences {
      guard let first = found[sequence.values] else {
        found[sequence.values] = sequence.node
        continue
      }
      report(
        rule, at: sequence.node,
        expected:
          "values of its own in \(constraint.fieldNames), by which \(constraint.name.localName) tells elements apart",
        found: Self.list(sequence.texts) + ", as \(scope.path(of: first)) has")
    }
    // Elements of its own come before those that elements inside have found.
    tables[constraint.name, default: [:]].merge(found) { _, own in own }
  }

  /// Looks up what a reference has found.
  mutating func checkReferences(of constraint: XMLIdentityConstraint) {
    guard case .keyref(let refer) = constraint.kind, let sequences = references[constraint.name] else { return }
    let table = tables[refer] ?? [:]
    lazy var untypedTexts = Set(table.keys.map { $0.map(Self.text) })
    let hasUntyped = table.keys.contains { $0.contains(where: \.isUntyped) }
    for sequence in sequences where table[sequence.values] == nil {
      // Where a type is not known, equal text is all that can be asked for.
      if hasUntyped || sequence.values.contains(where: \.isUntyped),
        untypedTexts.contains(sequence.values.map(Self.text))
      {
        continue
      }
      report(
        .keyref, at: sequence.node,
        expected: "values in \(constraint.fieldNames) that \(refer.localName) has found, to which "
          + "\(constraint.name.localName) refers",
        found: Self.list(sequence.texts))
    }
  }

  private static func text(_ value: XMLIdentityValue) -> [UInt8] {
    switch value {
    case .text(let bytes), .untyped(let bytes): bytes
    case .decimal(let value): Array(value.lexicalString.utf8)
    default: Array("\(value)".utf8)
    }
  }

  /// The values of the selected elements that have all fields.
  private mutating func sequences(of constraint: XMLIdentityConstraint) -> [Sequence] {
    var sequences: [Sequence] = []
    let isKey = if case .key = constraint.kind { true } else { false }
    for node in scope.elements(at: constraint.selector, from: element) {
      var sequence: Sequence = (node, [], [])
      for field in constraint.fields {
        guard let content = content(at: field, from: node, constraint) else { continue }
        guard let (value, text) = value(of: content, field, node, constraint, isKey: isKey) else { continue }
        sequence.values.append(value)
        sequence.texts.append("'\(text.prefix(80))'")
      }
      if sequence.values.count == constraint.fields.count { sequences.append(sequence) }
    }
    return sequences
  }

  // MARK: Fields

  private mutating func content(
    at field: XMLIdentityPath, from node: Int, _ constraint: XMLIdentityConstraint
  ) -> XMLIdentityScope.Content? {
    let found = scope.contents(at: field, from: node)
    if found.count > 1 {
      report(
        constraint.rule, at: node,
        expected: "one value at most at \(field.text), a field of \(constraint.name.localName)",
        found: "\(found.count)")
      return nil
    }
    guard let only = found.first else {
      reportMissing(field, at: node, constraint, found: "none")
      return nil
    }
    return only
  }

  private mutating func value(
    of content: XMLIdentityScope.Content, _ field: XMLIdentityPath, _ node: Int,
    _ constraint: XMLIdentityConstraint, isKey: Bool
  ) -> (XMLIdentityValue, text: String)? {
    switch content {
    case .simple(let value, let facets): return (XMLIdentityValue(value, facets), value.lexicalString)
    case .untyped(let text): return (.untyped(Array(text.utf8)), text)
    case .none:
      reportMissing(field, at: node, constraint, found: "nil")
      return nil
    case .complex, .unknown:
      report(
        constraint.rule, at: node,
        expected: "a value of a simple type at \(field.text), a field of \(constraint.name.localName)",
        found: "an element that holds elements")
      return nil
    }
  }

  /// Elements without all fields are no matter for `unique` and `keyref`.
  private mutating func reportMissing(
    _ field: XMLIdentityPath, at node: Int, _ constraint: XMLIdentityConstraint, found: String
  ) {
    guard case .key = constraint.kind else { return }
    report(
      .key, at: node, expected: "a value at \(field.text), a field of \(constraint.name.localName)", found: found)
  }

  private mutating func report(_ rule: XMLViolation.Rule, at node: Int, expected: String, found: String) {
    violations.append(XMLViolation(path: scope.path(of: node), rule: rule, expected: expected, found: found))
  }

  private static func list(_ texts: [String]) -> String { texts.joined(separator: ", ") }
}

extension XMLIdentityConstraint {
  /// What violations of it are called.
  fileprivate var rule: XMLViolation.Rule {
    switch kind {
    case .unique: .unique
    case .key: .key
    case .keyref: .keyref
    }
  }
}

extension XMLIdentityScope {
  /// The elements that a path leads to, each once.
  func elements(at path: XMLIdentityPath, from start: Int) -> [Int] {
    var found: [Int] = []
    for alternative in path.alternatives {
      visit(alternative, from: start) { node, attribute in if attribute == nil { found.append(node) } }
    }
    return path.alternatives.count > 1 ? Set(found).sorted() : found
  }

  /// What the elements and attributes hold that a path leads to, each once.
  fileprivate func contents(at path: XMLIdentityPath, from start: Int) -> [Content] {
    struct Place: Hashable {
      var node: Int
      var attribute: Int?
    }
    var found: [Place] = []
    for alternative in path.alternatives {
      visit(alternative, from: start) { found.append(Place(node: $0, attribute: $1)) }
    }
    if path.alternatives.count > 1 { found = Array(Set(found)) }
    return found.map { place in
      place.attribute.map { nodes[place.node].attributes[$0].content } ?? nodes[place.node].content
    }
  }

  private func visit(_ alternative: XMLIdentityPath.Alternative, from start: Int, _ body: (Int, Int?) -> Void) {
    guard alternative.isDeep else { return visit(alternative.steps[...], from: start, body) }
    for node in start..<nodes[start].end { visit(alternative.steps[...], from: node, body) }
  }

  private func visit(_ steps: ArraySlice<XMLIdentityPath.Step>, from node: Int, _ body: (Int, Int?) -> Void) {
    switch steps.first {
    case nil: body(node, nil)
    case .attribute(let test):
      for (index, attribute) in nodes[node].attributes.enumerated() where test.accepts(attribute.name) {
        body(node, index)
      }
    case .child(let test):
      var child = node + 1
      while child < nodes[node].end {
        if test.accepts(nodes[child].name) { visit(steps.dropFirst(), from: child, body) }
        child = nodes[child].end
      }
    }
  }
}
