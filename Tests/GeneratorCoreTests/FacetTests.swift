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
      #".array(\\.f, "F", min: 1, max: 2, fixed: "x")"#, #".attribute(\\.id, "id", facets: .id)"#,
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

  @Test func identityConstraintsAreInTheTablesOfTheElementsAround() throws {
    let sample = try Sample(
      schema: """
        <xs:element name="shop"><xs:complexType><xs:sequence><xs:element ref="t:item" maxOccurs="9"/>
          <xs:element name="list"><xs:complexType><xs:sequence>
            <xs:element name="x" type="xs:int" minOccurs="0" maxOccurs="9"/></xs:sequence></xs:complexType></xs:element>
        </xs:sequence><xs:attribute name="a" default="d"/></xs:complexType>
        <xs:key name="k"><xs:selector xpath=" .//t:item | * / t:* "/><xs:field xpath="./@x"/><xs:field xpath="."/></xs:key>
        </xs:element>
        <xs:element name="item"><xs:complexType><xs:attribute name="x"/></xs:complexType>
        <xs:unique name="u"><xs:selector xpath="."/><xs:field xpath="attribute::*"/></xs:unique></xs:element>
        <xs:element name="one" type="xs:int"/>
        <xs:element name="two" type="t:T"><xs:keyref name="r" refer="t:k"><xs:selector xpath="child::b"/>
        <xs:field xpath="."/><xs:field xpath="@t:c"/></xs:keyref></xs:element>
        <xs:element name="three" type="t:T"/><xs:complexType name="T"/>
        """)
    let shop = sample.declaration("public nonisolated struct Shop:")
    for part in [
      #".key("{urn:t}k", selector: ".//{urn:t}item | */{urn:t}*", fields: ["@x", "."])"#,
      #".unique("{urn:t}u", on: "{urn:t}item", selector: ".", fields: ["@*"])"#,
      #".attribute(\.a, "a", default: "d")"#,
    ] { #expect(shop.contains(part), "\(part) in \(shop)") }
    let item = sample.declaration("public nonisolated struct Item:")
    #expect(item.contains(#".unique("{urn:t}u", selector: ".", fields: ["@*"]),"#))
    #expect(
      sample.types.contains(
        #".keyref("{urn:t}r", refer: "{urn:t}k", selector: "b", fields: [".", "@{urn:t}c"]),"#))
    // Nobody asks for the default where nothing is identified.
    let plain = try Sample(
      schema: #"<xs:complexType name="T"><xs:attribute name="a" default="d"/></xs:complexType>"#)
    #expect(!plain.types.contains("default:") && !plain.types.contains("identity"))
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
