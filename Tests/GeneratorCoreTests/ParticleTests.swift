import SchemaDocuments
import Testing

@Suite struct ParticleTests {
  /// The declaration of `Thing` with this content.
  private func thing(_ content: String, attributes: String = "", beside: String = "") throws -> String {
    let sample = try Sample(
      schema: #"<xs:complexType name="Thing" \#(attributes)>\#(content)</xs:complexType>\#(beside)"#)
    #expect(!sample.diagnostics.contains { $0.severity != .note })
    return sample.declaration("public nonisolated struct Thing:")
  }

  private let a = #"<xs:element name="a" type="xs:int"/>"#
  private let b = #"<xs:element name="b" type="xs:string"/>"#

  @Test func choiceBecomesAnEnum() throws {
    let thing = try thing(
      #"<xs:choice>\#(a)\#(b)<xs:element name="c" type="xs:int" maxOccurs="2"/></xs:choice>"#)
    #expect(
      thing == #"""
        @frozen public nonisolated struct Thing: XMLComplexType {
          public var choice: Choice
          @_alwaysEmitIntoClient public init(choice: Choice) {
            self.choice = choice
          }
          @_spi(Generated) @_optimize(none) public static func makeXMLCodec() -> XMLCodec<Self> {
            XMLBinding<Self>(
              "Thing", namespace: SchemaNamespaces.t,
              fields: [
                .requiredGroup(\.choice),
              ])
          }
          public nonisolated enum Choice: XMLChoiceType {
            case a(Int32)
            case b(String)
            case c([Int32])
            @_spi(Generated) public static let xmlChoice = XMLChoice<Self>(
              elementNamespace: SchemaNamespaces.t,
              [
                .element("a", Int32.self, { .a($0) }, { if case .a(let v) = $0 { v } else { nil } }),
                .element("b", String.self, { .b($0) }, { if case .b(let v) = $0 { v } else { nil } }),
                .array("c", Int32.self, { .c($0) }, { if case .c(let v) = $0 { v } else { nil } }, min: 1, max: 2),
              ])
          }
        }
        """#)
  }

  @Test(arguments: [
    // One alternative is no choice; an empty one makes it optional.
    (#"<xs:choice><xs:element name="a" type="xs:int"/></xs:choice>"#, "public var a: Int32\n"),
    (
      #"<xs:choice><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int" minOccurs="0"/></xs:choice>"#,
      "public var choice: Choice?\n"
    ),
    (
      #"<xs:choice maxOccurs="9"><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:choice>"#,
      ".groupArray(\\.choice, min: 1, max: 9)"
    ),
    (
      #"<xs:choice maxOccurs="unbounded"><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int" maxOccurs="unbounded"/></xs:choice>"#,
      "case b(Int32)\n"
    ),
    // Choices in choices are one choice.
    (
      #"<xs:choice><xs:element name="a" type="xs:int"/><xs:choice><xs:element name="b" type="xs:int"/><xs:element name="c" type="xs:int"/></xs:choice></xs:choice>"#,
      "case c(Int32)\n"
    ),
    (
      #"<xs:sequence maxOccurs="unbounded"><xs:element name="a" type="xs:int"/></xs:sequence>"#,
      ".array(\\.a, \"a\", min: 1)"
    ),
    (
      #"<xs:sequence minOccurs="0"><xs:element name="a" type="xs:int"/></xs:sequence>"#, "public var a: Int32?\n"
    ),
    (
      #"<xs:sequence minOccurs="0"><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:sequence>"#,
      "public var sequence: Sequence?\n"
    ),
    (
      #"<xs:sequence maxOccurs="3"><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:sequence>"#,
      "public nonisolated struct Sequence: XMLComplexType, XMLGroupContent {"
    ),
    (
      #"<xs:all minOccurs="0"><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:all>"#,
      "anyOrder: true,"
    ),
    (
      #"<xs:sequence><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/><xs:element name="a" type="xs:int" minOccurs="0"/></xs:sequence>"#,
      ".optional(\\.a2, \"a\")"
    ),
    (
      ###"<xs:sequence><xs:any namespace="##other"/><xs:element name="a" type="xs:int"/></xs:sequence>"###,
      ".wildcard(\\.anyElements, excluding: [SchemaNamespaces.t, \"\"], min: 1, max: 1)"
    ),
    (###"<xs:sequence><xs:any namespace="##local urn:q"/></xs:sequence>"###, ".wildcard(\\.anyElements, only: [\"\", "),
    (
      #"<xs:sequence><xs:element name="a" type="xs:int" default="5"/></xs:sequence>"#,
      ".required(\\.a, \"a\", default: \"5\")"
    ),
  ])
  func occurrences(content: String, expected: String) throws {
    let thing = try thing(content)
    #expect(thing.contains(expected), "\(thing)")
  }

  @Test func namedGroupsNameTheirTypes() throws {
    let thing = try thing(
      #"<xs:sequence><xs:group ref="t:pair" maxOccurs="2"/><xs:group ref="t:way" minOccurs="0"/></xs:sequence>"#,
      beside: """
        <xs:group name="pair"><xs:sequence>\(a)\(b)</xs:sequence></xs:group>
        <xs:group name="way"><xs:choice>\(a)\(b)</xs:choice></xs:group>
        """)
    #expect(thing.contains("public var pair: [Pair]\n") && thing.contains("public var way: Way?\n"))
  }

  @Test func mixedContentIsAListOfNodes() throws {
    let thing = try thing(
      "<xs:sequence>\(a)<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\(a)\(b)</xs:choice></xs:sequence>",
      attributes: "mixed=\"true\"")
    #expect(thing.contains("public var content: [Content]\n") && thing.contains(".mixed(\\.content)"))
    for line in ["case a(Int32)", "case b(String)", "case text(String)"] { #expect(thing.contains(line)) }
  }

  @Test func nilIsSaidByTheMembersOfSubstitutionGroups() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Coded"><xs:attribute name="code"/></xs:complexType>
        <xs:element name="shape" type="xs:anyType" nillable="true" abstract="true"/>
        <xs:element name="round" type="xs:string" substitutionGroup="t:shape" nillable="true"/>
        <xs:element name="coded" type="t:Coded" substitutionGroup="t:shape" nillable="true"/>
        <xs:element name="ball" type="xs:int" substitutionGroup="t:shape"/>
        <xs:complexType name="Thing"><xs:sequence><xs:element ref="t:shape" maxOccurs="2"/></xs:sequence></xs:complexType>
        <xs:complexType name="Other"><xs:sequence><xs:element ref="t:shape" minOccurs="0"/></xs:sequence></xs:complexType>
        """)
    #expect(sample.types.contains("public var shape: AnyShapeElement?\n"))
    #expect(sample.declaration("public nonisolated struct Other:").contains(#".optional(\.shape, "shape"),"#))
    let shape = sample.declaration("public nonisolated enum AnyShapeElement")
    #expect(shape.contains("case round(String?)\n"))
    #expect(shape.contains("case coded(XMLNillable<Coded>)\n"))
    #expect(shape.contains("case ball(Int32)\n"))
    #expect(shape.filter { !$0.isWhitespace }.contains(#".nillableMember("round","#))
  }

  @Test func substitutionGroupsBecomeEnums() throws {
    let sample = try Sample(
      schema: """
        <xs:element name="shape" abstract="true"/>
        <xs:element name="round" type="xs:string" substitutionGroup="t:shape"/>
        <xs:element name="ball" type="xs:int" substitutionGroup="t:shape"/>
        <xs:complexType name="Thing"><xs:sequence><xs:element ref="t:shape" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
        """)
    #expect(sample.types.contains("public var shape: [AnyShapeElement]\n"))
    #expect(
      sample.declaration("public nonisolated enum AnyShapeElement") == #"""
        public nonisolated enum AnyShapeElement: XMLSubstitutionType {
          case round(String)
          case ball(Int32)
          @_spi(Generated) @_optimize(none) public static func makeXMLCodec() -> XMLCodec<Self> {
            XMLSubstitutionMembers<Self>(
              [
                .member(
                  "round", namespace: SchemaNamespaces.t, String.self, { .round($0) },
                  { if case .round(let v) = $0 { v } else { nil } }),
                .member(
                  "ball", namespace: SchemaNamespaces.t, Int32.self, { .ball($0) },
                  { if case .ball(let v) = $0 { v } else { nil } }),
              ])
          }
        }
        """#)
  }

  @Test func restrictionsContainTheirBase() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Base"><xs:sequence>\(a)</xs:sequence><xs:attribute name="x" type="xs:int"/></xs:complexType>
        <xs:complexType name="Less"><xs:complexContent><xs:restriction base="t:Base"><xs:sequence>\(a)</xs:sequence>
          <xs:attribute name="x" type="xs:int" use="required"/></xs:restriction></xs:complexContent></xs:complexType>
        """)
    let less = sample.declaration("public nonisolated struct Less:")
    #expect(less.contains("public var base: Base\n") && less.contains("init(a: Int32, x: Int32? = nil)"))
    #expect(less.contains(#".attribute("x", min: 1),"#))
  }

  @Test func recursionThroughAChoiceMakesItIndirect() throws {
    let thing = try thing(#"<xs:choice>\#(a)<xs:element name="b" type="t:Thing"/></xs:choice>"#)
    #expect(thing.contains("public nonisolated indirect enum Choice: XMLChoiceType {"))
    let list = try self.thing(
      #"<xs:choice maxOccurs="unbounded">\#(a)<xs:element name="b" type="t:Thing"/></xs:choice>"#)
    #expect(list.contains("public nonisolated enum Choice: XMLChoiceType {"))
  }

  @Test func nestedTypesNeverHideTypesOfTheModule() throws {
    let thing = try thing(
      "<xs:choice>\(a)<xs:element name=\"b\" type=\"t:Choice\"/></xs:choice>",
      beside: #"<xs:complexType name="Choice"><xs:sequence>\#(a)</xs:sequence></xs:complexType>"#)
    #expect(thing.contains("public var choice: Choice2\n") && thing.contains("case b(Choice)\n"))
  }
}
