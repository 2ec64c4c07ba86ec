import Testing

@_spi(Generated) @testable import XSDRuntime

private let namespace = "urn:n"

private enum AnyHead: XMLSubstitutionType {
  case text(String?)
  case coded(XMLNillable<Coded>)
  case number(Int32)

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLSubstitutionMembers<Self>([
      .nillableMember(
        "text", namespace: namespace, String.self, { .text($0) },
        { if case .text(let v) = $0 { .some(v) } else { nil } }),
      .member(
        "coded", namespace: namespace, XMLNillable<Coded>.self, { .coded($0) },
        { if case .coded(let v) = $0 { v } else { nil } }),
      .member(
        "number", namespace: namespace, Int32.self, { .number($0) },
        { if case .number(let v) = $0 { v } else { nil } }),
    ])
  }
}

private struct Coded: XMLComplexType {
  var code: String?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>("Coded", namespace: namespace, fields: [.attribute(\.code, "code")])
  }
}

private enum Either: XMLChoiceType {
  case head(AnyHead)
  case word(String)

  static let xmlChoice = XMLChoice<Self>(
    elementNamespace: namespace,
    [
      .element("head", AnyHead.self, { .head($0) }, { if case .head(let v) = $0 { v } else { nil } }),
      .element("word", String.self, { .word($0) }, { if case .word(let v) = $0 { v } else { nil } }),
    ])
}

private struct Holder: XMLComplexType {
  var one: AnyHead?
  var either: Either?
  var list: List?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Holder", namespace: namespace, element: "Holder",
      fields: [.optional(\.one, "head"), .group(\.either), .optional(\.list, "list")])
  }
}

private struct List: XMLComplexType {
  var items: [AnyHead] = []

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>("List", namespace: namespace, fields: [.array(\.items, "head")])
  }
}

/// Members of a substitution group say each for itself whether they may be nil.
@Suite struct NilMemberTests {
  private func document(_ content: String) -> String {
    "<Holder xmlns='\(namespace)' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>\(content)</Holder>"
  }

  private func holder(_ content: String) throws -> Holder {
    let value = try Holder(xml: document(content), options: .strict)
    #expect(try Holder(xml: try value.xml(), options: .strict) == value)
    #expect(value.violations.isEmpty)
    return value
  }

  @Test func nilMembersAreMembers() throws {
    #expect(try holder("<text xsi:nil='true'/>").one == .text(nil))
    #expect(try holder("<text/>").one == .text(""))
    #expect(
      try holder("<coded xsi:nil='1' code='x'/>").one
        == .coded(XMLNillable(nilAttributes: [XMLAttribute(name: XMLName("code", namespace: ""), value: "x")])))
    #expect(
      try holder("<number>1</number><text xsi:nil='true'/>")
        == Holder(one: .number(1), either: .head(.text(nil)), list: nil))
    let list = try holder("<list><text xsi:nil='true'/><number>1</number><text>x</text><coded/></list>").list
    #expect(list?.items == [.text(nil), .number(1), .text("x"), .coded(XMLNillable(Coded()))])
  }

  @Test(arguments: ["<number xsi:nil='true'/>", "<list><number xsi:nil='true'/></list>"])
  func othersMayNotBe(_ content: String) throws {
    let error = try #require(throws: XMLError.self) { try Holder(xml: document(content), options: .strict) }
    #expect(error.kind == .unexpectedNil)
    #expect(error.message.contains("the element 'number' is nil but not nillable"))
    let lenient = try Holder(xml: document(content))
    #expect(lenient.one == nil && lenient.list?.items.isEmpty ?? true)
  }

  @Test func neitherMayAlternatives() throws {
    let content = document("<number>1</number><word xsi:nil='true'/>")
    let error = try #require(throws: XMLError.self) { try Holder(xml: content, options: .strict) }
    #expect(error.kind == .unexpectedNil)
    #expect(try Holder(xml: content).either == .word(""))
  }

  @Test func nilMembersAreNotEqualToEmptyOnes() {
    let values: [AnyHead] = [
      .text(nil), .text(""), .coded(XMLNillable(nilAttributes: [])), .coded(XMLNillable(Coded())),
    ]
    #expect(Set(values).count == 4)
  }
}
