@_spi(Generated) @testable import XSDRuntime

let schemaInstance = XMLName.schemaInstanceNamespace

/// Every kind of row that generated tables use.
struct EveryRow: XMLComplexType {
  var needed: [String]
  var count: Int32
  var title: String
  var note: String?
  var numbers: [Int64] = []
  var maybes: [String?] = []
  var items: [AnyGoal?]?
  var measure: Measure?
  var child: XMLBox<EveryRow>?
  var flags: XMLFlagSet<Status>?
  var words: XSDList<String>?
  var time: XSDDateTime?
  var amount: XSDDecimal?
  var kind: XSDQName?
  var matrix: [Row] = []
  var rest: [XMLFragment] = []
  var key: String?
  var others: [XMLAttribute] = []
  var xmlNilFields = XMLNilFields()

  init(count: Int32 = 0, title: String = "", needed: [String] = []) {
    self.count = count
    self.title = title
    self.needed = needed
  }

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "EveryRow", namespace: "urn:test", element: "Every", nilFields: \.xmlNilFields,
      fields: [
        .requiredWrapped(\.needed, "Needed", item: "string", itemNamespace: "urn:arrays", max: 3),
        .required(\.count, "Count"), .required(\.title, "Title"),
        .optional(\.note, "Note", nillable: true, required: true), .array(\.numbers, "Number", max: 4),
        .nillableArray(\.maybes, "Maybe"), .wrappedNillable(\.items, "Items", item: "Item", nillable: true),
        .optional(\.measure, "Measure"), .boxed(\.child, "Child", nillable: true),
        .optional(\.flags, "Flags", nillable: true),
        .optional(\.words, "Words"), .optional(\.time, "Time"), .optional(\.amount, "Amount"),
        .optional(\.kind, "Kind"),
        .array(\.matrix, "Row"), .wildcard(\.rest), .attribute(\.key, "key"), .anyAttributes(\.others),
      ])
  }

  /// A document with every row in it.
  static let document = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- every row -->
    <t:Every xmlns:t="urn:test" xmlns:xsi="\(schemaInstance)" xmlns:o="urn:other" key=" k&#10;&lt;" o:extra="1">
      <t:Needed xmlns:a="urn:arrays"><a:string> x </a:string><a:string/></t:Needed>
      <t:Count> 7 </t:Count>
      <t:Title>&amp;&lt;&gt;"'&#13;&#10;&#9;😀<![CDATA[<&]]></t:Title>
      <t:Note xsi:nil=" true "/>
      <t:Number>1</t:Number><t:Number>-9223372036854775808</t:Number>
      <t:Maybe>a</t:Maybe><t:Maybe xsi:nil="1"/><t:Maybe/>
      <t:Items>
        <t:Item><t:Id>1</t:Id><t:Name xsi:nil="true"/><t:Status>A &lt; B</t:Status></t:Item>
        <t:Item xsi:nil="true"/>
        <Item xmlns="urn:test" xsi:type="UrlGoal"><Id>2</Id><Url>u</Url></Item>
        <t:Item xsi:type="n:NewGoal" xmlns:n="urn:new" z="&quot;"><t:Id>3</t:Id><n:Deep a="1"><n:x xsi:type="n:T"/></n:Deep></t:Item>
      </t:Items>
      <t:Measure unit="Future &amp; more" rate="-4">1 &lt; 2</t:Measure>
      <t:Child><t:Needed/><t:Count>1</t:Count><t:Title/><t:Note xsi:nil="true"/><t:Child xsi:nil="true"/></t:Child>
      <t:Flags>Paused Active Never</t:Flags>
      <t:Words> a&amp;b
         c </t:Words>
      <t:Time>2017-04-30T17:02:35.6853793+05:30</t:Time>
      <t:Amount>-12345678901234567890.0012300</t:Amount>
      <t:Kind>o:thing</t:Kind>
      <t:Row><t:Cell>1</t:Cell><t:Cell>2</t:Cell></t:Row><t:Row/>
      <o:any><bare xmlns=""/></o:any><t:unknown/>
    </t:Every>
    """
}

/// Simple content with attributes.
struct Measure: XMLComplexType {
  var value: String
  var unit: Status?
  var rate: Int32
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Measure", namespace: "urn:test",
      fields: [.text(\.value), .attribute(\.unit, "unit"), .requiredAttribute(\.rate, "rate")])
  }
}

/// One array inside another.
struct Row: XMLComplexType {
  var cells: [Int32] = []
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>("Row", namespace: "urn:test", fields: [.array(\.cells, "Cell")])
  }
}

/// Seventy nillable members; the last ones are beyond what a word of bits can mark.
struct Wide: XMLComplexType {
  var first: Int32
  var values: Values = Values()
  var xmlNilFields = XMLWideNilFields()

  struct Values {
    // Seventy members of one type, reached by offset.
    typealias Ten = (String?, String?, String?, String?, String?, String?, String?, String?, String?, String?)
    static let none: Ten = (nil, nil, nil, nil, nil, nil, nil, nil, nil, nil)
    var tens: (Ten, Ten, Ten, Ten, Ten, Ten, Ten) = (none, none, none, none, none, none, none)
  }

  init(first: Int32 = 1) { self.first = first }

  private static var tens: [WritableKeyPath<Self, Values.Ten>] {
    [
      \.values.tens.0, \.values.tens.1, \.values.tens.2, \.values.tens.3, \.values.tens.4, \.values.tens.5,
      \.values.tens.6,
    ]
  }
  private static var ones: [WritableKeyPath<Values.Ten, String?>] {
    [\.0, \.1, \.2, \.3, \.4, \.5, \.6, \.7, \.8, \.9]
  }
  /// The seventy members.
  nonisolated(unsafe) static let members: [WritableKeyPath<Self, String?>] = tens.flatMap { ten in
    ones.map { ten.appending(path: $0) }
  }

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Wide", namespace: "urn:test", wideNilFields: \.xmlNilFields,
      fields: [.required(\.first, "First")]
        + members.enumerated().map { .optional($0.element, "M\($0.offset)", nillable: true) })
  }
}

/// Members that are stored outside the struct.
struct Boxes: XMLComplexType {
  var xmlBoxed_needed: XMLBox<Measure>
  var xmlBoxed_wanted: XMLBox<Measure>?
  var xmlNilFields = XMLNilFields()

  var needed: Measure {
    get { xmlBoxed_needed.value }
    set { xmlBoxed_needed = XMLBox(newValue) }
  }
  var wanted: Measure? {
    get { xmlBoxed_wanted?.value }
    set { xmlBoxed_wanted = newValue.map(XMLBox.init) }
  }

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Boxes", namespace: "urn:test", nilFields: \.xmlNilFields,
      fields: [
        .requiredBoxed(\.xmlBoxed_needed, "Needed"),
        .boxed(\.xmlBoxed_wanted, "Wanted", shown: \.wanted, nillable: true),
      ])
  }
}
