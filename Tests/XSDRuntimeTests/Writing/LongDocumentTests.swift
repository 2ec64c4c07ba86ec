import Testing

@_spi(Generated) @testable import XSDRuntime

/// Documents that are handed out in pieces.
@Suite struct LongDocumentTests {
  private struct Refusal: Error, Equatable {}

  private static func pieces<Value: XMLContent>(_ value: Value, element: XMLName? = nil) throws -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    try value.writeXML(element: element) { piece in
      pieces.append(piece.withUnsafeBufferPointer { [UInt8]($0) })
    }
    return pieces
  }

  private static func goals(_ count: Int) -> Response {
    let goals = (0..<count).map { index in
      AnyGoal.goal(Goal(id: Int64(index), name: "goal & \(index)", status: index % 3 == 0 ? .active : nil))
    }
    return Response(count: Int32(count), goals: goals + [nil], ids: [1, 2])
  }

  @Test func piecesAreTheDocument() throws {
    let value = Self.goals(20_000)
    let pieces = try Self.pieces(value)
    #expect(pieces.count > 15)
    for piece in pieces.dropLast() {
      #expect(piece.count >= XMLPieceSink.pieceSize && piece.count < XMLPieceSink.pieceSize + 1000)
      #expect(piece.last == UInt8(ascii: ">"))
    }
    let document = Array(pieces.joined())
    #expect(try Response(xml: document) == value)
    #expect(try Response(xml: document, options: .strict) == value)
  }

  /// A list of simple values is as long as any other.
  @Test func listsOfStringsAreHandedOutAsWell() throws {
    let value = Note(lines: (0..<50_000).map { $0 % 7 == 0 ? nil : "line \($0)" })
    let pieces = try Self.pieces(value)
    #expect(pieces.allSatisfy { $0.count < XMLPieceSink.pieceSize + 1000 })
    #expect(try Note(xml: Array(pieces.joined())) == value)
  }

  @Test func aShortDocumentIsOnePiece() throws {
    #expect(try Self.pieces(Goal(id: 1), element: XMLName("Goal")).count == 1)
    let text = String(decoding: try Array(Self.pieces(Note(lines: [])).joined()), as: UTF8.self)
    #expect(text == #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n" + #"<n1:Note xmlns:n1="urn:note"/>"#)
  }

  /// Names without namespace in values stand under no default namespace, however late they come.
  @Test func namesInValues() throws {
    var value = EveryRow(count: 1, title: "t", needed: (0..<20_000).map { "needed \($0)" })
    value.kind = XSDQName(namespaceURI: "", localName: "late")
    let pieces = try Self.pieces(value)
    #expect(pieces.count > 3)
    #expect(try EveryRow(xml: Array(pieces.joined())) == value)
  }

  @Test func aSinkThatRefusesIsNotCalledAgain() {
    var calls = 0
    #expect(throws: Refusal()) {
      try Self.goals(20_000).writeXML { _ in
        calls += 1
        if calls == 3 { throw Refusal() }
      }
    }
    #expect(calls == 3)
  }

  @Test func whatCannotBeWrittenIsToldAfterThePiecesBeforeIt() throws {
    var value = Self.goals(20_000)
    value.goals?[15_000] = .goal(Goal(name: "\u{1}"))
    var count = 0
    let error = #expect(throws: XMLError.self) { try value.writeXML { count += $0.count } }
    #expect(error?.kind == .unencodableCharacter && error?.path == "Response/Goals/Goal/Name")
    #expect(count > 10 * XMLPieceSink.pieceSize)
  }

  // MARK: Item by item

  private static let root = XMLName("Response", namespace: "urn:test")
  private static let list = XMLName("Goals", namespace: "urn:test")
  private static let item = XMLName("Goal", namespace: "urn:test")

  @Test func itemByItem() throws {
    let value = Self.goals(20_000)
    var writer = XMLWriter()
    var document: [UInt8] = []
    try writer.writeDeclaration()
    try writer.startElement(Self.root, prefix: "")
    try writer.write(Int32(20_000), as: XMLName("Count", namespace: "urn:test"))
    try writer.startElement(Self.list)
    for goal in value.goals ?? [] {
      if let goal {
        try writer.write(goal, as: Self.item)
      } else {
        try writer.startElement(Self.item)
        try writer.writeAttribute(XMLName("nil", namespace: schemaInstance), "true")
        try writer.endElement()
      }
      if writer.byteCount > 10_000 {
        let piece = try writer.takeBytes()
        #expect(piece.count < 11_000 && writer.byteCount == 0)
        document += piece
      }
    }
    try writer.endElement()
    try writer.startElement(XMLName("Ids", namespace: "urn:test"))
    try writer.declareNamespace("urn:arrays", prefix: "a")
    for id in value.ids ?? [] { try writer.write(id, as: XMLName("long", namespace: "urn:arrays")) }
    try writer.endElement()
    try writer.endElement()
    document += try writer.finish()
    #expect(try Response(xml: document, options: .strict) == value)
    let text = String(decoding: document.suffix(200), as: UTF8.self)
    #expect(text.hasSuffix(#"<Ids xmlns:a="urn:arrays"><a:long>1</a:long><a:long>2</a:long></Ids></Response>"#))
    #expect(text.contains(#"<Goal xsi:nil="true"/>"#) && !text.contains("xmlns="))
  }

  /// A type whose table is made only when the namespace is in use already: it is the same namespace all the same.
  private struct Late: XMLComplexType {
    var name: String?
    static func makeXMLCodec() -> XMLCodec<Self> {
      XMLBinding<Self>("Late", namespace: "urn:late", fields: [.optional(\.name, "Name")])
    }
  }

  @Test func typesThatAreMetLate() throws {
    var writer = XMLWriter()
    try writer.startElement(XMLName("All", namespace: "urn:late"), prefix: "")
    try writer.write(Late(name: "x"))
    try writer.endElement()
    #expect(
      try String(decoding: writer.finish(), as: UTF8.self)
        == #"<All xmlns="urn:late"><Late><Name>x</Name></Late></All>"#)
  }

  @Test func namespacesThatAreWrittenAreKnownUpToSomeNumber() throws {
    let table = XMLNameTable()
    let identifiers = (0..<2000).map { table.writtenNamespace("urn:\($0)") }
    let known = identifiers.compactMap(\.self)
    #expect(Set(known).count == known.count && (1000...1024).contains(known.count))
    #expect(table.writtenNamespace("urn:0") == known[0] && table.writtenNamespace("urn:1999") == nil)
    // Types are not limited, and readers know their namespaces, also those that were written before.
    let interned = table.intern(["a"], namespaces: ["urn:0", "urn:1999"])
    #expect(interned.namespaces[0] == known[0] && table.snapshot.namespaces["urn:0"] == known[0])
    #expect(table.writtenNamespace("urn:1999") == interned.namespaces[1])
  }

  /// Wherever a piece ends, the pieces are the same document.
  @Test func piecesMayEndAnywhere() throws {
    func write(taking: Set<Int>) throws -> String {
      var writer = XMLWriter()
      var document: [UInt8] = []
      var step = 0
      func take(_ writer: inout XMLWriter) throws {
        if taking.contains(step) { document += try writer.takeBytes() }
        step += 1
      }
      try take(&writer)
      try writer.writeDeclaration()
      try take(&writer)
      try writer.startElement(Self.root, prefix: "r")
      try take(&writer)
      try writer.writeAttribute(XMLName("a"), "\"<")
      try take(&writer)
      try writer.startElement(Self.list)
      try take(&writer)
      try writer.write(AnyGoal.goal(Goal(id: 1)), as: Self.item)
      try take(&writer)
      try writer.writeText("text & more")
      try take(&writer)
      try writer.writeFragment(XMLFragment(xml: "<x/>"))
      try take(&writer)
      try writer.endElement()
      try take(&writer)
      try writer.endElement()
      try take(&writer)
      document += try writer.finish()
      return String(decoding: document, as: UTF8.self)
    }
    let whole = try write(taking: [])
    #expect(whole.hasSuffix("text &amp; more<x/></r:Goals></r:Response>"))
    for step in 0..<10 {
      let split = try write(taking: [step, 7])
      #expect(split.replacing(#" xmlns:xsi="\#(schemaInstance)""#, with: "") == whole, "taken at \(step)")
      #expect(split.contains("xmlns:xsi"))
    }
    #expect(try write(taking: Set(0..<10)) == write(taking: [3]))
  }

  @Test func whatFailsLeavesTheDocumentAsItWas() throws {
    var writer = XMLWriter()
    try writer.startElement(XMLName("a", namespace: "urn:a"), prefix: "p")
    #expect(throws: XMLError.self) { try writer.write(Goal(name: "\u{1}"), as: XMLName("g", namespace: "urn:b")) }
    #expect(throws: XMLError.self) { try writer.write(Goal(name: "x"), as: XMLName("g h")) }
    #expect(throws: XMLError.self) { try writer.write(Goal(name: "x"), as: XMLName("g h")) }
    #expect(throws: XMLError.self) { try writer.startElement(XMLName("1", namespace: "urn:b"), prefix: "q") }
    #expect(throws: XMLError.self) { try writer.declareNamespace("urn:\u{1}", prefix: "q") }
    #expect(throws: XMLError.self) { try writer.writeAttribute(XMLName("b", namespace: "urn:c"), "\u{2}") }
    #expect(throws: XMLError.self) { try writer.writeText("ab\u{3}") }
    try writer.write(Goal(name: "x"), as: XMLName("g", namespace: "urn:b"))
    try writer.endElement()
    #expect(
      try String(decoding: writer.finish(), as: UTF8.self)
        == #"<p:a xmlns:p="urn:a"><g xmlns="urn:b"><n1:Name xmlns:n1="urn:test">x</n1:Name></g></p:a>"#)
  }

  @Test func mistakesOfTheCallerAreErrors() throws {
    var writer = XMLWriter()
    func isRefused(_ body: (inout XMLWriter) throws -> Void) -> Bool {
      do { try body(&writer) } catch { return (error as? XMLError)?.kind == .notWellFormed }
      return false
    }
    let name = XMLName("a")
    #expect(isRefused { try $0.endElement() } && isRefused { try $0.writeText("x") })
    #expect(isRefused { try $0.writeAttribute(name, "x") } && isRefused { _ = try $0.finish() })
    try writer.startElement(name)
    try writer.writeAttribute(name, "x")
    #expect(isRefused { try $0.writeAttribute(name, "y") })
    #expect(isRefused { try $0.writeAttribute(XMLName("xmlns"), "y") })
    #expect(isRefused { try $0.writeAttribute(XMLName("p", namespace: "http://www.w3.org/2000/xmlns/"), "y") })
    try writer.startElement(name)
    try writer.writeAttribute(name, "x")
    try writer.endElement()
    #expect(isRefused { try $0.writeAttribute(XMLName("b"), "y") })
    #expect(isRefused { try $0.declareNamespace("urn:b", prefix: "b") })
    #expect(isRefused { _ = try $0.finish() })
    try writer.endElement()
    #expect(isRefused { try $0.startElement(name) } && isRefused { try $0.write(Goal(), as: name) })
    #expect(isRefused { try $0.writeText("x") } && isRefused { try $0.writeFragment(XMLFragment(xml: "<x/>")) })
    #expect(try String(decoding: writer.finish(), as: UTF8.self) == #"<a a="x"><a a="x"/></a>"#)
  }

  @Test(arguments: ["xml", "xmlns", "xsi", "n1", "a b", "1", "p", "p:q"])
  func prefixesThatCannotBeHad(_ prefix: String) throws {
    var writer = XMLWriter()
    try writer.startElement(XMLName("a", namespace: "urn:a"), prefix: "p")
    try writer.startElement(XMLName("b", namespace: "urn:b"), prefix: prefix)
    try writer.write(Goal(name: "x"), as: XMLName("c", namespace: "urn:a"))
    try writer.endElement()
    try writer.endElement()
    let text = String(decoding: try writer.finish(), as: UTF8.self)
    #expect(text.hasPrefix(#"<p:a xmlns:p="urn:a"><n1:b xmlns:n1="urn:b"><p:c>"#), "\(text)")
  }
}
