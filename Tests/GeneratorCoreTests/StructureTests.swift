import Testing

@Suite struct StructureTests {
  @Test func elementsBecomePropertiesInSchemaOrder() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Order"><xs:sequence>
          <xs:element name="Zip" type="xs:string"/>
          <xs:element name="Amount" type="xs:decimal" minOccurs="0" nillable="true"/>
          <xs:element name="At" type="xs:dateTime" nillable="true"/>
          <xs:element name="Line" type="xs:long" minOccurs="1" maxOccurs="5"/>
          <xs:element name="Note" type="xs:string" minOccurs="0" maxOccurs="unbounded" nillable="true"/>
        </xs:sequence></xs:complexType>
        """)
    #expect(
      sample.declaration("public nonisolated struct Order") == #"""
        @frozen public nonisolated struct Order: XMLComplexType {
          public var zip: String
          public var amount: XSDDecimal?
          public var at: XSDDateTime?
          public var line: [Int64]
          public var note: [String?]
          var xmlNilFields = XMLNilFields()
          @_alwaysEmitIntoClient public init(
            zip: String, amount: XSDDecimal? = nil, at: XSDDateTime? = nil, line: [Int64] = [], note: [String?] = []
          ) {
            self.zip = zip
            self.amount = amount
            self.at = at
            self.line = line
            self.note = note
          }
          @_spi(Generated) @_optimize(none) public static func makeXMLCodec() -> XMLCodec<Self> {
            XMLBinding<Self>(
              "Order", namespace: SchemaNamespaces.t, nilFields: \.xmlNilFields,
              fields: [
                .required(\.zip, "Zip"),
                .nillable(\.amount, "Amount"),
                .optional(\.at, "At", nillable: true, required: true),
                .array(\.line, "Line", min: 1, max: 5),
                .nillableArray(\.note, "Note"),
              ])
          }
        }
        """#)
    #expect(sample.diagnostics.isEmpty)
  }

  /// An element that is nil may have attributes all the same.
  @Test func nilElementsWithAttributes() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Plain"><xs:sequence><xs:element name="x" type="xs:int"/></xs:sequence></xs:complexType>
        <xs:complexType name="Base"><xs:sequence/></xs:complexType>
        <xs:complexType name="Derived"><xs:complexContent><xs:extension base="t:Base">
          <xs:anyAttribute/></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="A"><xs:sequence>
          <xs:element name="Plain" type="t:Plain" nillable="true"/>
          <xs:element name="Base" type="t:Base" nillable="true"/>
          <xs:element name="Derived" type="t:Derived" nillable="true" minOccurs="0"/>
          <xs:element name="Again" type="t:A" nillable="true" minOccurs="0"/>
        </xs:sequence><xs:attribute name="a"/></xs:complexType>
        """)
    let a = sample.declaration("public nonisolated struct A:")
    #expect(a.contains("public var plain: Plain?\n") && a.contains("public var base: XMLNillable<AnyBase>\n"))
    #expect(a.contains("public var derived: XMLNillable<Derived>?\n"))
    #expect(a.contains("xmlBoxed_again: XMLBox<XMLNillable<A>>?\n"))
    #expect(a.contains(#".optional(\.plain, "Plain", nillable: true, required: true),"#))
    #expect(a.contains(#".required(\.base, "Base"),"#) && a.contains(#".optional(\.derived, "Derived"),"#))
  }

  /// Of very many members the compiler takes minutes to see that an initializer sets each.
  @Test func manyMembersHaveValuesBeforeTheyAreSet() throws {
    func elements(_ count: Int) -> String {
      (0..<count).map { #"<xs:element name="e\#($0)" type="xs:int" minOccurs="0"/>"# }.joined()
    }
    let sample = try Sample(
      schema: """
        <xs:complexType name="Wide"><xs:sequence>
          <xs:element name="First" type="xs:int"/>\(elements(99))
          <xs:element name="Last" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence></xs:complexType>
        <xs:complexType name="Narrow"><xs:sequence>\(elements(100))</xs:sequence></xs:complexType>
        <xs:complexType name="Wider"><xs:complexContent><xs:extension base="t:Narrow"><xs:sequence>
          <xs:element name="Own" type="xs:int"/>\(elements(201).replacing(elements(100), with: ""))
        </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        """)
    let wide = sample.declaration("public nonisolated struct Wide:")
    #expect(wide.contains("public var last: [String] = []\n"))
    #expect(
      wide.contains(
        """
          @usableFromInline init(xmlRequired: (), first: Int32) {
            self.first = first
          }
        """))
    #expect(wide.contains("    var xmlValue = Self(xmlRequired: (), first: first)\n    xmlValue.e0 = e0\n"))
    #expect(wide.contains("    xmlValue.last = last\n    self = xmlValue\n"))
    #expect(!wide.contains("self.e0"))
    #expect(sample.declaration("public nonisolated struct Narrow:").contains("    self.e0 = e0\n"))
    let wider = sample.declaration("public nonisolated struct Wider:")
    #expect(wider.contains("init(xmlRequired: (), narrow: Narrow, own: Int32) {"))
    #expect(wider.contains("    var xmlValue = Self(\n"))
  }

  @Test func wrappersBecomeArraysAndAreNotGenerated() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="ArrayOfint"><xs:sequence>
          <xs:element name="int" type="xs:int" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence></xs:complexType>
        <xs:complexType name="ArrayOfArray"><xs:sequence>
          <xs:element name="Inner" type="t:ArrayOfint" minOccurs="0" maxOccurs="unbounded" nillable="true"/>
        </xs:sequence></xs:complexType>
        <xs:complexType name="A"><xs:sequence>
          <xs:element name="X" type="t:ArrayOfint" minOccurs="0" nillable="true"/>
          <xs:element name="Y" type="t:ArrayOfint"/>
          <xs:element name="Z" nillable="true"><xs:complexType><xs:sequence>
            <xs:element name="Item" type="xs:string" minOccurs="2" maxOccurs="3" nillable="true"/>
          </xs:sequence></xs:complexType></xs:element>
        </xs:sequence></xs:complexType>
        <xs:complexType name="B"><xs:sequence>
          <xs:element name="X" type="t:ArrayOfArray"/>
        </xs:sequence></xs:complexType>
        """)
    let a = sample.declaration("public nonisolated struct A:")
    #expect(a.contains("public var x: [Int32]?"))
    #expect(a.contains("public var y: [Int32]\n"))
    #expect(a.contains("public var z: [String?]?"))
    #expect(a.contains(#".wrapped(\.x, "X", item: "int", nillable: true),"#))
    #expect(a.contains(#".requiredWrapped(\.y, "Y", item: "int"),"#))
    #expect(a.contains(#".wrappedNillable(\.z, "Z", item: "Item", nillable: true, required: true, min: 2, max: 3),"#))
    // A wrapper is a struct only where it is the item of another one.
    #expect(sample.types.contains("struct ArrayOfint:"))
    #expect(!sample.types.contains("struct ArrayOfArray:"))
    #expect(sample.declaration("public nonisolated struct B:").contains("public var x: [ArrayOfint?]\n"))
  }

  @Test func itemsMayBeInAnotherNamespace() throws {
    let other = """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:arrays" elementFormDefault="qualified">
        <xs:complexType name="ArrayOfstring"><xs:sequence>
          <xs:element name="string" type="xs:string" minOccurs="0" maxOccurs="unbounded" nillable="true"/>
        </xs:sequence></xs:complexType>
        <xs:element name="foreign" type="xs:int"/>
      </xs:schema>
      """
    let sample = try Sample(
      document: """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:arrays" targetNamespace="urn:t"
          elementFormDefault="qualified">
          <xs:import namespace="urn:arrays" schemaLocation="Other.xsd"/>
          <xs:complexType name="A"><xs:sequence>
            <xs:element name="Names" type="a:ArrayOfstring" minOccurs="0"/><xs:element ref="a:foreign"/>
          </xs:sequence></xs:complexType>
        </xs:schema>
        """, name: "Sample.xsd", others: ["Other.xsd": other])
    let a = sample.declaration("public nonisolated struct A:")
    #expect(
      a.contains(#".wrappedNillable(\.names, "Names", item: "string", itemNamespace: SchemaNamespaces.arrays),"#))
    #expect(a.contains(#".required(\.foreign, "foreign", namespace: SchemaNamespaces.arrays),"#))
    #expect(sample.files["Namespaces"]?.contains(#"static let arrays = "urn:arrays""#) == true)
  }

  @Test func attributesTextAndWildcards() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Money"><xs:simpleContent><xs:extension base="xs:decimal">
          <xs:attribute name="currency" type="xs:string" use="required"/><xs:attribute name="value" type="xs:int"/>
          <xs:attribute name="gone" type="xs:int" use="prohibited"/>
        </xs:extension></xs:simpleContent></xs:complexType>
        <xs:complexType name="Open"><xs:sequence>
          <xs:element name="Any" type="xs:anyType" minOccurs="0"/><xs:any minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence><xs:anyAttribute/></xs:complexType>
        """)
    let money = sample.declaration("public nonisolated struct Money")
    #expect(money.contains("public init(value: XSDDecimal, currency: String, value2: Int32? = nil) {"))
    #expect(
      money.contains(
        #"""
                .text(\.value),
                .requiredAttribute(\.currency, "currency"),
                .attribute(\.value2, "value"),
              ])
        """#))
    #expect(sample.codes == ["GEN0202"])
    let open = sample.declaration("public nonisolated struct Open")
    #expect(open.contains("public var any: XMLFragment?".replacingAny))
    #expect(
      open.contains(#".wildcard(\.anyElements).ruled(by: SchemaDeclarations.elements),"#)
        && open.contains(#".anyAttributes(\.anyAttributes).ruled(by: SchemaDeclarations.attributes),"#))
    #expect(open.contains("public var anyElements: [XMLFragment]"))
    #expect(open.contains("public var anyAttributes: [XMLAttribute]"))
  }

  @Test func unqualifiedElementsAreSaidOnce() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="A"><xs:sequence><xs:element name="X" type="xs:int"/></xs:sequence></xs:complexType>
        <xs:complexType name="B"><xs:sequence>
          <xs:element name="X" type="xs:int"/><xs:element name="Y" form="qualified" type="xs:int"/>
        </xs:sequence></xs:complexType>
        """, attributes: "")
    #expect(
      sample.declaration("public nonisolated struct A:").contains(
        #""A", namespace: SchemaNamespaces.t, elementNamespace: "","#))
    #expect(sample.declaration("public nonisolated struct B:").contains(#".required(\.x, "X", namespace: ""),"#))
  }

  @Test func elementsNameTheirTypes() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Same"><xs:sequence/></xs:complexType><xs:element name="Same" type="t:Same"/>
        <xs:element name="Other" type="t:Same"/>
        <xs:complexType name="Single"><xs:sequence/></xs:complexType><xs:element name="Only" type="t:Single"/>
        <xs:complexType name="Twice"><xs:sequence/></xs:complexType>
        <xs:element name="One" type="t:Twice"/><xs:element name="Two" type="t:Twice"/>
        <xs:element name="anonymous"><xs:complexType><xs:sequence><xs:element name="Deep"><xs:complexType><xs:sequence>
          <xs:element name="X" type="xs:int"/></xs:sequence></xs:complexType></xs:element></xs:sequence>
        </xs:complexType></xs:element>
        """)
    func binding(_ name: String) -> String { sample.declaration("public nonisolated struct \(name):") }
    #expect(binding("Same").contains(#"element: "Same""#))
    #expect(binding("Single").contains(#"element: "Only""#))
    #expect(!binding("Twice").contains("element:"))
    #expect(binding("Anonymous").contains(#""anonymous", namespace: SchemaNamespaces.t, element: "anonymous","#))
    #expect(binding("AnonymousDeep").contains(#""Deep", namespace: SchemaNamespaces.t,"#))
    #expect(!binding("AnonymousDeep").contains("element:"))
  }

  @Test func recursionIsBoxed() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Node"><xs:sequence>
          <xs:element name="Parent" type="t:Node" minOccurs="0" nillable="true"/>
          <xs:element name="Children" type="t:Node" minOccurs="0" maxOccurs="unbounded"/>
          <xs:element name="Plain" type="t:Leaf" minOccurs="0"/>
        </xs:sequence></xs:complexType>
        <xs:complexType name="Leaf"><xs:sequence><xs:element name="X" type="xs:int"/></xs:sequence></xs:complexType>
        <xs:complexType name="Left"><xs:sequence><xs:element name="R" type="t:Right" minOccurs="0"/></xs:sequence></xs:complexType>
        <xs:complexType name="Right"><xs:sequence><xs:element name="L" type="t:Left" minOccurs="0"/></xs:sequence></xs:complexType>
        """)
    let node = sample.declaration("public nonisolated struct Node:")
    #expect(
      node.contains(
        """
          public var parent: Node? {
            get { xmlBoxed_parent?.value }
            set { xmlBoxed_parent = newValue.map(XMLBox.init) }
          }
          @_spi(Generated) public var xmlBoxed_parent: XMLBox<Node>?
        """))
    #expect(node.contains("self.xmlBoxed_parent = parent.map(XMLBox.init)"))
    #expect(node.contains(#".boxed(\.xmlBoxed_parent, "Parent", shown: \.parent, nillable: true),"#))
    #expect(node.contains(#".array(\.children, "Children"),"#) && node.contains(#".optional(\.plain, "Plain"),"#))
    #expect(sample.declaration("public nonisolated struct Left:").contains(#".boxed(\.xmlBoxed_r, "R"),"#))
    #expect(sample.declaration("public nonisolated struct Right:").contains(#".boxed(\.xmlBoxed_l, "L"),"#))
  }

  @Test func largeMembersAreBoxed() throws {
    func texts(_ letter: String) -> String {
      (0..<30).map { "<xs:element name='\(letter)\($0)' type='xs:string' minOccurs='0'/>" }.joined()
    }
    let sample = try Sample(
      schema: """
        <xs:complexType name="Text"><xs:sequence>\(texts("s"))</xs:sequence></xs:complexType>
        <xs:complexType name="Two"><xs:sequence>
          <xs:element name="A" type="t:Text"/><xs:element name="B" type="t:Text" minOccurs="0"/></xs:sequence></xs:complexType>
        <xs:complexType name="Four"><xs:sequence>
          <xs:element name="C" type="t:Two"/><xs:element name="D" type="t:Two" minOccurs="0" nillable="true"/>
          <xs:element name="E" type="t:Text"/>
          <xs:choice><xs:element name="F" type="xs:int"/><xs:element name="G" type="t:Wide"/></xs:choice>
        </xs:sequence></xs:complexType>
        <xs:complexType name="Wide"><xs:sequence>\(texts("t"))\(texts("u"))\(texts("v"))</xs:sequence></xs:complexType>
        """)
    // Sixty stored members are not too many.
    #expect(!sample.declaration("public nonisolated struct Two:").contains("XMLBox"))
    let four = sample.declaration("public nonisolated struct Four:")
    #expect(
      four.contains(
        """
          public var c: Two {
            get { xmlBoxed_c.value }
            set { xmlBoxed_c = XMLBox(newValue) }
          }
          @_spi(Generated) public var xmlBoxed_c: XMLBox<Two>
        """))
    #expect(four.contains("self.xmlBoxed_c = XMLBox(c)") && four.contains("c: Two,"))
    #expect(four.contains(#".requiredBoxed(\.xmlBoxed_c, "C"),"#))
    #expect(four.contains(#".boxed(\.xmlBoxed_d, "D", shown: \.d, nillable: true),"#))
    #expect(four.contains("public var e: Text\n") && four.contains("indirect enum"))
  }

  @Test func everyGlobalElementIsADocument() throws {
    let sample = try Sample(
      schema: """
        <xs:element name="Count" type="xs:int" default="1"/>
        <xs:element name="Note" type="xs:string" nillable="true"/>
        <xs:element name="Left" type="t:Side"/>
        <xs:element name="Right" type="t:Side"/>
        <xs:element name="Abstract" type="xs:int" abstract="true"/>
        <xs:complexType name="Side"><xs:sequence><xs:element name="X" type="xs:int"/></xs:sequence></xs:complexType>
        <xs:element name="Shape" type="t:Shape"/>
        <xs:complexType name="Shape"><xs:sequence><xs:element name="X" type="xs:int"/></xs:sequence></xs:complexType>
        """)
    #expect(
      sample.declaration("public nonisolated struct Count") == #"""
        public nonisolated struct Count: XMLElementType {
          public var value: Int32
          public var xsiType: XMLName?
          public init(value: Int32, xsiType: XMLName? = nil) {
            self.value = value
            self.xsiType = xsiType
          }
          @_spi(Generated) @_optimize(none) public static func makeXMLCodec() -> XMLCodec<Self> {
            XMLElementBinding<Self>(
              "Count", namespace: SchemaNamespaces.t, \.value, type: \.xsiType, default: "1", { Self(value: $0, xsiType: $1) })
          }
        }
        """#)
    let note = sample.declaration("public nonisolated struct Note")
    #expect(note.contains("public var value: String?") && note.contains(#"nillable: \.value"#))
    #expect(sample.declaration("public nonisolated struct Left").contains("public var value: Side"))
    #expect(sample.declaration("public nonisolated struct Right").contains("public var value: Side"))
    #expect(sample.declaration("public nonisolated struct Shape").contains(#"element: "Shape""#))
    #expect(!sample.types.contains("struct Abstract"))
    #expect(sample.diagnostics.isEmpty)
  }

  @Test func simpleTypesThatOthersRestrictKeepTheirXSIType() throws {
    let sample = try Sample(
      schema: """
        <xs:simpleType name="Base"><xs:restriction base="xs:int"/></xs:simpleType>
        <xs:simpleType name="Derived"><xs:restriction base="t:Base"/></xs:simpleType>
        <xs:complexType name="A"><xs:sequence>
          <xs:element name="W" type="xs:anySimpleType" minOccurs="0"/>
          <xs:element name="X" type="t:Base" maxOccurs="2"/>
          <xs:element name="Y" type="t:Derived"/>
          <xs:element name="Z" type="xs:int"/>
        </xs:sequence><xs:attribute name="B" type="t:Base"/></xs:complexType>
        """)
    let declaration = sample.declaration("public nonisolated struct A:")
    #expect(declaration.contains("public var w: XMLTyped<String>?"))
    #expect(declaration.contains("public var x: [XMLTyped<Int32>]"))
    #expect(declaration.contains("public var y: Int32\n") && declaration.contains("public var z: Int32\n"))
    #expect(declaration.contains("public var b: Int32?"))
  }

  @Test func unionsOfNamedTypesKeepTheirXSIType() throws {
    let sample = try Sample(
      schema: """
        <xs:simpleType name="U"><xs:union memberTypes="xs:int xs:boolean"/></xs:simpleType>
        <xs:simpleType name="V"><xs:union><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:union>
        </xs:simpleType>
        <xs:complexType name="A"><xs:sequence><xs:element name="U" type="t:U"/><xs:element name="V" type="t:V"/>
        </xs:sequence><xs:attribute name="B" type="t:U"/></xs:complexType>
        <xs:element name="Root" type="xs:decimal"/>
        <xs:element name="Empty" type="xs:decimal" nillable="true"/>
        """)
    let declaration = sample.declaration("public nonisolated struct A:")
    #expect(declaration.contains("public var u: XMLTyped<U>\n") && declaration.contains("public var v: V\n"))
    #expect(declaration.contains("public var b: U?"))
    let root = sample.declaration("public nonisolated struct Root:")
    #expect(root.contains("public init(value: XSDDecimal, xsiType: XMLName? = nil) {"))
    #expect(root.contains(#"\.value, type: \.xsiType, { Self(value: $0, xsiType: $1) }"#))
    #expect(sample.declaration("public nonisolated struct Empty:").contains(#"nillable: \.value, type: \.xsiType,"#))
  }

  @Test func openContentHasNamespacesAndBounds() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="A"><xs:sequence><xs:any maxOccurs="2"/></xs:sequence>
          <xs:anyAttribute namespace="##other"/></xs:complexType>
        <xs:complexType name="B"><xs:anyAttribute namespace="##local"/></xs:complexType>
        <xs:complexType name="C"><xs:complexContent><xs:extension base="t:B"><xs:anyAttribute namespace="urn:c"/>
          </xs:extension></xs:complexContent></xs:complexType>
        """)
    let declaration = sample.declaration("public nonisolated struct A:")
    #expect(declaration.contains(#".wildcard(\.anyElements, min: 1, max: 2)"#))
    #expect(declaration.contains(#".anyAttributes(\.anyAttributes, excluding: [SchemaNamespaces.t, ""])"#))
    // A type holds what those derived from it leave open.
    #expect(
      sample.declaration("public nonisolated struct B:").contains(#".anyAttributes(\.anyAttributes, only: [""])"#))
    #expect(sample.declaration("public nonisolated struct C:").contains(#".anyAttributes(only: ["", "urn:c"])"#))
  }

  @Test func allGroupsAndOptionalSequences() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="A"><xs:all>
          <xs:element name="X" type="xs:int"/><xs:element name="Y" type="xs:int" minOccurs="0"/>
        </xs:all></xs:complexType>
        <xs:complexType name="B"><xs:sequence minOccurs="0"><xs:element name="X" type="xs:int"/></xs:sequence></xs:complexType>
        """)
    #expect(sample.declaration("public nonisolated struct A:").contains("public init(x: Int32, y: Int32? = nil) {"))
    #expect(sample.declaration("public nonisolated struct B:").contains("public init(x: Int32? = nil) {"))
    #expect(sample.diagnostics.isEmpty)
  }
}

extension String {
  fileprivate var replacingAny: String { replacing("var any:", with: "var `any`:") }

  /// What can have one value only need not be given.
  @Test func fixedValuesAreDefaultsOfParameters() throws {
    let thing = try Sample(
      schema: """
        <xs:complexType name="Thing"><xs:sequence>
          <xs:element name="service" type="xs:string" fixed="a &quot;b&quot;"/><xs:element name="major" type="xs:int" fixed="+07"/>
          <xs:element name="minor" type="xs:unsignedByte" fixed="1"/><xs:element name="flag" type="xs:boolean" fixed="1"/>
          <xs:element name="amount" type="xs:decimal" fixed="1"/><xs:element name="maybe" type="xs:string" fixed="x" minOccurs="0"/>
        </xs:sequence><xs:attribute name="version" type="xs:string" use="required" fixed="2"/></xs:complexType>
        """
    ).types
    let initializer = thing.filter { !$0.isWhitespace }
    #expect(
      initializer.contains(
        #"init(service:String="a\"b\"",major:Int32=7,minor:UInt8=1,flag:Bool=true,amount:XSDDecimal,maybe:String?=nil,version:String="2")"#
      ))
    #expect(thing.contains("Always `a \"b\"`."))
  }

  /// A restriction to a smaller number is checked, because the Swift type of the base does not.
  @Test func restrictionsToSmallerNumbersHaveTheirRange() throws {
    let sample = try Sample(
      schema: """
        <xs:complexType name="Base"><xs:sequence><xs:element name="n" type="xs:integer"/><xs:element name="d" type="xs:decimal"/></xs:sequence>
          <xs:attribute name="a" type="xs:integer"/></xs:complexType>
        <xs:complexType name="Small"><xs:complexContent><xs:restriction base="t:Base"><xs:sequence>
          <xs:element name="n" type="xs:byte"/><xs:element name="d" type="xs:integer"/></xs:sequence>
          <xs:attribute name="a" type="xs:unsignedShort"/></xs:restriction></xs:complexContent></xs:complexType>
        """)
    let small = sample.declaration("public nonisolated struct Small:")
    #expect(small.contains(#".element("n", facets: .byte)"#) && small.contains(#".element("d", facets: .integer)"#))
    #expect(small.contains(#".attribute("a", facets: .unsignedShort)"#))
  }
}
