import Testing

@_spi(Generated) @testable import XSDRuntime

private let namespace = "urn:r"

private struct Base: XMLComplexType {
  var a: String?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>("Base", namespace: namespace, fields: [.optional(\.a, "a")])
  }
}

private struct Longer: XMLComplexType {
  var base = Base()
  var b: Int32?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Longer", namespace: namespace, base: .base(\.base), fields: [.optional(\.b, "b")])
  }
}

private struct Shorter: XMLComplexType {
  var base = Base()

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>("Shorter", namespace: namespace, base: .base(\.base))
  }
}

/// A base that does not let `Shorter` stand for it.
private indirect enum AnyBase: XMLPolymorphicType {
  case base(Base)
  case longer(Longer)
  case shorter(Shorter)
  case unrecognized(XMLUnrecognized<Base>)

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLVariants<Self>(
      base: Base.self, unrecognized: { .unrecognized($0) },
      extractUnrecognized: { if case .unrecognized(let v) = $0 { v } else { nil } },
      position: { $0.pointee.position },
      [
        .variant(Base.self, { .base($0) }, { if case .base(let v) = $0 { $1(v) } }),
        .variant(Longer.self, { .longer($0) }, { if case .longer(let v) = $0 { $1(v) } }),
        .variant(Shorter.self, { .shorter($0) }, { if case .shorter(let v) = $0 { $1(v) } }).blocked(),
      ])
  }

  private var position: Int {
    switch self {
    case .base: 0
    case .longer: 1
    case .shorter: 2
    case .unrecognized: -1
    }
  }
}

private indirect enum AnyHead: XMLSubstitutionType {
  case head(AnyBase)
  case member(AnyBase)

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLSubstitutionMembers<Self>([
      .member(
        "head", namespace: namespace, AnyBase.self, { .head($0) }, { if case .head(let v) = $0 { v } else { nil } }),
      .member(
        "member", namespace: namespace, AnyBase.self, { .member($0) },
        { if case .member(let v) = $0 { v } else { nil } }
      ).ruled(by: noLonger),
    ])
  }
}

private let noLonger = XMLElementRules(types: [XMLName("Longer", namespace: namespace)])
private let declared = XMLElementRules(declared: [.init(namespace, ["known"])], unread: ["urn:unread"])

private struct Holder: XMLComplexType {
  var free: AnyBase?
  var bound: AnyBase?
  var list: [AnyBase] = []
  var heads: [AnyHead] = []
  var only: [AnyHead] = []
  var code: String?
  var codes: [String]?
  var typed: XMLTyped<String>?
  var others: [XMLFragment] = []
  var attributes: [XMLAttribute] = []

  static let codeFacets = XMLFacets(maxLength: 3, type: XMLName("Code", namespace: namespace))
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Holder", namespace: namespace,
      fields: [
        .optional(\.free, "free"), .optional(\.bound, "bound").ruled(by: noLonger),
        .array(\.list, "list").ruled(by: noLonger), .array(\.heads, "head"),
        .array(\.only, "only").ruled(by: XMLElementRules(elements: [XMLName("member", namespace: namespace)])),
        .optional(\.code, "code", facets: codeFacets), .wrapped(\.codes, "codes", item: "code", facets: codeFacets),
        .optional(\.typed, "typed").ruled(
          by: XMLElementRules(simpleTypes: [.init("Code", namespace: namespace, codeFacets)])),
        .wildcard(\.others).ruled(by: declared), .anyAttributes(\.attributes).ruled(by: declared),
      ])
  }
}

@Suite struct ElementRuleTests {
  private func document(_ content: String, _ attributes: String = "") -> String {
    """
    <Holder xmlns='\(namespace)' xmlns:r='\(namespace)' xmlns:u='urn:unread' xmlns:o='urn:o' \
    xmlns:s='http://www.w3.org/2001/XMLSchema' \
    xmlns:x='http://www.w3.org/2001/XMLSchema-instance' \(attributes)>\(content)</Holder>
    """
  }

