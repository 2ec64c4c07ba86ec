import Testing

@_spi(Generated) @testable import XSDRuntime

/// A union as it is generated.
enum Outer: XMLUnion {
  case decimal(XSDDecimal)
  case status(Status)
  case qName(XSDQName)
  case dates(XSDList<XSDDate>)
  case unrecognized(String)

  static let xmlMembers: [XMLUnionMember<Self>] = [
    .member(Self.decimal), .member(Self.status), .member(Self.qName), .member(Self.dates),
  ]
  var xmlMember: XMLUnionValue {
    switch self {
    case .decimal(let value): XMLUnionValue(0, value)
    case .status(let value): XMLUnionValue(1, value)
    case .qName(let value): XMLUnionValue(2, value)
    case .dates(let value): XMLUnionValue(3, value)
    case .unrecognized(let text): .unrecognized(text)
    }
  }
}

private struct Places: XMLComplexType {
  var one: Outer?
  var many: [Outer] = []
  var list: XSDList<Outer>?
  var attribute: Outer?
  var names: XSDList<XSDQName>?
  var name: XSDQName

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Places", namespace: "urn:test",
      fields: [
        .optional(\.one, "one"), .array(\.many, "many"), .optional(\.list, "list"),
        .attribute(\.attribute, "attribute"),
        .attribute(\.names, "names"), .requiredAttribute(\.name, "name"),
      ])
  }
}

@Suite struct UnionTests {
  private func read(_ content: String, _ attributes: String = "", strict: Bool = false) throws -> Places {
    try Places(
      xml: "<Places xmlns='urn:test' xmlns:o='urn:other' name='o:n' \(attributes)>\(content)</Places>",
      options: strict ? .strict : XMLReadingOptions())
  }

  @Test(arguments: [
    ("1.50", Outer.decimal(1.5)), (" 7\n", .decimal(7)), ("Active", .status(.active)),
    ("o:thing", .qName(XSDQName(namespaceURI: "urn:other", localName: "thing"))),
    ("plain", .qName(XSDQName(namespaceURI: "urn:test", localName: "plain"))),
    ("2026-11-24 2026-11-25Z", .dates([XSDDate("2026-11-24")!, XSDDate("2026-11-25Z")!])),
    ("", .dates([])), ("a b", .unrecognized("a b")), ("not:declared", .unrecognized("not:declared")),
  ])
  func members(_ text: String, _ expected: Outer) throws {
    let value = try read("<one>\(text)</one><many>\(text)</many><many>x</many>", "attribute='\(text)'")
    #expect(value.one == expected && value.many.first == expected && value.many.count == 2)
    #expect(value.attribute == expected && value.one?.isRecognized == (expected.xmlMember.index >= 0))
    let again = try Places(xml: value.xml())
    #expect(again == value && again.hashValue == value.hashValue)
  }

  @Test func strictReadingRefusesWhatNoMemberAllows() throws {
    #expect(try read("<one>1</one>", strict: true).one == .decimal(1))
    #expect(#expect(throws: XMLError.self) { try read("<one>a b</one>", strict: true) }?.kind == .invalidValue)
    #expect(#expect(throws: XMLError.self) { try read("", "attribute='a b'", strict: true) }?.kind == .invalidValue)
  }

  @Test func listsOfUnions() throws {
    let value = try read("<list> 1 Active o:x </list>")
    #expect(
      value.list == [.decimal(1), .status(.active), .qName(XSDQName(namespaceURI: "urn:other", localName: "x"))])
    #expect(try Places(xml: value.xml()) == value)
  }

  @Test func valuesOfDifferentMembersDiffer() {
    #expect(Outer.decimal(1) != .dates([]) && Outer.unrecognized("Active") != .status(.active))
    #expect(Outer.decimal(XSDDecimal("1.0")!) == .decimal(1))
    #expect(Outer.status(.unrecognized("x")).isRecognized == false)
  }

  // MARK: Qualified names

  @Test func qualifiedNamesInAttributes() throws {
    let value = try read("", "names=' o:a b xml:lang '")
    #expect(value.name == XSDQName(namespaceURI: "urn:other", localName: "n"))
    #expect(
      value.names?.elements == [
        XSDQName(namespaceURI: "urn:other", localName: "a"), XSDQName(namespaceURI: "urn:test", localName: "b"),
        XSDQName(namespaceURI: XMLName.xmlNamespace, localName: "lang"),
      ])
    let text = try value.xml()
    #expect(try Places(xml: text) == value)
    // Moved elsewhere, the names still mean the same.
    let moved = text.replacing("o:", with: "p:").replacing("xmlns:o", with: "xmlns:p")
    #expect(try Places(xml: moved) == value)
  }

  @Test func qualifiedNamesWithoutDeclaration() {
    for names in ["no:a", "a:", ":a", "a b:c"] {
      #expect(#expect(throws: XMLError.self) { try read("", "names='\(names)'") }?.kind == .invalidValue)
    }
  }
}
