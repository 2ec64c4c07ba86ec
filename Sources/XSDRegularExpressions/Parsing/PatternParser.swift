/// Reads the grammar of Part 2, Appendix F. Groups are kept on a stack of its own, so that any depth is fine.
struct PatternParser {
  private(set) var tree = PatternTree()
  var remarks: [XSDRegularExpressionError] = []

  private let scalars: [Unicode.Scalar]
  private(set) var position = 0

  /// A parenthesis, or the whole: the branches before the last `|`, and the pieces since.
  private struct Group {
    var start: Int
    var branches: [PatternTree.ID] = []
    var pieces: [PatternTree.ID] = []
  }

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  // MARK: Looking

  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  var next: Unicode.Scalar? { position + 1 < scalars.count ? scalars[position + 1] : nil }

  mutating func advance() { position += 1 }

  /// Takes the character if it is the current one.
  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  func text(from start: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<min(position, scalars.count)])
    return String(text)
  }

  // MARK: Failing

  func failure(_ expected: String, suggestion: String? = nil) -> XSDRegularExpressionError {
    failure(at: position, expected, suggestion: suggestion)
  }

  func failure(
    at offset: Int, found: String? = nil, _ expected: String, suggestion: String? = nil
  ) -> XSDRegularExpressionError {
    let standing = offset < scalars.count ? "'\(scalars[offset])'" : "the end of the expression"
    return .init(at: offset, found: found ?? standing, expected: expected, suggestion: suggestion)
  }

  // MARK: Reading

  mutating func parse() throws(XSDRegularExpressionError) -> PatternTree.ID {
    var enclosing: [Group] = []
    var group = Group(start: 0)
    while let scalar = current {
      switch scalar {
      case "|":
        advance()
        group.branches.append(tree.sequence(group.pieces))
        group.pieces = []
      case "(":
        enclosing.append(group)
        group = Group(start: position)
        advance()
        try skipGroupKind()
      case ")":
        guard let outer = enclosing.popLast() else {
          throw failure("no ')' without '('", suggestion: "write '\\)' for the character")
        }
        advance()
        let content = finish(group)
        group = outer
        group.pieces.append(try quantified(content))
      default:
        let atom = try atom(scalar)
        group.pieces.append(try quantified(atom))
      }
    }
    if !enclosing.isEmpty { throw failure("')' for the '(' at offset \(group.start)") }
    return finish(group)
  }

  private mutating func finish(_ group: Group) -> PatternTree.ID {
    tree.alternation(group.branches + [tree.sequence(group.pieces)])
  }

  private mutating func atom(_ scalar: Unicode.Scalar) throws(XSDRegularExpressionError) -> PatternTree.ID {
    switch scalar {
    case "?", "*", "+", "{":
      throw failure(
        "a character, class or group before a quantifier", suggestion: "write '\\\(scalar)' for the character")
    case "]": throw failure("no ']' without '['", suggestion: "write '\\]' for the character")
    case "[": return tree.characters(try characterClass())
    case ".":
      advance()
      return tree.characters(CharacterClass([.init(ranges: EscapeGroups.lineEnds.inverted())]))
    case "\\":
      switch try escape() {
      case .scalar(let scalar): return tree.scalar(scalar)
      case .group(let group): return tree.characters(CharacterClass([group]))
      }
    case "}":
      remarks.append(failure("'\\}'"))
      advance()
      return tree.scalar(scalar)
    default:
      advance()
      return tree.scalar(scalar)
    }
  }

  /// Other dialects mark a group as "not captured", which groups of XML Schema never are; all their other kinds of
  /// groups mean something that XML Schema does not have.
  private mutating func skipGroupKind() throws(XSDRegularExpressionError) {
    guard current == "?" else { return }
    guard next == ":" else {
      throw failure("an expression", suggestion: "XML Schema has no special groups '(?…)', only '(…)'")
    }
    remarks.append(failure("an expression", suggestion: "write '(' for '(?:'"))
    position += 2
  }

  /// The atom with the quantifier that follows it, if one does.
  private mutating func quantified(_ atom: PatternTree.ID) throws(XSDRegularExpressionError) -> PatternTree.ID {
    guard let bounds = try quantifier() else { return atom }
    if current == "?" {
      // Which of several ways to match is preferred makes no difference where the whole text has to match.
      remarks.append(failure("no second quantifier", suggestion: "leave it out"))
      advance()
    }
    return tree.repetition(atom, minimum: bounds.minimum, maximum: bounds.maximum)
  }
}
