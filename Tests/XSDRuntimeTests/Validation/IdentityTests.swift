import Testing

@_spi(Generated) @testable import XSDRuntime

/// A shop as it is generated for a schema with identity constraints: products have codes, of which orders speak.
private struct Shop: XMLComplexType {
  var products: [Product] = []
  var orders: [Order] = []
  var branches: [Branch] = []
  var others: [XMLFragment] = []

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "ShopType", namespace: "urn:t", element: "shop",
      identity: [
        .key("{urn:t}codes", selector: "{urn:t}product", fields: ["@code"]),
        .unique("{urn:t}names", selector: ".//{urn:t}product", fields: ["{urn:t}name", "{urn:t}size"]),
        .keyref("{urn:t}known", refer: "{urn:t}codes", selector: ".//{urn:t}line | {urn:t}branch/*", fields: ["@code"]),
        .keyref("{urn:t}heads", refer: "{urn:t}people", selector: "{urn:t}order", fields: ["@clerk"]),
        .key("{urn:t}lines", on: "{urn:t}order", selector: "{urn:t}line", fields: ["."]),
        .key("{urn:t}people", on: "{urn:t}branch", selector: "{urn:t}person", fields: ["."]),
      ],
      fields: [
        .array(\.products, "product"), .array(\.orders, "order"), .array(\.branches, "branch"), .wildcard(\.others),
      ])
  }
}

private struct Product: XMLComplexType {
  var name: String?
  var sizes: [XSDDecimal?] = []
  var code: XSDDecimal?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Product", namespace: "urn:t",
      fields: [
        .optional(\.name, "name", nillable: false), .nillableArray(\.sizes, "size"),
        .attribute(\.code, "code", default: "0"),
      ])
  }
}

private struct Order: XMLComplexType {
  var lines: [Line] = []
  var clerk: String?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Order", namespace: "urn:t", fields: [.array(\.lines, "line"), .attribute(\.clerk, "clerk")])
  }
}

private struct Line: XMLComplexType {
  var value: Int32
  var code: XSDInteger?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Line", namespace: "urn:t", fields: [.text(\.value), .attribute(\.code, "code")])
  }
}

private struct Branch: XMLComplexType {
  var people: [String] = []

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Branch", namespace: "urn:t", fields: [.array(\.people, "person", facets: .token)])
  }
}

/// A global element whose type is not its own.
private struct Team: XMLElementType {
  var value: Branch
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLElementBinding<Self>(
      "team", namespace: "urn:t", \.value,
      identity: [.unique("{urn:t}members", selector: "*", fields: ["."])]
    ) { Self(value: $0) }
  }
}

/// A type that is derived from another has the constraints of what the base holds.
private struct LargeShop: XMLComplexType {
  var shop: Shop
  var boss: String?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "LargeShop", namespace: "urn:t", base: .base(\.shop),
      identity: [.unique("{urn:t}ones", on: "{urn:t}order", selector: "{urn:t}line", fields: ["@code"])],
      fields: [.optional(\.boss, "boss")])
  }
}

@Suite struct IdentityTests {
  private func found(_ shop: Shop) -> [String] { shop.violations.map { "\($0.path) \($0.rule.rawValue): \($0.found)" } }

  @Test func nothingIsReportedOfWhatIsRight() throws {
    let shop = Shop(
      products: [Product(name: "a", sizes: [1], code: 1), Product(name: "a", sizes: [2], code: 2), Product()],
      orders: [
        Order(lines: [Line(value: 1, code: 1), Line(value: 2, code: 1)], clerk: "Ann"),
        Order(lines: [Line(value: 1, code: 0), Line(value: 2)]),
      ], branches: [Branch(people: ["Ann"]), Branch(people: ["Bo"])])
    #expect(found(shop) == [])
    try shop.validate()
  }

  @Test func valuesAreComparedAsValues() {
    let shop = Shop(products: [Product(code: 3), Product(code: 4), Product(code: XSDDecimal(lexicalString: "3.0"))])
    #expect(found(shop) == ["shop/product[3] key: '3.0', as shop/product[1] has"])
    let first = shop.violations[0]
    #expect(first.expected == "values of its own in @code, by which codes tells elements apart")
  }

