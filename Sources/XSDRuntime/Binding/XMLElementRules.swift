/// What a schema says of an element beside the type of its value: what may stand for it or for its type, and whether it
/// has to be declared (XML Schema Part 1, 3.3.4, 3.3.6 and 3.10.4). Used by generated code.
///
/// Rules are looked at in strict reading, and where somebody wants to know of deviations.
@_spi(Generated) public final class XMLElementRules: Sendable {
  private let blockedTypes: [XMLName]
  private let blockedElements: Set<UInt64>
  /// Local names by namespace of what is declared; `nil` if nothing has to be.
  private let declared: [String: Set<String>]?
  /// Namespaces of which not all declarations are known.
  private let unreadNamespaces: [String]
  private let simpleTypes: [XMLSimpleTypeName]
  private let admitsAnySimpleType: Bool

  /// Collects rules.
  ///
  /// - Parameters:
  ///   - types: types that `xsi:type` may not name, because they are blocked.
  ///   - elements: members of a substitution group that may not stand for its head, because they are blocked.
  ///   - simpleTypes: simple types that `xsi:type` may name.
  ///   - anySimpleType: whether `xsi:type` may name any.
  public init(
    types: [XMLName] = [], elements: [XMLName] = [], simpleTypes: [XMLSimpleTypeName] = [],
    anySimpleType: Bool = false
  ) {
    blockedTypes = types
    blockedElements = Set(elements.map { XMLWireName.interned($0).name.key })
    declared = nil
    unreadNamespaces = []
    self.simpleTypes = simpleTypes
    admitsAnySimpleType = anySimpleType
  }

  /// The rule of a wildcard with `processContents="strict"`: what it admits has to be declared.
  ///
  /// - Parameters:
  ///   - declared: the names of global declarations.
  ///   - unread: namespaces of which not all declarations are known.
  public init(declared: [XMLDeclaredNames], unread: [String] = []) {
    blockedTypes = []
    blockedElements = []
    var names: [String: Set<String>] = [:]
    for item in declared { names[item.namespace, default: []].formUnion(item.names) }
    self.declared = names
    unreadNamespaces = unread
    simpleTypes = []
    admitsAnySimpleType = false
  }

  /// Whether `xsi:type` may not name a type.
  func blocks(_ type: XMLName) -> Bool { blockedTypes.contains(type) }

  /// Whether names of elements are looked at.
  var checksElements: Bool { declared != nil || !blockedElements.isEmpty }

  /// Whether `xsi:type` may name a type that a schema defines.
  func admits(_ type: XMLName) -> Bool { admitsAnySimpleType || simpleType(type) != nil }

  /// A simple type that `xsi:type` may name.
  func simpleType(_ name: XMLName) -> XMLSimpleTypeName? { simpleTypes.first { $0.name == name } }

  /// Checks the name of the element whose start tag was read last.
  func checkElement(_ reader: inout XMLReader) throws(XMLError) {
    guard reader.checksRules else { return }
    if !blockedElements.isEmpty, blockedElements.contains(reader.currentKey) {
      try reader.deviation(
        .unexpectedElement,
        "the element '\(reader.name.localName)' may not stand here: the schema blocks it as a substitute",
        at: reader.tagOffset)
    }
    // What has no declaration may name its type instead.
    guard reader.typeAttribute < 0, isUndeclared(reader.name) else { return }
    try reader.deviation(
      .unexpectedElement, "the element '\(reader.name)' is not declared, but the schema leaves open only what is",
      at: reader.tagOffset)
  }

  /// Checks the name of an attribute of the start tag read last.
  func checkAttribute(_ slot: XMLReader.AttributeSlot, _ reader: inout XMLReader) throws(XMLError) {
    guard reader.checksRules else { return }
    let local = reader.localStart(slot)
    let name = XMLName(reader.text(at: local.start, local.length), namespace: reader.uri(of: slot.namespace))
    guard isUndeclared(name) else { return }
    try reader.deviation(
      .unexpectedAttribute, "the attribute '\(name)' is not declared, but the schema leaves open only what is",
      at: slot.nameStart)
  }

