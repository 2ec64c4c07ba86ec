import Testing

@_spi(Generated) @testable import XSDRuntime

/// Names of elements and attributes, and names in values: what is written must be read as the same names.
@Suite struct WrittenNamesTests {
  /// Simple content with two attributes, all of them names.
  private struct Coded: XMLComplexType {
    var name: XSDQName
    var a: XSDQName?
    var b: XSDQName?
    static func makeXMLCodec() -> XMLCodec<Self> {
      XMLBinding<Self>(
        "Coded", namespace: "urn:o", element: "Coded",
        fields: [.text(\.name), .attribute(\.a, "a"), .attribute(\.b, "b")])
    }
  }

  private static let bare = XSDQName(namespaceURI: "", localName: "v", prefix: "")
  private static let unprefixed = XSDQName(namespaceURI: "urn:z", localName: "b", prefix: "")

  /// A default namespace for one name must not be that of another in the same tag.
  @Test(
    arguments: [(bare, unprefixed), (unprefixed, bare), (unprefixed, unprefixed), (bare, bare)], [bare, unprefixed])
  private func namesOfOneTag(_ attributes: (XSDQName, XSDQName), _ text: XSDQName) throws {
    let value = Coded(name: text, a: attributes.0, b: attributes.1)
    #expect(try Coded(xml: value.xml()) == value)
    var document: [UInt8] = []
    try value.writeXML { piece in document += piece.withUnsafeBufferPointer { [UInt8]($0) } }
    #expect(try Coded(xml: document) == value)
    for prefix in ["", "p", nil] {
      var writer = XMLWriter()
      try writer.startElement(XMLName("All", namespace: "urn:all"), prefix: prefix)
      try writer.write(value)
      try writer.write(value)
      try writer.endElement()
      var reader = try XMLReader(writer.finish())
      try reader.readRoot()
      while try reader.nextChild() { #expect(try reader.decode(Coded.self) == value) }
      try reader.finish()
    }
  }

  /// Also where the element itself is in the default namespace further out.
  @Test func namesWithoutNamespaceUnderADefaultNamespace() throws {
    var writer = XMLWriter()
    try writer.startElement(XMLName("All", namespace: "urn:o"), prefix: "")
    try writer.write(Coded(name: Self.bare))
    try writer.write(Coded(name: Self.unprefixed))
    try writer.write(Goal(name: "x"), as: XMLName("Goal", namespace: "urn:o"))
    try writer.endElement()
    let text = String(decoding: try writer.finish(), as: UTF8.self)
    #expect(
      text
        == #"<All xmlns="urn:o"><n1:Coded xmlns:n1="urn:o" xmlns="">v</n1:Coded>"#
        + #"<n2:Coded xmlns:n2="urn:o" xmlns="" xmlns:n3="urn:z">n3:b</n2:Coded>"#
        + #"<Goal><n4:Name xmlns:n4="urn:test">x</n4:Name></Goal></All>"#)
  }

  @Test func reservedNamespaces() throws {
    for prefix in ["", "p", nil] {
      var writer = XMLWriter()
      try writer.startElement(XMLName("a", namespace: XMLName.schemaInstanceNamespace), prefix: prefix)
      try writer.startElement(XMLName("b", namespace: XMLName.xmlNamespace), prefix: prefix)
      #expect(throws: XMLError.self) { try writer.startElement(XMLName("c", namespace: XMLName.xmlnsNamespace)) }
      #expect(throws: XMLError.self) { try writer.declareNamespace(XMLName.xmlnsNamespace, prefix: "q") }
      #expect(throws: XMLError.self) { try writer.declareNamespace("", prefix: "q") }
      #expect(throws: XMLError.self) { try writer.declareNamespace("urn:q", prefix: "") }
      try writer.endElement()
      try writer.endElement()
      #expect(
        try String(decoding: writer.finish(), as: UTF8.self)
          == #"<xsi:a xmlns:xsi="\#(schemaInstance)"><xml:b/></xsi:a>"#)
    }
    for wanted in ["zz", "", nil] {
      for uri in [XMLName.xmlNamespace, XMLName.schemaInstanceNamespace] {
        let value = Coded(name: XSDQName(namespaceURI: uri, localName: "lang", prefix: wanted))
        #expect(try Coded(xml: value.xml()) == value)
      }
    }
    #expect(throws: XMLError.self) {
      try Coded(name: XSDQName(namespaceURI: XMLName.xmlnsNamespace, localName: "x")).xml()
    }
  }