  @Test func whatIsLeftOutHasItsDefault() {
    #expect(
      found(Shop(products: [Product(), Product(code: 0)])) == ["shop/product[2] key: '0', as shop/product[1] has"])
    #expect(
      found(Shop(orders: [Order(lines: [Line(value: 1), Line(value: 1)])])) == [
        "shop/order[1]/line[2] key: '1', as shop/order[1]/line[1] has"
      ])
  }

  @Test func fieldsOfUniqueMayBeMissing() {
    let shop = Shop(products: [
      Product(name: "a", code: 1), Product(name: "a", code: 2), Product(name: "b", sizes: [1, 2], code: 3),
      Product(name: "c", sizes: [nil], code: 4), Product(name: "c", sizes: [nil], code: 5),
      Product(name: "d", sizes: [1], code: 6), Product(name: "d", sizes: [1], code: 7),
    ])
    #expect(
      found(shop) == ["shop/product[3] unique: 2", "shop/product[7] unique: 'd', '1', as shop/product[6] has"])
  }

  @Test func referencesLeadToKeysHereAndInside() {
    let shop = Shop(
      products: [Product(code: 1)],
      orders: [Order(lines: [Line(value: 1, code: 2)], clerk: "Ann"), Order(clerk: "Cy"), Order(clerk: "Bo")],
      branches: [Branch(people: ["Ann", "Bo"]), Branch(people: ["Bo"])])
    // Bo is not one person: two branches have found somebody of that name.
    #expect(
      found(shop) == [
        "shop/order[1]/line[1] keyref: '2'", "shop/order[2] keyref: 'Cy'", "shop/order[3] keyref: 'Bo'",
      ])
    #expect(shop.violations[0].expected == "values in @code that codes has found, to which known refers")
  }

  @Test func keysInsideOfOneElementOnly() {
    let shop = Shop(branches: [Branch(people: ["Ann", "Ann"]), Branch(people: ["Ann"])])
    #expect(found(shop) == ["shop/branch[1]/person[2] key: 'Ann', as shop/branch[1]/person[1] has"])
    // No document starts with a branch, so nobody has a key there.
    #expect(Branch(people: ["Ann", "Ann"]).violations == [])
    #expect(Team(value: Branch(people: ["Ann", "Ann"])).violations.map(\.path) == ["team/person[2]"])
  }

  @Test func derivedTypes() {
    let shop = Shop(
      products: [Product(code: 1), Product(code: 1)],
      orders: [Order(lines: [Line(value: 1, code: 1), Line(value: 1, code: 1)])])
    #expect(
      LargeShop(shop: shop).violations.map { "\($0.path) \($0.rule)" } == [
        "LargeShop/order[1]/line[2] key", "LargeShop/order[1]/line[2] unique",
      ])
  }

  @Test func elementsThatWereKeptAsTheyCame() throws {
    let kept = try XMLFragment(
      xml: "<o:x xmlns:o='urn:o' xmlns='urn:t'><line code='1'/><o:z><line code='7'/></o:z></o:x>")
    let shop = Shop(products: [Product(code: 1)], others: [kept])
    #expect(found(shop) == ["shop/x[1]/z[1]/line[1] keyref: '7'"])
    let scope = XMLIdentityScope(path: ["r"])
    scope.enter(XMLName("a"), segment: "a", [.unique("u", selector: "*", fields: ["."])])
    scope.note(
      contentOf: try XMLFragment(
        xml: """
          <a xmlns:xsi='\(XMLName.schemaInstanceNamespace)' xmlns:s='http://www.w3.org/2001/XMLSchema'>
          <b xsi:type='s:int'>1</b><b xsi:type='s:boolean'>1</b><b>1</b><b xsi:type='s:byte'> 01 </b></a>
          """))
    #expect(
      scope.leave().map(\.description) == [
        "r/a/b[4]: unique: expected values of its own in ., by which u tells elements apart, found ' 01 ', as r/a/b[1] has"
      ])
  }

  @Test func simpleTypesAreAskedFor() throws {
    let path = XMLIdentityPath(".//{urn:a/b|c}d/@* | {urn:t}* | .")
    #expect(path.text == ".//d/@* | * | .")
    #expect(path.alternatives.map(\.isDeep) == [true, false, false])
    #expect(
      path.alternatives.map(\.steps) == [
        [.child(.name(XMLName("d", namespace: "urn:a/b|c"))), .attribute(.any)], [.child(.namespace("urn:t"))], [],
      ])
    let constraint = XMLIdentityConstraint.key("k", selector: "*", fields: ["*"])
    let scope = XMLIdentityScope(path: [])
    scope.enter(XMLName("a"), segment: "a", [constraint])
    scope.note(contentOf: try XMLFragment(xml: "<a><b><c/></b><b><c><d/></c></b><b/></a>"))
    #expect(
      scope.leave().map(\.description) == [
        "a/b[2]: key: expected a value of a simple type at *, a field of k, found an element that holds elements",
        "a/b[3]: key: expected a value at *, a field of k, found none",
      ])
    #expect(scope.isComplete)
  }
}

