/// Kinds of alternatives. Used by generated code.
@_spi(Generated) extension XMLAlternative {
  /// One element.
  public static func element<Payload: XMLValue>(
    _ name: String, namespace: String? = nil, _ type: Payload.Type,
    _ make: @escaping @Sendable (Payload) -> Value, _ extract: @escaping @Sendable (Value) -> Payload?,
    default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    let own = XMLAlternativeRules(Payload.self, default: `default`, fixed: fixed, facets: facets)
    return Self(name: name, namespace: namespace) { name, elementRules in
      let rules = own.with(elementRules)
      return XMLResolvedAlternative(
        keys: name.keys(with: XMLValueKind(Payload.self).elementNames), extract: extract,
        validate: { $1.element($0, named: name.name, isRepeated: false, rules.constraints) },
        decode: { reader throws(XMLError) in
          _ = try reader.moveToChild()
          try rules.apply(to: &reader)
          defer { reader.clearTextRules() }
          return make(try Payload.xmlCodec.decode(&reader))
        },
        encode: { $1.element($0, name, rules) })
    }
  }

  /// One element that may be nil.
  public static func nillableElement<Payload: XMLValue>(
    _ name: String, namespace: String? = nil, _ type: Payload.Type,
    _ make: @escaping @Sendable (Payload?) -> Value, _ extract: @escaping @Sendable (Value) -> Payload??,
    default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    let own = XMLAlternativeRules(Payload.self, nillable: true, default: `default`, fixed: fixed, facets: facets)
    return Self(name: name, namespace: namespace) { name, elementRules in
      let rules = own.with(elementRules)
      return XMLResolvedAlternative(
        keys: name.keys(with: XMLValueKind(Payload.self).elementNames), extract: extract,
        validate: { $1.element($0, named: name.name, isRepeated: false, rules.constraints) },
        decode: { reader throws(XMLError) in
          _ = try reader.moveToChild()
          try rules.apply(to: &reader)
          defer { reader.clearTextRules() }
          return make(try reader.nillableValue(Payload.self, rules))
        },
        encode: { $1.nillableElement($0, name, rules) })
    }
  }

  /// An element that is repeated in place.
  public static func array<Payload: XMLValue>(
    _ name: String, namespace: String? = nil, _ type: Payload.Type,
    _ make: @escaping @Sendable ([Payload]) -> Value, _ extract: @escaping @Sendable (Value) -> [Payload]?,
    min: Int = 0, max: Int? = nil, default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    let own = XMLAlternativeRules(Payload.self, default: `default`, fixed: fixed, facets: facets)
    return Self(name: name, namespace: namespace) { name, elementRules in
      let rules = own.with(elementRules)
      let keys = name.keys(with: XMLValueKind(Payload.self).elementNames)
      return XMLResolvedAlternative(
        keys: keys, extract: extract,
        validate: { rules.validate($0, named: name.name, min: min, max: max, &$1) },
        decode: { reader throws(XMLError) in
          defer { reader.clearTextRules() }
          return make(
            try reader.repeated(keys, rules) { reader throws(XMLError) in try Payload.xmlCodec.decode(&reader) }
          )
        },
        encode: { values, writer in
          for value in values { writer.element(value, name, rules) }
        })
    }
  }

  /// An element that is repeated in place and may be nil.
  public static func nillableArray<Payload: XMLValue>(
    _ name: String, namespace: String? = nil, _ type: Payload.Type,
    _ make: @escaping @Sendable ([Payload?]) -> Value, _ extract: @escaping @Sendable (Value) -> [Payload?]?,
    min: Int = 0, max: Int? = nil, default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    let own = XMLAlternativeRules(Payload.self, nillable: true, default: `default`, fixed: fixed, facets: facets)
    return Self(name: name, namespace: namespace) { name, elementRules in
      let rules = own.with(elementRules)
      let keys = name.keys(with: XMLValueKind(Payload.self).elementNames)
      return XMLResolvedAlternative(
        keys: keys, extract: extract,
        validate: { rules.validate($0, named: name.name, min: min, max: max, &$1) },
        decode: { reader throws(XMLError) in
          defer { reader.clearTextRules() }
          return make(
            try reader.repeated(keys, rules) { reader throws(XMLError) in
              try reader.nillableValue(Payload.self, rules)
            })
        },
        encode: { values, writer in
          for value in values { writer.nillableElement(value, name, rules) }
        })
    }
  }

  /// A nested group.
  public static func group<Payload: XMLGroupContent>(
    _ type: Payload.Type, _ make: @escaping @Sendable (Payload) -> Value,
    _ extract: @escaping @Sendable (Value) -> Payload?
  ) -> Self {
    Self(name: nil, namespace: "") { _, _ in
      let codec = Payload.xmlGroupCodec
      return XMLResolvedAlternative(
        keys: codec.keys, others: codec.others, generation: codec.generation, extract: extract,
        validate: { $1.visit($0, XMLValidator.Constraints()) },
        decode: { reader throws(XMLError) in make(try codec.decode(&reader)) },
        encode: { codec.encode($0, &$1) })
    }
  }

