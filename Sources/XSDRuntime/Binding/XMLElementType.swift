/// A generated struct for a global element whose type is not its own: a document in which it is the root, and the value
/// that it holds.
///
/// `makeXMLCodec()` of such a type returns an ``XMLElementBinding``.
public protocol XMLElementType: XMLValue {}

/// Documents whose root element is a global one, by its name and the value that it holds. Used by generated code.
public final class XMLElementBinding<Root: XMLElementType>: XMLCodec<Root>, @unchecked Sendable {
  private let name: XMLWireName
  /// Said before the first document is read.
  private var rules: XMLAlternativeRules
  private let identity: [XMLIdentityConstraint]
  /// Asks the codec of what the element holds; later, because tables lead to each other.
  private let contentPrefersPrefix: @Sendable () -> Bool
  private let content: @Sendable (Root) -> Any?
  private let read: @Sendable (inout XMLReader) throws(XMLError) -> Root
  private let write: @Sendable (Root, XMLWireName, XMLWriter.NamespaceStyle, inout XMLWriter) -> Void

  /// Describes an element.
  ///
  /// - Parameters:
  ///   - name: local name of the element.
  ///   - namespace: its namespace.
  ///   - value: the member that keeps what it holds.
  ///   - default: what the element stands for when it is empty.
  ///   - fixed: the one value that it may have.
  ///   - facets: the facets of its type.
  ///   - identity: the identity constraints of the element.
  ///   - make: the initializer.
  @_spi(Generated) public convenience init<Value: XMLValue>(
    _ name: String, namespace: String, _ value: any KeyPath<Root, Value> & Sendable, default: String? = nil,
    fixed: String? = nil, facets: XMLFacets? = nil, identity: [XMLIdentityConstraint] = [],
    _ make: @escaping @Sendable (Value) -> Root
  ) {
    self.init(
      XMLName(name, namespace: namespace), Value.self,
      XMLAlternativeRules(Value.self, default: `default`, fixed: fixed, facets: facets), identity,
      content: { $0[keyPath: value] },
      decode: { reader throws(XMLError) in make(try Value.xmlCodec.decode(&reader)) },
      encode: { Value.xmlCodec.encode($0[keyPath: value], $1, $2, &$3) })
  }

  /// Describes an element of a simple type, of which `xsi:type` may name one that is derived from it.
  ///
  /// - Parameter type: the member that keeps what `xsi:type` says.
  @_spi(Generated) public convenience init<Value: XMLValue & XMLLexicalValue>(
    _ name: String, namespace: String, _ value: any KeyPath<Root, Value> & Sendable,
    type: any KeyPath<Root, XMLName?> & Sendable, default: String? = nil, fixed: String? = nil,
    facets: XMLFacets? = nil, identity: [XMLIdentityConstraint] = [],
    _ make: @escaping @Sendable (Value, XMLName?) -> Root
  ) {
    self.init(
      XMLName(name, namespace: namespace), XMLTyped<Value>.self,
      XMLAlternativeRules(XMLTyped<Value>.self, default: `default`, fixed: fixed, facets: facets), identity,
      content: { XMLTyped($0[keyPath: value], type: $0[keyPath: type]) },
      decode: { reader throws(XMLError) in
        let typed = try XMLTyped<Value>.xmlCodec.decode(&reader)
        return make(typed.value, typed.type)
      },
      encode: { root, name, style, writer in
        XMLTyped<Value>.xmlCodec.encode(
          XMLTyped(root[keyPath: value], type: root[keyPath: type]), name, style, &writer)
      })
  }

  /// Describes an element of a simple type that may be nil, and of which `xsi:type` may name another type.
  @_spi(Generated) public convenience init<Value: XMLValue & XMLLexicalValue>(
    _ name: String, namespace: String, nillable value: any KeyPath<Root, Value?> & Sendable,
    type: any KeyPath<Root, XMLName?> & Sendable, default: String? = nil, fixed: String? = nil,
    facets: XMLFacets? = nil, identity: [XMLIdentityConstraint] = [],
    _ make: @escaping @Sendable (Value?, XMLName?) -> Root
  ) {
    let rules = XMLAlternativeRules(
      XMLTyped<Value>.self, nillable: true, default: `default`, fixed: fixed, facets: facets)
    self.init(
      XMLName(name, namespace: namespace), XMLTyped<Value>.self, rules, identity,
      content: { root in root[keyPath: value].map { XMLTyped($0, type: root[keyPath: type]) } },
      decode: { reader throws(XMLError) in
        let name = try reader.typeName()?.name
        return make(try reader.nillableValue(XMLTyped<Value>.self, rules)?.value, name)
      },
      encode: { root, name, style, writer in
        let type = root[keyPath: type]
        if let value = root[keyPath: value] {
          return XMLTyped<Value>.xmlCodec.encode(XMLTyped(value, type: type), name, style, &writer)
        }
        writer.start(name, style)
        writer.nilAttribute()
        if let type { writer.typeAttribute(type) }
        writer.end()
      })
  }

  /// Describes an element that may be nil.
  @_spi(Generated) public convenience init<Value: XMLValue>(
    _ name: String, namespace: String, nillable value: any KeyPath<Root, Value?> & Sendable, default: String? = nil,
    fixed: String? = nil, facets: XMLFacets? = nil, identity: [XMLIdentityConstraint] = [],
    _ make: @escaping @Sendable (Value?) -> Root
  ) {
    let rules = XMLAlternativeRules(Value.self, nillable: true, default: `default`, fixed: fixed, facets: facets)
    self.init(
      XMLName(name, namespace: namespace), Value.self, rules, identity, content: { $0[keyPath: value] },
      decode: { reader throws(XMLError) in make(try reader.nillableValue(Value.self, rules)) },
      encode: { root, name, style, writer in
        if let value = root[keyPath: value] {
          Value.xmlCodec.encode(value, name, style, &writer)
        } else {
          writer.start(name, style)
          writer.nilAttribute()
          writer.end()
        }
      })
  }

  private init<Value: XMLValue>(
    _ name: XMLName, _ type: Value.Type, _ rules: XMLAlternativeRules, _ identity: [XMLIdentityConstraint],
    content: @escaping @Sendable (Root) -> Any?,
    decode: @escaping @Sendable (inout XMLReader) throws(XMLError) -> Root,
    encode: @escaping @Sendable (Root, XMLWireName, XMLWriter.NamespaceStyle, inout XMLWriter) -> Void
  ) {
    self.name = XMLWireName.interned(name).name
    self.rules = rules
    self.identity = identity
    self.content = content
    contentPrefersPrefix = { Value.xmlCodec.prefersPrefix }
    read = decode
    write = encode
    super.init()
  }

  /// The same element with rules.
  @_spi(Generated) public func ruled(by rules: XMLElementRules) -> XMLElementBinding {
    self.rules = self.rules.with(rules)
    return self
  }

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> Root {
    defer { reader.clearTextRules() }
    try rules.apply(to: &reader)
    return try read(&reader)
  }

  override func encode(
    _ value: Root, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    if let facets = rules.constraints.literalFacets, let content = content(value) {
      writer.literalElement(content, name, style, facets)
    } else {
      write(value, name, style, &writer)
    }
  }

  override func validate(_ value: Root, _ validator: inout XMLValidator) {
    validator.visit(nillable: content(value), rules.constraints)
  }

  override var rootElement: XMLWireName? { name }
  override var rootConstraints: [XMLIdentityConstraint] { identity }
  override var prefersPrefix: Bool { contentPrefersPrefix() }
}
