/// Walks a value along the tables of its types and collects what the schema does not allow.
struct XMLValidator {
  /// What a schema says of one member beside its type.
  struct Constraints {
    var facets: XMLFacets?
    var fixed: String?
    /// What an element stands for that is empty, and an attribute that is left out.
    var defaultText: String?
    /// The facets, if their patterns may ask for another lexical form than the one that values are written in.
    private(set) var literalFacets: XMLFacets?
    /// Whether values are kept in the form that they were given in.
    private var keepsText = false
    /// What a group is called, which has no name on the wire.
    var groupName: String?
    /// Rules for the element; `nil` if there are none.
    var elementRules: XMLElementRules?
    /// The name of the values' type, where it says nothing that is not known.
    private(set) var ownType: XMLName?
    /// Whether values keep what `xsi:type` says.
    private(set) var keepsType = false
    /// Whether there is something to be said of `xsi:type`.
    var checksTypes: Bool { elementRules != nil || ownType != nil || keepsType }

    init() {}

    init(facets: XMLFacets?) { self.facets = facets }

    /// The constraints of values that a Swift type of this kind holds.
    init(_ kind: XMLValueKind, facets: XMLFacets?, fixed: String? = nil) {
      self.facets = facets
      self.fixed = fixed
      keepsType = kind.isTyped
      ownType = keepsType ? nil : facets?.type
      keepsText = kind.keepsText
      if let facets, facets.hasPatterns, !keepsText { literalFacets = facets }
    }

    /// The constraints of the same member in a type that restricts it.
    func restricted(facets: XMLFacets?, fixed: String?) -> Constraints {
      if facets == nil, fixed == nil { return self }
      var constraints = self
      constraints.facets = facets ?? self.facets
      constraints.fixed = fixed ?? self.fixed
      if let facets, !keepsType { constraints.ownType = facets.type }
      if let facets, facets.hasPatterns, !keepsText { constraints.literalFacets = facets }
      return constraints
    }
  }

  private(set) var violations: [XMLViolation] = []
  private var path: [String] = []

  /// An open element.
  private struct Place {
    /// How often each name has occurred in it.
    var counts: [String: Int] = [:]
    /// The identity constraints of its children, once its type is known.
    var constraints: XMLIdentityConstraints?
    var hasType = false
  }

  private var places: [Place] = []
  /// What identity constraints are checked on, inside of an element that has some.
  private(set) var identity: XMLIdentityScope?
  /// What identifies elements of the whole document.
  private var references = XMLReferenceTable()
  /// The elements of one value, where only their names are asked for.
  private(set) var childNames: [XMLName]?
  /// Whether somebody asks for every element, also for those that say nothing to their own type.
  var visitsAllElements: Bool { identity != nil || childNames != nil }
  /// Whether elements are counted by their name, because they may come again.
  private var isRepeated = false

  /// Everything that a schema does not allow about a value.
  static func violations(of value: Any) -> [XMLViolation] {
    var validator = XMLValidator()
    validator.visitRoot(value)
    return validator.violations
  }

  static func validate(_ value: Any) throws(XMLValidationError) {
    let violations = violations(of: value)
    if !violations.isEmpty { throw XMLValidationError(violations: violations) }
  }

  /// The names of a value's child elements, in the order in which they are written.
  static func childNames(of value: UnsafeRawPointer, _ table: XMLTypeTable) -> [XMLName] {
    var validator = XMLValidator()
    validator.childNames = []
    table.validateContent(value, &validator)
    return validator.childNames ?? []
  }

  private mutating func visitRoot(_ value: Any) {
    guard let (root, identity) = (value as? any XMLContent)?.codecRoot else { return visit(value, Constraints()) }
    element(root, isRepeated: false, identity) { $0.visit(value, Constraints()) }
    violations += references.dangling
  }

  // MARK: Places

  /// Runs a body one element further in.
  mutating func element(_ name: XMLName, isRepeated: Bool, _ body: (inout XMLValidator) -> Void) {
    element(name, isRepeated: isRepeated, places.last?.constraints?.ofChildren[name] ?? [], body)
  }

