import Testing

@Suite struct ContentModelTests {
  @Test func mixedContentSaysWhatItsListDoesNot() throws {
    let sample = try Sample(
      schema: """
        <xs:element name="part" type="xs:string" abstract="true"/>
        <xs:element name="item" type="xs:string" substitutionGroup="t:part"/>
        <xs:element name="piece" type="xs:string" substitutionGroup="t:part"/>
        <xs:complexType name="Letter" mixed="true"><xs:sequence>
          <xs:element name="greeting" type="xs:string"/>
          <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element ref="t:part"/><xs:any namespace="##other"/></xs:choice>
          <xs:element name="date" form="unqualified" maxOccurs="3"/><xs:element name="never" minOccurs="0" maxOccurs="0"/>
        </xs:sequence></xs:complexType>
        <xs:complexType name="Signed"><xs:complexContent><xs:extension base="t:Letter"><xs:sequence>
          <xs:element name="signature" type="xs:string"/>
        </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        """)
    let letter = try #require(model(of: "Letter", in: sample))
    #expect(
      letter == """
        .sequence([.element("greeting"),.choice([.choice([.element("item"),.element("piece")]),\
        .any(excluding:[SchemaNamespaces.t,""])],min:0,max:nil),.element("date",namespace:"",max:3)])
        """)
    #expect(
      model(of: "Signed", in: sample) == ".sequence([\(letter),.sequence([.element(\"signature\")])])")
  }

  /// The model of a type, without spaces and the commas at the end of lists.
  private func model(of type: String, in sample: Sample) -> String? {
    let text = String(sample.declaration("public nonisolated struct \(type):").filter { !$0.isWhitespace })
      .replacing(",]", with: "]")
    guard let start = text.firstRange(of: ",content:.") else { return nil }
    var depth = 0
    let model = text[start.upperBound...].prefix { character in
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      return depth >= 0 && !(depth == 0 && character == ",")
    }
    return "." + model
  }

  /// A list that may hold anything says all there is to say.
  @Test(arguments: [
    #"<xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="a"/><xs:element name="b"/></xs:choice>"#,
    #"<xs:sequence><xs:element name="a" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>"#,
    #"<xs:sequence minOccurs="0" maxOccurs="unbounded"><xs:element name="a" minOccurs="0"/><xs:any minOccurs="0"/></xs:sequence>"#,
    #"<xs:sequence><xs:group ref="t:g" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>"#, "",
  ])
  func freeContentNeedsNoModel(_ content: String) throws {
    let sample = try Sample(
      schema: """
        <xs:group name="g"><xs:choice><xs:element name="a"/><xs:choice><xs:element name="b"/></xs:choice></xs:choice></xs:group>
        <xs:complexType name="Text" mixed="true">\(content)</xs:complexType>
        """)
    #expect(model(of: "Text", in: sample) == nil)
  }

  @Test func restrictedGroupsSayWhatTheirBaseDoesNot() throws {
    let group = #"<xs:sequence><xs:element name="x"/><xs:element name="y"/></xs:sequence><xs:element name="stop"/>"#
    let sample = try Sample(
      schema: """
        <xs:complexType name="Moves"><xs:choice minOccurs="0" maxOccurs="4">\(group)</xs:choice></xs:complexType>
        <xs:complexType name="Stop"><xs:complexContent><xs:restriction base="t:Moves"><xs:choice>
          <xs:element name="stop"/>
        </xs:choice></xs:restriction></xs:complexContent></xs:complexType>
        <xs:complexType name="Longer"><xs:complexContent><xs:extension base="t:Stop"><xs:sequence>
          <xs:element name="z"/>
        </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        """)
    #expect(model(of: "Moves", in: sample) == nil)
    let stop = try #require(model(of: "Stop", in: sample))
    #expect(stop == #".choice([.element("stop")])"#)
    #expect(model(of: "Longer", in: sample) == ".sequence([\(stop),.sequence([.element(\"z\")])])")
  }

  /// Literals that would keep the compiler busy are left out.
  @Test func modelsHaveBounds() throws {
    func deep(_ depth: Int) -> String {
      (0..<depth).reduce("<xs:element name='a'/><xs:element name='b'/>") { inner, _ in
        "<xs:sequence minOccurs='0'>\(inner)</xs:sequence>"
      }
    }
    let wide = (0..<101).map { "<xs:element name='e\($0)'/>" }.joined()
    let sample = try Sample(
      schema: """
        <xs:complexType name="Fine" mixed="true">\(deep(12))</xs:complexType>
        <xs:complexType name="Deep" mixed="true">\(deep(13))</xs:complexType>
        <xs:complexType name="Wide" mixed="true"><xs:sequence>\(wide)</xs:sequence></xs:complexType>
        """)
    #expect(model(of: "Fine", in: sample) != nil)
    #expect(model(of: "Deep", in: sample) == nil && model(of: "Wide", in: sample) == nil)
  }
}