@Suite struct IdentityValueTests {
  private func value<Value: XMLLexicalValue>(
    _ text: String, _ type: Value.Type, _ facets: XMLFacets? = nil
  ) throws -> XMLIdentityValue {
    XMLIdentityValue(try #require(Value(lexicalString: text)), facets)
  }

  @Test func equalValues() throws {
    #expect(try value("1", Int8.self) == value("+01.00", XSDDecimal.self))
    #expect(try value("0", XSDInteger.self) == value("-0.0", XSDDecimal.self))
    #expect(try value("NaN", Double.self) == value("NaN", Double.self))
    #expect(try value("-0", Float.self) == value("0.0", Float.self))
    #expect(
      try value("2000-01-01T13:00:00+01:00", XSDDateTime.self) == value("2000-01-01T12:00:00.0Z", XSDDateTime.self))
    #expect(try value("13:00:00.5+01:00", XSDTime.self) == value("12:00:00.50Z", XSDTime.self))
    #expect(try value("P1Y", XSDDuration.self) == value("P12M", XSDDuration.self))
    #expect(try value(" a  b ", String.self, .token) == value("a b", String.self))
    #expect(try value("0A", XSDHexBinary.self) == value("0a", XSDHexBinary.self))
    #expect(try value("1 02", XSDList<Int32>.self) == value("1.0 2", XSDList<XSDDecimal>.self))
    #expect(try value("active", Status.self) == value("active", String.self) || Status.active.rawValue != "active")
    let typed = XMLTyped("1.0", type: XMLName("int", namespace: "http://www.w3.org/2001/XMLSchema"))
    #expect(try XMLIdentityValue(typed, nil) == value("1", Int64.self))
  }

  @Test func differentValues() throws {
    #expect(try value("1", Int32.self) != value("1", Double.self))
    #expect(try value("1", Int32.self) != value("1", String.self))
    #expect(try value("1", Float.self) != value("1", Double.self))
    #expect(try value("true", Bool.self) != value("true", String.self))
    #expect(try value("2000-01-01T12:00:00", XSDDateTime.self) != value("2000-01-01T12:00:00Z", XSDDateTime.self))
    #expect(try value("2000-01-01T12:00:00.1Z", XSDDateTime.self) != value("2000-01-01T12:00:00.12Z", XSDDateTime.self))
    #expect(try value("2000", XSDGYear.self) != value("2000-01", XSDGYearMonth.self))
    #expect(try value("P1M", XSDDuration.self) != value("P30D", XSDDuration.self))
    #expect(try value("0A", XSDHexBinary.self) != value("Cg==", XSDBase64Binary.self))
    #expect(try value("e\u{301}", String.self) != value("\u{E9}", String.self))
    #expect(try value("1", XSDList<Int32>.self) != value("1", Int32.self))
  }
}
