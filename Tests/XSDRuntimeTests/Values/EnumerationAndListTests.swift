import Testing

@_spi(Generated) @testable import XSDRuntime

enum GoalStatus: XMLEnumeration {
  case active
  case pausedByLongerWords
  case unrecognized(String)
  static let allCases: [Self] = [.active, .pausedByLongerWords]
  var rawValue: String {
    switch self {
    case .active: "Active"
    case .pausedByLongerWords: "PausedByLongerWords"
    case .unrecognized(let word): word
    }
  }
}

@Suite struct XMLEnumerationTests {
  @Test func listedWords() {
    #expect(parse("Active", as: GoalStatus.self).map { if case .active = $0 { true } else { false } } == true)
    #expect(parse("PausedByLongerWords", as: GoalStatus.self)?.isRecognized == true)
    #expect(GoalStatus(rawValue: "PausedByLongerWords") == .pausedByLongerWords)
    expectRoundTrips(GoalStatus.self, ["Active", "PausedByLongerWords", "New word", "", "active"])
    #expect(GoalStatus.lexicalTypeName == "GoalStatus")
  }

  @Test func unlistedWords() {
    let value = GoalStatus(rawValue: "Deleted")
    #expect(!value.isRecognized && value.rawValue == "Deleted")
    #expect(value == .unrecognized("Deleted") && value != .active)
    #expect(value.hashValue == GoalStatus.unrecognized("Deleted").hashValue)
  }

  @Test func equalityGoesByTheWord() {
    #expect(GoalStatus.unrecognized("Active") == .active)
    #expect(GoalStatus.unrecognized("Active").hashValue == GoalStatus.active.hashValue)
    #expect(Set([GoalStatus.unrecognized("Active"), .active]).count == 1)
    #expect(GoalStatus.unrecognized("Active").isRecognized)
  }
}

/// Words that differ in white space, or in how a character is composed.
enum NearWords: XMLEnumeration {
  case empty
  case space
  case composed
  case decomposed
  case unrecognized(String)
  static let allCases: [Self] = [.empty, .space, .composed, .decomposed]
  var rawValue: String {
    switch self {
    case .empty: ""
    case .space: " "
    case .composed: "\u{E9}"
    case .decomposed: "e\u{301}"
    case .unrecognized(let word): word
    }
  }
}

/// One word, as the content of an element and as an attribute.
struct NearWord: XMLComplexType {
  var word: NearWords
  var mark: NearWords?
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "NearWord", namespace: "", fields: [.required(\.word, "Word"), .attribute(\.mark, "mark")])
  }
}

@Suite struct NearWordTests {
  @Test(arguments: NearWords.allCases) func wordsAreComparedByteForByte(_ word: NearWords) throws {
    #expect(NearWords.allCases.filter { $0 == word }.count == 1)
    let text = "<NearWord mark='\(word.rawValue)'><Word>\(word.rawValue)</Word></NearWord>"
    let value = try NearWord(xml: text, options: .strict)
    #expect(value.word == word && value.mark == word)
    #expect(try NearWord(xml: value.xml(), options: .strict) == value)
  }
}

@Suite struct XMLFlagSetTests {
  typealias Flags = XMLFlagSet<GoalStatus>

  @Test func wordsKeepTheirOrder() {
    expectRoundTrips(Flags.self, ["", "Active", "PausedByLongerWords Active", "Zeta Active Alpha"])
    expectForms(Flags.self, ["Active Active": "Active Active", " Active \n Zeta ": "Active Zeta", " ": ""])
    #expect(Flags.lexicalTypeName == "list of GoalStatus")
  }

  @Test func equalityIgnoresTheOrder() throws {
    let left = try #require(parse("Active Zeta", as: Flags.self))
    let right = try #require(parse("Zeta Active", as: Flags.self))
    #expect(left == right && left.hashValue == right.hashValue)
    #expect(left == parse("Zeta Active Zeta", as: Flags.self))
    #expect(left != parse("Zeta", as: Flags.self))
    #expect(left != parse("Zeta Other", as: Flags.self))
  }

  @Test func actsAsASet() {
    var flags: Flags = [.active]
    #expect(flags.contains(.active) && !flags.contains(.pausedByLongerWords) && !flags.isEmpty)
    #expect(flags.insert(.active).inserted == false)
    #expect(flags.insert(.unrecognized("Zeta")).inserted)
    #expect(flags.map(\.rawValue) == ["Active", "Zeta"] && flags.count == 2 && flags[1] == .unrecognized("Zeta"))
    #expect(flags.union([.pausedByLongerWords, .active]).description == "Active Zeta PausedByLongerWords")
    #expect(flags.intersection([.unrecognized("Zeta")]).description == "Zeta")
    #expect(flags.symmetricDifference([.active, .pausedByLongerWords]).description == "Zeta PausedByLongerWords")
    #expect(flags.subtracting([.active]).description == "Zeta")
    #expect(flags.isSuperset(of: [.active]) && !flags.isDisjoint(with: [.active]))
    #expect(flags.update(with: .active) == .active && flags.update(with: .pausedByLongerWords) == nil)
    #expect(flags.remove(.unrecognized("Zeta")) != nil && flags.remove(.unrecognized("Zeta")) == nil)
    #expect(flags.description == "Active PausedByLongerWords")
    #expect(Flags().isEmpty)
  }

  @Test(.timeLimit(.minutes(1))) func manyUnlistedWords() throws {
    let words = (0..<100_000).map { "w\($0)" }
    let flags = try #require(parse((words + words).joined(separator: " "), as: Flags.self))
    #expect(flags.count == 200_000 && flags.union(flags).count == 200_000)
    #expect(flags == parse(words.reversed().joined(separator: " ")))
  }
}

@Suite struct XSDListTests {
  @Test func items() {
    expectRoundTrips(XSDList<Int32>.self, ["", "1", "1 -2 3"])
    expectForms(XSDList<Int32>.self, [" 1\t2\r\n 3 ": "1 2 3"])
    expectInvalid(XSDList<Int32>.self, ["1 x", "1,2", "99999999999"])
    expectRoundTrips(XSDList<String>.self, ["a b c", "größe"])
    expectRoundTrips(XSDList<XSDDate>.self, ["2017-04-30 2017-05-01Z"])
    #expect(XSDList<Int32>.lexicalTypeName == "list of xs:int")
    #expect(!XSDList<String>.preservesWhiteSpace)
  }

  @Test func actsAsACollection() {
    var list: XSDList<Int> = [1, 2, 3]
    list.append(4)
    list[0] = 9
    list.removeAll { $0 == 2 }
    #expect(list.elements == [9, 3, 4] && list.count == 3 && list.last == 4)
    #expect(list == XSDList([9, 3, 4]) && list.description == "9 3 4")
    #expect(XSDList<Int>().isEmpty)
  }
}
