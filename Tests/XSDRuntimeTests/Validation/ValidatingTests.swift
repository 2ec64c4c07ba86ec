import Testing

@_spi(Generated) @testable import XSDRuntime

private let sku = XMLFacets(XMLFacets(.token, maxLength: 5), patterns: ["[A-Z]+"])
private let small = XMLFacets(maxInclusive: "9")

/// A value as it is generated for a schema with facets everywhere.
private struct Order: XMLComplexType {
  var sku: String
  var items: [Item] = []
  var codes: [String]?
  var maybes: [Int32?] = []
  var choices: [Choice] = []
  var child: XMLBox<Order>?
  var goal: AnyGoal?
  var size: Outer?
  var status: Status?
  var words: XSDList<String>?
  var attribute: String?
  var version: XSDDecimal?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Order", namespace: "urn:test",
      fields: [
        .required(\.sku, "Sku", facets: XSDRuntimeTests.sku), .array(\.items, "Item", min: 1, max: 2),
        .wrapped(\.codes, "Codes", item: "Code", min: 1, facets: XSDRuntimeTests.sku),
        .nillableArray(\.maybes, "Maybe", facets: small), .groupArray(\.choices, max: 3),
        .boxed(\.child, "Child"), .optional(\.goal, "Goal"), .optional(\.size, "Size"), .optional(\.status, "Status"),
        .optional(\.words, "Words", facets: XMLFacets(maxLength: 2, items: .ncName)),
        .attribute(\.attribute, "attribute", facets: .nmtoken), .attribute(\.version, "version", fixed: "1.0"),
      ])
  }
}

/// An element with a default, alone and in a choice.
private struct Defaulted: XMLComplexType {
  var terms: String?
  var more: [String] = []
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Defaulted", namespace: "urn:test",
      fields: [.optional(\.terms, "Terms", default: "net30"), .array(\.more, "More", default: "x")])
  }
}

/// Text with an attribute, and elements that hold it.
private struct Amount: XMLComplexType {
  var value: XSDDecimal
  var unit: String?
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>("Amount", namespace: "urn:test", fields: [.text(\.value), .attribute(\.unit, "unit")])
  }
}

private struct Amounts: XMLComplexType {
  var usual: Amount?
  var more: [Amount] = []
  var only: Amount?
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Amounts", namespace: "urn:test",
      fields: [
        .optional(\.usual, "Usual", default: "3.5"), .array(\.more, "More", default: "1"),
        .optional(\.only, "Only", fixed: "4"),
      ])
  }
}

/// What restrictions say anew of ``Free``.
private struct Free: XMLComplexType {
  var a: String?
  var b: [String] = []
  var c: Int32?
  var id: String?
  var version: String?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Free", namespace: "urn:test", anyOrder: true,
      fields: [
        .optional(\.a, "a"), .array(\.b, "b"), .optional(\.c, "c"), .attribute(\.id, "id"),
        .attribute(\.version, "version"),
      ])
  }
}

private struct Ordered: XMLComplexType {
  var free: Free
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Ordered", namespace: "urn:test", base: .base(\.free),
      restrictions: [
        .element("c", min: 1, facets: small), .element("b", min: 1, max: 2), .element("a", max: 0),
        .attribute("id", min: 1, facets: .nmtoken), .attribute("version", max: 0),
      ], isReordered: true)
  }
}

@Suite struct RestrictionTests {
  /// What would be read as something else is told.
  @Test func emptyTextsThatStandForDefaults() throws {
    var value = Defaulted(terms: "a", more: ["b"])
    #expect(throws: Never.self) { try value.validate() }
    value = Defaulted(terms: "", more: ["b", ""])
    let violations = #expect(throws: XMLValidationError.self) { try value.validate() }?.violations ?? []
    #expect(violations.map(\.path) == ["Defaulted/Terms", "Defaulted/More[2]"])
    #expect(violations.first?.expected.contains("'net30'") == true)
    #expect(try Defaulted(xml: value.xml()) == Defaulted(terms: "net30", more: ["b", "x"]))
  }

