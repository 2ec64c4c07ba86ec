import SchemaDocuments
import Testing

@Suite struct NameTests {
  @Test func standardAndRuntimeNamesAreQualifiedWhereTheModuleHasThem() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="String"><xs:sequence><xs:element name="String" type="xs:string"/></xs:sequence></xs:complexType>
        <xs:complexType name="XMLNilFields"><xs:sequence>
          <xs:element name="At" type="xs:dateTime" minOccurs="0" nillable="true"/>
        </xs:sequence></xs:complexType>
        <xs:complexType name="Date"><xs:sequence><xs:element name="Day" type="xs:int"/></xs:sequence></xs:complexType>
        <xs:simpleType name="Word"><xs:restriction base="xs:string"><xs:enumeration value="a"/></xs:restriction></xs:simpleType>
        """, config: #""names": {"types": {"String": "String"}}"#)
    #expect(sample.declaration("public nonisolated struct String").contains("public var string: Swift.String\n"))
    let nilFields = sample.declaration("public nonisolated struct XMLNilFields")
    #expect(nilFields.contains("var xmlNilFieldsValue = ") == false)
    #expect(nilFields.contains("  var xmlNilFields = XSDRuntime.XMLNilFields()"))
    #expect(nilFields.contains("public var at: XSDDateTime?"))
    #expect(sample.types.contains("public nonisolated struct Date:"))
    #expect(sample.files["Enumerations"]?.contains("case unrecognized(Swift.String)") == true)
  }

  /// Whoever imports a module with a `Result` of its own has lost that of Swift.
  @Test func noTypeHidesOneOfTheStandardLibrary() throws {
    let schema = """
      <xs:complexType name="Result"><xs:sequence><xs:element name="error" type="t:Error" minOccurs="0"/></xs:sequence></xs:complexType>
      <xs:simpleType name="Error"><xs:restriction base="xs:string"><xs:enumeration value="a"/></xs:restriction></xs:simpleType>
      <xs:element name="set" type="xs:int"/>
      <xs:element name="array"><xs:complexType><xs:sequence/></xs:complexType></xs:element>
      """
    let sample = try Sample(schema: schema)
    #expect(sample.types.contains("struct ResultType:") && sample.types.contains("var error: ErrorType?"))
    #expect(sample.types.contains("struct SetElement:") && sample.types.contains("struct ArrayType:"))
    #expect(
      sample.diagnostics.map(\.message).contains(
        "'Result' of namespace 'urn:t' is called 'ResultType', because 'Result' would hide Swift's own type of that name"
      ))
    // Inside a type of its own nothing is hidden.
    let enclosed = try Sample(schema: schema, config: #""enclosingType": "V1""#)
    #expect(enclosed.types.contains("struct Result:") && enclosed.types.contains("var error: Error?"))
    #expect(enclosed.diagnostics.isEmpty)
  }

  /// To XML a letter and an accent are another name than the letter with that accent; to Swift they are the same.
  @Test func namesThatSwiftTakesForOneAreTwo() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Caf\u{E9}"><xs:sequence>
          <xs:element name="\u{E9}" type="xs:string"/><xs:element name="e\u{301}" type="xs:int"/>
        </xs:sequence></xs:complexType>
        <xs:complexType name="Cafe\u{301}"><xs:sequence/></xs:complexType>
        <xs:simpleType name="Word"><xs:restriction base="xs:string">
          <xs:enumeration value="\u{E9}"/><xs:enumeration value="e\u{301}"/>
        </xs:restriction></xs:simpleType>
        """)
    let types = Array(sample.types.utf8)
    #expect(types.contains(Array("struct Caf\u{E9}:".utf8)) && types.contains(Array("struct Cafe\u{301}2:".utf8)))
    #expect(types.contains(Array(#".required(\.\#u{E9}, "\#u{E9}")"#.utf8)))
    #expect(types.contains(Array(#".required(\.e\#u{301}2, "e\#u{301}")"#.utf8)))
    let words = Array((sample.files["Enumerations"] ?? "").utf8)
    #expect(words.contains(Array("case \u{E9}\n".utf8)) && words.contains(Array("case e\u{301}2\n".utf8)))
  }

  /// Swift takes these numerals for operators where a dot stands before them.
  @Test func numeralsThatSwiftTakesForOperators() throws {
    let sample = try Sample(
      schema: """
        <xs:simpleType name="Numeral"><xs:restriction base="xs:string">
          <xs:enumeration value="\u{3021}"/><xs:enumeration value="\u{3022}"/><xs:enumeration value="\u{3007}"/>
        </xs:restriction></xs:simpleType>
        """)
    let text = sample.files["Enumerations"] ?? ""
    #expect(text.contains("case word\n") && text.contains("case word2\n") && text.contains("case \u{3007}\n"))
  }

  @Test func clashesAreNumberedAndNoted() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Thing"><xs:sequence>
          <xs:element name="Name" type="xs:string"/><xs:element name="name" type="xs:string"/>
        </xs:sequence></xs:complexType>
        <xs:element name="Thing"><xs:complexType><xs:sequence><xs:element name="X" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
        <xs:complexType name="AnyBase"><xs:sequence/></xs:complexType>
        <xs:complexType name="Base"><xs:sequence/></xs:complexType>
        <xs:complexType name="D"><xs:complexContent><xs:extension base="t:Base"/></xs:complexContent></xs:complexType>
        """)
    #expect(sample.codes == ["GEN0201", "GEN0202"])
    #expect(sample.diagnostics.allSatisfy { $0.severity == .note })
    #expect(sample.declaration("public nonisolated struct Thing:").contains("public init(name: String, name2: String)"))
    #expect(sample.types.contains("public nonisolated struct Thing2:"))
    #expect(sample.types.contains("public nonisolated indirect enum AnyBase2:"))
  }

  @Test func membersOfScriptsWithoutCaseDoNotHideTypes() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="数量"><xs:sequence><xs:element name="数量" type="xs:int"/></xs:sequence></xs:complexType>
        """)
    #expect(sample.declaration("public nonisolated struct 数量").contains("public var 数量Value: Int32\n"))
  }

  @Test func theArgumentLabelInoutIsQuoted() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="B"><xs:sequence><xs:element name="inout" type="xs:int"/></xs:sequence></xs:complexType>
        <xs:complexType name="D"><xs:complexContent><xs:extension base="t:B"/></xs:complexContent></xs:complexType>
        """)
    #expect(sample.declaration("public nonisolated struct D").contains("B(`inout`: `inout`)"))
  }

  @Test func typesWithTheNamesOfTheRuntimesRequirementsAreNoWitnesses() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="MakeXMLCodec"><xs:sequence/></xs:complexType>
        <xs:complexType name="D"><xs:complexContent><xs:extension base="t:MakeXMLCodec"/></xs:complexContent></xs:complexType>
        """)
    let variants = sample.declaration("public nonisolated indirect enum AnyMakeXMLCodec")
    #expect(variants.contains("case makeXMLCodecValue(MakeXMLCodec)"))
    #expect(variants.contains("static func makeXMLCodec()"))
  }

  @Test func overridesReplaceNames() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Thing"><xs:sequence>
          <xs:element name="First" type="t:Word"/><xs:element name="Second" type="xs:string"/>
        </xs:sequence></xs:complexType>
        <xs:simpleType name="Word"><xs:restriction base="xs:string">
          <xs:enumeration value="None"/><xs:enumeration value="b"/></xs:restriction></xs:simpleType>
        """,
      config: """
        "names": {"types": {"{urn:t}Thing": "Item", "Word": "Kind"}, "members": {"Thing/Second": "first"},
          "enumerationCases": {"Word/None": "nothing"}}
        """)
    let item = sample.declaration("public nonisolated struct Item")
    #expect(item.contains("public var first2: Kind\n") && item.contains("public var first: String\n"))
    #expect(item.contains(#"XMLBinding<Self>("#) && item.contains(#""Thing", namespace:"#))
    #expect(sample.files["Enumerations"]?.contains("case nothing") == true)
  }

  @Test(arguments: [
    (#""names": {"types": {"Nothing": "X"}}"#, "CFG0006"),
    (#""names": {"members": {"Thing/Nme": "x"}}"#, "CFG0006"),
    (#""names": {"enumerationCases": {"Word/c": "x"}}"#, "CFG0006"),
    (#""names": {"operations": {"Get": "x"}}"#, "CFG0006"),
    (#""names": {"types": {"Thing": "X", "Word": "X"}}"#, "CFG0007"),
    (#""names": {"members": {"Thing/Name": "x", "Thing/Other": "x"}}"#, "CFG0007"),
    (#""names": {"enumerationCases": {"Word/a": "x", "Word/b": "x"}}"#, "CFG0007"),
    (#""names": {"types": {"Thing": "Self"}}"#, "CFG0005"),
    (#""names": {"members": {"Thing/Name": "self"}}"#, "CFG0005"),
    (#""names": {"enumerationCases": {"Word/a": "none"}}"#, "CFG0005"),
    (#""names": {"types": {"Thing": "not a name"}}"#, "CFG0005"),
    (#""operations": ["Get"]"#, "CFG0008"),
    (#""types": ["Thng"]"#, "CFG0008"),
    (#""documentation": "none.json""#, "CFG0009"),
  ])
  func contradictionsAreErrorsWithALine(config: String, code: String) {
    let diagnostics = failure {
      _ = try Sample(
        schema: """
          <xs:complexType name="Thing"><xs:sequence>
            <xs:element name="Name" type="t:Word"/><xs:element name="Other" type="xs:string"/>
          </xs:sequence></xs:complexType>
          <xs:simpleType name="Word"><xs:restriction base="xs:string">
            <xs:enumeration value="a"/><xs:enumeration value="b"/></xs:restriction></xs:simpleType>
          """, config: config)
    }
    #expect(diagnostics.map(\.code) == [code])
    #expect(diagnostics.first?.location?.line == 3)
  }

  @Test func suggestionsNameTheNearestPath() {
    let diagnostics = failure {
      _ = try Sample(
        schema:
          #"<xs:complexType name="Thing"><xs:sequence><xs:element name="Name" type="xs:int"/></xs:sequence></xs:complexType>"#,
        config: #""names": {"members": {"Thing/Nme": "x"}}"#)
    }
    #expect(diagnostics.first?.suggestion == "did you mean \"Thing/Name\"?")
  }
}