  /// A nested group that is repeated.
  public static func groupArray<Payload: XMLGroupContent>(
    _ type: Payload.Type, _ make: @escaping @Sendable ([Payload]) -> Value,
    _ extract: @escaping @Sendable (Value) -> [Payload]?, min: Int = 0, max: Int? = nil
  ) -> Self {
    Self(name: nil, namespace: "") { _, _ in
      let codec = Payload.xmlGroupCodec
      return XMLResolvedAlternative(
        keys: codec.keys, others: codec.others, generation: codec.generation, extract: extract,
        validate: { groups, validator in
          validator.checkCount(groups.count, min: min, max: max, of: "(group)")
          validator.repeatedGroup { validator in
            for group in groups { validator.visit(group, XMLValidator.Constraints()) }
          }
        },
        decode: { reader throws(XMLError) in
          var values: [Payload] = []
          while try reader.moveToChild() {
            let accepts = codec.beginsHere(reader)
            reader.pushBackChild()
            if !accepts { return make(values) }
            values.append(try codec.decode(&reader))
          }
          reader.pushBackEnd()
          return make(values)
        },
        encode: { values, writer in
          for value in values { codec.encode(value, &writer) }
        })
    }
  }

  /// Any element.
  public static func wildcard(
    only: [String]? = nil, excluding: [String] = [], _ make: @escaping @Sendable (XMLFragment) -> Value,
    _ extract: @escaping @Sendable (Value) -> XMLFragment?
  ) -> Self {
    Self(name: nil, namespace: "") { _, elementRules in
      XMLResolvedAlternative(
        keys: [], others: [XMLWildcardFilter(only: only, excluding: excluding)], extract: extract,
        validate: { $1.element(kept: $0) },
        decode: { reader throws(XMLError) in
          _ = try reader.moveToChild()
          if let elementRules { try elementRules.checkElement(&reader) }
          return make(try reader.fragment())
        },
        encode: { $1.fragment($0) })
    }
  }

  /// Text between elements, in mixed content.
  public static func text(
    _ make: @escaping @Sendable (String) -> Value, _ extract: @escaping @Sendable (Value) -> String?
  ) -> Self {
    Self(name: nil, namespace: "") { _, _ in
      XMLResolvedAlternative(
        keys: [XMLMixedContent.textKey], extract: extract, validate: { _, _ in },
        decode: { reader throws(XMLError) in make(reader.takeMixedText()) },
        encode: { $1.text($0) })
    }
  }
}

/// What the schema says of an element in a choice beside its type.
struct XMLAlternativeRules: Sendable {
  private(set) var constraints: XMLValidator.Constraints
  /// Whether the element may be nil.
  let decodesNil: Bool
  /// If not, the names under which it may be.
  private let nillableKeys: Set<UInt64>
  /// Whether the element may have any attributes.
  let isOpen: Bool
  private let emptyText: [UInt8]?
  private let whiteSpace: XMLWhiteSpace

  init<Value>(_ type: Value.Type, nillable: Bool = false, default: String?, fixed: String?, facets: XMLFacets?) {
    let kind = XMLValueKind(type)
    constraints = XMLValidator.Constraints(kind, facets: facets, fixed: fixed)
    decodesNil = nillable || kind.decodesNil
    nillableKeys = kind.nillableKeys
    isOpen = kind.isOpen
    constraints.defaultText = `default`
    emptyText = (fixed ?? `default`).map { Array($0.utf8) }
    whiteSpace = facets?.stringWhiteSpace ?? .preserve
  }

  /// Checks a repeated element.
  func validate<Item>(_ items: [Item?], named name: XMLName, min: Int, max: Int?, _ validator: inout XMLValidator) {
    validator.checkCount(items.count, min: min, max: max, of: name.localName)
    for item in items { validator.element(item, named: name, isRepeated: true, constraints) }
  }

  /// The same with a rule for what may stand in.
  func with(_ elementRules: XMLElementRules?) -> XMLAlternativeRules {
    var rules = self
    rules.constraints.elementRules = elementRules
    return rules
  }

  /// Prepares for the value of the element whose start tag was read last.
  func apply(to reader: inout XMLReader) throws(XMLError) {
    reader.setTextRules(emptyText, whiteSpace, constraints.literalFacets)
    if let elementRules = constraints.elementRules { try elementRules.checkElement(&reader) }
    if reader.typeAttribute >= 0 { try constraints.checkType(&reader) }
    if reader.isNil, !decodesNil, !nillableKeys.contains(reader.currentKey) { try reader.unexpectedNil() }
  }
}

extension XMLReader {
  /// Takes children as long as they have one of the names.
  fileprivate mutating func repeated<Item>(
    _ keys: Set<UInt64>, _ rules: XMLAlternativeRules, _ item: (inout XMLReader) throws(XMLError) -> Item
  ) throws(XMLError) -> [Item] {
    var items: [Item] = []
    while try moveToChild() {
      if !keys.contains(currentKey) {
        pushBackChild()
        return items
      }
      try rules.apply(to: &self)
      items.append(try item(&self))
    }
    pushBackEnd()
    return items
  }

  /// The element read last, or `nil` for `xsi:nil="true"`.
  mutating func nillableValue<Value: XMLValue>(
    _ type: Value.Type, _ rules: XMLAlternativeRules
  ) throws(XMLError) -> Value? {
    if isNil {
      try skipNil(isOpen: rules.isOpen)
      return nil
    }
    return try Value.xmlCodec.decode(&self)
  }
}

extension XMLWriter {
  mutating func element<Value: XMLValue>(_ value: Value, _ name: XMLWireName, _ rules: XMLAlternativeRules) {
    if let facets = rules.constraints.literalFacets {
      literalElement(value, name, .prefixed, facets)
    } else {
      Value.xmlCodec.encode(value, name, .prefixed, &self)
    }
  }

  mutating func nillableElement<Value: XMLValue>(_ value: Value?, _ name: XMLWireName, _ rules: XMLAlternativeRules) {
    if let value {
      element(value, name, rules)
    } else {
      nilElement(name)
    }
  }
}