  /// An empty element stands for its default also where its text has attributes beside it.
  @Test func defaultsOfTextWithAttributes() throws {
    let xml = #"<Amounts xmlns="urn:test"><Usual unit="kg"/><More/><More unit="">2</More><Only/></Amounts>"#
    for options in [XMLReadingOptions(), .strict] {
      let value = try Amounts(xml: xml, options: options)
      #expect(value.usual == Amount(value: 3.5, unit: "kg"))
      #expect(value.more == [Amount(value: 1), Amount(value: 2, unit: "")] && value.only == Amount(value: 4))
      #expect(throws: Never.self) { try value.validate() }
    }
    let other = Amounts(only: Amount(value: 5))
    let violations = #expect(throws: XMLValidationError.self) { try other.validate() }?.violations
    #expect(violations?.map(\.rule) == [.fixed] && violations?.first?.path == "Amounts/Only")
    #expect(throws: XMLError.self) { try Amounts(xml: #"<Amounts xmlns="urn:test"><Usual>x</Usual></Amounts>"#) }
  }

  @Test func charactersThatXMLCannotCarry() throws {
    let value = Defaulted(terms: "a\u{FFFE}")
    let violation = #expect(throws: XMLValidationError.self) { try value.validate() }?.violations.first
    #expect(violation?.path == "Defaulted/Terms" && violation?.found == "U+FFFE" && violation?.rule == .lexicalForm)
  }

  private func violations(_ free: Free) -> [String] {
    Ordered(free: free).violations.map { "\($0.path): \($0.rule)" }
  }

