import SchemaDocuments
import Testing

@Suite struct UnionTests {
  @Test func membersBecomeCases() throws {
    let sample = try Sample(
      schema: """
        <xs:simpleType name="Word"><xs:restriction base="xs:string"><xs:enumeration value="a"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="Size"><xs:union memberTypes="xs:decimal t:Word xs:NMTOKEN">
          <xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="b"/></xs:restriction></xs:simpleType>
          <xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType>
          <xs:simpleType><xs:union memberTypes="xs:decimal"/></xs:simpleType>
        </xs:union></xs:simpleType>
        """)
    #expect(sample.diagnostics.isEmpty)
    #expect(
      sample.declaration("public nonisolated enum Size:", in: "Enumerations") == """
        public nonisolated enum Size: XMLUnion {
          case decimal(XSDDecimal)
          case word(Word)
          case nmtoken(String)
          case word2(SizeWord)
          case list(XSDList<Int32>)
          case decimal2(XSDDecimal)
          case unrecognized(String)
          @_spi(Generated) public static let xmlMembers: [XMLUnionMember<Self>] = [
            .member(Self.decimal),
            .member(Self.word),
            .member(Self.nmtoken, facets: .nmtoken),
            .member(Self.word2),
            .member(Self.list),
            .member(Self.decimal2),
          ]
          @_spi(Generated) public var xmlMember: XMLUnionValue {
            switch self {
            case .decimal(let value): XMLUnionValue(0, value)
            case .word(let value): XMLUnionValue(1, value)
            case .nmtoken(let value): XMLUnionValue(2, value)
            case .word2(let value): XMLUnionValue(3, value)
            case .list(let value): XMLUnionValue(4, value)
            case .decimal2(let value): XMLUnionValue(5, value)
            case .unrecognized(let text): .unrecognized(text)
            }
          }
        }
        """)
  }

  @Test func placesOfUnionsAndNames() throws {
    let sample = try Sample(
      schema: """
        <xs:simpleType name="Either"><xs:union memberTypes="xs:int xs:string"/></xs:simpleType>
        <xs:simpleType name="Narrow"><xs:restriction base="t:Either"><xs:enumeration value="1"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="Many"><xs:list itemType="t:Either"/></xs:simpleType>
        <xs:simpleType name="Some"><xs:list><xs:simpleType><xs:union memberTypes="xs:int"/></xs:simpleType></xs:list></xs:simpleType>
        <xs:complexType name="User"><xs:sequence>
          <xs:element name="E" type="t:Narrow"/><xs:element name="M" type="t:Many" minOccurs="0"/>
          <xs:element name="S" type="t:Some"/>
          <xs:element name="Own"><xs:simpleType><xs:union memberTypes="xs:int"/></xs:simpleType></xs:element>
        </xs:sequence><xs:attribute name="q" type="xs:QName"/><xs:attribute name="u" type="t:Either"/></xs:complexType>
        <xs:complexType name="Text"><xs:simpleContent><xs:extension base="t:Either"/></xs:simpleContent></xs:complexType>
        """)
    #expect(sample.diagnostics.isEmpty)
    let user = sample.declaration("public nonisolated struct User:")
    for property in [
      "e: Either", "m: XSDList<Either>?", "s: XSDList<Some>", "own: XMLTyped<UserOwn>", "q: XSDQName?", "u: Either?",
    ] {
      #expect(user.contains("public var \(property)\n"))
    }
    #expect(sample.declaration("public nonisolated struct Text:").contains("public var value: Either\n"))
    #expect(sample.files["Enumerations"]?.contains("enum Narrow") == false)
  }
}
