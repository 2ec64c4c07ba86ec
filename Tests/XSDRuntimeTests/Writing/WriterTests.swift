import Testing

@_spi(Generated) @testable import XSDRuntime

@Suite struct WriterTests {
  @Test func everyRowRoundTrips() throws {
    let value = try EveryRow(xml: EveryRow.document)
    let written = try value.xmlBytes()
    let again = try EveryRow(xml: written)
    #expect(again == value && again.hashValue == value.hashValue)
    #expect(try again.xmlBytes() == written)
  }

  @Test(arguments: [
    "&<>\"'", "]]>", "\r", "\n", "\t", "\r\n", " a ", "", "😀\u{10FFFF}", "é\u{301}", "\u{7F}\u{85}\u{2028}", "\u{FFFD}",
    "\u{FEFF}",
    "&amp;", "<![CDATA[x]]>", "a\u{0}".replacing("\u{0}", with: ""),
  ])
  func strings(_ text: String) throws {
    var value = EveryRow(count: 1, title: text, needed: [text, "x" + text])
    value.key = text
    value.maybes = [text]
    value.measure = Measure(value: text, unit: text.isEmpty ? nil : .unrecognized("x" + text + "y"), rate: 1)
    let again = try EveryRow(xml: value.xml())
    #expect(Array(again.title.utf8) == Array(text.utf8) && Array((again.key ?? "").utf8) == Array(text.utf8))
    #expect(again.needed == value.needed && again.maybes == value.maybes && again.measure?.value == text)
  }

  @Test(arguments: ["\u{0}", "\u{1}", "\u{B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}", "ab\u{8}c"])
  func charactersThatXMLCannotCarry(_ text: String) {
    var inText = EveryRow(title: text)
    #expect(#expect(throws: XMLError.self) { try inText.xml() }?.kind == .unencodableCharacter)
    #expect(#expect(throws: XMLError.self) { try inText.xml() }?.path == "Every/Title")
    inText.title = ""
    inText.key = text
    #expect(#expect(throws: XMLError.self) { try inText.xml() }?.kind == .unencodableCharacter)
    #expect(#expect(throws: XMLError.self) { try Goal(status: .unrecognized(text)).xml() }?.path == "Goal/Status")
  }

  /// Words and lists are text like any other: nothing in them may become markup.
  @Test func wordsAreEscaped() throws {
    var value = EveryRow()
    value.flags = [.active, .unrecognized("</Flags><Count>9</Count>")]
    value.words = ["<x>", "&"]
    value.measure = Measure(value: "", unit: .unrecognized("\"/><"), rate: 0)
    let again = try EveryRow(xml: value.xml())
    #expect(again.count == 0 && again.words == value.words && again.measure == value.measure)
    // White space separates words.
    #expect(again.flags?.count == 2)
    #expect(failure(of: try value.xmlBytes()) == nil)
  }

  @Test func unknownTypeIsWrittenBackWhole() throws {
    let xml = """
      <Response xmlns="urn:test" xmlns:xsi="\(schemaInstance)" xmlns:q="urn:q"><Count>1</Count><Goals>
      <Goal xsi:type="q:Far" q:a="1"><Id>1</Id><q:b xsi:type="q:C"> <!-- kept --> </q:b><bare xmlns=""><x/></bare></Goal></Goals></Response>
      """
    let value = try Response(xml: xml)
    let written = try value.xml()
    #expect(try Response(xml: written) == value)
    guard case .unrecognized(let unknown)? = value.goals?[0] else {
      Issue.record("not kept")
      return
    }
    #expect(unknown.content.count == 2 && unknown.content[0].xml.contains("<!-- kept -->"))
    #expect(unknown.content[0].xml.contains("xmlns:q=\"urn:q\"") && unknown.content[0].xml.contains("xmlns:xsi"))
    #expect(written.contains(unknown.content[1].xml))
  }

  @Test func typedValuesKeepTheirType() throws {
    let name = XMLName("a", namespace: "urn:a")
    let value = XMLTyped(XSDDecimal(5), type: XMLName("T", namespace: "urn:t"))
    let written = try value.xml(element: name, declaration: false)
    #expect(written.hasSuffix(#" xmlns:n1="urn:t" xsi:type="n1:T">5</a>"#))
    let again = try XMLTyped<XSDDecimal>(xml: written)
    #expect(again == value && again.type == value.type)
    #expect(try XMLTyped<Int32>(xml: "<a>5</a>") == XMLTyped(5))
    #expect(try XMLTyped<Bool>(true).xml(element: name, declaration: false) == #"<a xmlns="urn:a">true</a>"#)
  }

