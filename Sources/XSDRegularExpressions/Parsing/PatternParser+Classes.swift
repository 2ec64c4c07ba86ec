extension PatternParser {
  /// A class in brackets, `[a-z-[aeiou]]`, the current character being its bracket.
  mutating func characterClass() throws(XSDRegularExpressionError) -> CharacterClass {
    var groups: [CharacterClass.Group] = []
    let start = position
    repeat {
      advance()
      groups.append(try group(of: start))
    } while current == "["
    for depth in 0..<groups.count {
      guard skip("]") else {
        let reason = depth == 0 ? "" : "; nothing may follow what is subtracted"
        throw failure("']' for the '[' at offset \(start)\(reason)")
      }
    }
    return CharacterClass(groups)
  }

  /// What stands between a bracket and `]` or `-[`; the bracket that ends or goes on is left.
  private mutating func group(of start: Int) throws(XSDRegularExpressionError) -> CharacterClass.Group {
    var group = CharacterClass.Group()
    group.isNegated = skip("^")
    let first = position
    while let scalar = current {
      let isSubtraction = scalar == "-" && next == "["
      if scalar == "]" || isSubtraction {
        guard position > first else {
          throw failure("a character or range", suggestion: "write '\\\(scalar)' for the character")
        }
        if isSubtraction { advance() }
        group.ranges = group.ranges.united()
        return group
      }
      if scalar == "[" { throw failure("'\\['") }
      try add(to: &group, isFirst: position == first)
    }
    throw failure("']' for the '[' at offset \(start)")
  }

  /// One character, range or class escape.
  private mutating func add(
    to group: inout CharacterClass.Group, isFirst: Bool
  ) throws(XSDRegularExpressionError) {
    let start = position
    switch try member() {
    case .group(let escaped):
      group.ranges += escaped.ranges
      group.categories.formUnion(escaped.categories)
    case .scalar(let lower):
      if !isFirst { remarkHyphen(at: start, lower) }
      guard current == "-", let following = next, following != "[", following != "]" else {
        group.ranges.append(lower.value...lower.value)
        return
      }
      advance()
      let end = position
      guard case .scalar(let upper) = try member() else {
        throw failure(at: end, found: "a class", "a character that ends the range")
      }
      guard lower <= upper else {
        throw failure(at: end, found: "'\(upper)'", "a character that does not precede '\(lower)'")
      }
      group.ranges.append(lower.value...upper.value)
    }
  }

  private mutating func member() throws(XSDRegularExpressionError) -> Escaped {
    guard let scalar = current else { throw failure("a character") }
    if scalar == "\\" { return try escape() }
    advance()
    return .scalar(scalar)
  }

  /// A hyphen stands for itself at either end of a class only; in the middle some processors take it, others do not.
  private mutating func remarkHyphen(at start: Int, _ scalar: Unicode.Scalar) {
    guard scalar == "-", text(from: start) == "-" else { return }
    let isLast = current == "]" || current == "-" && next == "["
    if !isLast { remarks.append(failure(at: start, "a range", suggestion: "write '\\-' for the character")) }
  }
}
