import Testing

@_spi(Generated) @testable import XSDRuntime

/// A wildcard before and after an element of its namespace; attributes of other namespaces.
private struct Open: XMLComplexType {
  var first: [XMLFragment] = []
  var a: String?
  var rest: [XMLFragment] = []
  var attributes: [XMLAttribute] = []

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Open", namespace: "urn:o",
      fields: [
        .wildcard(\.first, min: 1, max: 1), .optional(\.a, "a"), .wildcard(\.rest, max: 2),
        .anyAttributes(\.attributes, excluding: ["urn:o", ""]),
      ])
  }
}

private struct AnyOrder: XMLComplexType {
  var a: String
  var b: Int32?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "AnyOrder", namespace: "", anyOrder: true, fields: [.required(\.a, "a"), .optional(\.b, "b")])
  }
}

private struct Ordered: XMLComplexType {
  var a: String?
  var b: [Int32] = []
  var c: String?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Ordered", namespace: "", fields: [.optional(\.a, "a"), .array(\.b, "b"), .optional(\.c, "c")])
  }
}

private struct Root: XMLElementType {
  var value: XSDDecimal
  var xsiType: XMLName?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLElementBinding<Self>("Root", namespace: "", \.value, type: \.xsiType) { Self(value: $0, xsiType: $1) }
  }
}

private struct Emptiable: XMLElementType {
  var value: Bool?
  var xsiType: XMLName?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLElementBinding<Self>("Emptiable", namespace: "", nillable: \.value, type: \.xsiType) {
      Self(value: $0, xsiType: $1)
    }
  }
}

@Suite struct StrictnessTests {
  private func problem<Value: XMLValue>(_ type: Value.Type, _ xml: String) -> XMLError.Kind? {
    do throws(XMLError) {
      _ = try Value(xml: xml, options: .strict)
      return nil
    } catch {
      return error.kind
    }
  }

  private func open(_ content: String, _ attributes: String = "") -> String {
    "<Open xmlns='urn:o' xmlns:p='urn:p' \(attributes)>\(content)</Open>"
  }

  @Test func wildcardsThatMustOccurComeFirst() throws {
    let value = try Open(xml: open("<a>1</a><a>2</a><a>3</a><p:b/>"), options: .strict)
    #expect(value.first.count == 1 && value.a == "2" && value.rest.map(\.name.localName) == ["a", "b"])
    #expect(try Open(xml: value.xml(), options: .strict) == value)
    #expect(problem(Open.self, open("<p:b/>")) == nil)
    #expect(problem(Open.self, open("")) == .missingElement)
    #expect(problem(Open.self, open("<p:b/><p:b/><p:b/><p:b/>")) == .repeatedElement)
    #expect(XMLValidator.violations(of: try Open(xml: open(""))).map(\.rule) == [.minOccurs])
  }

  @Test func attributesOfOtherNamespaces() throws {
    #expect(problem(Open.self, open("<p:b/>", "p:x=''")) == nil)
    #expect(problem(Open.self, open("<p:b/>", "x=''")) == .unexpectedAttribute)
    #expect(problem(Open.self, open("<p:b/>", "xmlns:o='urn:o' o:x=''")) == .unexpectedAttribute)
    #expect(try Open(xml: open("<p:b/>", "x='1'")).attributes.map(\.value) == ["1"])
  }

  @Test func elementsInAnyOrderOccurOnce() {
    #expect(problem(AnyOrder.self, "<AnyOrder><b>1</b><a/></AnyOrder>") == nil)
    #expect(problem(AnyOrder.self, "<AnyOrder><a/><b>1</b></AnyOrder>") == nil)
    #expect(problem(AnyOrder.self, "<AnyOrder><b>1</b><a/><b>1</b></AnyOrder>") == .repeatedElement)
    #expect(problem(AnyOrder.self, "<AnyOrder><b>1</b><a/><a/></AnyOrder>") == .repeatedElement)
  }

  @Test func lateElementsAreNotCalledRepeated() {
    #expect(problem(Ordered.self, "<Ordered><b>1</b><a/></Ordered>") == .misplacedElement)
    #expect(problem(Ordered.self, "<Ordered><a/><a/></Ordered>") == .repeatedElement)
    #expect(problem(Ordered.self, "<Ordered><a/><c/><b>1</b></Ordered>") == .misplacedElement)
    #expect(problem(Ordered.self, "<Ordered><c/><c/></Ordered>") == .repeatedElement)
  }

  @Test func simpleDocumentsKeepTheirType() throws {
    let xsi = "xmlns:x='http://www.w3.org/2001/XMLSchema-instance' xmlns:s='http://www.w3.org/2001/XMLSchema'"
    let root = try Root(xml: "<Root \(xsi) x:type='s:int'>5</Root>", options: .strict)
    #expect(root.xsiType == XMLName("int", namespace: "http://www.w3.org/2001/XMLSchema"))
    #expect(try Root(xml: root.xml(), options: .strict) == root && root.xml().contains(":int"))
    #expect(try Root(value: 5).xml(declaration: false) == "<Root>5</Root>")
    let empty = try Emptiable(xml: "<Emptiable \(xsi) x:type='s:boolean' x:nil='true'/>", options: .strict)
    #expect(empty.value == nil && empty.xsiType?.localName == "boolean")
    #expect(try Emptiable(xml: empty.xml(), options: .strict) == empty)
  }

  @Test func aTypeThatIsLostIsNamed() {
    let xsi = "xmlns:x='http://www.w3.org/2001/XMLSchema-instance' xmlns:s='http://www.w3.org/2001/XMLSchema'"
    func typed(_ type: String) -> String {
      "<AnyOrder \(xsi)><a x:type='\(type)'/><b x:type='s:int'>1</b></AnyOrder>"
    }
    #expect(problem(AnyOrder.self, typed("s:token")) == nil)
    #expect(problem(AnyOrder.self, typed("s:QName")) == .unexpectedType)
    #expect(problem(AnyOrder.self, typed("T")) == .unexpectedType)
  }
}
