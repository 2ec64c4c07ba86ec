import Testing

@_spi(Generated) @testable import XSDRuntime

private struct Amount: XMLComplexType {
  var value: Int32
  var unit: String
  var factor: Int32?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Amount", namespace: "urn:s",
      fields: [.text(\.value), .requiredAttribute(\.unit, "unit"), .attribute(\.factor, "factor")])
  }
}

private struct Broad: XMLComplexType {
  var text: String?
  var mark: String?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>("Broad", namespace: "urn:s", fields: [.optional(\.text, "text"), .attribute(\.mark, "mark")])
  }
}

private struct Narrow: XMLComplexType {
  var base = Broad()

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Narrow", namespace: "urn:s", base: .base(\.base),
      restrictions: [.element("text", facets: .token), .attribute("mark", facets: .token)])
  }
}

private struct Holder: XMLComplexType {
  var number: Int32?
  var list: XSDList<Int32>?
  var maybe: String?
  var amount: XMLNillable<Amount>?
  var narrow: Narrow?
  var open: XMLFragment?
  var xmlNilFields = XMLNilFields()

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Holder", namespace: "urn:s", element: "Holder", nilFields: \.xmlNilFields,
      fields: [
        .optional(\.number, "number"), .optional(\.list, "list"), .nillable(\.maybe, "maybe"),
        .optional(\.amount, "amount"), .optional(\.narrow, "narrow"),
        .nillable(\.open, "open"),
      ])
  }
}

@Suite struct SimpleAttributeTests {
  private func document(_ content: String) -> String {
    "<Holder xmlns='urn:s' xmlns:o='urn:o' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>\(content)</Holder>"
  }

  @Test(arguments: [
    ("<number unit='kg'>1</number>", "'unit' is not an attribute of 'number', which has none"),
    ("<number xml:lang='de'>1</number>", "'xml:lang' is not an attribute of 'number'"),
    ("<number o:u='1'/>", "'o:u' is not an attribute of 'number'"),
    ("<list a='1'>1 2</list>", "'a' is not an attribute of 'list'"),
    ("<maybe a='1' xsi:nil='true'/>", "'a' is not an attribute of 'maybe'"),
    ("<amount xsi:nil='true'/>", "the required attribute 'unit' of Amount is missing"),
    ("<amount xsi:nil='true' unit='x' w='y'/>", "'w' is not an attribute of Amount"),
    ("<amount xsi:nil='true' unit='x' factor='y'/>", "xs:int"),
  ])
  func attributesThatNothingHas(_ content: String, _ expected: String) throws {
    let error = try #require(throws: XMLError.self) { try Holder(xml: document(content), options: .strict) }
    #expect(error.message.contains(expected), "\(error)")
    var lenient = content
    if content.hasPrefix("<number o:u") { lenient = "<number o:u='1'>1</number>" }
    _ = try Holder(xml: document(lenient))
  }

  @Test func attributesThatTypesHave() throws {
    let text = document("<number xsi:nil='false'>1</number><amount unit='m' factor='2'>5</amount>")
    let holder = try Holder(xml: text, options: .strict)
    #expect(holder.number == 1 && holder.amount?.value?.factor == 2)
    let empty = try Holder(xml: document("<amount unit='m' xsi:nil='true'/>"), options: .strict)
    #expect(empty.amount?.nilAttributes.map(\.value) == ["m"])
  }

  /// What may have any attributes may have them when it is nil, too.
  @Test func nilElementsOfAnyType() throws {
    let holder = try Holder(xml: document("<open xsi:nil='true' a='1'/>"), options: .strict)
    #expect(holder.open == nil && holder.isNil(\.open))
  }

  /// A restriction to a type with other white space counts when reading.
  @Test func whiteSpaceOfRestrictions() throws {
    let holder = try Holder(xml: document("<narrow mark=' u  v '><text> x  y </text></narrow>"), options: .strict)
    #expect(holder.narrow?.base == Broad(text: "x y", mark: "u v"))
    #expect(holder.violations.isEmpty)
  }
}
