import Testing

@testable import SchemaComponents

@Suite struct StructureTests {
  @Test func particlesKeepOrderNestingAndBounds() throws {
    let model = try ModelFixture(
      schema: """
        <xs:complexType name="T"><xs:sequence>
          <xs:element name="a" type="xs:int"/>
          <xs:element name="b" type="xs:int" minOccurs="0"/>
          <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="c"/><xs:element ref="g"/></xs:choice>
          <xs:group ref="G" minOccurs="2" maxOccurs="5"/>
          <xs:element name="gone" minOccurs="0" maxOccurs="0"/>
          <xs:any namespace="##other" processContents="lax"/>
        </xs:sequence></xs:complexType>
        <xs:group name="G"><xs:choice><xs:element name="x"/><xs:element name="y"/></xs:choice></xs:group>
        <xs:element name="g" type="T" nillable="true"/>
        <xs:complexType name="A"><xs:all><xs:element name="p"/><xs:element name="q" minOccurs="0"/></xs:all></xs:complexType>
        <xs:complexType name="E"><xs:sequence/></xs:complexType>
        <xs:complexType name="M" mixed="true"/>
        """
    ).model()
    #expect(try model.complex("T").summary == "(a b? (c|g)* (x|y){2,5} any[##other lax])")
    #expect(try model.complex("A").summary == "(p&q?)")
    #expect(try model.complex("E").summary == "empty")
    #expect(try model.complex("M").summary == "mixed empty")
  }

  @Test func formDecidesTheNamespaceOfLocalNames() throws {
    let model = try ModelFixture(
      schema: """
        <xs:complexType name="T"><xs:sequence>
          <xs:element name="a"/><xs:element name="b" form="qualified"/>
        </xs:sequence><xs:attribute name="c"/><xs:attribute name="d" form="qualified" use="required"/></xs:complexType>
        """, attributes: "targetNamespace='urn:t' xmlns='urn:t'"
    ).model()
    let type = try model.complex("T")
    guard case .elements(let particle) = type.content, case .group(let group) = particle.term else { return }
    let namespaces = group.particles.map { particle in
      if case .element(let element) = particle.term { element.name.namespace } else { "none" }
    }
    #expect(namespaces == ["", "urn:t"])
    #expect(type.attributes.map(\.name.namespace) == ["", "urn:t"])
    #expect(type.attributes.map(\.use) == [.optional, .required])
  }

  @Test func anonymousTypesKnowTheirPath() throws {
    let model = try ModelFixture(
      schema: """
        <xs:element name="A"><xs:complexType><xs:sequence><xs:element name="B"><xs:complexType/></xs:element>
        </xs:sequence></xs:complexType></xs:element>
        <xs:complexType name="T"><xs:sequence><xs:element name="B"><xs:simpleType><xs:restriction base="xs:int"/>
        </xs:simpleType></xs:element></xs:sequence>
        <xs:attribute name="c"><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:attribute>
        </xs:complexType>
        <xs:simpleType name="L"><xs:list><xs:simpleType><xs:restriction base="xs:string"/></xs:simpleType></xs:list>
        </xs:simpleType>
        """
    ).model()
    #expect(model.types.map(\.path) == [["A"], ["A", "B"], ["T"], ["T", "B"], ["T", "c"], ["L"], ["L"]])
    #expect(model.types.map { $0.owningElement?.localName } == ["A", "B", nil, "B", nil, nil, nil])
    #expect(model.types.map { $0.name?.localName } == [nil, nil, "T", nil, nil, "L", nil])
  }

