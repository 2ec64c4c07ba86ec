extension PatternParser {
  /// The quantifier that stands here, if one does.
  mutating func quantifier() throws(XSDRegularExpressionError) -> RepetitionBounds? {
    switch current {
    case "?":
      advance()
      return .init(minimum: 0, maximum: 1)
    case "*":
      advance()
      return .init(minimum: 0, maximum: nil)
    case "+":
      advance()
      return .init(minimum: 1, maximum: nil)
    case "{": return try quantity()
    default: return nil
    }
  }

  /// `{n}`, `{n,}` or `{n,m}`, the current character being the brace.
  private mutating func quantity() throws(XSDRegularExpressionError) -> RepetitionBounds {
    advance()
    let minimum = try count("a number", suggestion: current == "," ? "write '{0,'" : nil)
    var maximum: Int? = minimum
    if skip(",") {
      let start = position
      maximum = current == "}" ? nil : try count("a number or '}'")
      if let maximum, maximum < minimum {
        throw failure(at: start, found: "'\(text(from: start))'", "a number that is not less than \(minimum)")
      }
    }
    guard skip("}") else { throw failure(maximum == nil ? "'}'" : "a digit, ',' or '}'") }
    // No text is as long as what stands for "very many".
    return .init(minimum: minimum, maximum: maximum == Self.veryMany ? nil : maximum)
  }

  private static var veryMany: Int { 1 << 48 }

  private mutating func count(
    _ expected: String, suggestion: String? = nil
  ) throws(XSDRegularExpressionError) -> Int {
    guard let first = current, "0"..."9" ~= first else { throw failure(expected, suggestion: suggestion) }
    var count = 0
    while let digit = current, "0"..."9" ~= digit {
      count = min(count * 10 + Int(digit.value - 0x30), Self.veryMany)
      advance()
    }
    return count
  }
}
