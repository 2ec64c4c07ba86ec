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
        keys: codec.keys, others: codec.others, generation: codec.generation, extract: extract,
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
        keys: codec.keys, others: codec.others, generation: codec.generation, extract: extract,
        decode: { reader throws(XMLError) in
          var values: [Payload] = []
          while try reader.nextChild() {
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
    Self(name: nil, namespace: "") { _ in
      XMLResolvedAlternative(
        keys: [], others: [XMLWildcardFilter(only: only, excluding: excluding)], extract: extract,
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
