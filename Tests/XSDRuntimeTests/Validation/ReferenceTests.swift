import Testing

@_spi(Generated) @testable import XSDRuntime

private struct Node: XMLComplexType {
  var next: String?
  var nodes: [Node] = []
  var others: [XMLFragment] = []
  var id: String?
  var links: XSDList<String>?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Node", namespace: "",
      fields: [
        .optional(\.next, "next", facets: .idref), .array(\.nodes, "node"), .wildcard(\.others, excluding: [""]),
        .attribute(\.id, "id", facets: XMLFacets(.id, maxLength: 3)), .attribute(\.links, "links", facets: .idrefs),
      ])
  }
}

@Suite struct ReferenceTests {
  @Test func idsAreUniqueInTheDocument() {
    let tree = Node(nodes: [Node(id: "a"), Node(nodes: [Node(id: "b")], id: "c"), Node(id: "a")], id: "b")
    #expect(
      tree.violations.map(\.description) == [
        "Node/node[2]/node[1]/@id: id: expected an ID that nothing else has, found 'b', as Node/@id has",
        "Node/node[3]/@id: id: expected an ID that nothing else has, found 'a', as Node/node[1]/@id has",
      ])
  }

  @Test func referencesLeadToIDs() {
    let tree = Node(next: "b", nodes: [Node(next: "a", id: "b"), Node(next: "x")], id: "a", links: ["b", "y"])
    #expect(
      tree.violations.map(\.description).sorted() == [
        "Node/@links: idref: expected an ID of this document, found 'y'",
        "Node/node[2]/next: idref: expected an ID of this document, found 'x'",
      ])
  }

  /// What was kept without types may have the ID.
  @Test func unknownContentMayHaveAnyID() throws {
    let tree = try Node(xml: "<Node><next>x</next><o:other xmlns:o='urn:o' id='x'/></Node>")
    #expect(tree.violations.isEmpty)
  }
}
