import Testing
import XSDRegularExpressions

/// Expressions and texts that are meant to take all time, memory or stack.
@Suite struct HostileExpressionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var pattern: String
    var text: String
    var isMatch: Bool
  }

  static let cases: [Case] = [
    Case(testDescription: "nested stars", pattern: "(a*)*b", text: "a" * 100_000, isMatch: false),
    Case(testDescription: "ambiguous branches", pattern: "(a|a|aa)+b", text: "a" * 50_000, isMatch: false),
    Case(testDescription: "optional times count", pattern: "(a?){0,100000}", text: "a" * 100_000, isMatch: true),
    Case(testDescription: "large count", pattern: ".{1,100000}", text: "x" * 100_000, isMatch: true),
    Case(testDescription: "large count passed", pattern: ".{1,100000}", text: "x" * 100_001, isMatch: false),
    Case(testDescription: "ambiguous count", pattern: "a*a{1,50000}b", text: "a" * 50_000, isMatch: false),
    Case(
      testDescription: "counts of counts", pattern: "((a{1,100}){1,100}){1,100}", text: "a" * 1_000_000, isMatch: true),
    Case(
      testDescription: "counted group", pattern: "([a-z]+ ){1,100000}", text: "abc " * 20_000, isMatch: true),
    Case(testDescription: "astronomic count", pattern: "a{1,99999999999999999999}", text: "aaa", isMatch: true),
    Case(testDescription: "astronomic minimum", pattern: "a{99999999999999999999}", text: "aaa", isMatch: false),
    Case(testDescription: "deep", pattern: "(" * 100_000 + "a" + ")" * 100_000, text: "a", isMatch: true),
    Case(testDescription: "deep stars", pattern: "((" * 50_000 + "a" + ")*)+" * 50_000, text: "aaaa", isMatch: true),
    Case(
      testDescription: "deep subtraction", pattern: "[a-" * 100_000 + "[b]" + "]" * 100_000, text: "a", isMatch: false),
    Case(testDescription: "many branches", pattern: "a{1,9}|" * 20_000, text: "aaa", isMatch: true),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: cases)
  func takesTimeLinearInTheText(item: Case) throws {
    #expect(try XSDRegularExpression(item.pattern).matches(item.text) == item.isMatch)
  }

  @Test(arguments: [
    "(((ab|c){1,1000}){1,1000}d){1,1000}", "(((ab|c){0,99999}d){0,99999}d){0,99999}", "(ab){9999999999999999,}",
    "((((((ab){2,90}c){2,90}d){2,90}e){2,90}f){2,90}g){2,90}", "(ab){4611686018427387904}",
  ])
  func whatIsTooLargeIsRefused(pattern: String) {
    let error = #expect(throws: XSDRegularExpressionError.self) { try XSDRegularExpression(pattern) }
    #expect(error?.expected == "an expression of at most 1048576 positions")
  }
}

/// The text so many times.
private func * (text: String, count: Int) -> String { String(repeating: text, count: count) }
