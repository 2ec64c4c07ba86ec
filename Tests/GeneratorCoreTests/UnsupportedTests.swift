import SchemaDocuments
import Testing

/// What has no Swift shape yet is diagnosed and kept as raw XML, never dropped.
@Suite struct UnsupportedTests {
  @Test(arguments: [
    ("GEN0101", #"<xs:choice><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:choice>"#),
    ("GEN0102", #"<xs:sequence maxOccurs="2"><xs:element name="a" type="xs:int"/></xs:sequence>"#),
    ("GEN0106", #"<xs:sequence><xs:element ref="t:head"/></xs:sequence>"#),
    ("GEN0107", #"<xs:sequence><xs:any namespace="urn:x"/><xs:element name="a" type="xs:int"/></xs:sequence>"#),
    (
      "GEN0108",
      #"<xs:sequence><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/><xs:element name="a" type="xs:int"/></xs:sequence>"#
    ),
  ])
  func contentIsKeptRaw(code: String, content: String) throws {
    let sample = try Sample(
      schema: """
        <xs:element name="head" type="xs:string"/><xs:element name="member" type="xs:string" substitutionGroup="t:head"/>
        <xs:complexType name="Odd">\(content)</xs:complexType>
        <xs:complexType name="Odder"><xs:complexContent><xs:extension base="t:Odd"/></xs:complexContent></xs:complexType>
        <xs:complexType name="User"><xs:sequence>
          <xs:element name="O" type="t:Odd" minOccurs="0"/><xs:element name="D" type="t:Odder"/>
        </xs:sequence></xs:complexType>
        """)
    #expect(sample.codes == [code, "GEN0110"])
    #expect(sample.diagnostics.allSatisfy { $0.severity == .warning && ($0.location?.line ?? 0) > 1 })
    #expect(!sample.types.contains("struct Odd"))
    let user = sample.declaration("public nonisolated struct User:")
    #expect(user.contains("public var o: XMLFragment?") && user.contains("public var d: XMLFragment\n"))
  }

  @Test func mixedContentRestrictionsAndUnions() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Mixed" mixed="true"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>
        <xs:complexType name="Base"><xs:sequence><xs:element name="a" type="xs:int" minOccurs="0"/></xs:sequence></xs:complexType>
        <xs:complexType name="Less"><xs:complexContent><xs:restriction base="t:Base"><xs:sequence>
          <xs:element name="a" type="xs:int"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
        <xs:simpleType name="Either"><xs:union memberTypes="xs:int xs:string"/></xs:simpleType>
        <xs:complexType name="User"><xs:sequence>
          <xs:element name="M" type="t:Mixed"/><xs:element name="L" type="t:Less"/><xs:element name="E" type="t:Either"/>
        </xs:sequence><xs:attribute name="q" type="xs:QName"/></xs:complexType>
        """)
    #expect(Set(sample.codes) == ["GEN0103", "GEN0104", "GEN0105", "GEN0111"])
    let user = sample.declaration("public nonisolated struct User:")
    for property in ["m: XMLFragment", "l: XMLFragment", "e: String", "q: String?"] {
      #expect(user.contains("public var \(property)\n"))
    }
  }
}