  /// What strict reading says; lenient reading has to read it, and say the same to whoever asks.
  private func problem(_ content: String, _ attributes: String = "") throws -> String? {
    var remarks: [String] = []
    let collected = Collector()
    _ = try Holder(
      xml: document(content, attributes), options: XMLReadingOptions(onDeviation: { collected.add($0) }))
    remarks = collected.messages
    do throws(XMLError) {
      _ = try Holder(xml: document(content, attributes), options: .strict)
      #expect(remarks.isEmpty)
      return nil
    } catch {
      #expect(remarks.first == error.message)
      return "\(error.kind.rawValue): \(error.message)"
    }
  }

  @Test func typesThatAreBlocked() throws {
    #expect(try problem("<free x:type='Longer'><b>1</b></free>") == nil)
    #expect(
      try problem("<free x:type='Shorter'/>")
        == "unexpectedType: xsi:type is {urn:r}Shorter, which may not stand for the type of 'free': the schema blocks it"
    )
    #expect(try problem("<bound/><list/>") == nil)
    for element in ["bound", "list"] {
      let message = try problem("<\(element) x:type='Longer'><b>1</b></\(element)>")
      #expect(message?.hasPrefix("unexpectedType: xsi:type is {urn:r}Longer") == true)
    }
    #expect(try problem("<list/><list x:type='Longer'/>") != nil)
    guard case .shorter = try Holder(xml: document("<free x:type='Shorter'><a>1</a></free>")).free else {
      Issue.record("a blocked type is still known to lenient reading")
      return
    }
  }

  @Test func membersThatAreBlocked() throws {
    #expect(try problem("<head x:type='Longer'/><member/>") == nil)
    #expect(try problem("<member x:type='Longer'/>")?.hasPrefix("unexpectedType") == true)
    let table = Holder.xmlBinding.table
    #expect(table.fields.first { $0.name.name.localName == "only" }?.hasTextRules == true)
    #expect(table.fields.first { $0.name.name.localName == "bound" }?.hasTextRules == false)
  }

  @Test func whatIsLeftOpenHasToBeDeclared() throws {
    #expect(try problem("<known/><u:any/><o:typed x:type='s:int'/>", "r:known='' u:any='' xml:lang='de'") == nil)
    // Nobody knows what is declared in a namespace whose schema was not read.
    #expect(try problem("<o:other/>", "o:other=''") == nil)
    #expect(
      try problem("<unknown/>")
        == "unexpectedElement: the element '{urn:r}unknown' is not declared, but the schema leaves open only what is")
    #expect(
      try problem("", "r:other=''")
        == "unexpectedAttribute: the attribute '{urn:r}other' is not declared, but the schema leaves open only what is")
  }

  @Test func simpleTypesAreTheirOwnOrLost() throws {
    #expect(try problem("<code x:type='Code'>a</code><codes><code/><code x:type='Code'/></codes>") == nil)
    #expect(try problem("<code x:type='s:string'>a</code>") == nil)
    for content in [
      "<code x:type='Other'>a</code>", "<codes><code x:type='Other'/></codes>",
      "<codes><code/><code x:type='Other'/></codes>",
    ] {
      #expect(try problem(content)?.contains("a value of type String cannot keep") == true)
    }
  }

  @Test func typesThatAreKeptAreKnown() throws {
    #expect(try problem("<typed x:type='Code'>a</typed>") == nil)
    #expect(try problem("<typed x:type='Other'>a</typed>")?.contains("is not known to be derived") == true)
    let value = try Holder(xml: document("<typed x:type='Code'>long</typed>"), options: .strict)
    #expect(XMLValidator.violations(of: value).map(\.rule) == [.maxLength])
    #expect(XMLValidator.violations(of: try Holder(xml: document("<typed>long</typed>"))).isEmpty)
  }
}

private final class Collector: @unchecked Sendable {
  private(set) var messages: [String] = []
  func add(_ error: XMLError) { messages.append(error.message) }
}
