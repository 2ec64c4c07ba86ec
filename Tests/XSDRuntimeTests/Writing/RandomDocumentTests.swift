import Testing

@_spi(Generated) @testable import XSDRuntime

/// Documents written in any order of calls are read as what was asked for.
@Suite struct RandomDocumentTests {
  /// An element as it was asked for.
  private struct Node {
    enum Content {
      case children([Node])
      case text(String)
      case value(Names)
    }

    var name: XMLName
    var attributes: Set<XMLAttribute> = []
    var content = Content.children([])

    mutating func append(_ child: Node) {
      guard case .children(let children) = content else { return }
      content = .children(children + [child])
    }
  }

  /// Names of the element, an attribute and the text.
  private struct Names: XMLComplexType {
    var text: XSDQName
    var a: XSDQName?
    static func makeXMLCodec() -> XMLCodec<Self> {
      XMLBinding<Self>("Names", namespace: "urn:a", fields: [.text(\.text), .attribute(\.a, "a")])
    }
  }

  /// Numbers that are the same in every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static let locals = ["a", "b", "\u{E9}", "e\u{301}"]
  private static let namespaces = [
    "", "urn:a", "urn:b", "urn:\u{E9}", "urn:e\u{301}", "urn:&\"<", XMLName.xmlNamespace, schemaInstance,
  ]
  private static let prefixes: [String?] = [nil, "", "p", "q", "n1", "xml", "xsi", "p:q"]

  /// Calls a writer at random, and keeps account.
  private struct Author: ~Copyable {
    var numbers: Numbers
    var writer = XMLWriter()
    var document: [UInt8] = []
    /// The open elements; the first one is around the root.
    var open = [Node(name: XMLName("document"))]
    /// Whether the start tag of the last one is open.
    var canTakeAttributes = false

    init(seed: Int) { numbers = Numbers(state: UInt64(seed)) }

    mutating func any<Element>(_ choices: [Element]) -> Element {
      choices[Int.random(in: 0..<choices.count, using: &numbers)]
    }

    mutating func name() -> XMLName { XMLName(any(locals), namespace: any(namespaces)) }

    mutating func qName() -> XSDQName {
      XSDQName(namespaceURI: any(namespaces), localName: any(locals), prefix: any([nil, "", "p", "z"]))
    }

    mutating func write() throws {
      if Bool.random(using: &numbers) { try writer.writeDeclaration() }
      try start()
      for _ in 0..<Int.random(in: 0..<40, using: &numbers) { try step() }
      while open.count > 1 { try end() }
      document += try writer.finish()
    }

    mutating func start() throws {
      let name = name()
      try writer.startElement(name, prefix: any(prefixes))
      open.append(Node(name: name))
      canTakeAttributes = true
    }

    mutating func end() throws {
      try writer.endElement()
      canTakeAttributes = false
      let node = open.removeLast()
      open[open.count - 1].append(node)
    }

    mutating func step() throws {
      switch Int.random(in: 0..<10, using: &numbers) {
      case 0...2: try start()
      case 3: if open.count > 2 { try end() }
      case 4: try attribute()
      case 5:
        let (uri, prefix) = (any(namespaces), any(["p", "q", "n2", "xsi"]))
        guard canTakeAttributes, !uri.isEmpty else {
          #expect(throws: XMLError.self) { try writer.declareNamespace(uri, prefix: prefix) }
          return
        }
        try writer.declareNamespace(uri, prefix: prefix)
      case 6: try text()
      case 7: document += try writer.takeBytes()
      default:
        let child = Node(name: name(), content: .value(Names(text: qName(), a: any([nil, qName()]))))
        guard case .value(let value) = child.content else { return }
        try writer.write(value, as: child.name)
        open[open.count - 1].append(child)
        canTakeAttributes = false
      }
    }

    mutating func text() throws {
      let text = any(["x", "&<>\"'", " \u{E9}\n"])
      try start()
      try writer.writeText(text)
      open[open.count - 1].content = .text(text)
      try end()
    }

    mutating func attribute() throws {
      let attribute = XMLAttribute(name: name(), value: any(["", "v", "<&\"'\n\t "]))
      // Readers take these for themselves.
      if attribute.name.namespace == schemaInstance { return }
      let isNew = !open[open.count - 1].attributes.contains { $0.name == attribute.name }
      guard canTakeAttributes, isNew else {
        #expect(throws: XMLError.self) { try writer.writeAttribute(attribute.name, attribute.value) }
        return
      }
      try writer.writeAttribute(attribute.name, attribute.value)
      open[open.count - 1].attributes.insert(attribute)
    }
  }

  /// Consumes the element read last, which must be as it was asked for.
  private static func check(_ node: Node, _ reader: inout XMLReader) throws -> Bool {
    guard reader.name == node.name else { return false }
    switch node.content {
    case .value(let value): return try reader.decode(Names.self) == value
    case .text(let text):
      guard Set(try reader.elementAttributes()) == node.attributes else { return false }
      return try Array(reader.string().utf8) == Array(text.utf8)
    case .children(let children):
      guard Set(try reader.elementAttributes()) == node.attributes else { return false }
      for child in children {
        guard try reader.nextChild(), try check(child, &reader) else { return false }
      }
      return try !reader.nextChild()
    }
  }

  @Test(arguments: 0..<8) func documentsAreWhatWasAskedFor(_ group: Int) throws {
    for seed in 0..<500 {
      var author = Author(seed: group * 500 + seed)
      try author.write()
      guard case .children(let roots) = author.open[0].content else { return }
      let text = String(decoding: author.document, as: UTF8.self)
      do {
        var reader = try XMLReader(author.document)
        try reader.readRoot()
        #expect(try Self.check(roots[0], &reader), "seed \(group * 500 + seed): \(text)")
        try reader.finish()
      } catch {
        Issue.record("seed \(group * 500 + seed): \(error): \(text)")
      }
    }
  }
}
