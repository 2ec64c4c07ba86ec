import Testing

@testable import SchemaComponents

/// Identifiers, annotations, facets, defaults and identity constraints that XML Schema does not allow, and their
/// neighbours that it does.
@Suite struct ValueRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// The code of the one error; `nil` where there is none.
    var code: String?
    var content: String

    init(_ code: String?, _ content: String) { (self.code, self.content) = (code, content) }

    var testDescription: String { content }
  }

  private static func restriction(_ base: String, _ facets: String) -> String {
    "<xs:simpleType name='S'><xs:restriction base='\(base)'>\(facets)</xs:restriction></xs:simpleType>"
  }

  private static func unique(_ kind: String, _ selector: String, _ field: String) -> String {
    "<xs:element name='e'><xs:\(kind) name='k'><xs:selector xpath='\(selector)'/><xs:field xpath='\(field)'/></xs:\(kind)>"
      + "</xs:element>"
  }

  private static func derived(_ base: String, _ own: String) -> String {
    "<xs:complexType name='B'>\(base)</xs:complexType><xs:complexType name='D'><xs:complexContent>"
      + "<xs:restriction base='B'>\(own)</xs:restriction></xs:complexContent></xs:complexType>"
  }

  static let declarations: [Case] = [
    Case("XSD0004", "<xs:element name='a' id='1'/>"),
    Case("XSD0004", "<xs:element name='a' id=''/>"),
    Case("XSD0004", "<xs:element name='a' id='x'/><xs:element name='b' id='x'/>"),
    Case(nil, "<xs:element name='a' id='x'/><xs:element name='b' id='y'/>"),
    Case("XSD0001", "<xs:element name='a'><xs:annotation/><xs:annotation/></xs:element>"),
    Case("XSD0001", "<xs:element name='a'><xs:complexType/><xs:annotation/></xs:element>"),
    Case("XSD0001", "<xs:annotation><xs:annotation/></xs:annotation>"),
    Case(nil, "<xs:annotation/><xs:element name='a'><xs:annotation/><xs:complexType/></xs:element><xs:annotation/>"),
    Case("XSD0002", "<xs:element name='a' nilable='true'/>"),
    Case(nil, "<xs:element name='a' o:nilable='true' xmlns:o='urn:other'/>"),
    Case("XSD0003", "<xs:notation name='n'/>"),
    Case("XSD0020", "<xs:notation name='n' public='p'/>\n<xs:notation name='n' public='q'/>"),
    Case(nil, "<xs:notation name='n' public='p'/><xs:notation name='m' system='q'/>"),
    Case("XSD0005", "<xs:complexType name='T'><xs:attribute name='a' use='required' default='x'/></xs:complexType>"),
    Case(nil, "<xs:complexType name='T'><xs:attribute name='a' use='optional' default='x'/></xs:complexType>"),
    Case(
      "XSD0005",
      "<xs:complexType name='T'><xs:attribute name='a' type='xs:int'><xs:simpleType><xs:list itemType='xs:int'/>"
        + "</xs:simpleType></xs:attribute></xs:complexType>"),
    Case(
      "XSD0005",
      "<xs:attribute name='a' fixed='1'/><xs:complexType name='T'><xs:attribute ref='a' fixed='2'/></xs:complexType>"),
    Case(
      "XSD0005",
      "<xs:complexType name='T'><xs:attribute name='a' type='xs:ID'/><xs:attribute name='b' type='xs:ID'/>"
        + "</xs:complexType>"),
  ]

  static let facets: [Case] = [
    Case("XSD0053", restriction("xs:int", "<xs:length value='1'/>")),
    Case("XSD0053", restriction("xs:string", "<xs:maxInclusive value='1'/>")),
    Case("XSD0053", restriction("xs:byte", "<xs:maxInclusive value='128'/>")),
    Case("XSD0053", restriction("xs:byte", "<xs:minInclusive value=''/>")),
    Case("XSD0053", restriction("xs:date", "<xs:minInclusive value='2001-02-29'/>")),
    Case("XSD0053", restriction("xs:integer", "<xs:fractionDigits value='1'/>")),
    Case("XSD0053", restriction("xs:decimal", "<xs:totalDigits value='0'/>")),
    Case("XSD0053", restriction("xs:token", "<xs:whiteSpace value='preserve'/>")),
    Case("XSD0053", restriction("xs:NMTOKENS", "<xs:maxLength value='0'/>")),
    Case(
      "XSD0053",
      restriction("T", "<xs:maxLength value='6'/>")
        + restriction("xs:string", "<xs:maxLength value='5'/>").replacingText("'S'", with: "'T'")),
    Case(
      "XSD0053",
      restriction("T", "<xs:minInclusive value='9'/>")
        + restriction("xs:int", "<xs:minInclusive value='10'/>").replacingText("'S'", with: "'T'")),
    Case("XSD0057", restriction("xs:int", "<xs:minInclusive value='1'/><xs:maxExclusive value='1'/>")),
    Case(
      "XSD0057", restriction("xs:date", "<xs:minInclusive value='2000-05-31'/><xs:maxInclusive value='1999-01-31'/>")),
    Case("XSD0058", restriction("xs:boolean", "<xs:enumeration value='yes'/>")),
    Case("XSD0058", restriction("xs:IDREFS", "<xs:enumeration value='a 1'/>")),
    Case(nil, restriction("xs:int", "<xs:minInclusive value='-2147483648'/><xs:maxExclusive value='+07'/>")),
    Case(nil, restriction("xs:dateTime", "<xs:minInclusive value='2004-02-29T24:00:00.000-14:00'/>")),
    Case(nil, restriction("xs:duration", "<xs:maxInclusive value='-P1Y2MT3.5S'/>")),
    Case(nil, restriction("xs:double", "<xs:maxInclusive value='INF'/><xs:minExclusive value='-1.e5'/>")),
    Case(nil, restriction("xs:NMTOKENS", "<xs:maxLength value='1'/><xs:enumeration value=' a  b '/>")),
    Case(nil, restriction("xs:string", "<xs:enumeration value=''/><xs:whiteSpace value='collapse'/>")),
  ]

  static let defaults: [Case] = [
    Case("XSD0058", "<xs:element name='a' type='xs:int' default='x'/>"),
    Case("XSD0058", "<xs:complexType name='T'><xs:attribute name='a' type='xs:date' fixed='2001'/></xs:complexType>"),
    Case(
      "XSD0058", restriction("xs:string", "<xs:enumeration value='a'/>") + "<xs:element name='a' type='S' default='b'/>"
    ),
    Case("XSD0005", "<xs:element name='a' type='xs:ID' default='b'/>"),
    Case(
      "XSD0005",
      "<xs:element name='a' default='b'><xs:complexType><xs:sequence><xs:element name='c'/></xs:sequence>"
        + "</xs:complexType></xs:element>"),
    Case(nil, "<xs:element name='a' type='xs:int' default=' +5 '/><xs:element name='b' default='b'/>"),
    Case(nil, "<xs:element name='a' default='b'><xs:complexType mixed='true'/></xs:element>"),
    Case(
      nil,
      "<xs:simpleType name='U'><xs:union memberTypes='xs:int xs:boolean'/></xs:simpleType>"
        + "<xs:element name='a' type='U' default='true'/>"),
  ]

  static let identities: [Case] = [
    Case(nil, unique("unique", ".//a/b | *", "@id")), Case(nil, unique("key", "child::a/./b", ".//c/attribute::d")),
    Case(nil, unique("key", " . ", "xs:* | xs:a")),
    Case("XSD0059", unique("key", "", "@id")), Case("XSD0059", unique("key", "/a", "@id")),
    Case("XSD0059", unique("key", "a//b", "@id")), Case("XSD0059", unique("key", "@a", "@id")),
    Case("XSD0059", unique("key", "a", "@id/b")), Case("XSD0059", unique("key", "a[1]", "@id")),
    Case("XSD0059", unique("key", "parent::a", "@id")), Case("XSD0059", unique("key", "a |", "@id")),
    Case("XSD0059", unique("key", "p:a", "@id")),
    Case("XSD0001", "<xs:element name='e'><xs:key name='k'><xs:selector xpath='a'/></xs:key></xs:element>"),
    Case("XSD0020", unique("key", "a", "b") + "\n" + unique("unique", "a", "b").replacingText("'e'", with: "'f'")),
    Case("XSD0003", unique("keyref", "a", "b")),
    Case("XSD0017", unique("keyref", "a", "b").replacingText("'k'", with: "'r' refer='k'")),
    Case(
      "XSD0005",
      unique("key", "a", "b")
        + unique("keyref", "a", "b").replacingText("'e'", with: "'f'").replacingText("'k'", with: "'r' refer='k'")
        .replacingText("</xs:keyref>", with: "<xs:field xpath='c'/></xs:keyref>")),
    Case(
      nil,
      unique("key", "a", "b")
        + unique("keyref", "a", "b").replacingText("'e'", with: "'f'").replacingText("'k'", with: "'r' refer='k'")),
  ]

  static let attributes: [Case] = [
    Case("XSD0037", derived("<xs:attribute name='a' use='required'/>", "<xs:attribute name='a'/>")),
    Case("XSD0037", derived("<xs:attribute name='a' use='required'/>", "<xs:attribute name='a' use='prohibited'/>")),
    Case("XSD0037", derived("<xs:attribute name='a' fixed='1'/>", "<xs:attribute name='a' fixed='2'/>")),
    Case("XSD0037", derived("<xs:attribute name='a' fixed='1'/>", "<xs:attribute name='a'/>")),
    Case("XSD0037", derived("", "<xs:attribute name='a'/>")),
    Case(nil, derived("<xs:anyAttribute/>", "<xs:attribute name='a'/>")),
    Case(nil, derived("<xs:attribute name='a'/>", "<xs:attribute name='a' use='required' fixed='1'/>")),
    Case(nil, derived("", "<xs:attribute name='a' use='prohibited'/>")),
  ]

  private static func restricted(_ base: String, _ own: String) -> String {
    derived(base, own) + "<xs:element name='h'/><xs:element name='m' substitutionGroup='h'/>"
  }

  private static func sequence(_ content: String) -> String { "<xs:sequence>\(content)</xs:sequence>" }

  private static let a = "<xs:element name='a'/>"
  private static let b = "<xs:element name='b' minOccurs='0'/>"

  static let contents: [Case] = [
    Case(nil, restricted(sequence(a + b), sequence(a))), Case(nil, restricted(sequence(a + b), sequence(a + b))),
    Case("XSD0037", restricted(sequence(a), sequence(a + b))),
    Case("XSD0037", restricted(sequence(a + b), sequence(b))),
    Case("XSD0037", restricted(sequence(a + b), sequence(b + a))), Case("XSD0037", restricted(sequence(a), "")),
    Case(nil, restricted(sequence(b), "")),
    Case(nil, restricted("<xs:all>\(a)\(b)</xs:all>", sequence(b + a))),
    Case("XSD0037", restricted("<xs:all>\(a)\(b)</xs:all>", sequence(a + a))),
    Case(nil, restricted("<xs:choice maxOccurs='3'>\(a)\(b)</xs:choice>", sequence(a + b + a))),
    Case("XSD0037", restricted("<xs:choice maxOccurs='2'>\(a)\(b)</xs:choice>", sequence(a + b + a))),
    Case(nil, restricted("<xs:choice maxOccurs='unbounded'>\(a)</xs:choice>", sequence(a + a))),
    Case(nil, restricted(sequence("<xs:any minOccurs='0' maxOccurs='2'/>"), sequence(a + a))),
    Case("XSD0037", restricted(sequence("<xs:any namespace='urn:o'/>"), sequence(a))),
    Case("XSD0037", restricted(sequence(a), sequence("<xs:any/>"))),
    Case("XSD0037", restricted(sequence("<xs:any namespace='##other'/>"), sequence("<xs:any/>"))),
    Case(nil, restricted(sequence("<xs:any/>"), sequence("<xs:any namespace='##other'/>"))),
    Case(nil, restricted(sequence("<xs:element ref='h'/>"), sequence("<xs:element ref='m'/>"))),
    Case("XSD0037", restricted(sequence("<xs:element ref='m'/>"), sequence("<xs:element ref='h'/>"))),
    Case(
      nil,
      restricted(sequence("<xs:element name='c' type='xs:decimal'/>"), sequence("<xs:element name='c' type='xs:int'/>"))
    ),
    Case(
      "XSD0037",
      restricted(sequence("<xs:element name='c' type='xs:int'/>"), sequence("<xs:element name='c' type='xs:long'/>"))),
    Case(
      "XSD0037",
      restricted(
        sequence("<xs:element name='c' fixed='1'/>"), sequence("<xs:element name='c' fixed='2'/>"))),
    Case("XSD0037", restricted(sequence(a), sequence("<xs:element name='a' nillable='true'/>"))),
  ]

  @Test(arguments: contents + declarations + facets + defaults + identities + attributes)
  func isReported(_ test: Case) throws {
    let (model, problems, messages) = try ModelFixture(schema: test.content).read()
    let codes = Set(problems.map { String($0.split(separator: " ").last ?? "") })
    #expect(codes == Set([test.code].compactMap(\.self)), "\(messages)")
    #expect((model == nil) == (test.code != nil))
  }
}

extension String {
  /// Without Foundation.
  fileprivate func replacingText(_ text: String, with other: String) -> String {
    split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
  }
}
