import Testing
import XSDRegularExpressions

@Suite struct AlternativesTests {
  private func first(_ pattern: String, _ choices: [[String]]) throws -> String? {
    try XSDRegularExpression(pattern).firstMatch(amongChoices: choices) { _ in true }
  }

  @Test func theFirstChoiceThatFitsIsTaken() throws {
    #expect(try first("[01] [01]", [["true", "1"], [" "], ["false", "0"]]) == "1 0")
    #expect(try first("(true|1) .*", [["true", "1"], [" "], ["false", "0"]]) == "true false")
    #expect(try first("a{2,4}b?", [["a"], ["b", "a"], ["b"]]) == "aab")
    #expect(try first("", []) == "")
    #expect(try first("x", [["a", "b"]]) == nil && first("x", [[]]) == nil && first("xx", [["x"]]) == nil)
  }

  @Test func aConditionCanRefuseAMatch() throws {
    let expression = try XSDRegularExpression("[ab]{2}")
    let choices = [["a", "b"], ["a", "b"]]
    #expect(expression.firstMatch(amongChoices: choices) { $0.hasPrefix("b") } == "ba")
    #expect(expression.firstMatch(amongChoices: choices) { _ in false } == nil)
  }

  @Test(.timeLimit(.minutes(1))) func aSearchWithoutEndIsGivenUp() throws {
    let choices = Array(repeating: ["a", "aa"], count: 60)
    #expect(try first("a*b", choices) == nil)
    #expect(try first("a{70}", choices) != "")
  }
}