  private mutating func element(
    _ name: XMLName, isRepeated: Bool, _ constraints: [XMLIdentityConstraint], _ body: (inout XMLValidator) -> Void
  ) {
    if childNames != nil {
      childNames?.append(name)
      return
    }
    var segment = name.localName
    if isRepeated || self.isRepeated, !places.isEmpty {
      let count = (places[places.count - 1].counts[segment] ?? 0) + 1
      places[places.count - 1].counts[segment] = count
      segment += "[\(count)]"
    }
    if identity == nil, !constraints.isEmpty { identity = XMLIdentityScope(path: path) }
    identity?.enter(name, segment: segment, constraints)
    path.append(segment)
    places.append(Place())
    let outer = self.isRepeated
    self.isRepeated = false
    body(&self)
    self.isRepeated = outer
    places.removeLast()
    path.removeLast()
    guard let identity else { return }
    violations += identity.leave()
    if identity.isComplete { self.identity = nil }
  }

  /// Notes the type of the open element. The groups in it have tables of their own, which say nothing of identity.
  mutating func enter(_ table: XMLTypeTable) {
    guard !places.isEmpty, !places[places.count - 1].hasType else { return }
    places[places.count - 1].hasType = true
    places[places.count - 1].constraints = table.identity
  }

  /// Runs a body for the groups of a repeated one.
  mutating func repeatedGroup(_ body: (inout XMLValidator) -> Void) {
    let outer = isRepeated
    isRepeated = true
    body(&self)
    isRepeated = outer
  }

  /// Runs a body for an attribute.
  mutating func attribute(_ name: XMLName, _ body: (inout XMLValidator) -> Void) {
    path.append("@" + name.localName)
    identity?.beginAttribute(name)
    body(&self)
    identity?.endAttribute()
    path.removeLast()
  }

  /// Reports a violation at the open element or attribute, or at a child of it.
  mutating func report(_ rule: XMLViolation.Rule, expected: String, found: String, at child: String? = nil) {
    let path = (path + (child.map { [$0] } ?? [])).joined(separator: "/")
    violations.append(XMLViolation(path: path, rule: rule, expected: expected, found: found))
  }

  /// Reports a number of occurrences outside of its bounds.
  mutating func checkCount(_ count: Int, min: Int, max: Int?, of name: String) {
    if count < min { report(.minOccurs, expected: "at least \(min)", found: "\(count)", at: name) }
    if let max, count > max { report(.maxOccurs, expected: "at most \(max)", found: "\(count)", at: name) }
  }

  // MARK: Values

  /// Checks a value of any type; what has no constraints, as an element that was kept whole, is as it should be.
  mutating func visit(_ value: Any, _ constraints: Constraints) {
    if let identity { note(value, constraints, identity) }
    switch value {
    case let value as any XMLNillableValue: if let content = value.content { visit(content, constraints) }
    case let value as any XMLTypedValue: visit(value.content, constraints.named(value.type))
    case let value as any XMLLexicalValue: check(value, constraints)
    case let value as any XMLStructuredContent: value.visitTable(&self, constraints)
    case let value as any XMLPolymorphicType: value.visitVariant(&self, constraints)
    case let value as any XMLSubstitutionType: value.visitMember(&self)
    case let value as any XMLElementType: value.visitContent(&self)
    case let value as any XMLChoiceType: value.visitAlternative(&self)
    case is XMLFragment: noteUntyped()
    default: break
    }
  }

  /// Notes a value that identity constraints may ask for.
  private func note(_ value: Any, _ constraints: Constraints, _ identity: XMLIdentityScope) {
    switch value {
    case let value as any XMLNillableValue:
      guard value.content == nil else { return }
      for attribute in value.nilAttributes { identity.noteUntyped(attribute) }
      identity.note(.none)
    case let value as any XMLLexicalValue: identity.note(.simple(value, constraints.facets))
    case let value as XMLFragment: identity.note(contentOf: value)
    default: break
    }
  }

  private mutating func check<Value: XMLLexicalValue>(_ value: Value, _ constraints: Constraints) {
    let text = value.lexicalString
    let found = "'\(text.prefix(80))'"
    if let bad = text.unicodeScalars.first(where: { !XMLCharacters.isAllowed($0.value) }) {
      let code = "U+" + String(bad.value, radix: 16, uppercase: true)
      report(.lexicalForm, expected: "characters that XML 1.0 can carry", found: code)
    }
    if let name = value as? XSDQName, !XMLFacets.Form.ncName.allows(name.localName) {
      report(.lexicalForm, expected: "a name without colon", found: "'\(name.localName.prefix(80))'")
    }
    if let union = value as? any XMLUnion {
      checkUnion(union, found)
    } else if let list = value as? any XMLItemList {
      checkItems(list, constraints.facets?.itemFacets)
    } else if !value.isListed {
      report(.enumeration, expected: "a word that \(Value.lexicalTypeName) lists", found: found)
    }
    var literal = text
    if let facets = constraints.facets, facets.hasPatterns { literal = facets.matchingLiteral(of: value) ?? text }
    for failure in constraints.facets?.failures(of: value, text: literal) ?? [] {
      report(failure.rule, expected: failure.expected, found: found)
    }
    check(value, standsFor: constraints)
    if let link = constraints.facets?.link { check(link, text, found) }
  }

