/// Why a text is not a regular expression of XML Schema.
public struct XSDRegularExpressionError: Error, Hashable, Sendable {
  /// Where, in Unicode scalars from the start.
  public let offset: Int
  /// What stands there.
  public let found: String
  /// What would have to stand there.
  public let expected: String
  /// What was probably meant, or what to write instead.
  public let suggestion: String?

  init(at offset: Int, found: String, expected: String, suggestion: String? = nil) {
    self.offset = offset
    self.found = found
    self.expected = expected
    self.suggestion = suggestion
  }
}

extension XSDRegularExpressionError: CustomStringConvertible {
  /// `at offset 3: found ')', expected …`.
  public var description: String {
    "at offset \(offset): found \(found), expected \(expected)" + (suggestion.map { "; \($0)" } ?? "")
  }
}
