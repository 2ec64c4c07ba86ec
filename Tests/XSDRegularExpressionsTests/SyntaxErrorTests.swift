import Testing
import XSDRegularExpressions

/// What is no expression, and where.
@Suite struct SyntaxErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var offset: Int
    var found: String
    /// Part of what is expected or suggested.
    var hint: String
    var testDescription: String { pattern }

    init(_ pattern: String, at offset: Int, found: String, _ hint: String) {
      (self.pattern, self.offset, self.found, self.hint) = (pattern, offset, found, hint)
    }
  }

  static let cases: [Case] = [
    Case("*a", at: 0, found: "'*'", "before a quantifier"),
    Case("a**", at: 2, found: "'*'", "before a quantifier"),
    Case("a+*", at: 2, found: "'*'", "before a quantifier"),
    Case("a+??", at: 3, found: "'?'", "before a quantifier"),
    Case("a|*", at: 2, found: "'*'", "before a quantifier"),
    Case("{1}a", at: 0, found: "'{'", "before a quantifier"),
    Case("a{,2}", at: 2, found: "','", "{0,"),
    Case("a{2,1}", at: 4, found: "'1'", "not less than 2"),
    Case("a{x}", at: 2, found: "'x'", "a number"),
    Case("a{5", at: 3, found: "the end of the expression", "'}'"),
    Case("a{5,", at: 4, found: "the end of the expression", "'}'"),
    Case("(a", at: 2, found: "the end of the expression", "'(' at offset 0"),
    Case("a)", at: 1, found: "')'", "\\)"),
    Case("(?=a)", at: 1, found: "'?'", "special groups"),
    Case("[", at: 1, found: "the end of the expression", "']'"),
    Case("[]", at: 1, found: "']'", "\\]"),
    Case("[^]", at: 2, found: "']'", "\\]"),
    Case("a]", at: 1, found: "']'", "\\]"),
    Case("[a[b]", at: 2, found: "'['", "\\["),
    Case("[b-a]", at: 3, found: "'a'", "precede 'b'"),
    Case(#"[a-\d]"#, at: 3, found: "a class", "ends the range"),
    Case("[a-[b]c]", at: 6, found: "'c'", "nothing may follow"),
    Case("[-[a]]", at: 1, found: "'-'", "a character or range"),
    Case(#"a\"#, at: 2, found: "the end of the expression", "after '\\'"),
    Case(#"\b"#, at: 1, found: "'b'", "no '\\b'"),
    Case(#"(a)\1"#, at: 4, found: "'1'", "no '\\1'"),
    Case(#"\pL"#, at: 2, found: "'L'", "'{'"),
    Case(#"\p{Lx}"#, at: 3, found: "'Lx'", "category"),
    Case(#"\p{IsBasicLatn}"#, at: 3, found: "'IsBasicLatn'", "did you mean 'IsBasicLatin'?"),
    Case(#"\p{Lu"#, at: 5, found: "the end of the expression", "'}'"),
  ]

  @Test(arguments: cases)
  func isRefusedWhereItIsWrong(item: Case) throws {
    let error = #expect(throws: XSDRegularExpressionError.self) { try XSDRegularExpression(item.pattern) }
    #expect(error?.offset == item.offset)
    #expect(error?.found == item.found)
    #expect(error?.description.contains(item.hint) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: ["[0-9-_]", #"[\w-.]"#, #"\/"#, "a}", "(?:a)", "a*?", "a{2}?"])
  func tolerated(pattern: String) throws {
    #expect(try XSDRegularExpression(pattern).remarks.count == 1)
  }

  @Test(arguments: ["[0-9_-]", "[-a]", "[^-a]", "[a-z--[b]]", #"\-"#, "[+--]"])
  func notRemarked(pattern: String) throws {
    #expect(try XSDRegularExpression(pattern).remarks == [])
  }
}
