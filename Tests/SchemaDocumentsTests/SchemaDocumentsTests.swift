import Testing

@testable import SchemaDocuments

@Suite struct DocumentLoaderTests {
  private func parse(_ text: String) -> (SourceDocument?, [Diagnostic]) {
    parse(Array(text.utf8))
  }

  private func parse(_ bytes: [UInt8]) -> (SourceDocument?, [Diagnostic]) {
    var diagnostics = DiagnosticCollector()
    let document = DocumentLoader().parse(bytes: bytes, path: "t.xml", diagnostics: &diagnostics)
    return (document, diagnostics.diagnostics)
  }

  @Test func elementsCarryNamesAttributesAndLines() throws {
    let (document, diagnostics) = parse(
      """
      <?xml version="1.0"?>
      <a xmlns="urn:a" xmlns:p="urn:p">
        <p:b
           c="1"
           p:d="x &amp; y"/>
        <e>text</e>
      </a>
      """)
    #expect(diagnostics.isEmpty)
    let root = try #require(document?.root)
    #expect(root.localName == "a" && root.namespace == "urn:a" && root.line == 2)
    let first = try #require(root.children.first)
    #expect(first.namespace == "urn:p" && first.localName == "b")
    #expect(first.line == 3)
    #expect(first.attribute("c") == "1")
    #expect(first.attribute("d", namespace: "urn:p") == "x & y")
    #expect(first.attribute("d") == nil)
    #expect(root.children.last?.line == 6)
    #expect(root.children.last?.text == "text")
  }

  @Test func prefixesResolveWhereTheyStand() throws {
    let root = try #require(
      parse("<a xmlns:t='urn:1'><b xmlns:t='urn:2' xmlns='urn:d'><c xmlns=''/></b></a>").0?.root)
    let inner = try #require(root.children.first)
    #expect(root.resolve(qualifiedName: "t:x").namespace == "urn:1")
    #expect(inner.resolve(qualifiedName: " t:x\n").namespace == "urn:2")
    #expect(inner.resolve(qualifiedName: "t:x").localName == "x")
    #expect(inner.resolve(qualifiedName: "x").namespace == "urn:d")
    #expect(inner.children.first?.resolve(qualifiedName: "x").namespace == "")
    #expect(root.resolve(qualifiedName: "u:x").namespace == nil)
    #expect(root.resolve(qualifiedName: "xml:lang").namespace == NamespaceScope.xmlNamespace)
  }

  @Test func everyErrorOfMalformedXMLHasItsLine() {
    let (document, diagnostics) = parse("<a>\n<b>\n</c>\n</a>")
    #expect(document == nil)
    #expect(diagnostics.first?.code == "DOC0002")
    #expect(diagnostics.first?.location == SourceLocation(file: "t.xml", line: 3))
  }

  @Test(arguments: ["", " ", "<", "<a", "text", "<a/><b/>", "<a b='1' b='2'/>", "<p:a/>", "\u{0}"])
  func brokenDocumentsAreErrors(text: String) {
    let (document, diagnostics) = parse(text)
    #expect(document == nil)
    #expect(diagnostics.contains { $0.severity == .error })
  }

  @Test func linesBeyondSixteenBitsAreExact() throws {
    let text = "<a>" + String(repeating: "\n", count: 70_000) + "<b/>\n</a>"
    #expect(parse(text).0?.root.children.first?.line == 70_001)
  }

  @Test func encodingsAreDecoded() throws {
    let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a b='".utf8) + [0xE9] + Array("'/>".utf8)
    #expect(parse(latin).0?.root.attribute("b") == "é")
    let wide = Array("<a b='é𝄞'/>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(parse([0xFF, 0xFE] + wide).0?.root.attribute("b") == "é𝄞")
  }

  @Test func internalEntitiesAndDefaultAttributesOfADocumentTypeAreUsed() throws {
    let (document, diagnostics) = parse(
      """
      <!DOCTYPE a PUBLIC "x" "missing.dtd" [
        <!ENTITY e "value"> <!ENTITY m "<b/><c>&e;</c>">
        <!ATTLIST a kind CDATA "given">
      ]>
      <a n="&e;">&m;</a>
      """)
    #expect(diagnostics.map(\.severity) == [.note])
    let root = try #require(document?.root)
    #expect(root.attribute("n") == "value")
    #expect(root.attribute("kind") == "given")
    #expect(root.children.map(\.localName) == ["b", "c"])
    #expect(root.children.last?.text == "value")
  }

  @Test func externalEntitiesAreRefused() {
    let (document, diagnostics) = parse(
      "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n<a>&e;</a>")
    #expect(document == nil)
    #expect(diagnostics.contains { $0.code == "DOC0003" && $0.location?.line == 2 })
  }

  @Test(arguments: ["<a>&j;</a>", "<a b='&j;'/>", "<a><documentation>&j;</documentation></a>"])
  func entityBombsAreRefused(content: String) {
    var text = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\">"
    for (outer, inner) in zip("bcdefghij", "abcdefghi") {
      text += "<!ENTITY \(outer) \"" + String(repeating: "&\(inner);", count: 10) + "\">"
    }
    let (document, diagnostics) = parse(text + "]>" + content)
    #expect(document == nil)
    #expect(diagnostics.contains { $0.severity == .error })
  }

  @Test func deepNestingIsRefused() {
    let text = String(repeating: "<a>", count: 600) + String(repeating: "</a>", count: 600)
    let (document, diagnostics) = parse(text)
    #expect(document == nil)
    #expect(diagnostics.contains { $0.severity == .error })
  }

  @Test func missingFilesAreReportedAtTheirReference() {
    var diagnostics = DiagnosticCollector()
    let place = SourceLocation(file: "from.xsd", line: 7)
    #expect(DocumentLoader().load(path: "/nowhere/x.xsd", reference: place, diagnostics: &diagnostics) == nil)
    #expect(diagnostics.diagnostics.map(\.code) == ["DOC0001"])
    #expect(diagnostics.diagnostics.first?.location == place)
    #expect(DocumentLoader().load(path: "/", diagnostics: &diagnostics) == nil)
  }

  @Test func documentationCollectsTheTextOfItsMarkup() throws {
    let root = try #require(
      parse("<a><documentation>one <b>two</b><p>three</p></documentation>\n <c/></a>").0?.root)
    #expect(root.children.first?.text == "one two\n\nthree\n\n")
    #expect(root.text.isEmpty)
  }
}
