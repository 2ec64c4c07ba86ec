import Testing

@testable import SchemaComponents

/// Several documents: include, import, redefine, catalogs, duplicates.
@Suite struct DocumentTests {
  private func schema(_ content: String, _ attributes: String = "targetNamespace='urn:t' xmlns='urn:t'") -> String {
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:o='urn:o' \(attributes)>\n\(content)\n</xs:schema>"
  }

  @Test func includedDocumentsWithoutNamespaceTakeThatOfTheirIncluder() throws {
    let model = try ModelFixture(files: [
      "a.xsd": schema("<xs:include schemaLocation='c.xsd'/><xs:element name='a' type='C'/>"),
      "b.xsd": schema("<xs:include schemaLocation='c.xsd'/>", "targetNamespace='urn:o'"),
      "c.xsd": schema(
        "<xs:complexType name='C'><xs:attribute name='x' type='S'/></xs:complexType>\n"
          + "<xs:simpleType name='S'><xs:restriction base='xs:int'/></xs:simpleType>", ""),
    ]).model(["a.xsd", "b.xsd"])
    #expect(try model.type("C").namespace == "urn:t")
    #expect(try model.type("C", namespace: "urn:o").namespace == "urn:o")
    let use = try #require(try model.complex("C", namespace: "urn:o").attributes.first)
    #expect(use.type == .defined(try model.type("S", namespace: "urn:o").id))
  }

  @Test func importsMayBeCircular() throws {
    let model = try ModelFixture(files: [
      "a.xsd": schema(
        "<xs:import namespace='urn:o' schemaLocation='b.xsd'/><xs:element name='a' type='o:B'/><xs:complexType name='A'/>"
      ),
      "b.xsd": schema(
        "<xs:import namespace='urn:t' schemaLocation='./a.xsd'/><xs:complexType name='B'><xs:sequence>"
          + "<xs:element name='b' type='t:A' xmlns:t='urn:t'/></xs:sequence></xs:complexType>",
        "targetNamespace='urn:o'"),
    ]).model(["a.xsd"])
    #expect(model.documents.count == 2)
    #expect(model.namespaces == ["urn:t", "urn:o"])
  }

  @Test func redefinitionsReplaceAndMerge() throws {
    let model = try ModelFixture(files: [
      "a.xsd": schema(
        """
        <xs:redefine schemaLocation='b.xsd'>
          <xs:complexType name='C'><xs:complexContent><xs:extension base='C'><xs:sequence><xs:element name='n'/>
          </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
          <xs:simpleType name='S'><xs:restriction base='S'><xs:maxLength value='3'/></xs:restriction></xs:simpleType>
          <xs:group name='G'><xs:sequence><xs:group ref='G'/><xs:element name='z'/></xs:sequence></xs:group>
        </xs:redefine>
        """),
      "b.xsd": schema(
        """
        <xs:complexType name='C'><xs:sequence><xs:element name='o'/></xs:sequence><xs:attribute name='x'/></xs:complexType>
        <xs:simpleType name='S'><xs:restriction base='xs:string'/></xs:simpleType>
        <xs:group name='G'><xs:sequence><xs:element name='y'/></xs:sequence></xs:group>
        <xs:complexType name='U'><xs:group ref='G'/></xs:complexType>
        """),
    ]).model(["a.xsd"])
    #expect(try model.complex("C").summary == "((o) (n))")
    #expect(try model.complex("C").attributes.map(\.name.localName) == ["x"])
    #expect(try model.complex("U").summary == "((y) z)")
    guard case .restriction(.defined(let original)) = try model.simple("S").variety else {
      throw SchemaModel.FixtureError()
    }
    #expect(model[original].name == nil && model[original].path == ["S"])
  }

