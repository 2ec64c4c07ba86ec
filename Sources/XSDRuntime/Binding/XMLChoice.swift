/// A generated enum for an `xs:choice`: one case an alternative.
public protocol XMLChoiceType: XMLGroupContent {
  /// The alternatives in schema order.
  static var xmlChoice: XMLChoice<Self> { get }
}

extension XMLChoiceType {
  /// One of the alternatives.
  public static var xmlGroupCodec: XMLGroupCodec<Self> { xmlChoice.codec }

  /// Equal if both are the same alternative with equal values.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    for alternative in xmlChoice.codec.alternatives {
      if let equal = alternative.areEqual(lhs, rhs) { return equal }
    }
    return false
  }

  /// Hashes the value of the alternative.
  public func hash(into hasher: inout Hasher) {
    for (index, alternative) in Self.xmlChoice.codec.alternatives.enumerated()
    where alternative.hash(self, &hasher) {
      return hasher.combine(index)
    }
  }
}

/// The alternatives of a choice. Used by generated code.
public final class XMLChoice<Value>: Sendable {
  let codec: XMLChoiceCodec<Value>

  /// Lists the alternatives in schema order.
  ///
  /// - Parameters:
  ///   - elementNamespace: namespace of elements whose alternative names none.
  ///   - alternatives: one an `xs:choice` child.
  @_spi(Generated) public init(elementNamespace: String, _ alternatives: [XMLAlternative<Value>]) {
    codec = XMLChoiceCodec(alternatives.map { $0.resolved(elementNamespace) })
  }
}

/// One alternative of a choice. Used by generated code.
public struct XMLAlternative<Value>: Sendable {
  typealias Encode = @Sendable (Value, XMLWireName, inout XMLWriter) -> Bool

  let name: String?
  let namespace: String?
  let make: @Sendable (XMLWireName, XMLElementRules?) -> XMLResolvedAlternative<Value>
  var elementRules: XMLElementRules?

  func resolved(_ elementNamespace: String) -> XMLResolvedAlternative<Value> {
    make(XMLWireName.interned(XMLName(name ?? "", namespace: namespace ?? elementNamespace)).name, elementRules)
  }
}

/// An alternative with its names interned.
struct XMLResolvedAlternative<Value>: Sendable {
  var keys: Set<UInt64>
  var others: [XMLWildcardFilter] = []
  var generation: Int
  /// Reads the alternative; the next child is one of its own and has not been taken.
  let decode: @Sendable (inout XMLReader) throws(XMLError) -> Value
  /// Writes the value if it is this alternative.
  let encode: @Sendable (Value, inout XMLWriter) -> Bool
  let areEqual: @Sendable (Value, Value) -> Bool?
  let hash: @Sendable (Value, inout Hasher) -> Bool
  /// Validates the value if it is this alternative.
  let validate: @Sendable (Value, inout XMLValidator) -> Bool

  init<Payload: Hashable & Sendable>(
    keys: Set<UInt64>, others: [XMLWildcardFilter] = [], generation: Int = XMLNameTable.shared.snapshot.generation,
    extract: @escaping @Sendable (Value) -> Payload?,
    validate: @escaping @Sendable (Payload, inout XMLValidator) -> Void,
    decode: @escaping @Sendable (inout XMLReader) throws(XMLError) -> Value,
    encode: @escaping @Sendable (Payload, inout XMLWriter) -> Void
  ) {
    self.keys = keys
    self.others = others
    self.generation = generation
    self.decode = decode
    self.encode = { value, writer in
      guard let payload = extract(value) else { return false }
      encode(payload, &writer)
      return true
    }
    self.validate = { value, validator in
      guard let payload = extract(value) else { return false }
      validate(payload, &validator)
      return true
    }
    areEqual = { lhs, rhs in extract(lhs).map { left in extract(rhs).map { left == $0 } ?? false } }
    hash = { value, hasher in
      guard let payload = extract(value) else { return false }
      payload.hash(into: &hasher)
      return true
    }
  }
}

/// Picks the alternative by the next child's name.
final class XMLChoiceCodec<Value>: XMLGroupCodec<Value>, @unchecked Sendable {
  let alternatives: [XMLResolvedAlternative<Value>]
  private let byKey: [UInt64: Int]

  init(_ alternatives: [XMLResolvedAlternative<Value>]) {
    self.alternatives = alternatives
    var byKey: [UInt64: Int] = [:]
    for (index, alternative) in alternatives.enumerated() {
      for key in alternative.keys where byKey[key] == nil { byKey[key] = index }
    }
    self.byKey = byKey
    super.init(
      keys: Set(byKey.keys), others: alternatives.flatMap(\.others),
      generation: alternatives.map(\.generation).max() ?? 0)
  }

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> Value {
    reader.needNames(of: generation)
    guard try reader.moveToChild() else { throw reader.error(.missingElement, "none of the alternatives is there") }
    let namespace = reader.currentNamespace
    guard let index = byKey[reader.currentKey] ?? alternatives.firstIndex(where: { $0.others.accept(namespace) }) else {
      throw reader.error(.unexpectedElement, "'\(reader.name)' is none of the alternatives", at: reader.tagOffset)
    }
    reader.pushBackChild()
    return try alternatives[index].decode(&reader)
  }

  override func encode(_ value: Value, _ writer: inout XMLWriter) {
    for alternative in alternatives where alternative.encode(value, &writer) { return }
  }
}

extension XMLWireName {
  /// Keys of this name, or of the names that stand in for it in a substitution group.
  func keys(with names: [XMLName]) -> Set<UInt64> {
    names.isEmpty ? [key] : Set(names.map { XMLWireName.interned($0).name.key })
  }
}
