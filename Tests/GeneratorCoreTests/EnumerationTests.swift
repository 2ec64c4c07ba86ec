import Testing

@Suite struct EnumerationTests {
  @Test func wordsBecomeCases() throws {
    let sample = try Sample(
      schema: """
        <xs:simpleType name="Status"><xs:restriction base="xs:string">
          <xs:enumeration value="Active"><xs:annotation><xs:documentation>It runs.</xs:documentation></xs:annotation></xs:enumeration>
          <xs:enumeration value="None"/><xs:enumeration value="Default"/><xs:enumeration value="Active"/>
        </xs:restriction></xs:simpleType>
        """)
    let text = sample.files["Enumerations"] ?? ""
    #expect(text.contains("  /// It runs.\n  case active\n"))
    #expect(
      sample.declaration("public nonisolated enum Status", in: "Enumerations") == """
        public nonisolated enum Status: XMLEnumeration {
          case active
          case noneValue
          case `default`
          indirect case unrecognized(String)
          public static let allCases: [Self] = [.active, .noneValue, .default]
          public var rawValue: String {
            switch self {
            case .active: "Active"
            case .noneValue: "None"
            case .default: "Default"
            case .unrecognized(let word): word
            }
          }
        }
        """)
  }

  @Test func wordsAreComparedByCodePoints() throws {
    let sample = try Sample(
      schema: """
        <xs:simpleType name="Accent"><xs:restriction base="xs:string">
          <xs:enumeration value="\u{E9}"/><xs:enumeration value="e\u{301}"/></xs:restriction></xs:simpleType>
        """)
    let enumeration = sample.declaration("public nonisolated enum Accent", in: "Enumerations")
    #expect(enumeration.split(separator: "\n").filter { $0.hasPrefix("  case ") }.count == 2)
  }

  @Test func listsOfWordsAreFlagSets() throws {
    let sample = try Sample(
      schema: """
        <xs:simpleType name="Flags"><xs:list><xs:simpleType><xs:restriction base="xs:string">
          <xs:enumeration value="A"/></xs:restriction></xs:simpleType></xs:list></xs:simpleType>
        <xs:simpleType name="Numbers"><xs:list itemType="xs:int"/></xs:simpleType>
        <xs:simpleType name="Short"><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="Digit"><xs:restriction base="xs:int"><xs:enumeration value="1"/></xs:restriction></xs:simpleType>
        <xs:complexType name="A"><xs:sequence>
          <xs:element name="F" type="t:Flags"/><xs:element name="N" type="t:Numbers" minOccurs="0"/>
          <xs:element name="S" type="t:Short"/><xs:element name="D" type="t:Digit"/><xs:element name="T" type="xs:NMTOKENS"/>
        </xs:sequence></xs:complexType>
        """)
    let a = sample.declaration("public nonisolated struct A:")
    for property in ["f: XMLFlagSet<Flags>", "n: XSDList<Int32>?", "s: String", "d: Int32", "t: XSDList<String>"] {
      #expect(a.contains("public var \(property)\n"))
    }
    #expect(sample.files["Enumerations"]?.contains("enum Flags: XMLEnumeration") == true)
    #expect(sample.files["Enumerations"]?.contains("enum Digit") == false)
  }
}
