import Testing

@Suite struct DerivationTests {
  @Test func restrictionsSayWhatIsNarrower() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Free"><xs:all>
          <xs:element name="a" type="xs:string" minOccurs="0"/><xs:element name="b" type="xs:string" minOccurs="0"/>
          <xs:element name="c" type="xs:string" minOccurs="0"/>
        </xs:all><xs:attribute name="x" type="xs:int"/><xs:attribute name="y"/><xs:attribute name="z"/></xs:complexType>
        <xs:complexType name="Narrow"><xs:complexContent><xs:restriction base="t:Free"><xs:sequence>
          <xs:element name="c" type="xs:token"/><xs:element name="a" type="xs:string" minOccurs="0" fixed="f"/>
        </xs:sequence><xs:attribute name="x" type="xs:int" use="required"/><xs:attribute name="z" use="prohibited"/>
        </xs:restriction></xs:complexContent></xs:complexType>
        <xs:complexType name="Wider"><xs:complexContent><xs:extension base="t:Narrow">
          <xs:attribute name="z"/><xs:attribute name="w"/></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="Same"><xs:complexContent><xs:restriction base="t:Free"><xs:all>
          <xs:element name="a" type="xs:string" minOccurs="0"/><xs:element name="b" type="xs:string" minOccurs="0"/>
          <xs:element name="c" type="xs:string" minOccurs="0"/>
        </xs:all></xs:restriction></xs:complexContent></xs:complexType>
        """)
    #expect(
      sample.declaration("public nonisolated struct Narrow:").contains(
        #"""
              "Narrow", namespace: SchemaNamespaces.t, base: .base(\.free),
              restrictions: [
                .element("c", min: 1, facets: .token),
                .element("a", fixed: "f"),
                .element("b", max: 0),
                .attribute("x", min: 1),
                .attribute("z", max: 0),
              ],
              isReordered: true)
        """#))
    // What was prohibited may come back.
    let wider = sample.declaration("public nonisolated struct Wider:")
    #expect(wider.contains(#".attribute("z", max: 1),"#) && wider.contains(#".attribute(\.w, "w"),"#))
    let same = sample.declaration("public nonisolated struct Same:")
    #expect(same.contains(#""Same", namespace: SchemaNamespaces.t, base: .base(\.free))"#))
  }

  private static let schema = """
    <xs:complexType name="Goal" abstract="true"><xs:sequence>
      <xs:element name="Name" type="xs:string" minOccurs="0" nillable="true"/>
    </xs:sequence></xs:complexType>
    <xs:complexType name="UrlGoal"><xs:complexContent><xs:extension base="t:Goal"><xs:sequence>
      <xs:element name="Url" type="xs:string"/>
    </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
    <xs:complexType name="DeepGoal"><xs:complexContent><xs:extension base="t:UrlGoal"><xs:sequence>
      <xs:element name="Goal" type="t:Goal" minOccurs="0"/>
    </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
    <xs:complexType name="User"><xs:sequence>
      <xs:element name="Goals" type="t:Goal" maxOccurs="unbounded"/><xs:element name="Deep" type="t:DeepGoal"/>
    </xs:sequence></xs:complexType>
    """

  @Test func basesShareTheirMembersThroughAProtocol() throws {
    let sample = try Sample(schema: Self.schema)
    let base = sample.declaration("public nonisolated struct Goal:")
    #expect(base.hasPrefix("@frozen public nonisolated struct Goal: XMLComplexType, GoalProtocol {"))
    // A member of a derived type is called `goal`, so the accessor gives way.
    #expect(base.contains("@_spi(Generated) public var goal2: Self {"))
    #expect(base.contains(#""Goal", namespace: SchemaNamespaces.t, isAbstract: true, nilFields: \.xmlNilFields,"#))
    #expect(
      sample.declaration("public nonisolated protocol GoalProtocol") == """
        public nonisolated protocol GoalProtocol: XMLValue {
          var goal2: Goal { get set }
        }
        """)
    #expect(
      sample.declaration("nonisolated extension GoalProtocol") == """
        nonisolated extension GoalProtocol {
          @_alwaysEmitIntoClient public var name: String? {
            get { goal2.name }
            set { goal2.name = newValue }
          }
          @discardableResult public mutating func setNil<T>(_ member: WritableKeyPath<Goal, T?>) -> Bool {
            goal2.xmlSetNil(member)
          }
          public func isNil<T>(_ member: WritableKeyPath<Goal, T?>) -> Bool {
            goal2.xmlIsNil(member)
          }
          public mutating func setAbsent<T>(_ member: WritableKeyPath<Goal, T?>) {
            goal2.xmlSetAbsent(member)
          }
        }
        """)
  }

  @Test func derivedTypesContainTheirBase() throws {
    let sample = try Sample(schema: Self.schema)
    let middle = sample.declaration("public nonisolated struct UrlGoal:")
    #expect(
      middle.hasPrefix(
        "@frozen public nonisolated struct UrlGoal: XMLComplexType, UrlGoalProtocol {\n  public var goal2: Goal\n"))
    #expect(
      middle.contains(
        "public init(name: String? = nil, url: String) {\n    self.goal2 = Goal(name: name)\n    self.url = url"))
    #expect(middle.contains(#"base: .base(\.goal2),"#))
    let leaf = sample.declaration("public nonisolated struct DeepGoal:")
    #expect(
      leaf.hasPrefix(
        "public nonisolated struct DeepGoal: XMLComplexType, UrlGoalProtocol {\n  public var urlGoal: UrlGoal\n"))
    #expect(leaf.contains("self.urlGoal = UrlGoal(name: name, url: url)"))
    let refined = sample.declaration("public nonisolated protocol UrlGoalProtocol")
    #expect(refined.hasPrefix("public nonisolated protocol UrlGoalProtocol: GoalProtocol {"))
    #expect(
      sample.declaration("nonisolated extension UrlGoalProtocol").contains(
        "public var goal2: Goal {\n    get { urlGoal.goal2 }\n    set { urlGoal.goal2 = newValue }\n  }"))
  }

  @Test func placesOfTheBaseTakeAnyOfTheHierarchy() throws {
    let sample = try Sample(schema: Self.schema)
    let any = sample.declaration("public nonisolated indirect enum AnyGoal")
    #expect(
      any.hasPrefix(
        "public nonisolated indirect enum AnyGoal: XMLPolymorphicType, GoalProtocol {\n  case urlGoal(UrlGoal)\n  case deepGoal(DeepGoal)\n  case unrecognized(XMLUnrecognized<Goal>)\n"
      ))
    #expect(any.contains("case .unrecognized(let v): v.base"))
    #expect(any.contains("v.goal2 = newValue\n        self = .urlGoal(v)"))
    #expect(any.contains(".variant(DeepGoal.self, { .deepGoal($0) }, { if case .deepGoal(let v) = $0 { $1(v) } }),"))
    #expect(any.contains("case .urlGoal: 0\n    case .deepGoal: 1\n    case .unrecognized: -1\n"))
    let user = sample.declaration("public nonisolated struct User:")
    #expect(user.contains("public var goals: [AnyGoal]") && user.contains("public var deep: DeepGoal\n"))
    // The base's enum may hold the derived type that holds the base.
    #expect(sample.declaration("public nonisolated struct DeepGoal:").contains("XMLBox<AnyGoal>?"))
  }
}
