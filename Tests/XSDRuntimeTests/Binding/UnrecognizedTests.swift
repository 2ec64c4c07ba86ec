import Testing

@_spi(Generated) @testable import XSDRuntime

/// A base that takes elements and attributes of other schemas.
private struct Open: XMLComplexType {
  var a: String?
  var rest: [XMLFragment] = []
  var key: String?
  var attributes: [XMLAttribute] = []

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Open", namespace: "urn:o",
      fields: [.optional(\.a, "a"), .wildcard(\.rest), .attribute(\.key, "key"), .anyAttributes(\.attributes)])
  }
}

/// A base that takes neither.
private struct Closed: XMLComplexType {
  var a: String?
  var key: String?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Closed", namespace: "urn:o", fields: [.optional(\.a, "a"), .attribute(\.key, "key")])
  }
}

private indirect enum AnyOpen: XMLPolymorphicType {
  case open(Open)
  case unrecognized(XMLUnrecognized<Open>)

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLVariants<Self>(
      base: Open.self, unrecognized: { .unrecognized($0) },
      extractUnrecognized: { if case .unrecognized(let v) = $0 { v } else { nil } },
      position: { if case .open = $0.pointee { 0 } else { -1 } },
      [.variant(Open.self, { .open($0) }, { if case .open(let v) = $0 { $1(v) } })])
  }
}

private indirect enum AnyClosed: XMLPolymorphicType {
  case closed(Closed)
  case unrecognized(XMLUnrecognized<Closed>)

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLVariants<Self>(
      base: Closed.self, unrecognized: { .unrecognized($0) },
      extractUnrecognized: { if case .unrecognized(let v) = $0 { v } else { nil } },
      position: { if case .closed = $0.pointee { 0 } else { -1 } },
      [.variant(Closed.self, { .closed($0) }, { if case .closed(let v) = $0 { $1(v) } })])
  }
}

private struct Holder: XMLComplexType {
  var open: AnyOpen?
  var closed: AnyClosed?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Holder", namespace: "urn:o", fields: [.optional(\.open, "open"), .optional(\.closed, "closed")])
  }
}

@Suite struct UnrecognizedTests {
  /// What an element of a type that this build does not know has beside the base's members.
  private let element = "x:type='New' key='k' o:mark='1' plain='2'><a>A</a><b>B</b>"

  private func holder(_ content: String) throws -> Holder {
    try Holder(
      xml: """
        <Holder xmlns='urn:o' xmlns:o='urn:other' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'>\(content)</Holder>
        """)
  }

  @Test func everythingIsKeptOnce() throws {
    let value = try holder("<open \(element)</open><closed \(element)</closed>")
    guard case .unrecognized(let open)? = value.open, case .unrecognized(let closed)? = value.closed else {
      Issue.record("another case")
      return
    }
    let marks = [XMLName("mark", namespace: "urn:other"), XMLName("plain", namespace: "")]
    // The base keeps what it is open for.
    #expect(open.base.a == "A" && open.base.key == "k" && open.base.rest.map(\.name.localName) == ["b"])
    #expect(open.base.attributes.map(\.name) == marks && open.attributes.isEmpty && open.content.isEmpty)
    #expect(closed.base.a == "A" && closed.base.key == "k")
    #expect(closed.attributes.map(\.name) == marks && closed.content.map(\.name.localName) == ["b"])
    let text = try value.xml()
    // An attribute that is written twice would be no XML.
    #expect(try Holder(xml: text) == value)
    #expect(text.occurrences(of: "plain=\"2\"") == 2 && text.occurrences(of: ">B</b>") == 2)
  }
}

extension String {
  /// How often a text occurs in this one.
  fileprivate func occurrences(of text: String) -> Int { ranges(of: text).count }
}
