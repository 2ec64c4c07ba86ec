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
  let make: @Sendable (XMLWireName) -> XMLResolvedAlternative<Value>

  func resolved(_ elementNamespace: String) -> XMLResolvedAlternative<Value> {
    make(XMLWireName(schemaName: XMLName(name ?? "", namespace: namespace ?? elementNamespace)))
  }
}

/// An alternative with its names interned.
struct XMLResolvedAlternative<Value>: Sendable {
  var keys: Set<UInt64>
  var acceptsOthers = false
  var generation: Int
  /// Reads the alternative; the next child is one of its own and has not been taken.
  let decode: @Sendable (inout XMLReader) throws(XMLError) -> Value
  /// Writes the value if it is this alternative.
  let encode: @Sendable (Value, inout XMLWriter) -> Bool
  let areEqual: @Sendable (Value, Value) -> Bool?
  let hash: @Sendable (Value, inout Hasher) -> Bool

  init<Payload: Hashable & Sendable>(
    keys: Set<UInt64>, acceptsOthers: Bool = false, generation: Int = XMLNameTable.shared.snapshot.generation,
    extract: @escaping @Sendable (Value) -> Payload?,
    decode: @escaping @Sendable (inout XMLReader) throws(XMLError) -> Value,
    encode: @escaping @Sendable (Payload, inout XMLWriter) -> Void
  ) {
    self.keys = keys
    self.acceptsOthers = acceptsOthers
    self.generation = generation
    self.decode = decode
    self.encode = { value, writer in
      guard let payload = extract(value) else { return false }
      encode(payload, &writer)
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

/// Kinds of alternatives. Used by generated code.
@_spi(Generated) extension XMLAlternative {
  /// One element.
  public static func element<Payload: XMLValue>(
    _ name: String, namespace: String? = nil, _ type: Payload.Type,
    _ make: @escaping @Sendable (Payload) -> Value, _ extract: @escaping @Sendable (Value) -> Payload?
  ) -> Self {
    Self(name: name, namespace: namespace) { name in
      XMLResolvedAlternative(
        keys: name.keys(with: Payload.xmlElementNames), extract: extract,
        decode: { reader throws(XMLError) in
          _ = try reader.nextChild()
          return make(try Payload.xmlCodec.decode(&reader))
        },
        encode: { Payload.xmlCodec.encode($0, name, .prefixed, &$1) })
    }
  }

  /// One element that may be nil.
  public static func nillableElement<Payload: XMLValue>(
    _ name: String, namespace: String? = nil, _ type: Payload.Type,
    _ make: @escaping @Sendable (Payload?) -> Value, _ extract: @escaping @Sendable (Value) -> Payload??
  ) -> Self {
    Self(name: name, namespace: namespace) { name in
      XMLResolvedAlternative(
        keys: name.keys(with: Payload.xmlElementNames), extract: extract,
        decode: { reader throws(XMLError) in
          _ = try reader.nextChild()
          return make(try reader.nillableValue(Payload.self))
        },
        encode: { $1.nillableValue($0, name) })
    }
  }

  /// An element that is repeated in place.
  public static func array<Payload: XMLValue>(
    _ name: String, namespace: String? = nil, _ type: Payload.Type,
    _ make: @escaping @Sendable ([Payload]) -> Value, _ extract: @escaping @Sendable (Value) -> [Payload]?
  ) -> Self {
    Self(name: name, namespace: namespace) { name in
      let keys = name.keys(with: Payload.xmlElementNames)
      return XMLResolvedAlternative(
        keys: keys, extract: extract,
        decode: { reader throws(XMLError) in
          make(try reader.repeated(keys) { reader throws(XMLError) in try Payload.xmlCodec.decode(&reader) })
        },
        encode: { values, writer in
          for value in values { Payload.xmlCodec.encode(value, name, .prefixed, &writer) }
        })
    }
  }

  /// An element that is repeated in place and may be nil.
  public static func nillableArray<Payload: XMLValue>(
    _ name: String, namespace: String? = nil, _ type: Payload.Type,
    _ make: @escaping @Sendable ([Payload?]) -> Value, _ extract: @escaping @Sendable (Value) -> [Payload?]?
  ) -> Self {
    Self(name: name, namespace: namespace) { name in
      let keys = name.keys(with: Payload.xmlElementNames)
      return XMLResolvedAlternative(
        keys: keys, extract: extract,
        decode: { reader throws(XMLError) in
          make(try reader.repeated(keys) { reader throws(XMLError) in try reader.nillableValue(Payload.self) })
        },
        encode: { values, writer in
          for value in values { writer.nillableValue(value, name) }
        })
    }
  }

  /// A nested group.
  public static func group<Payload: XMLGroupContent>(
    _ type: Payload.Type, _ make: @escaping @Sendable (Payload) -> Value,
    _ extract: @escaping @Sendable (Value) -> Payload?
  ) -> Self {
    Self(name: nil, namespace: "") { _ in
      let codec = Payload.xmlGroupCodec
      return XMLResolvedAlternative(
        keys: codec.keys, acceptsOthers: codec.acceptsOthers, generation: codec.generation, extract: extract,
        decode: { reader throws(XMLError) in make(try codec.decode(&reader)) },
        encode: { codec.encode($0, &$1) })
    }
  }

  /// A nested group that is repeated.
  public static func groupArray<Payload: XMLGroupContent>(
    _ type: Payload.Type, _ make: @escaping @Sendable ([Payload]) -> Value,
    _ extract: @escaping @Sendable (Value) -> [Payload]?
  ) -> Self {
    Self(name: nil, namespace: "") { _ in
      let codec = Payload.xmlGroupCodec
      return XMLResolvedAlternative(
        keys: codec.keys, acceptsOthers: codec.acceptsOthers, generation: codec.generation, extract: extract,
        decode: { reader throws(XMLError) in
          var values: [Payload] = []
          while try reader.nextChild() {
            let accepts = codec.acceptsOthers || codec.keys.contains(reader.currentKey)
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
    _ make: @escaping @Sendable (XMLFragment) -> Value, _ extract: @escaping @Sendable (Value) -> XMLFragment?
  ) -> Self {
    Self(name: nil, namespace: "") { _ in
      XMLResolvedAlternative(
        keys: [], acceptsOthers: true, extract: extract,
        decode: { reader throws(XMLError) in
          _ = try reader.nextChild()
          return make(try reader.fragment())
        },
        encode: { $1.fragment($0) })
    }
  }

  /// Text between elements, in mixed content.
  public static func text(
    _ make: @escaping @Sendable (String) -> Value, _ extract: @escaping @Sendable (Value) -> String?
  ) -> Self {
    Self(name: nil, namespace: "") { _ in
      XMLResolvedAlternative(
        keys: [XMLMixedContent.textKey], extract: extract,
        decode: { reader throws(XMLError) in make(reader.takeMixedText()) },
        encode: { $1.text($0) })
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
      keys: Set(byKey.keys), acceptsOthers: alternatives.contains(where: \.acceptsOthers),
      generation: alternatives.map(\.generation).max() ?? 0)
  }

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> Value {
    reader.needNames(of: generation)
    guard try reader.nextChild() else { throw reader.error(.missingElement, "none of the alternatives is there") }
    let index = byKey[reader.currentKey] ?? alternatives.firstIndex(where: \.acceptsOthers)
    let name = reader.name
    reader.pushBackChild()
    guard let index else { throw reader.error(.unexpectedElement, "'\(name)' is none of the alternatives") }
    return try alternatives[index].decode(&reader)
  }

  override func encode(_ value: Value, _ writer: inout XMLWriter) {
    for alternative in alternatives where alternative.encode(value, &writer) { return }
  }
}

extension XMLWireName {
  /// Keys of this name, or of the names that stand in for it in a substitution group.
  func keys(with names: [XMLName]) -> Set<UInt64> {
    names.isEmpty ? [key] : Set(names.map { XMLWireName(schemaName: $0).key })
  }
}

extension XMLReader {
  /// Takes children as long as they have one of the names.
  fileprivate mutating func repeated<Item>(
    _ keys: Set<UInt64>, _ item: (inout XMLReader) throws(XMLError) -> Item
  ) throws(XMLError) -> [Item] {
    var items: [Item] = []
    while try nextChild() {
      if !keys.contains(currentKey) {
        pushBackChild()
        return items
      }
      items.append(try item(&self))
    }
    pushBackEnd()
    return items
  }

  /// The element read last, or `nil` for `xsi:nil="true"`.
  mutating func nillableValue<Value: XMLValue>(_ type: Value.Type) throws(XMLError) -> Value? {
    if isNil {
      try skip()
      return nil
    }
    return try Value.xmlCodec.decode(&self)
  }
}

extension XMLWriter {
  mutating func nillableValue<Value: XMLValue>(_ value: Value?, _ name: XMLWireName) {
    if let value {
      Value.xmlCodec.encode(value, name, .prefixed, &self)
    } else {
      nilElement(name)
    }
  }
}