  /// Strings in Swift are equal if they look the same; names are not.
  @Test func namesThatLookTheSame() throws {
    let (composed, decomposed) = ("\u{E9}", "e\u{301}")
    #expect(
      XMLName(composed) != XMLName(decomposed)
        && XMLName("a", namespace: composed) != XMLName("a", namespace: decomposed))
    #expect(XSDQName(namespaceURI: "", localName: composed) != XSDQName(namespaceURI: "", localName: decomposed))
    var writer = XMLWriter()
    try writer.startElement(XMLName("r", namespace: "urn:" + composed), prefix: "")
    for name in [composed, decomposed] { try writer.writeAttribute(XMLName(name), name) }
    for name in [composed, decomposed] {
      try writer.startElement(XMLName(name, namespace: "urn:" + name), prefix: "")
      try writer.endElement()
    }
    try writer.endElement()
    let text = String(decoding: try writer.finish(), as: UTF8.self)
    let expected =
      "<r xmlns=\"urn:\u{E9}\" \u{E9}=\"\u{E9}\" e\u{301}=\"e\u{301}\"><\u{E9}/><e\u{301} xmlns=\"urn:e\u{301}\"/></r>"
    #expect(Array(text.utf8) == Array(expected.utf8))
    let xml =
      #"<Every xmlns="urn:test" xmlns:q="urn:q" q:\#(composed)="1" q:\#(decomposed)="2"><Needed/><Count>1</Count><Title/></Every>"#
    let value = try EveryRow(xml: xml)
    #expect(value.others.count == 2)
    #expect(try EveryRow(xml: value.xml()) == value)
    #expect(try value.validate() == ())
  }

  @Test(arguments: [
    ([XMLName("x", namespace: "urn:x"), XMLName("x", namespace: "urn:x")], "twice"),
    ([XMLName("a"), XMLName("b"), XMLName("c"), XMLName("b")], "twice"),
    ([XMLName("key")], "member of its own"), ([XMLName("xmlns")], "namespaces"),
    ([XMLName("q", namespace: XMLName.xmlnsNamespace)], "namespaces"),
    ([XMLName("nil", namespace: XMLName.schemaInstanceNamespace)], "xsi:nil"),
    ([XMLName("type", namespace: XMLName.schemaInstanceNamespace)], "xsi:type"),
  ])
  func attributesThatAWildcardCannotHold(_ names: [XMLName], _ reason: String) throws {
    var value = EveryRow(needed: ["x"])
    value.others = names.map { XMLAttribute(name: $0, value: "1") }
    let error = #expect(throws: XMLError.self) { try value.xml() }
    #expect(error?.message.contains(reason) == true && error?.path == "Every/@" + names[names.count - 1].localName)
    let violations = #expect(throws: XMLValidationError.self) { try value.validate() }?.violations ?? []
    #expect(
      violations.contains { $0.expected.contains(reason) && $0.path.hasSuffix("/@" + names[names.count - 1].localName) }
    )
    value.others = [
      XMLAttribute(name: XMLName("schemaLocation", namespace: XMLName.schemaInstanceNamespace), value: "a b")
    ]
    #expect(try value.xml().contains(#"xsi:schemaLocation="a b""#))
  }

  @Test(arguments: ["a b", "", "a:b", "1"])
  func namesInValuesThatAreNone(_ local: String) throws {
    let value = Coded(name: XSDQName(namespaceURI: "urn:z", localName: local))
    #expect(throws: XMLError.self) { try value.xml() }
    let violations = #expect(throws: XMLValidationError.self) { try value.validate() }?.violations
    #expect(violations?.map(\.rule) == [.lexicalForm])
  }

  /// An error names the attribute.
  @Test func charactersInAttributes() throws {
    var value = EveryRow()
    value.key = "\u{1}"
    #expect(#expect(throws: XMLError.self) { try value.xml() }?.path == "Every/@key")
    #expect(
      #expect(throws: XMLValidationError.self) { try value.validate() }?.violations.map(\.path).contains("Every/@key")
        == true)
  }

  /// The root may be what was kept as it came.
  @Test func rootsOfAnyKind() throws {
    let kept = try XMLFragment(xml: #"<a xmlns="urn:a" xmlns:xsi="\#(schemaInstance)" xsi:nil="true"/>"#)
    var writer = XMLWriter()
    try writer.writeFragment(kept)
    #expect(throws: XMLError.self) { try writer.writeFragment(kept) }
    let written = try writer.finish()
    #expect(written == kept.bytes)
    #expect(try kept.xmlBytes(declaration: false) == kept.bytes)
    writer = XMLWriter()
    try writer.write(kept, as: kept.name)
    #expect(try writer.finish() == written)
  }

  @Test func theDeclarationComesFirst() throws {
    var writer = XMLWriter()
    try writer.writeDeclaration()
    #expect(throws: XMLError.self) { try writer.writeDeclaration() }
    #expect(try !writer.takeBytes().isEmpty)
    #expect(throws: XMLError.self) { try writer.writeDeclaration() }
    try writer.startElement(XMLName("a"))
    #expect(throws: XMLError.self) { try writer.writeDeclaration() }
    #expect(throws: XMLError.self) { try writer.write("text") }
    try writer.endElement()
    let text = String(decoding: try writer.finish(), as: UTF8.self)
    #expect(text == "<a/>")
  }
}
