/// A regular expression of XML Schema (Part 2, Appendix F).
///
/// It matches whole texts only, character by character (Unicode scalars; nothing is normalized or folded). Matching
/// takes time linear in the text: all alternatives advance together, nothing is ever tried again. Neither the depth of
/// parentheses nor the size of a count is a danger; an expression whose counted groups multiply to more than
/// ``maximumSize`` positions is refused.
public struct XSDRegularExpression: Sendable {
  /// What a compiled expression may come to: its characters, each counted as often as the counted groups around it
  /// repeat at most. Counts on a single character or class (`.{1,100000}`) are free.
  public static let maximumSize = 1 << 20

  /// The expression as written.
  public let pattern: String

  /// What is not in order by the letter of the specification, but was understood: most often a `-` in the middle of a
  /// class, `[0-9-_]`, which some processors refuse.
  public let remarks: [XSDRegularExpressionError]

  let program: Program

  /// Reads an expression.
  ///
  /// - Throws: ``XSDRegularExpressionError`` at the first place where it is none.
  public init(_ pattern: String) throws(XSDRegularExpressionError) {
    var parser = PatternParser(pattern)
    let root = try parser.parse()
    var compiler = Compiler(tree: parser.tree)
    program = try compiler.compile(root)
    remarks = parser.remarks
    self.pattern = pattern
  }

  /// Whether the whole text is one of those that the expression describes.
  public func matches(_ text: String) -> Bool {
    var matcher = Matcher(program)
    return matcher.matches(text.unicodeScalars)
  }
}

extension XSDRegularExpression: Hashable {
  /// Expressions are equal if they are written alike.
  public static func == (first: Self, second: Self) -> Bool { first.pattern == second.pattern }

  /// Hashes what is written.
  public func hash(into hasher: inout Hasher) { hasher.combine(pattern) }
}

extension XSDRegularExpression: CustomStringConvertible {
  /// The expression as written.
  public var description: String { pattern }
}
