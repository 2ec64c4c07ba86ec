import Testing

@Suite struct FacetTests {
  @Test func facetsAreConstantsThatTablesMention() throws {
    let sample = try Sample(
      schema: """
        <xs:simpleType name="Code"><xs:restriction base="xs:token"><xs:maxLength value="5"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="Sku"><xs:restriction base="t:Code"><xs:pattern value="[A-Z]+"/><xs:pattern value="\\d"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="Same"><xs:restriction base="t:Sku"/></xs:simpleType>
        <xs:simpleType name="Skus"><xs:list itemType="t:Sku"/></xs:simpleType>
        <xs:simpleType name="Unused"><xs:restriction base="xs:int"><xs:minInclusive value="1"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="Either"><xs:union memberTypes="xs:positiveInteger t:Sku"/></xs:simpleType>
        <xs:complexType name="Thing"><xs:sequence>
          <xs:element name="A" type="t:Same"/><xs:element name="B" type="t:Skus" minOccurs="0"/>
          <xs:element name="C" type="t:Either"/><xs:element name="D" type="xs:string"/>
          <xs:element name="E"><xs:simpleType><xs:restriction base="xs:decimal">
            <xs:minExclusive value=" 0 "/><xs:totalDigits value="99999999999999999999"/><xs:enumeration value="1.0"/>
          </xs:restriction></xs:simpleType></xs:element>
          <xs:element name="F" type="xs:QName" fixed="x" maxOccurs="2"/>
        </xs:sequence><xs:attribute name="id" type="xs:ID"/></xs:complexType>
        """)
    #expect(sample.diagnostics.isEmpty)
    let thing = sample.declaration("public nonisolated struct Thing:")
    for row in [
      #".required(\\.a, "A", facets: SchemaFacets.same)"#, #".optional(\\.b, "B", facets: SchemaFacets.skus)"#,
      #".required(\\.c, "C")"#, #".required(\\.d, "D")"#, #".required(\\.e, "E", facets: SchemaFacets.thingE)"#,
      #".array(\\.f, "F", min: 1, max: 2, fixed: "x")"#, #".attribute(\\.id, "id", facets: .ncName)"#,
    ] { #expect(thing.contains(row.replacing("\\\\", with: "\\"))) }
    #expect(
      sample.declaration("internal nonisolated enum SchemaFacets", in: "Enumerations") == #"""
        internal nonisolated enum SchemaFacets {
          static let code = XMLFacets(.token, maxLength: 5, type: XMLName("Code", namespace: SchemaNamespaces.t))
          static let sku = XMLFacets(
            SchemaFacets.code, patterns: ["[A-Z]+", "\\d"], type: XMLName("Sku", namespace: SchemaNamespaces.t))
          static let same = XMLFacets(SchemaFacets.sku, type: XMLName("Same", namespace: SchemaNamespaces.t))
          static let skus = XMLFacets(items: SchemaFacets.sku)
          static let thingE = XMLFacets(minExclusive: "0", totalDigits: 9223372036854775807, enumeration: ["1.0"])
        }
        """#)
    #expect(sample.files["Enumerations"]?.contains(".member(Self.sku, facets: SchemaFacets.sku),") == true)
    #expect(sample.files["Enumerations"]?.contains(".member(Self.positiveInteger, facets: .positiveInteger),") == true)
  }

  @Test func facetsOfText() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Base"><xs:simpleContent><xs:extension base="xs:token"/></xs:simpleContent></xs:complexType>
        <xs:complexType name="Narrow"><xs:simpleContent><xs:restriction base="t:Base"><xs:maxLength value="3"/></xs:restriction></xs:simpleContent></xs:complexType>
        <xs:complexType name="Wide"><xs:simpleContent><xs:extension base="t:Narrow"/></xs:simpleContent></xs:complexType>
        """)
    #expect(sample.declaration("public nonisolated struct Base:").contains(#".text(\.value, facets: .token)"#))
    #expect(sample.declaration("public nonisolated struct Narrow:").contains("textFacets: SchemaFacets.narrow)"))
    #expect(!sample.declaration("public nonisolated struct Wide:").contains("textFacets"))
    #expect(sample.files["Enumerations"]?.contains("static let narrow = XMLFacets(.token, maxLength: 3)") == true)
  }

  @Test func enumeratedNamesAreResolved() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Thing"><xs:attribute name="q"><xs:simpleType><xs:restriction base="xs:QName">
          <xs:enumeration value="t:a"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType>
        """)
    #expect(
      sample.files["Enumerations"]?.contains(#"static let thingQ = XMLFacets(enumeration: ["{urn:t}a"])"#) == true)
  }

  @Test func modulesWithoutFacetsHaveNoConstants() throws {
    let sample = try Sample(
      schema: #"<xs:complexType name="Thing"><xs:attribute name="a" type="xs:string"/></xs:complexType>"#)
    #expect(!sample.files.values.contains { $0.contains("Facets") || $0.contains("facets") })
  }
}
