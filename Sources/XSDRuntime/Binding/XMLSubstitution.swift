/// A generated enum that stands where a schema refers to the head of a substitution group: one case a member
/// (XML Schema Part 1, 2.2.2.2).
///
/// `makeXMLCodec()` of such a type returns ``XMLSubstitutionMembers``.
public protocol XMLSubstitutionType: XMLValue {}

extension XMLSubstitutionType {
  /// The members of the group.
  static var xmlMembers: [XMLSubstitutionMember<Self>] {
    guard let codec = xmlCodec as? XMLSubstitutionMembers<Self> else {
      preconditionFailure("makeXMLCodec() of \(Self.self) must return XMLSubstitutionMembers")
    }
    return codec.members
  }

  /// The names of the members.
  static var elementNames: [XMLName] { xmlMembers.map(\.name.name) }

  /// The names of the members that may be nil.
  static var nillableKeys: Set<UInt64> { Set(xmlMembers.filter(\.rules.decodesNil).map(\.name.key)) }

  /// Equal if both are the same member with equal values.
  public static func == (lhs: Self, rhs: Self) -> Bool { xmlCodec.areEqual(lhs, rhs) }

  /// Hashes the value of the member.
  public func hash(into hasher: inout Hasher) { Self.xmlCodec.hash(self, into: &hasher) }
}

/// Elements whose name tells which member of a substitution group they are. Used by generated code.
public final class XMLSubstitutionMembers<Value>: XMLCodec<Value>, @unchecked Sendable {
  let members: [XMLSubstitutionMember<Value>]

  /// Lists the members, the head among them unless it is abstract.
  @_spi(Generated) public init(_ members: [XMLSubstitutionMember<Value>]) {
    self.members = members
    super.init()
  }

  override func areEqual(_ lhs: Value, _ rhs: Value) -> Bool {
    for member in members {
      if let equal = member.alternative.areEqual(lhs, rhs) { return equal }
    }
    return false
  }

  override func hash(_ value: Value, into hasher: inout Hasher) {
    for member in members where member.alternative.hash(value, &hasher) { return }
  }

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> Value {
    let key = reader.currentKey
    guard let member = members.first(where: { $0.name.key == key }) else {
      let known = members.map(\.name.name.localName).joined(separator: ", ")
      throw reader.error(
        .unexpectedElement, "'\(reader.name)' is not in the substitution group; its members are \(known)",
        at: reader.tagOffset)
    }
    return try member.alternative.decode(&reader)
  }

  override func encode(
    _ value: Value, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    for member in members where member.alternative.encode(value, &writer) { return }
  }
}

/// One member of a substitution group. Used by generated code.
public struct XMLSubstitutionMember<Value>: Sendable {
  typealias Make = @Sendable (XMLWireName, XMLAlternativeRules) -> XMLResolvedAlternative<Value>

  let name: XMLWireName
  let rules: XMLAlternativeRules
  let make: Make
  let alternative: XMLResolvedAlternative<Value>

  init(name: XMLWireName, rules: XMLAlternativeRules, make: @escaping Make) {
    self.name = name
    self.rules = rules
    self.make = make
    alternative = make(name, rules)
  }

  /// An element with its case.
  @_spi(Generated) public static func member<Payload: XMLValue>(
    _ name: String, namespace: String, _ type: Payload.Type, _ make: @escaping @Sendable (Payload) -> Value,
    _ extract: @escaping @Sendable (Value) -> Payload?, default: String? = nil, fixed: String? = nil,
    facets: XMLFacets? = nil
  ) -> Self {
    Self(
      name: XMLWireName.interned(XMLName(name, namespace: namespace)).name,
      rules: XMLAlternativeRules(Payload.self, default: `default`, fixed: fixed, facets: facets)
    ) { name, rules in
      XMLResolvedAlternative(
        keys: [name.key], extract: extract,
        // Whoever found this member has named it.
        validate: { $1.visit($0, rules.constraints) },
        // The start tag was taken by whoever found this member.
        decode: { reader throws(XMLError) in
          try rules.apply(to: &reader)
          defer { reader.clearTextRules() }
          return make(try Payload.xmlCodec.decode(&reader))
        },
        encode: { $1.element($0, name, rules) })
    }
  }

  /// An element that may be nil, with its case.
  @_spi(Generated) public static func nillableMember<Payload: XMLValue>(
    _ name: String, namespace: String, _ type: Payload.Type, _ make: @escaping @Sendable (Payload?) -> Value,
    _ extract: @escaping @Sendable (Value) -> Payload??, default: String? = nil, fixed: String? = nil,
    facets: XMLFacets? = nil
  ) -> Self {
    Self(
      name: XMLWireName.interned(XMLName(name, namespace: namespace)).name,
      rules: XMLAlternativeRules(Payload.self, nillable: true, default: `default`, fixed: fixed, facets: facets)
    ) { name, rules in
      XMLResolvedAlternative(
        keys: [name.key], extract: extract, validate: { $1.visit(nillable: $0, rules.constraints) },
        decode: { reader throws(XMLError) in
          try rules.apply(to: &reader)
          defer { reader.clearTextRules() }
          return make(try reader.nillableValue(Payload.self, rules))
        },
        encode: { $1.nillableElement($0, name, rules) })
    }
  }
}