  /// Checks the text of an element that may have only one value, or stands for another one if it is empty.
  fileprivate mutating func check<Value: XMLLexicalValue>(_ value: Value, standsFor constraints: Constraints) {
    if let fixed = constraints.fixed {
      if value.isValue(of: fixed, constraints.facets?.whiteSpace ?? .preserve) { return }
      report(.fixed, expected: "'\(fixed)'", found: "'\(value.lexicalString.prefix(80))'")
    } else if let standIn = constraints.defaultText, !standIn.isEmpty, value.lexicalString.isEmpty,
      path.last?.hasPrefix("@") != true
    {
      report(.lexicalForm, expected: "some text: an empty element stands for its default '\(standIn)'", found: "''")
    }
  }

  private mutating func check(_ link: XMLFacets.Link, _ id: String, _ found: String) {
    let path = path.joined(separator: "/")
    switch link {
    case .reference: references.note(reference: id, at: path)
    case .id:
      guard let earlier = references.note(id, at: path) else { return }
      report(.id, expected: "an ID that nothing else has", found: found + ", as \(earlier) has")
    }
  }

  /// Notes that something was kept without its types.
  mutating func noteUntyped() { references.isOpen = true }

  private mutating func checkUnion<Value: XMLUnion>(_ value: Value, _ found: String) {
    let (index, payload) = (value.xmlMember.index, value.xmlMember.payload)
    guard index >= 0 else {
      return report(
        .lexicalForm, expected: "a value of one of the member types of \(Value.lexicalTypeName)", found: found)
    }
    check(payload, Constraints(facets: Value.xmlMembers[index].facets))
  }

  private mutating func checkItems(_ list: any XMLItemList, _ facets: XMLFacets?) {
    for item in list.lexicalItems {
      check(item, Constraints(facets: facets))
      guard let text = item as? String, text.isEmpty || text.utf8.contains(where: isXMLSpace) else { continue }
      report(.whiteSpace, expected: "items without white space", found: "'\(text.prefix(80))'")
    }
  }
}

extension XMLContent {
  /// The element that a document of this type starts with, and its identity constraints.
  fileprivate var codecRoot: (XMLName, [XMLIdentityConstraint])? {
    let codec = Self.xmlCodec
    return codec.rootElement.map { ($0.name, codec.rootConstraints) }
  }
}

extension XMLStructuredContent {
  fileprivate func visitTable(_ validator: inout XMLValidator, _ constraints: XMLValidator.Constraints) {
    let table = Self.xmlTable
    withUnsafePointer(to: self) { table.validate(UnsafeRawPointer($0), &validator) }
    guard constraints.fixed != nil || constraints.defaultText != nil, let text = table.textField else { return }
    let content = withUnsafePointer(to: self) {
      text.operations.members(UnsafeRawPointer($0) + text.offset).first ?? nil
    }
    if let content = content as? any XMLLexicalValue { validator.check(content, standsFor: constraints) }
  }
}

extension XMLPolymorphicType {
  fileprivate func visitVariant(_ validator: inout XMLValidator, _ constraints: XMLValidator.Constraints) {
    let codec = Self.xmlVariants
    if !codec.isKnown(self) { validator.noteUntyped() }
    if let payload = codec.payload(of: self) { validator.visit(payload, constraints) }
  }
}

extension XMLSubstitutionType {
  fileprivate func visitMember(_ validator: inout XMLValidator) {
    for member in Self.xmlMembers where member.alternative.validate(self, &validator) { return }
    validator.noteUntyped()
  }

  /// The name of the element that the value is.
  var elementName: XMLName? {
    Self.xmlMembers.first { $0.alternative.areEqual(self, self) != nil }?.name.name
  }
}

extension XMLElementType {
  fileprivate func visitContent(_ validator: inout XMLValidator) { Self.xmlCodec.validate(self, &validator) }
}

extension XMLChoiceType {
  fileprivate func visitAlternative(_ validator: inout XMLValidator) {
    for alternative in Self.xmlChoice.codec.alternatives where alternative.validate(self, &validator) { return }
  }
}
