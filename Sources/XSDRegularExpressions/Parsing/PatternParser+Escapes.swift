/// What an escape stands for.
enum Escaped {
  case scalar(Unicode.Scalar)
  case group(CharacterClass.Group)
}

/// The sets of the escapes with one letter (Part 2, F.1.1).
enum EscapeGroups {
  static let lineEnds: [ClosedRange<UInt32>] = [0xA...0xA, 0xD...0xD]
  static let space: [ClosedRange<UInt32>] = [0x9...0xA, 0xD...0xD, 0x20...0x20]

  static func group(_ letter: Unicode.Scalar) -> CharacterClass.Group? {
    switch letter {
    case "s": .init(ranges: space)
    case "S": .init(ranges: space.inverted())
    case "i": .init(ranges: NameCharacters.initial)
    case "I": .init(ranges: NameCharacters.initial.inverted())
    case "c": .init(ranges: NameCharacters.all)
    case "C": .init(ranges: NameCharacters.all.inverted())
    case "d": .init(categories: .decimalDigits)
    case "D": .init(categories: CategorySet.decimalDigits.inverted)
    case "w": .init(categories: CategorySet.notWords.inverted)
    case "W": .init(categories: .notWords)
    default: nil
    }
  }
}

extension PatternParser {
  /// An escape, the current character being the backslash.
  mutating func escape() throws(XSDRegularExpressionError) -> Escaped {
    advance()
    guard let scalar = current else { throw failure("a character after '\\'") }
    switch scalar {
    case "n": return taken("\n")
    case "r": return taken("\r")
    case "t": return taken("\t")
    case "\\", "|", ".", "-", "^", "?", "*", "+", "{", "}", "(", ")", "[", "]": return taken(scalar)
    case "p", "P": return .group(try property(isNegated: scalar == "P"))
    default: break
    }
    if let group = EscapeGroups.group(scalar) {
      advance()
      return .group(group)
    }
    // Punctuation that needs no escape is often escaped all the same, and can mean nothing else.
    if scalar.isASCII && scalar.value > 0x20 && scalar.value < 0x7F && !scalar.properties.isAlphabetic
      && !("0"..."9" ~= scalar) && scalar != "_"
    {
      remarks.append(failure("one of \\n \\r \\t \\s \\i \\c \\d \\w \\p{…} or punctuation of expressions"))
      return taken(scalar)
    }
    throw failure(
      "one of \\n \\r \\t \\s \\S \\i \\I \\c \\C \\d \\D \\w \\W \\p{…} \\P{…} or an escaped character",
      suggestion: "XML Schema has no '\\\(scalar)'")
  }

  private mutating func taken(_ scalar: Unicode.Scalar) -> Escaped {
    advance()
    return .scalar(scalar)
  }

  /// `p{Lu}` or `p{IsBasicLatin}`, the current character being the letter.
  private mutating func property(isNegated: Bool) throws(XSDRegularExpressionError) -> CharacterClass.Group {
    advance()
    guard skip("{") else { throw failure("'{'") }
    let start = position
    while let scalar = current, scalar != "}" && scalar != "{" && scalar != "\\" { advance() }
    guard current == "}" else { throw failure("'}'") }
    let name = text(from: start)
    advance()
    if let categories = CategorySet(name: name) {
      return .init(categories: isNegated ? categories.inverted : categories)
    }
    if name.hasPrefix("Is"), let ranges = UnicodeBlocks.ranges(of: String(name.dropFirst(2))) {
      return .init(ranges: isNegated ? ranges.united().inverted() : ranges)
    }
    let known = name.unicodeScalars.count < 3 ? CategorySet.allNames : UnicodeBlocks.names.map { "Is" + $0 }
    throw failure(
      at: start, found: "'\(name)'", "a category of Unicode ('Lu') or one of its blocks ('IsBasicLatin')",
      suggestion: NearestSpelling.of(name, among: known).map { "did you mean '\($0)'?" })
  }
}
