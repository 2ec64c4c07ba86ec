import Testing

@Suite struct ElementRuleTests {
  @Test func whatIsBlockedIsListed() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Base" block="restriction"><xs:sequence><xs:element name="a" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType>
        <xs:complexType name="Longer"><xs:complexContent><xs:extension base="t:Base"><xs:sequence><xs:element name="b"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="Shorter"><xs:complexContent><xs:restriction base="t:Base"/></xs:complexContent></xs:complexType>
        <xs:element name="head" type="t:Base" block="extension"/>
        <xs:element name="same" type="t:Base" substitutionGroup="t:head"/>
        <xs:element name="longer" type="t:Longer" substitutionGroup="t:head"/>
        <xs:element name="shorter" type="t:Shorter" substitutionGroup="t:head"/>
        <xs:complexType name="Holder"><xs:sequence>
          <xs:element name="free" type="t:Base"/><xs:element name="bound" type="t:Base" block="extension"/>
          <xs:element ref="t:head"/>
          <xs:choice><xs:element name="one" type="t:Base"/><xs:element name="two" type="t:Base" block="#all"/></xs:choice>
        </xs:sequence></xs:complexType>
        """)
    let holder = sample.declaration("public nonisolated struct Holder:")
    #expect(holder.contains(#".required(\.free, "free"),"#))
    #expect(
      holder.filter { !$0.isWhitespace }.contains(
        #".required(\.bound,"bound").ruled(by:XMLElementRules(types:[XMLName("Longer","#))
    #expect(holder.contains(#"XMLName("Longer", namespace: SchemaNamespaces.t)"#))
    #expect(holder.contains(#"XMLName("longer", namespace: SchemaNamespaces.t)"#))
    #expect(holder.contains(#"XMLName("shorter", namespace: SchemaNamespaces.t)"#))
    #expect(!holder.contains(#"XMLName("same", namespace: SchemaNamespaces.t)"#))
    let base = sample.declaration("public nonisolated indirect enum AnyBase:")
    #expect(base.components(of: ".blocked(),") == 1 && base.contains("$1(v) } }).blocked(),"))
  }

  @Test func defaultsOfBlockCount() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Base"/>
        <xs:complexType name="Longer"><xs:complexContent><xs:extension base="t:Base"><xs:attribute name="b"/></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="Holder"><xs:sequence>
          <xs:element name="bound" type="t:Base"/><xs:element name="free" type="t:Base" block=""/>
        </xs:sequence></xs:complexType>
        """, attributes: #"elementFormDefault="qualified" blockDefault="extension""#)
    let holder = sample.declaration("public nonisolated struct Holder:")
    #expect(holder.contains(#".required(\.free, "free"),"#) && holder.components(of: ".ruled(") == 1)
    #expect(sample.declaration("public nonisolated indirect enum AnyBase:").components(of: ".blocked(),") == 1)
  }

  @Test func strictWildcardsAskForDeclarations() throws {
    let sample = try Sample(
      schema: """
        <xs:import namespace="urn:unread"/>
        <xs:element name="e" type="xs:string"/><xs:attribute name="x" type="xs:string"/>
        <xs:complexType name="Holder"><xs:sequence><xs:any/></xs:sequence><xs:anyAttribute processContents="lax"/></xs:complexType>
        """)
    let holder = sample.declaration("public nonisolated struct Holder:")
    #expect(holder.contains("min: 1, max: 1).ruled(by: SchemaDeclarations.elements),"))
    #expect(holder.contains(#".anyAttributes(\.anyAttributes),"#))
    let declarations = sample.declaration("internal nonisolated enum SchemaDeclarations", in: "Enumerations")
    #expect(declarations.contains(#"XMLDeclaredNames(SchemaNamespaces.t, ["e"])"#))
    #expect(declarations.contains(#"XMLDeclaredNames(SchemaNamespaces.t, ["x"])"#))
    #expect(declarations.contains(#"unread: ["urn:unread"])"#))
    let lax = try Sample(
      schema:
        #"<xs:complexType name="Holder"><xs:sequence><xs:any processContents="lax"/></xs:sequence></xs:complexType>"#)
    #expect(lax.files["Enumerations"]?.contains("SchemaDeclarations") == false)
  }

  @Test func whatARestrictionPutsInThePlaceOfAWildcardCountsAsDeclared() throws {
    let sample = try Sample(
      schema: """
        <xs:element name="e" type="xs:string"/>
        <xs:complexType name="Open"><xs:sequence><xs:any/></xs:sequence><xs:anyAttribute/></xs:complexType>
        <xs:complexType name="Narrow"><xs:complexContent><xs:restriction base="t:Open">
          <xs:sequence><xs:element name="own" type="xs:int"/></xs:sequence><xs:attribute name="mark" type="xs:int"/>
        </xs:restriction></xs:complexContent></xs:complexType>
        """, attributes: #"elementFormDefault="qualified" attributeFormDefault="qualified""#)
    let declarations = sample.declaration("internal nonisolated enum SchemaDeclarations", in: "Enumerations")
    #expect(declarations.contains(#"["e", "own"]"#))
    #expect(declarations.contains(#"["mark"]"#))
  }

  @Test func attributesLeftOpenFollowTheDerivation() throws {
    let sample = try Sample(
      schema: """
        <xs:attributeGroup name="g"><xs:anyAttribute namespace="urn:a urn:c" processContents="lax"/></xs:attributeGroup>
        <xs:complexType name="Base"><xs:attributeGroup ref="t:g"/><xs:anyAttribute namespace="urn:a urn:b" processContents="skip"/></xs:complexType>
        <xs:complexType name="Wider"><xs:complexContent><xs:extension base="t:Base"><xs:anyAttribute namespace="urn:d" processContents="skip"/></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="Closed"><xs:complexContent><xs:restriction base="t:Base"/></xs:complexContent></xs:complexType>
        <xs:complexType name="Same"><xs:complexContent><xs:extension base="t:Base"/></xs:complexContent></xs:complexType>
        """)
    func type(_ name: String) -> String { sample.declaration("public nonisolated struct \(name):") }
    #expect(type("Base").contains(#".anyAttributes(\.anyAttributes, only: ["urn:a"]),"#))
    #expect(type("Wider").contains(#".anyAttributes(only: ["urn:a", "urn:d"]),"#))
    #expect(type("Closed").contains(".anyAttributes(only: []),"))
    #expect(!type("Same").contains("restrictions"))
  }

  @Test func documentsKnowTheTypesThatMayStandForTheirs() throws {
    let sample = try Sample(
      schema: """
        <xs:simpleType name="Size"><xs:restriction base="xs:int"/></xs:simpleType>
        <xs:simpleType name="Small"><xs:restriction base="t:Size"><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="Either"><xs:union memberTypes="t:Size xs:date"/></xs:simpleType>
        <xs:element name="size" type="t:Size"/><xs:element name="either" type="t:Either"/>
        <xs:element name="text" type="xs:string"/><xs:element name="any" type="xs:anySimpleType"/>
        """)
    let size = sample.declaration("public nonisolated struct Size:")
    #expect(size.contains(#"XMLSimpleTypeName("Size", namespace: SchemaNamespaces.t, SchemaFacets.size)"#))
    #expect(size.contains(#"XMLSimpleTypeName("Small", namespace: SchemaNamespaces.t, SchemaFacets.small)"#))
    #expect(!sample.declaration("public nonisolated struct Text:").contains("ruled"))
    #expect(sample.declaration("public nonisolated struct Any").contains("anySimpleType: true"))
    let files = sample.files.values.joined()
    #expect(files.contains(#"XMLSimpleTypeName("Either", namespace: SchemaNamespaces.t)"#))
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}
