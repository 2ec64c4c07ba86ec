import Testing

@_spi(Generated) @testable import XSDRuntime

private let code = XMLFacets(patterns: ["\\d{3}"])

private struct Forms: XMLComplexType {
  var zip: Int32?
  var flag: Bool?
  var list: XSDList<Double>?
  var codes: XSDList<XSDInteger>?
  var union: Digits?
  var many: [Int32] = []
  var wrapped: [Int32]?
  var attribute: XSDDecimal?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Forms", namespace: "urn:test",
      fields: [
        .optional(\.zip, "zip", facets: code), .optional(\.flag, "flag", facets: XMLFacets(patterns: ["0|1"])),
        .optional(\.list, "list", facets: XMLFacets(patterns: [#"\d\.\d{3}E\d \.\d{2}E-\d{2}"#])),
        .optional(\.codes, "codes", facets: XMLFacets(items: code)), .optional(\.union, "union"),
        .array(\.many, "many", facets: code), .wrapped(\.wrapped, "wrapped", item: "item", facets: code),
        .attribute(\.attribute, "attribute", facets: XMLFacets(patterns: [#"\.\d{4}"#])),
      ])
  }
}

private enum Digits: XMLUnion {
  case int(Int32)
  case string(String)
  case unrecognized(String)
  static let xmlMembers: [XMLUnionMember<Self>] = [.member(Self.int, facets: code), .member(Self.string)]
  var xmlMember: XMLUnionValue {
    switch self {
    case .int(let value): XMLUnionValue(0, value)
    case .string(let value): XMLUnionValue(1, value)
    case .unrecognized(let text): .unrecognized(text)
    }
  }
}

/// A value is written in the form that its patterns ask for.
@Suite struct LiteralTests {
  private let document = """
    <Forms xmlns='urn:test' attribute='.2500'><zip>007</zip><flag>1</flag><list>1.230E4 .50E-10</list>\
    <codes>001 022</codes><union>042</union><many>001</many><many>000</many><wrapped><item>009</item></wrapped></Forms>
    """

  @Test func formsSurvive() throws {
    let value = try Forms(xml: document, options: .strict)
    #expect(value.zip == 7 && value.list == [12300, 5e-11] && value.union == .int(42) && value.violations == [])
    let written = try value.xml(declaration: false)
    #expect(written == document.replacing("'", with: "\""))
    #expect(try Forms(xml: written, options: .strict) == value)
  }

  @Test func aValueWithoutSuchAFormIsAViolation() throws {
    var value = try Forms(xml: document)
    value.zip = 1234
    value.many = [1, -1]
    value.codes = [1, 1000]
    value.attribute = 1
    #expect(
      value.violations.map { "\($0.path) \($0.rule.rawValue)" } == [
        "Forms/@attribute pattern", "Forms/zip pattern", "Forms/codes pattern", "Forms/many[2] pattern",
      ])
    #expect(try Forms(xml: value.xml()).zip == 1234)
  }

  @Test(arguments: ["<zip>7</zip>", "<flag>true</flag>", "<list>1.23E4 .50E-10</list>", "<many>1</many>"])
  func strictReadingChecksTheForm(_ content: String) throws {
    let xml = "<Forms xmlns='urn:test'>\(content)</Forms>"
    #expect(#expect(throws: XMLError.self) { try Forms(xml: xml, options: .strict) }?.kind == .invalidValue)
    #expect(try Forms(xml: xml).violations == [])
  }

  @Test(arguments: [
    ("12.5", #"\+012\.500"#, "+012.500"), ("0", "00", "00"), ("-0.25", #"-\.25"#, "-.25"), ("5", #"5\.0"#, "5.0"),
  ])
  func decimals(_ text: String, _ pattern: String, _ form: String) throws {
    let value = try XSDDecimal(validating: text)
    #expect(XMLFacets(patterns: [pattern]).matchingLiteral(of: value) == form)
    #expect(XMLFacets(patterns: [#"5\.0"#]).matchingLiteral(of: XSDInteger(5)) == nil)
  }

  @Test(arguments: [
    (1.5e300, #"\d{3}\.\d{2}E\d{3}"#, "150.00E298"), (-1e-7, #"-\.\de-0\d"#, "-.1e-06"), (0, #"0\.0E00"#, "0.0E00"),
    (123, #"\d{5}"#, "00123"), (.infinity, "INF", "INF"),
  ])
  func floatingPoint(_ value: Double, _ pattern: String, _ form: String) throws {
    let literal = try #require(XMLFacets(patterns: [pattern]).matchingLiteral(of: value))
    #expect(literal == form && Double(lexicalString: literal) == value)
  }

  @Test func durations() throws {
    let value = try XSDDuration(validating: "P1996Y1M12DT3H4M5.5S")
    let facets = XMLFacets(patterns: [#"P\d{4}Y0\dM\d\dDT\dH\d\dM.*"#])
    #expect(facets.matchingLiteral(of: value) == "P1996Y01M12DT3H04M5.5S")
  }
}
