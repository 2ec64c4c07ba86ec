// Types such as the generator writes, with every kind of row. Compiled into one module with the runtime.

@_spi(Generated) import XSDRuntime

let fuzzNamespace = "urn:f"

enum FuzzWord: XMLEnumeration, XMLValue {
  case on
  case off
  case unrecognized(String)
  static let allCases: [Self] = [.on, .off]
  var rawValue: String {
    switch self {
    case .on: "On"
    case .off: "Off"
    case .unrecognized(let word): word
    }
  }
}

struct FuzzBase: XMLComplexType {
  var id: Int64?
  var name: String?
  var word: FuzzWord?
  var xmlNilFields = XMLNilFields()
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "B", namespace: fuzzNamespace, nilFields: \.xmlNilFields,
      fields: [
        .optional(\.id, "i", nillable: true), .optional(\.name, "n", nillable: true, required: true),
        .optional(\.word, "w"),
      ])
  }
}

struct FuzzDerived: XMLComplexType {
  var base: FuzzBase
  var label: String
  var query: String?
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "D", namespace: "urn:g", base: .base(\.base),
      fields: [.required(\.label, "l"), .attribute(\.query, "q")])
  }
}

enum AnyFuzz: XMLPolymorphicType {
  case base(FuzzBase)
  case derived(FuzzDerived)
  case unrecognized(XMLUnrecognized<FuzzBase>)
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLVariants<Self>(
      base: FuzzBase.self, unrecognized: { .unrecognized($0) },
      extractUnrecognized: { if case .unrecognized(let value) = $0 { value } else { nil } },
      position: { value in
        switch value.pointee {
        case .base: 0
        case .derived: 1
        case .unrecognized: -1
        }
      },
      [
        .variant(FuzzBase.self, { .base($0) }, { if case .base(let value) = $0 { $1(value) } }),
        .variant(FuzzDerived.self, { .derived($0) }, { if case .derived(let value) = $0 { $1(value) } }),
      ])
  }
}

struct FuzzText: XMLComplexType {
  var value: String
  var unit: FuzzWord?
  var rate: Int32
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "T", namespace: fuzzNamespace,
      fields: [
        .text(\.value), .attribute(\.unit, "u", namespace: "urn:g"), .requiredAttribute(\.rate, "r"),
      ])
  }
}

struct FuzzRoot: XMLComplexType {
  var count: Int32
  var title: String
  var items: [AnyFuzz?]?
  var needed: [String]
  var numbers: [Int64]
  var maybes: [String?]
  var text: FuzzText?
  var child: XMLBox<FuzzRoot>?
  var flags: XMLFlagSet<FuzzWord>?
  var list: XSDList<String>?
  var time: XSDDateTime?
  var amount: XSDDecimal?
  var bytes: XSDBase64Binary?
  var rest: [XMLFragment]
  var key: String?
  var others: [XMLAttribute]
  var xmlNilFields = XMLNilFields()
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "R", namespace: fuzzNamespace, element: "r", nilFields: \.xmlNilFields,
      fields: [
        .wrappedNillable(\.items, "is", item: "i", itemNamespace: "urn:h", nillable: true),
        .requiredWrapped(\.needed, "ns", item: "n"),
        .required(\.count, "c"), .required(\.title, "t"), .array(\.numbers, "x"), .nillableArray(\.maybes, "m"),
        .optional(\.text, "T"), .boxed(\.child, "r", nillable: true), .optional(\.flags, "f", nillable: true),
        .optional(\.list, "l"), .optional(\.time, "d"), .optional(\.amount, "a"), .optional(\.bytes, "b"),
        .wildcard(\.rest), .attribute(\.key, "k"), .anyAttributes(\.others),
      ])
  }
}