  @Test func membersOfTheBaseAreChecked() {
    #expect(violations(Free(b: ["1"], c: 9, id: "a")) == [])
    #expect(
      violations(Free()) == ["Ordered/@id: minOccurs", "Ordered/c: minOccurs", "Ordered/b: minOccurs"])
    #expect(
      violations(Free(a: "", b: ["", "", ""], c: 10, id: "a b", version: "")) == [
        "Ordered/@id: lexicalForm", "Ordered/@version: maxOccurs", "Ordered/c: maxInclusive", "Ordered/b: maxOccurs",
        "Ordered/a: maxOccurs",
      ])
    #expect(Free(a: "", c: 10).violations.isEmpty)
  }

  @Test func elementsStandInTheOrderOfTheRestriction() throws {
    let value = Ordered(free: Free(b: ["1", "2"], c: 3, id: "i"))
    let xml = #"<Ordered xmlns="urn:test" id="i"><c>3</c><b>1</b><b>2</b></Ordered>"#
    #expect(try value.xml(declaration: false) == xml)
    #expect(try Ordered(xml: Array(xml.utf8), options: .strict) == value)
  }

  @Test(arguments: [
    (#"<c>3</c><b>1</b>"#, "", XMLError.Kind.missingAttribute), (#"<b>1</b>"#, "id='i'", .missingElement),
    (#"<c>3</c>"#, "id='i'", .missingElement), (#"<c>3</c><b/><b/><b/>"#, "id='i'", .repeatedElement),
    (#"<c>3</c><b/><a/>"#, "id='i'", .unexpectedElement),
    (#"<c>3</c><b/>"#, "id='i' version='1'", .unexpectedAttribute),
  ])
  func strictReading(_ content: String, _ attributes: String, _ kind: XMLError.Kind) throws {
    let xml = #"<Ordered xmlns="urn:test" \#(attributes)>\#(content)</Ordered>"#
    let failure = #expect(throws: XMLError.self) { try Ordered(xml: Array(xml.utf8), options: .strict) }
    #expect(failure?.kind == kind)
    // Servers deviate, and nothing is lost by reading on.
    _ = try Ordered(xml: xml)
  }
}

private struct Item: XMLComplexType {
  var value: String = ""
  var count: XSDInteger
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Item", namespace: "urn:test",
      fields: [
        .text(\.value, facets: XMLFacets(minLength: 1)), .requiredAttribute(\.count, "count", facets: .positiveInteger),
      ])
  }
}

private enum Choice: XMLChoiceType {
  case one(Int32)
  case many([String])
  case none(Int32?)

  static let xmlChoice = XMLChoice<Self>(
    elementNamespace: "urn:test",
    [
      .element("One", Int32.self, { .one($0) }, { if case .one(let v) = $0 { v } else { nil } }, facets: small),
      .array(
        "Many", String.self, { .many($0) }, { if case .many(let v) = $0 { v } else { nil } }, min: 1, max: 2,
        default: "DEF", facets: sku),
      .nillableElement(
        "None", Int32.self, { .none($0) }, { if case .none(let v) = $0 { .some(v) } else { nil } }, fixed: "7"),
    ])
}

@Suite struct ValidatingTests {
  private func valid() -> Order {
    Order(
      sku: "ABC", items: [Item(value: "x", count: 1)], codes: ["A"], maybes: [nil, 9],
      choices: [.one(1), .many(["A", "B"]), .none(nil)], child: nil, goal: nil, size: .decimal(1), status: .active,
      words: ["a", "b"], attribute: "1", version: 1)
  }

  @Test func aValidValueHasNoViolations() throws {
    #expect(valid().violations == [])
    try valid().validate()
  }

  @Test func everyPlaceIsReportedWithItsPath() {
    var order = valid()
    order.sku = "abcdef"
    order.items = [Item(value: "x", count: 1), Item(value: "", count: 0), Item(value: "x", count: 2)]
    order.codes = ["A", "1"]
    order.maybes = [10, nil, 11]
    order.choices = [.one(10), .one(3), .many([]), .many(["A", "b"]), .none(8)]
    var child = valid()
    child.codes = []
    order.child = XMLBox(child)
    order.size = .unrecognized("?")
    order.status = .unrecognized("New")
    order.words = ["a", "b c", "1"]
    order.attribute = "a b"
    order.version = 2
    #expect(
      order.violations.map { "\($0.path) \($0.rule.rawValue)" } == [
        "Order/@attribute lexicalForm", "Order/@version fixed", "Order/Sku pattern", "Order/Sku maxLength",
        "Order/Item maxOccurs", "Order/Item[2]/@count minInclusive", "Order/Item[2] minLength",
        "Order/Codes/Code[2] pattern", "Order/Maybe[1] maxInclusive", "Order/Maybe[3] maxInclusive",
        "Order/(choice) maxOccurs", "Order/One[1] maxInclusive", "Order/Many minOccurs", "Order/Many[2] pattern",
        "Order/None[1] fixed", "Order/Child/Codes/Code minOccurs", "Order/Size lexicalForm", "Order/Status enumeration",
        "Order/Words lexicalForm", "Order/Words whiteSpace", "Order/Words lexicalForm", "Order/Words maxLength",
      ])
    let first = order.violations[2]
    #expect(first == XMLViolation(path: "Order/Sku", rule: .pattern, expected: "[A-Z]+", found: "'abcdef'"))
    #expect(first.description == "Order/Sku: pattern: expected [A-Z]+, found 'abcdef'")
    #expect(#expect(throws: XMLValidationError.self) { try order.validate() }?.violations == order.violations)
  }

  @Test func choicesAndOthersAlone() {
    #expect(Choice.one(10).violations.map(\.path) == ["One"])
    #expect(Status.unrecognized("x").violations.map(\.rule) == [.enumeration] && Status.active.violations == [])
    #expect(Outer.unrecognized("x").violations.count == 1)
    #expect(XMLFlagSet<Status>([.active, .unrecognized("x")]).violations.count == 1)
    #expect(Int32(5).violations == [])
    #expect(AnyGoal.goal(Goal(id: 1)).violations == [])
    var response = EveryRow(count: 1, title: "", needed: ["a", "b", "c", "d"])
    response.items = [.goal(Goal(status: .unrecognized("x")))]
    #expect(response.violations.map(\.path) == ["Every/Needed/string", "Every/Items/Item[1]/Status"])
  }

  @Test func whiteSpaceIsProcessedWhereTheTypeSaysSo() throws {
    let order = try Order(
      xml: """
        <Order xmlns='urn:test' attribute='  1 '><Sku> A
        B </Sku><Item count=' 1'> x  y </Item><Codes><Code> C </Code></Codes><Many/><Many> D </Many><None/></Order>
        """)
    #expect(order.sku == "A B" && order.items[0].value == " x  y " && order.codes == ["C"] && order.attribute == "1")
    #expect(order.choices == [.many(["DEF", "D"]), .none(7)])
  }
}
