import Testing

@testable import SchemaComponents

/// `final`, substitution groups, and elements of one name: each rule with schemas that break it and schemas that do not.
@Suite struct DerivationRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Empty for a schema that is in order.
    var problems: [String]
    var content: String

    init(_ description: String, _ problems: [String], _ content: String) {
      (testDescription, self.problems, self.content) = (description, problems, content)
    }

    init(_ description: String, _ content: String) { self.init(description, [], content) }
  }

  private static func complex(_ name: String, _ derivation: String, _ base: String, _ content: String = "") -> String {
    "<xs:complexType name='\(name)'><xs:complexContent><xs:\(derivation) base='\(base)'>\(content)</xs:\(derivation)>"
      + "</xs:complexContent></xs:complexType>"
  }

  private static func base(final: String) -> String { "<xs:complexType name='B' final='\(final)'/>\n" }
  private static func simpleBase(_ final: String) -> String {
    "<xs:simpleType name='B' final='\(final)'><xs:restriction base='xs:int'/></xs:simpleType>\n"
  }

  static let finals: [Case] = [
    Case("extension", ["XSD0035"], base(final: "extension") + complex("T", "extension", "B")),
    Case("restriction", ["XSD0035"], base(final: "restriction") + complex("T", "restriction", "B")),
    Case("all", ["XSD0035"], base(final: "#all") + complex("T", "restriction", "B")),
    Case("the other one", base(final: "restriction") + complex("T", "extension", "B")),
    Case(
      "simple restriction", ["XSD0035"],
      simpleBase("restriction") + "<xs:simpleType name='T'><xs:restriction base='B'/></xs:simpleType>"),
    Case("list", ["XSD0035"], simpleBase("list") + "<xs:simpleType name='T'><xs:list itemType='B'/></xs:simpleType>"),
    Case(
      "union", ["XSD0035"],
      simpleBase("union") + "<xs:simpleType name='T'><xs:union memberTypes='xs:int B'/></xs:simpleType>"),
    Case(
      "the other simple ones",
      simpleBase("list union") + "<xs:simpleType name='T'><xs:restriction base='B'/></xs:simpleType>"),
  ]

  private static let head = "<xs:element name='h' type='B'/>\n"
  private static let types =
    "<xs:complexType name='B'/>" + complex("E", "extension", "B") + complex("R", "restriction", "E")
    + "<xs:complexType name='O'/>"

  static let substitutions: [Case] = [
    Case("derived", types + head + "<xs:element name='m' type='R' substitutionGroup='h'/>"),
    Case("same", types + head + "<xs:element name='m' type='B' substitutionGroup='h'/>"),
    Case("no type of its own", types + head + "<xs:element name='m' substitutionGroup='h'/>"),
    Case("other", ["XSD0036"], types + head + "<xs:element name='m' type='O' substitutionGroup='h'/>"),
    Case("simple", ["XSD0036"], types + head + "<xs:element name='m' type='xs:int' substitutionGroup='h'/>"),
    Case("any", "<xs:element name='h'/>\n<xs:element name='m' type='xs:int' substitutionGroup='h'/>"),
    Case(
      "built-in",
      "<xs:element name='h' type='xs:decimal'/>\n<xs:element name='m' type='xs:byte' substitutionGroup='h'/>"),
    Case(
      "built-in, wrong way", ["XSD0036"],
      "<xs:element name='h' type='xs:byte'/>\n<xs:element name='m' type='xs:int' substitutionGroup='h'/>"),
    Case(
      "member of a union",
      "<xs:simpleType name='U'><xs:union memberTypes='xs:int xs:date'/></xs:simpleType><xs:element name='h' type='U'/>\n"
        + "<xs:element name='m' type='xs:date' substitutionGroup='h'/>"),
    Case(
      "excluded", ["XSD0036"],
      types + "<xs:element name='h' type='B' final='extension'/>\n<xs:element name='m' type='R' substitutionGroup='h'/>"
    ),
    Case(
      "not excluded",
      types
        + "<xs:element name='h' type='B' final='restriction'/>\n<xs:element name='m' type='E' substitutionGroup='h'/>"),
  ]

  private static func elements(_ first: String, _ second: String) -> String {
    "<xs:complexType name='T'><xs:sequence><xs:element name='a' \(first)/><xs:choice>\n"
      + "<xs:element name='a' \(second)/><xs:element name='b'/></xs:choice></xs:sequence></xs:complexType>"
  }

  static let consistency: [Case] = [
    Case("same types", elements("type='xs:int'", "type='xs:int'")),
    Case("different types", ["XSD0056"], elements("type='xs:int'", "type='xs:long'")),
    Case("different namespaces", elements("type='xs:int'", "type='xs:long' form='unqualified'")),
    Case(
      "extension", ["XSD0056"],
      "<xs:complexType name='B'><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence></xs:complexType>\n"
        + complex("T", "extension", "B", "<xs:sequence><xs:element name='a' type='xs:date'/></xs:sequence>")),
    Case(
      "restriction",
      "<xs:complexType name='B'><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence></xs:complexType>\n"
        + complex("T", "restriction", "B", "<xs:sequence><xs:element name='a' type='xs:short'/></xs:sequence>")),
  ]

  @Test(arguments: finals + substitutions + consistency)
  func schemasAreRefusedOnlyWhereTheyBreakTheRule(item: Case) throws {
    let (model, problems, messages) = try ModelFixture(schema: item.content).read()
    #expect((model == nil) == !item.problems.isEmpty)
    #expect(problems == item.problems.map { "t.xsd:3 \($0)" }, "\(messages)")
  }

  @Test func finalHasADefault() throws {
    let content = "<xs:complexType name='B'/><xs:complexType name='C' final=''/>\n"
    let (_, problems, _) = try ModelFixture(
      schema: content + Self.complex("T", "extension", "B") + Self.complex("U", "extension", "C"),
      attributes: "targetNamespace='urn:t' xmlns='urn:t' finalDefault='extension'"
    ).read()
    #expect(problems == ["t.xsd:3 XSD0035"])
  }
}
