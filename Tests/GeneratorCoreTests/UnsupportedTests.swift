import SchemaDocuments
import Testing

/// What has no Swift shape yet is diagnosed and kept as text, never dropped.
@Suite struct UnsupportedTests {
  @Test func unionsAndQualifiedNamesInAttributesAreText() throws {
    let sample = try Sample(
      schema: """
        <xs:simpleType name="Either"><xs:union memberTypes="xs:int xs:string"/></xs:simpleType>
        <xs:complexType name="User"><xs:sequence>
          <xs:element name="E" type="t:Either"/>
        </xs:sequence><xs:attribute name="q" type="xs:QName"/></xs:complexType>
        """)
    #expect(Set(sample.codes) == ["GEN0105", "GEN0111"])
    #expect(sample.diagnostics.allSatisfy { $0.severity == .warning && ($0.location?.line ?? 0) > 1 })
    let user = sample.declaration("public nonisolated struct User:")
    for property in ["e: String", "q: String?"] { #expect(user.contains("public var \(property)\n")) }
  }
}