  /// Whether a name has no declaration. Nobody can tell of a namespace of which not all schemas were read.
  private func isUndeclared(_ name: XMLName) -> Bool {
    guard let names = declared?[name.namespace], !unreadNamespaces.contains(name.namespace) else { return false }
    return !names.contains(name.localName)
  }
}

/// The global declarations of one namespace. Used by generated code.
@_spi(Generated) public struct XMLDeclaredNames: Sendable {
  let namespace: String
  let names: [String]

  /// Lists names of a namespace.
  public init(_ namespace: String, _ names: [String]) {
    self.namespace = namespace
    self.names = names
  }
}

/// A simple type that `xsi:type` may name. Used by generated code.
@_spi(Generated) public struct XMLSimpleTypeName: Sendable {
  let name: XMLName
  let facets: XMLFacets?

  /// Names a type with the facets of its values.
  public init(_ name: String, namespace: String, _ facets: XMLFacets? = nil) {
    self.name = XMLName(name, namespace: namespace)
    self.facets = facets
  }
}

extension XMLReader {
  /// Whether anybody wants to know of what a schema does not allow, where reading goes on without.
  var checksRules: Bool { isStrict || options.onDeviation != nil }

  /// Reports that the element whose start tag was read last names a type that is blocked where it stands.
  mutating func blockedType(_ type: XMLName) throws(XMLError) {
    try deviation(
      .unexpectedType,
      "xsi:type is \(type), which may not stand for the type of '\(name.localName)': the schema blocks it",
      at: attributes[typeAttribute].nameStart)
  }
}

extension XMLValidator.Constraints {
  /// Checks what `xsi:type` says of the element whose start tag was read last.
  ///
  /// Whether a value of a simple type can keep it is checked where its text is read.
  func checkType(_ reader: inout XMLReader) throws(XMLError) {
    guard reader.checksRules, let found = try reader.typeName()?.name else { return }
    if let elementRules, elementRules.blocks(found) { return try reader.blockedType(found) }
    if found == ownType {
      // It says what the schema says anyway.
      reader.typeAttribute = -1
    } else if keepsType, found.namespace != XMLName.schemaNamespace, !(elementRules?.admits(found) ?? false) {
      try reader.deviation(
        .unexpectedType,
        "xsi:type is \(found), which is not known to be derived from the type of '\(reader.name.localName)'",
        at: reader.attributes[reader.typeAttribute].nameStart)
    }
  }

  /// The constraints of a value of which `xsi:type` says that its type is another.
  func named(_ type: XMLName?) -> Self {
    guard let type, let facets = elementRules?.simpleType(type)?.facets else { return self }
    var constraints = self
    constraints.facets = facets
    return constraints
  }
}

/// Rules for elements. Used by generated code.
@_spi(Generated) extension XMLField {
  /// The same row with rules for its element, or for its items.
  public func ruled(by rules: XMLElementRules) -> Self {
    var row = row
    row.constraints.elementRules = rules
    return Self(row)
  }
}

@_spi(Generated) extension XMLAlternative {
  /// The same alternative with rules for its element.
  public func ruled(by rules: XMLElementRules) -> Self {
    var alternative = self
    alternative.elementRules = rules
    return alternative
  }
}

@_spi(Generated) extension XMLSubstitutionMember {
  /// The same member with rules for its element.
  public func ruled(by rules: XMLElementRules) -> Self {
    Self(name: name, rules: self.rules.with(rules), make: make)
  }
}

@_spi(Generated) extension XMLVariant {
  /// The same type where the base does not let it stand for itself.
  public func blocked() -> Self {
    var variant = self
    variant.isBlocked = true
    return variant
  }
}
