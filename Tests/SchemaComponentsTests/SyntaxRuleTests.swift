import Testing

@testable import SchemaComponents

/// What is written where it does not count, or contradicts itself.
@Suite struct SyntaxRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: String
    var isError = true
    /// The problem is in line 3.
    var content: String

    init(_ description: String, _ code: String, isError: Bool = true, _ content: String) {
      (testDescription, self.code, self.isError, self.content) = (description, code, isError, content)
    }
  }

  private static func type(_ first: String, _ second: String) -> String {
    "<xs:complexType name='T'>\(first)\n\(second)</xs:complexType>"
  }

  private static let simpleContent = "<xs:simpleContent><xs:extension base='xs:int'/></xs:simpleContent>"

  static let cases: [Case] = [
    Case("attribute beside simple content", "XSD0001", type(simpleContent, "<xs:attribute name='a'/>")),
    Case("elements beside simple content", "XSD0001", type(simpleContent, "<xs:sequence/>")),
    Case(
      "elements in simple content", "XSD0001",
      type("<xs:simpleContent><xs:extension base='xs:int'>", "<xs:sequence/></xs:extension></xs:simpleContent>")),
    Case(
      "facets in complex content", "XSD0001",
      type(
        "<xs:complexContent><xs:restriction base='xs:anyType'>",
        "<xs:length value='1'/></xs:restriction></xs:complexContent>")),
    Case(
      "attribute of a simple type", "XSD0001",
      "<xs:simpleType name='S'><xs:restriction base='xs:int'>\n<xs:attribute name='a'/></xs:restriction></xs:simpleType>"
    ),
    Case("two wildcards", "XSD0001", type("<xs:anyAttribute/>", "<xs:anyAttribute/>")),
    Case(
      "elements after attributes", "XSD0001", type("<xs:attribute name='a'/>", "<xs:sequence/>")),
    Case(
      "reference with a type", "XSD0005",
      "<xs:element name='a'/>"
        + type("<xs:sequence>", "<xs:element ref='a' type='xs:int'/></xs:sequence>")),
    Case(
      "reference with a type of its own", "XSD0005",
      "<xs:element name='a'/>"
        + type("<xs:sequence><xs:element ref='a'>", "<xs:complexType/></xs:element></xs:sequence>")),
    Case(
      "reference with nillable", "XSD0005",
      "<xs:element name='a'/>"
        + type("<xs:sequence>", "<xs:element ref='a' nillable='true'/></xs:sequence>")),
    Case(
      "attribute reference with a type", "XSD0005",
      "<xs:attribute name='a'/>"
        + type("", "<xs:attribute ref='a' type='xs:int'/>")),
    Case("name with a colon", "XSD0004", "\n<xs:element name='a:b'/>"),
    Case(
      "name that begins with a digit", "XSD0004",
      "\n<xs:simpleType name='1'><xs:list itemType='xs:int'/></xs:simpleType>"),
    Case("name with a space", "XSD0004", "\n<xs:complexType name='a b'/>"),
    Case("block", "XSD0004", "\n<xs:element name='a' block='Extension'/>"),
    Case("final", "XSD0004", "\n<xs:complexType name='a' final='extension substitution'/>"),
    Case("wildcard", "XSD0004", type("<xs:sequence>", "<xs:any namespace='##any ##other'/></xs:sequence>")),
    Case("unknown wildcard", "XSD0004", type("", "<xs:anyAttribute namespace='##target'/>")),
  ]

  @Test(arguments: cases)
  func isReportedWhereItStands(item: Case) throws {
    let (model, problems, messages) = try ModelFixture(schema: item.content).read()
    #expect((model == nil) == item.isError)
    #expect(problems == ["t.xsd:3 \(item.code)"], "\(messages)")
  }

  @Test(arguments: [
    "<xs:element name='é.b-c_1'/>", "<xs:element name='a' block='extension restriction substitution' final=''/>",
    "<xs:element name='a' block='#all' final='#all'/>",
    "<xs:complexType name='T'><xs:sequence/><xs:anyAttribute/></xs:complexType>",
    "<xs:complexType name='T'><xs:anyAttribute namespace='##local ##targetNamespace urn:o'/></xs:complexType>",
    "<xs:simpleType name='S' final='list union restriction'><xs:list itemType='xs:int'/></xs:simpleType>",
  ])
  func isInOrder(content: String) throws {
    _ = try ModelFixture(schema: content).model()
  }
}