  @Test func derivationKeepsOwnContentOnly() throws {
    let model = try ModelFixture(
      schema: """
        <xs:complexType name="D"><xs:complexContent><xs:extension base="B"><xs:sequence><xs:element name="d"/>
        </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="B" abstract="true"><xs:sequence><xs:element name="b"/></xs:sequence></xs:complexType>
        <xs:complexType name="S"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="unit"/>
        </xs:extension></xs:simpleContent></xs:complexType>
        <xs:complexType name="S2"><xs:simpleContent><xs:restriction base="S"><xs:maxInclusive value="9"/>
        </xs:restriction></xs:simpleContent></xs:complexType>
        """
    ).model()
    let derived = try model.complex("D")
    #expect(derived.summary == "(d)")
    #expect(derived.derivation == .extension(.defined(try model.type("B").id)))
    #expect(try model.complex("B").isAbstract)
    guard case .simple(let reference, let facets) = try model.complex("S2").content else { return }
    #expect(reference == .builtIn(.decimal))
    #expect(facets.others.map(\.value) == ["9"])
  }

  @Test func simpleTypesKeepVarietyAndFacets() throws {
    let model = try ModelFixture(
      schema: """
        <xs:simpleType name="E"><xs:restriction base="xs:string"><xs:enumeration value="a">
          <xs:annotation><xs:appinfo>7</xs:appinfo><xs:documentation>first  one</xs:documentation></xs:annotation>
        </xs:enumeration><xs:enumeration value="b"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="L"><xs:list itemType="E"/></xs:simpleType>
        <xs:simpleType name="U"><xs:union memberTypes="E xs:int"><xs:simpleType><xs:restriction base="xs:date"/>
        </xs:simpleType></xs:union></xs:simpleType>
        """
    ).model()
    let enumeration = try model.simple("E").facets.enumeration
    #expect(enumeration.map(\.value) == ["a", "b"])
    #expect(enumeration.map(\.documentation) == ["first one", nil])
    guard case .union(let members) = try model.simple("U").variety else { return }
    #expect(members.count == 3)
    #expect(members.prefix(2) == [.defined(try model.type("E").id), .builtIn(.int)])
  }

  @Test func substitutionMembersTakeTheTypeOfTheirHead() throws {
    let model = try ModelFixture(
      schema: """
        <xs:element name="member" substitutionGroup="head"/>
        <xs:element name="head" type="xs:date" abstract="true"/>
        """
    ).model()
    #expect(model.elements.map(\.type) == [.builtIn(.date), .builtIn(.date)])
    #expect(model.elements.first?.substitutionGroup == QualifiedName("head", namespace: "urn:t"))
  }

  @Test func attributeGroupsAreExpandedAndXMLAttributesAreKnown() throws {
    let model = try ModelFixture(
      schema: """
        <xs:import namespace="http://www.w3.org/XML/1998/namespace"/>
        <xs:attributeGroup name="G"><xs:attribute name="a" default="1"/><xs:attributeGroup ref="H"/></xs:attributeGroup>
        <xs:attributeGroup name="H"><xs:attribute ref="xml:lang"/><xs:anyAttribute namespace="##other"/></xs:attributeGroup>
        <xs:complexType name="T"><xs:attributeGroup ref="G"/><xs:attribute name="b" fixed="2"/></xs:complexType>
        """
    ).model()
    let type = try model.complex("T")
    #expect(type.attributes.map(\.name.localName) == ["a", "lang", "b"])
    #expect(type.attributes.map(\.type) == [.builtIn(.anySimpleType), .builtIn(.language), .builtIn(.anySimpleType)])
    #expect(type.attributes.map(\.defaultValue) == ["1", nil, nil])
    #expect(type.anyAttribute?.namespace == "##other")
  }

  @Test func recursionThroughElementsIsNoCircle() throws {
    let model = try ModelFixture(
      schema: """
        <xs:group name="G"><xs:sequence><xs:element name="a"><xs:complexType><xs:group ref="G" minOccurs="0"/>
        </xs:complexType></xs:element></xs:sequence></xs:group>
        <xs:complexType name="T"><xs:group ref="G"/></xs:complexType>
        """
    ).model()
    #expect(try model.complex("T").summary == "(a)")
  }

  @Test func documentationIsFoldedByParagraph() {
    #expect(DocumentationText.paragraphs(of: "\n  one\n  two \n\n \t three\n") == ["one two", "three"])
    #expect(DocumentationText.paragraphs(of: " \n ") == [])
  }
}