  @Test func fragmentsStandAlone() throws {
    let xml = """
      <a xmlns="urn:d" xmlns:p="urn:p" xmlns:q="urn:&quot;q&amp;" xmlns:r="urn:r"><p:b p:c="q:value"><d/></p:b><p:e xmlns="" xmlns:p="urn:p2"><f/></p:e></a>
      """
    var reader = try XMLReader(xml)
    try reader.readRoot()
    var found: [XMLFragment] = []
    while try reader.nextChild() { found.append(try reader.fragment()) }
    try reader.finish()
    #expect(found.map(\.name) == [XMLName("b", namespace: "urn:p"), XMLName("e", namespace: "urn:p2")])
    for fragment in found { #expect(failure(of: fragment.bytes) == nil) }
    #expect(found[0].xml.contains("xmlns:q=\"urn:&quot;q&amp;\"") && found[0].xml.contains("xmlns=\"urn:d\""))
    #expect(!found[0].xml.contains("urn:r") && !found[1].xml.contains("urn:d"))
  }

  @Test func qualifiedNamesKeepTheirPrefix() throws {
    let name = XMLName("a", namespace: "urn:a")
    func written(_ value: XSDQName) throws -> String { try value.xml(element: name, declaration: false) }
    #expect(
      try written(XSDQName(namespaceURI: "urn:a", localName: "b", prefix: "p"))
        == #"<a xmlns="urn:a" xmlns:p="urn:a">p:b</a>"#)
    #expect(
      try written(XSDQName(namespaceURI: "urn:b", localName: "b", prefix: "p"))
        == #"<a xmlns="urn:a" xmlns:p="urn:b">p:b</a>"#)
    #expect(try written(XSDQName(namespaceURI: "urn:a", localName: "b")) == #"<a xmlns="urn:a">b</a>"#)
    // What could collide with the writer's own prefixes, or is reserved, is not taken.
    for prefix in ["n1", "xmlns", "xsi", "1", "XML"] {
      let value = XSDQName(namespaceURI: "urn:b", localName: "b", prefix: prefix)
      #expect(try written(value) == #"<a xmlns="urn:a" xmlns:n1="urn:b">n1:b</a>"#)
    }
    // Without namespace a name cannot stand under a default namespace.
    let none = XSDQName(namespaceURI: "", localName: "b")
    #expect(try written(none) == #"<n1:a xmlns:n1="urn:a">b</n1:a>"#)
    #expect(try XSDQName(xml: written(none)) == none)
  }

  /// A pattern may forbid prefixes, so a name read without one is written without one.
  @Test func namesWithoutPrefixStayWithout() throws {
    let document = #"<p:a xmlns:p="urn:a" xmlns="urn:b">b</p:a>"#
    let name = XMLName("a", namespace: "urn:a")
    let value = try XSDQName(xml: document)
    #expect(value == XSDQName(namespaceURI: "urn:b", localName: "b"))
    #expect(try value.xml(element: name, declaration: false) == #"<n1:a xmlns:n1="urn:a" xmlns="urn:b">b</n1:a>"#)
    // Where the tag itself has no prefix, its default namespace cannot change.
    #expect(
      try value.xml(element: XMLName("a"), declaration: false) == #"<a xmlns:n1="urn:b">n1:b</a>"#)
    let same = try XSDQName(xml: #"<p:a xmlns:p="urn:a" xmlns="urn:a">b</p:a>"#)
    #expect(try same.xml(element: name, declaration: false) == #"<a xmlns="urn:a">b</a>"#)
    // Names of two namespaces cannot both do without.
    let none = XSDQName(namespaceURI: "", localName: "c", prefix: "")
    let both = XSDList([value, none])
    let written = try both.xml(element: name, declaration: false)
    #expect(written == #"<n1:a xmlns:n1="urn:a" xmlns:n2="urn:b">n2:b c</n1:a>"#)
    #expect(try XSDList<XSDQName>(xml: written) == both)
  }

  /// Inside of a message too, where the root is none of a value's business.
  @Test func namesWithoutNamespaceInsideOfOtherElements() throws {
    var writer = XMLWriter()
    try writer.startElement(XMLName("m", namespace: "urn:m"), prefix: "m")
    try writer.write(XSDQName(namespaceURI: "", localName: "b"), as: XMLName("a", namespace: "urn:a"))
    try writer.write(
      XSDQName(namespaceURI: "urn:m", localName: "b", prefix: ""), as: XMLName("a", namespace: "urn:m"))
    try writer.endElement()
    #expect(
      try String(decoding: writer.finish(), as: UTF8.self)
        == #"<m:m xmlns:m="urn:m"><n1:a xmlns:n1="urn:a">b</n1:a><m:a xmlns="urn:m">b</m:a></m:m>"#)
  }

  @Test(arguments: ["", "a b", "1", "a:b", "a>", "é\u{D7}"])
  func namesThatAreNone(_ name: String) {
    #expect(throws: XMLError.self) { try Goal().xml(element: XMLName(name)) }
    var value = EveryRow()
    value.others = [XMLAttribute(name: XMLName(name), value: "")]
    #expect(throws: XMLError.self) { try value.xml() }
  }
}
