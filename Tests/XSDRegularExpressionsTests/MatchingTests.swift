import Testing
import XSDRegularExpressions

/// What expressions match, construct by construct (Part 2, Appendix F).
@Suite struct MatchingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var accepted: [String]
    var refused: [String]
    var testDescription: String { pattern }

    init(_ pattern: String, _ accepted: [String], not refused: [String]) {
      (self.pattern, self.accepted, self.refused) = (pattern, accepted, refused)
    }
  }

  static let structure: [Case] = [
    Case("", [""], not: ["a"]),
    Case("ab", ["ab"], not: ["a", "xab", "abx", "ab\n"]),
    Case("a|bc|", ["a", "bc", ""], not: ["b", "abc"]),
    Case("()", [""], not: ["a"]),
    Case("(a|b)(c|d)", ["ac", "bd"], not: ["a", "cd"]),
    Case("a?b*c+", ["c", "abbcc"], not: ["ab", "aac"]),
    Case("^a$", ["^a$"], not: ["a"]),
    Case("a{0}", [""], not: ["a"]),
    Case("a{2}", ["aa"], not: ["a", "aaa"]),
    Case("a{2,}", ["aa", "aaaaa"], not: ["a"]),
    Case("a{2,3}", ["aa", "aaa"], not: ["a", "aaaa"]),
    Case("a{9,11}", ["aaaaaaaaa", "aaaaaaaaaaa"], not: ["aaaaaaaa", "aaaaaaaaaaaa"]),
    Case("a{0,2}b", ["b", "aab"], not: ["aaab"]),
    Case("(ab){2,3}", ["abab", "ababab"], not: ["ab", "abababab"]),
    Case("(ab){2,}", ["abab", "abababab"], not: ["ab", "aba"]),
    Case("(a{2}){3}", ["aaaaaa"], not: ["aaaaa", "aaaaaaa"]),
    Case("(a{3,4}){0,2}", ["", "aaa", "aaaa", "aaaaaa", "aaaaaaaa"], not: ["a", "aaaaa", "aaaaaaaaa"]),
    Case("(a{3}){1,}", ["aaa", "aaaaaa"], not: ["aaaa"]),
    Case("(a?){3}", ["", "aaa"], not: ["aaaa"]),
    Case("((a|bc){2}d){2}", ["aadbcad"], not: ["aad", "aadad"]),
    Case("(a*b?){2,3}c", ["c", "aababc"], not: ["bbbbc"]),
    Case("a.c", ["abc", "a\u{10FFFF}c"], not: ["ac", "a\nc", "a\rc"]),
    Case("(?:a|b)+?c{2}?", ["abcc"], not: ["c", "ac"]),
    Case("[0-9]{3}-[0-9]{2}", ["123-45"], not: ["123-4", "12-345"]),
  ]

  static let classes: [Case] = [
    Case("[abc]", ["a", "c"], not: ["d", "", "ab"]),
    Case("[^abc]", ["d", "\n"], not: ["a", ""]),
    Case("[a-cx-z]", ["b", "x"], not: ["d", "-"]),
    Case("[-a]", ["-", "a"], not: ["b"]),
    Case("[a-]", ["-", "a"], not: ["b"]),
    Case("[^-a]", ["b"], not: ["-", "a"]),
    Case("[a^]", ["a", "^"], not: ["b"]),
    Case(#"[\-\]\[\\]"#, ["-", "]", "[", "\\"], not: ["a"]),
    Case(#"[\t-\r]"#, ["\t", "\n"], not: [" "]),
    Case("[+--]", ["+", ",", "-"], not: ["."]),
    Case("[a-z-[aeiou]]", ["b"], not: ["a", "-", "A"]),
    Case("[a-z-[b-y-[m]]]", ["a", "z", "m"], not: ["b", "n"]),
    Case("[^0-9-[a-z]]", ["A"], not: ["5", "b"]),
    Case("[a-z--[b-z]]", ["a", "-"], not: ["b"]),
    Case(#"[\w-[\d]]"#, ["a"], not: ["1", "-"]),
    Case("[\u{10000}-\u{10003}]", ["\u{10001}"], not: ["\u{10004}", "a"]),
    Case("[0-9a-f-]+", ["12-af"], not: ["g"]),
    // Not allowed by the letter, and written often.
    Case("[0-9-_]+", ["1-_"], not: ["a"]),
    Case(#"[\w-.]+"#, ["a-b.c"], not: ["_"]),
  ]

  static let escapes: [Case] = [
    Case(#"\n\r\t"#, ["\n\r\t"], not: ["nrt"]),
    Case(#"\\\|\.\-\^\?\*\+\{\}\(\)\[\]"#, [#"\|.-^?*+{}()[]"#], not: [""]),
    Case(#"\s"#, [" ", "\t", "\n", "\r"], not: ["\u{A0}", "\u{B}"]),
    Case(#"\S"#, ["a", "\u{A0}"], not: [" "]),
    Case(#"\i\c*"#, ["_a-b.1", "é:x", "豆腐"], not: ["1a", "-a"]),
    Case(#"\I\C"#, ["1 "], not: ["aa", "1a"]),
    Case(#"\d"#, ["5", "٣"], not: ["a", "²"]),
    Case(#"\D"#, ["a"], not: ["5"]),
    Case(#"\w"#, ["a", "1", "é", "+", "\u{301}"], not: [".", " ", "_", "\u{E000}"]),
    Case(#"\W"#, [".", "_"], not: ["a"]),
    Case(#"\p{Lu}"#, ["A", "Ä", "\u{10400}"], not: ["a", "1"]),
    Case(#"\P{Lu}"#, ["a", "1"], not: ["A"]),
    Case(#"\p{L}"#, ["a", "A", "ǅ", "ʰ", "א"], not: ["1"]),
    Case(#"[\P{L}a]"#, ["1", "a"], not: ["b"]),
    Case(#"\p{Cn}"#, ["\u{378}"], not: ["a"]),
    Case(#"\p{IsBasicLatin}"#, ["a", "\u{7F}"], not: ["\u{80}"]),
    Case(#"\p{IsLatin-1Supplement}"#, ["é"], not: ["e"]),
    Case(#"\P{IsGreek}"#, ["a"], not: ["α"]),
    Case(#"\p{IsGreekandCoptic}\p{IsCombiningMarksforSymbols}"#, ["α\u{20D0}"], not: ["aa"]),
    Case(#"\p{IsPrivateUse}"#, ["\u{E000}", "\u{F0000}", "\u{10FFFD}"], not: ["a"]),
    Case(#"\p{IsHighSurrogates}"#, [], not: ["a", "\u{10000}"]),
    Case(#"[^\P{IsBasicLatin}]"#, ["a"], not: ["é"]),
    Case(#"\p{IsEmoticons}"#, ["😀"], not: ["a"]),
    // Escapes that are not needed.
    Case(#"\/\@\""#, ["/@\""], not: [""]),
  ]

  @Test(arguments: structure + classes + escapes)
  func matchesWhatItDescribes(item: Case) throws {
    let expression = try XSDRegularExpression(item.pattern)
    for text in item.accepted { #expect(expression.matches(text), "\(text.debugDescription)") }
    for text in item.refused { #expect(!expression.matches(text), "not \(text.debugDescription)") }
  }

  @Test func charactersAreScalarsAndNotGraphemes() throws {
    let expression = try XSDRegularExpression("e.")
    #expect(expression.matches("e\u{301}"))
    #expect(!expression.matches("é"))
    #expect(try XSDRegularExpression("a\r\nb").matches("a\r\nb"))
  }

  @Test func equalityIsThatOfWhatIsWritten() throws {
    #expect(try XSDRegularExpression("a") == XSDRegularExpression("a"))
    #expect(try XSDRegularExpression("a") != XSDRegularExpression("[a]"))
    #expect(try Set([XSDRegularExpression("a"), XSDRegularExpression("a")]).count == 1)
  }
}
