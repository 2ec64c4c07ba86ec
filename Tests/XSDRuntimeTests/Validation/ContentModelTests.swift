import Testing

@_spi(Generated) @testable import XSDRuntime

/// What follows what, in a notation of one letter an element.
private struct Sample: Sendable, CustomTestStringConvertible {
  var model: XMLContentModel
  var elements: String
  /// `nil`: the elements are as they should be.
  var deviation: String?

  var testDescription: String { elements + ": " + (deviation ?? "fine") }

  init(_ model: XMLContentModel, _ elements: String, _ deviation: String? = nil) {
    self.model = model
    self.elements = elements
    self.deviation = deviation
  }

  var found: String? {
    let names = elements.map { XMLName(String($0), namespace: $0.isUppercase ? "urn:other" : "urn:test") }
    return model.deviation(of: names, namespace: "urn:test").map { "\($0.found), not \($0.expected)" }
  }
}

@Suite struct ContentModelTests {
  private static let pair = XMLContentModel.sequence([.element("a"), .element("b", min: 0)], min: 2, max: 3)
  private static let either = XMLContentModel.choice([.element("a", max: 2), .element("b")], min: 0, max: nil)
  private static let open = XMLContentModel.sequence([
    .element("a"), .any(only: ["urn:other"], min: 0, max: nil), .element("z"),
  ])

  private static let samples = [
    Sample(pair, "abab"), Sample(pair, "aa"), Sample(pair, "aaab"),
    Sample(pair, "a", "no more elements, not 'b' or 'a'"), Sample(pair, "", "no more elements, not 'a'"),
    Sample(pair, "aaaa", "'a' (element 4 of 4), not 'b' or no more elements"),
    Sample(pair, "ba", "'b' (element 1 of 2), not 'a'"),
    Sample(either, ""), Sample(either, "abba"), Sample(either, "aaaaab"),
    Sample(either, "abc", "'c' (element 3 of 3), not 'a' or 'b' or no more elements"),
    Sample(open, "aXYz"), Sample(open, "az"), Sample(open, "ayz", "'y' (element 2 of 3), not another element or 'z'"),
    Sample(.sequence([]), ""), Sample(.sequence([]), "a", "'a' (element 1 of 1), not no more elements"),
    Sample(.all([.element("a"), .element("b", min: 0), .element("c")]), "cba"),
    Sample(.all([.element("a"), .element("b", min: 0), .element("c")]), "cb", "no more elements, not 'a'"),
    Sample(.all([.element("a"), .element("b", min: 0)]), "aba", "'a' (element 3 of 3), not no more elements"),
    Sample(.element("a", namespace: "urn:third"), "a", "'a' (element 1 of 1), not 'a'"),
    Sample(
      .choice("bcdefgh".map { .element(String($0)) }), "a",
      "'a' (element 1 of 1), not 'b' or 'c' or 'd' or 'e' or 'f' or 2 others"),
    // Where one letter may belong to either part, both ways are followed.
    Sample(.sequence([.element("a", min: 0), .element("a"), .element("b")]), "ab"),
    Sample(.sequence([.element("a", min: 2, max: 4), .element("a", min: 3, max: 3)]), "aaaaaaa"),
  ]

  @Test(arguments: samples) private func followsModels(_ sample: Sample) {
    #expect(sample.found == sample.deviation)
  }

  /// Neither bounds that nobody reaches nor models that can be gone through in many ways take their time.
  @Test func largeBoundsEnd() {
    let empty = XMLContentModel.sequence([.element("a", min: 0, max: nil)], min: .max, max: nil)
    let nested = XMLContentModel.choice([empty, .sequence([empty, empty], min: 0, max: .max)], min: 0, max: nil)
    #expect(Sample(nested, String(repeating: "a", count: 500)).found == nil)
    #expect(Sample(nested, String(repeating: "a", count: 500) + "b").found?.hasPrefix("'b' (element 501") == true)
    #expect(Sample(.element("a", min: .max, max: nil), "aa").found == "no more elements, not 'a'")
  }

  /// The time grows with the number of elements, not with its square: this would take minutes.
  @Test func longContentIsFollowed() {
    let model = XMLContentModel.choice([.element("a"), .element("b")], min: 0, max: nil)
    #expect(Sample(model, String(repeating: "ab", count: 10_000)).found == nil)
  }

  @Test func valuesAndDocumentsAreChecked() throws {
    let fine = try Pair(xml: "<Pair xmlns='urn:test'><x/><y/></Pair>", options: .strict)
    #expect(fine.violations.isEmpty)
    let wrong = Pair(moves: [Move(x: "", y: ""), Move(x: "")])
    #expect(
      wrong.violations.map(\.description) == ["Pair: content: expected no more elements, found 'x' (element 3 of 3)"])
    let short = #expect(throws: XMLError.self) { try Pair(xml: "<Pair xmlns='urn:test'><x/></Pair>", options: .strict) }
    #expect(short?.kind == .missingElement)
    #expect("\(try #require(short))".contains("the content of Pair ends where 'y' must follow"))
    let long = #expect(throws: XMLError.self) {
      try Pair(xml: "<Pair xmlns='urn:test'><x/><y/><x/><y/></Pair>", options: .strict)
    }
    #expect(long?.kind == .misplacedElement)
    #expect(
      "\(try #require(long))".contains(
        "in the content of Pair 'x' (element 3 of 4) stands in the place of no more elements"))
    #expect(try Pair(xml: "<Pair xmlns='urn:test'><x/></Pair>").violations.map(\.rule) == [.content])
  }
}

/// A group of elements that a base type has.
private struct Move: XMLComplexType {
  var x: String?
  var y: String?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Move", namespace: "urn:test", fields: [.optional(\.x, "x"), .optional(\.y, "y")])
  }
}

extension Move: XMLGroupContent {}

/// A type that narrows it.
private struct Pair: XMLComplexType {
  var moves: [Move] = []

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Pair", namespace: "urn:test", content: .sequence([.element("x"), .element("y")]),
      fields: [.groupArray(\.moves)])
  }
}
