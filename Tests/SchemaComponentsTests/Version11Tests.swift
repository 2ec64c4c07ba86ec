import Testing

@testable import SchemaComponents

/// What XML Schema 1.1 added is recognised by name, and no reason to fail as long as nothing else is.
@Suite struct Version11Tests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var content: String
    var attributes = ""
  }

  private static func type(_ content: String, _ attributes: String = "") -> String {
    "<xs:complexType name='T' \(attributes)>\(content)</xs:complexType>"
  }

  private static func simple(_ facet: String) -> String {
    "<xs:simpleType name='S'><xs:restriction base='xs:dateTime'>\(facet)</xs:restriction></xs:simpleType>"
  }

  static let cases: [Case] = [
    Case(testDescription: "xs:assert", content: type("<xs:assert test='true()'/>")),
    Case(
      testDescription: "xs:assert",
      content: type(
        "<xs:complexContent><xs:extension base='xs:anyType'><xs:assert test='1'/></xs:extension></xs:complexContent>")),
    Case(testDescription: "xs:assertion", content: simple("<xs:assertion test='$value'/>")),
    Case(testDescription: "xs:explicitTimezone", content: simple("<xs:explicitTimezone value='required'/>")),
    Case(
      testDescription: "xs:alternative",
      content: "<xs:element name='a' type='xs:anyType'><xs:alternative test='@b' type='xs:int'/></xs:element>"),
    Case(
      testDescription: "xs:openContent", content: type("<xs:openContent><xs:any/></xs:openContent><xs:sequence/>")),
    Case(testDescription: "xs:defaultOpenContent", content: "<xs:defaultOpenContent><xs:any/></xs:defaultOpenContent>"),
    Case(testDescription: "'notQName'", content: type("<xs:sequence><xs:any notQName='a'/></xs:sequence>")),
    Case(testDescription: "'notNamespace'", content: type("<xs:anyAttribute notNamespace='urn:n'/>")),
    Case(testDescription: "'inheritable'", content: type("<xs:attribute name='a' inheritable='true'/>")),
    Case(
      testDescription: "'targetNamespace'",
      content: type("<xs:sequence><xs:element name='a' targetNamespace='urn:o'/></xs:sequence>")),
    Case(testDescription: "'targetNamespace'", content: type("<xs:attribute name='a' targetNamespace='urn:o'/>")),
    Case(testDescription: "'defaultAttributesApply'", content: type("", "defaultAttributesApply='false'")),
    Case(testDescription: "'xpathDefaultNamespace'", content: "", attributes: " xpathDefaultNamespace='##local'"),
    Case(testDescription: "'defaultAttributes'", content: "", attributes: " defaultAttributes='g'"),
    Case(testDescription: "xs:any in xs:all", content: type("<xs:all><xs:any/></xs:all>")),
    Case(
      testDescription: "xs:group in xs:all",
      content: type("<xs:all><xs:group ref='g'/></xs:all>") + "<xs:group name='g'><xs:all/></xs:group>"),
    Case(testDescription: "xs:dateTimeStamp", content: "<xs:element name='a' type='xs:dateTimeStamp'/>"),
    Case(testDescription: "xs:dayTimeDuration", content: "<xs:element name='a' type='xs:dayTimeDuration'/>"),
    Case(testDescription: "xs:yearMonthDuration", content: "<xs:element name='a' type='xs:yearMonthDuration'/>"),
    Case(testDescription: "xs:anyAtomicType", content: "<xs:element name='a' type='xs:anyAtomicType'/>"),
    Case(
      testDescription: "'substitutionGroup'",
      content: "<xs:element name='a' substitutionGroup='b c'/><xs:element name='b'/><xs:element name='c'/>"),
    Case(
      testDescription: "'ref'",
      content:
        "<xs:element name='a'><xs:key name='k'><xs:selector xpath='b'/><xs:field xpath='c'/></xs:key></xs:element>"
        + "<xs:element name='b'><xs:key ref='k'/></xs:element>"),
  ]

  @Test(arguments: cases)
  func isNamedInAWarning(item: Case) throws {
    let (model, problems, messages) = try ModelFixture(
      schema: item.content, attributes: "targetNamespace='urn:t' xmlns='urn:t'" + item.attributes
    ).read()
    #expect(model != nil)
    #expect(problems == ["t.xsd:\(item.attributes.isEmpty ? 2 : 1) UNSUPPORTED_XSD11"], "\(messages)")
    let message = try #require(messages.first)
    #expect(message.contains("warning") && message.contains("XML Schema 1.1"))
    for word in item.testDescription.split(separator: " in ") { #expect(message.contains(word), "\(message)") }
  }

  @Test func overridingIsAnError() throws {
    let (model, problems, messages) = try ModelFixture(files: [
      "a.xsd":
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n<xs:override schemaLocation='b.xsd'/></xs:schema>"
    ]).read()
    #expect(model == nil)
    #expect(problems == ["a.xsd:2 UNSUPPORTED_XSD11"])
    #expect(messages.first?.contains("xs:override is XML Schema 1.1") == true)
  }

  private static let versioning = "xmlns:vc='http://www.w3.org/2007/XMLSchema-versioning' xmlns='urn:t'"

  @Test(arguments: [
    "vc:minVersion='1.1'", "vc:maxVersion='1.0'", "vc:maxVersion='0.9' vc:minVersion='0.5'",
    "vc:typeAvailable='xs:dateTimeStamp'", "vc:typeAvailable='xs:int xs:dateTimeStamp'", "vc:typeUnavailable='xs:int'",
    "vc:facetAvailable='xs:assertion'", "vc:facetUnavailable='xs:length xs:pattern'",
  ])
  func whatIsForOtherVersionsIsLeftOut(condition: String) throws {
    let content = "<xs:element name='a' type='xs:int'/>\n<xs:element name='a' type='xs:none' \(condition)/>"
    let (model, problems, messages) = try ModelFixture(schema: content, attributes: Self.versioning).read()
    #expect(model?.elements.count == 1)
    #expect(problems == ["t.xsd:3 UNSUPPORTED_XSD11"])
    #expect(messages.first?.contains("note") == true)
  }

  @Test(arguments: [
    "vc:minVersion='1.0'", "vc:maxVersion='1.1'", "vc:typeAvailable='xs:int'", "vc:typeUnavailable='xs:dateTimeStamp'",
    "vc:typeUnavailable='xs:int xs:dateTimeStamp'", "vc:facetAvailable='xs:length'",
    "vc:facetUnavailable='xs:assertion'",
  ])
  func whatIsForThisVersionStays(condition: String) throws {
    let content = "<xs:element name='a' type='xs:int' \(condition)/>"
    #expect(try ModelFixture(schema: content, attributes: Self.versioning).model().elements.count == 1)
  }

  @Test func inclusionsAndFacetsMayBeConditionalToo() throws {
    let content = """
      <xs:include schemaLocation='none.xsd' vc:minVersion='1.1'/>
      <xs:simpleType name='S'><xs:restriction base='xs:date'><xs:future vc:minVersion='5.0'/></xs:restriction></xs:simpleType>
      """
    let (model, problems, _) = try ModelFixture(schema: content, attributes: Self.versioning).read()
    #expect(model != nil)
    #expect(problems == ["t.xsd:2 UNSUPPORTED_XSD11", "t.xsd:3 UNSUPPORTED_XSD11"])
  }
}