  @Test func namespacesWithoutLocationAreFoundThroughTheirMapping() throws {
    let files = [
      "a.xsd": schema("<xs:import namespace='urn:o'/><xs:element name='a' type='o:T' xmlns:o='urn:o'/>"),
      "o.xsd": schema("<xs:import namespace='urn:p'/><xs:complexType name='T'/>", "targetNamespace='urn:o'"),
      "p.xsd": schema("<xs:complexType name='P'/>", "targetNamespace='urn:p'"),
    ]
    let (model, problems, _) = try ModelFixture(files: files).read(
      ["a.xsd"], locations: ["urn:o": "o.xsd", "urn:p": "p.xsd"])
    #expect(problems == [])
    #expect(model?.documents.count == 3)
    let (none, missing, messages) = try ModelFixture(files: files).read(["a.xsd"])
    #expect(none == nil)
    #expect(missing == ["a.xsd:2 XSD0016"])
    #expect(messages.first?.contains("map its namespace in \"locations\"") == true)
  }

  @Test func locationsThatLeadNowhereAreReportedWhereTheyStand() throws {
    let (model, problems, messages) = try ModelFixture(files: [
      "a.xsd": schema(
        """
        <xs:include schemaLocation='missing.xsd'/>
        <xs:import namespace='urn:o' schemaLocation='http://example.invalid/o.xsd'/>
        """)
    ]).read()
    #expect(model == nil)
    #expect(problems == ["a.xsd:2 DOC0011", "a.xsd:3 DOC0010"])
    #expect(messages.map { $0.contains("error:") } == [true, false])
    #expect(messages.last?.contains("\"locations\": { \"http://example.invalid/o.xsd\"") == true)
  }

  @Test func importsThatLeadNowhereMatterWhereTheyAreNeeded() throws {
    let content = "<xs:import namespace='urn:o' schemaLocation='http://h/o.xsd'/>\n"
    let (model, warnings, _) = try ModelFixture(files: ["a.xsd": schema(content + "<xs:element name='e'/>")]).read()
    #expect(model != nil)
    #expect(warnings == ["a.xsd:2 DOC0010"])
    let needed = schema(content + "<xs:element name='e' type='o:T' xmlns:o='urn:o'/>")
    let (none, problems, messages) = try ModelFixture(files: ["a.xsd": needed]).read()
    #expect(none == nil)
    #expect(problems == ["a.xsd:2 DOC0010", "a.xsd:3 XSD0016"])
    #expect(messages.last?.contains(#""locations": { "http://h/o.xsd": "path/to/file" }"#) == true)
  }

  @Test func mappedLocationsAreUsed() throws {
    let fixture = ModelFixture(files: [
      "a.xsd": schema(
        "<xs:import namespace='urn:o' schemaLocation='http://h/o.xsd'/><xs:element name='e' type='o:T'/>"),
      "o.xsd": schema("<xs:complexType name='T'/>", "targetNamespace='urn:o'"),
    ])
    let (model, problems, _) = try fixture.read(["a.xsd"], locations: ["http://h/o.xsd": "o.xsd"])
    #expect(problems == [])
    #expect(model?.types.count == 1)
  }

  @Test func equalDuplicatesAreMergedAndDifferentOnesAreErrors() throws {
    let first = schema("<xs:complexType name='T'><xs:attribute name='a' type='xs:int'/></xs:complexType>")
    let same =
      "<x:schema xmlns:x='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t'>\n\n"
      + "<x:complexType name='T'><x:attribute name='a' type='x:int' use='optional'/></x:complexType></x:schema>"
    let (model, notes, _) = try ModelFixture(files: ["a.xsd": first, "b.xsd": same]).read()
    #expect(model?.types.count == 1)
    #expect(notes == ["b.xsd:3 XSD0021"])
    let other = same.replacing("x:int", with: "x:long")
    let (none, errors, messages) = try ModelFixture(files: ["a.xsd": first, "b.xsd": other]).read()
    #expect(none == nil)
    #expect(errors == ["b.xsd:3 XSD0020"])
    #expect(messages.first?.contains("a.xsd:2") == true)
  }

  @Test func otherDocumentsAreRefused() throws {
    let (model, problems, messages) = try ModelFixture(files: ["a.xml": "<html/>"]).read()
    #expect(model == nil)
    #expect(problems == ["a.xml:1 DOC0020"])
    #expect(messages.first?.contains("'html'") == true)
  }
}
