import Testing

@testable import SchemaComponents

/// One broken schema for each rule, with the line and code that it must give. The first line of content is line 2.
@Suite struct RuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var code: String
    var lines: [Int]
    var content: String
    var testDescription: String { code }
  }

  /// A type with two facets, the second one on a line of its own; the next content begins on a new line.
  private static func facets(_ one: String, _ value: String, _ other: String, _ second: String) -> String {
    let base = other == "maxLength" ? "xs:string" : "xs:decimal"
    return "<xs:simpleType name='\(one)\(value)\(other)'><xs:restriction base='\(base)'><xs:\(one) value='\(value)'/>\n"
      + "<xs:\(other) value='\(second)'/></xs:restriction></xs:simpleType>\n"
  }

  static let cases: [Case] = [
    Case(code: "XSD0001", lines: [2], content: "<xs:complexTyp name='T'/>"),
    Case(
      code: "XSD0001", lines: [3],
      content: "<xs:complexType name='T'><xs:sequence/>\n<xs:choice><xs:element name='a'/></xs:choice></xs:complexType>"
    ),
    Case(code: "XSD0001", lines: [2], content: "<xs:simpleType name='T'/>"),
    Case(code: "XSD0003", lines: [2, 3], content: "<xs:complexType/>\n<xs:element/>"),
    Case(
      code: "XSD0004", lines: [2, 3],
      content: "<xs:complexType name='T'><xs:sequence><xs:element name='a' minOccurs='-1'/>\n"
        + "<xs:element name='b' maxOccurs='many'/></xs:sequence></xs:complexType>"),
    Case(code: "XSD0004", lines: [2], content: "<xs:element name='e' nillable='maybe'/>"),
    Case(code: "XSD0004", lines: [2, 3], content: "<xs:element name='a b'/>\n<xs:complexType name='1'/>"),
    Case(
      code: "XSD0004", lines: [2, 3],
      content: "<xs:element name='a' block='list'/>\n<xs:simpleType name='T' final='extension'>"
        + "<xs:restriction base='xs:int'/></xs:simpleType>"),
    Case(
      code: "XSD0004", lines: [2],
      content: "<xs:complexType name='T'><xs:all maxOccurs='2'><xs:element name='a'/></xs:all></xs:complexType>"),
    Case(
      code: "UNSUPPORTED_XSD11", lines: [3, 4],
      content: "<xs:complexType name='T'><xs:all>\n<xs:element name='a' maxOccurs='2'/>\n"
        + "<xs:element name='b' maxOccurs='unbounded'/></xs:all></xs:complexType>"),
    Case(code: "XSD0005", lines: [2], content: "<xs:element name='e' default='1' fixed='2'/>"),
    Case(
      code: "XSD0005", lines: [2, 3],
      content: "<xs:element name='e' minOccurs='0'/>\n<xs:attribute name='a' use='required'/>"),
    Case(
      code: "XSD0005", lines: [3],
      content: "<xs:element name='e'/><xs:complexType name='C'><xs:sequence>\n"
        + "<xs:element ref='e' type='xs:int'/></xs:sequence></xs:complexType>"),
    Case(
      code: "XSD0056", lines: [4],
      content: "<xs:complexType name='B'><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence>"
        + "</xs:complexType>\n<xs:complexType name='C'><xs:complexContent><xs:extension base='B'><xs:sequence>\n"
        + "<xs:element name='a' type='xs:long'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>"),
    Case(
      code: "XSD0057", lines: [3, 5, 7, 9, 11],
      content: facets("minLength", "3", "maxLength", "2") + facets("minInclusive", "-1", "maxInclusive", "-1.5")
        + facets("length", "3", "maxLength", "2") + facets("totalDigits", "2", "totalDigits", "2")
        + facets("minInclusive", "10", "maxExclusive", "9") + facets("minInclusive", "-10", "maxInclusive", "+9.0")),
    Case(
      code: "XSD0010", lines: [2, 3, 4],
      content: "<xs:element name='a' type='Missing'/>\n<xs:element name='b' type='xs:strin'/>\n"
        + "<xs:complexType name='C'><xs:attribute name='x' type='None'/></xs:complexType>"),
    Case(
      code: "XSD0011", lines: [2],
      content: "<xs:complexType name='C'><xs:sequence><xs:element ref='none'/></xs:sequence></xs:complexType>"),
    Case(code: "XSD0012", lines: [2], content: "<xs:complexType name='C'><xs:attribute ref='none'/></xs:complexType>"),
    Case(code: "XSD0013", lines: [2], content: "<xs:complexType name='C'><xs:group ref='none'/></xs:complexType>"),
    Case(
      code: "XSD0014", lines: [2], content: "<xs:complexType name='C'><xs:attributeGroup ref='none'/></xs:complexType>"),
    Case(code: "XSD0015", lines: [2], content: "<xs:element name='a' type='q:T'/>"),
    Case(code: "XSD0016", lines: [2], content: "<xs:element name='a' type='q:T' xmlns:q='urn:q'/>"),
    Case(code: "XSD0020", lines: [3], content: "<xs:element name='a' type='xs:int'/>\n<xs:element name='a'/>"),
    Case(
      code: "XSD0022", lines: [3],
      content: "<xs:complexType name='C'><xs:attribute name='a'/>\n<xs:attribute name='a'/></xs:complexType>"),
    Case(
      code: "XSD0030", lines: [2],
      content:
        "<xs:complexType name='A'><xs:complexContent><xs:extension base='B'/></xs:complexContent></xs:complexType>\n"
        + "<xs:complexType name='B'><xs:complexContent><xs:extension base='A'/></xs:complexContent></xs:complexType>"),
    Case(
      code: "XSD0030", lines: [2],
      content: "<xs:simpleType name='S'><xs:union memberTypes='xs:int S'/></xs:simpleType>"),
    Case(
      code: "XSD0031", lines: [3],
      content: "<xs:group name='A'><xs:sequence><xs:group ref='B'/></xs:sequence></xs:group>\n"
        + "<xs:group name='B'><xs:sequence><xs:group ref='A'/></xs:sequence></xs:group>"),
    Case(
      code: "XSD0032", lines: [2],
      content: "<xs:attributeGroup name='A'><xs:attributeGroup ref='A'/></xs:attributeGroup>"),
    Case(
      code: "XSD0033", lines: [2],
      content: "<xs:element name='a' substitutionGroup='b'/>\n<xs:element name='b' substitutionGroup='a'/>"),
    Case(
      code: "XSD0050", lines: [2],
      content: "<xs:complexType name='C'><xs:attribute name='a' type='C'/></xs:complexType>"),
    Case(
      code: "XSD0051", lines: [2],
      content:
        "<xs:complexType name='C'><xs:complexContent><xs:extension base='xs:int'/></xs:complexContent></xs:complexType>"
    ),
    Case(
      code: "XSD0052", lines: [2],
      content:
        "<xs:complexType name='C'><xs:sequence minOccurs='2'><xs:element name='a'/></xs:sequence></xs:complexType>"),
    Case(
      code: "XSD0053", lines: [2],
      content:
        "<xs:simpleType name='S'><xs:restriction base='xs:string'><xs:length value='x'/></xs:restriction></xs:simpleType>"
    ),
    Case(
      code: "XSD0054", lines: [2, 3],
      content:
        "<xs:simpleType name='S'><xs:restriction base='xs:string'><xs:pattern value='(a'/></xs:restriction></xs:simpleType>\n"
        + "<xs:complexType name='C'><xs:simpleContent><xs:restriction base='B'><xs:pattern value='a{2,1}'/></xs:restriction>"
        + "</xs:simpleContent></xs:complexType>"
        + "<xs:complexType name='B'><xs:simpleContent><xs:extension base='xs:string'/></xs:simpleContent></xs:complexType>"
    ),
  ]

  @Test(arguments: cases)
  func brokenSchemasAreRefusedWhereTheyAreBroken(item: Case) throws {
    let (model, problems, messages) = try ModelFixture(schema: item.content).read()
    #expect(model == nil)
    #expect(problems == item.lines.map { "t.xsd:\($0) \(item.code)" }, "\(messages)")
  }

  @Test func misspelledNamesGetASuggestion() throws {
    let (_, _, messages) = try ModelFixture(
      schema: "<xs:complexType name='Customer'/><xs:element name='a' type='Custmer'/>"
    ).read()
    #expect(messages.first?.contains("did you mean 'Customer'?") == true)
  }

  @Test func patternsThatAreNotPortableAreWarnings() throws {
    let (model, problems, messages) = try ModelFixture(
      schema: """
        <xs:simpleType name='S'><xs:restriction base='xs:string'>
        <xs:pattern value='[0-9-_]+'/></xs:restriction></xs:simpleType>
        """
    ).read()
    #expect(model != nil)
    #expect(problems == ["t.xsd:3 XSD0055"])
    #expect(messages.first?.contains("write '\\-'") == true)
  }

  @Test func hugeNumbersAreNoTrap() throws {
    let model = try ModelFixture(
      schema:
        "<xs:complexType name='T'><xs:sequence><xs:element name='a' maxOccurs='99999999999999999999'/></xs:sequence></xs:complexType>"
    ).model()
    #expect(try model.complex("T").summary == "(a{1,\(Int.max)})")
  }

  @Test func groupBombsAreRefused() throws {
    var content = "<xs:group name='G0'><xs:sequence><xs:element name='a'/></xs:sequence></xs:group>"
    for level in 1...60 {
      let reference = "<xs:group ref='G\(level - 1)'/>"
      content += "<xs:group name='G\(level)'><xs:sequence>\(reference)\(reference)</xs:sequence></xs:group>"
    }
    let (model, problems, _) = try ModelFixture(schema: content).read()
    #expect(model == nil)
    #expect(problems.contains("t.xsd:2 XSD0034"))
  }
}
