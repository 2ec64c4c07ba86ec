/// A generated enum that stands where a schema names a base type: one case a known type, one for the others.
///
/// `makeXMLCodec()` of such a type returns ``XMLVariants``.
public protocol XMLPolymorphicType: XMLValue {}

extension XMLPolymorphicType {
  /// The types that may stand here.
  static var xmlVariants: XMLPolymorphicCodec<Self> {
    guard let codec = xmlCodec as? XMLPolymorphicCodec<Self> else {
      preconditionFailure("makeXMLCodec() of \(Self.self) must return XMLVariants")
    }
    return codec
  }

  /// Equal if both are the same type with equal members.
  public static func == (lhs: Self, rhs: Self) -> Bool { xmlCodec.areEqual(lhs, rhs) }

  /// Hashes the value that stands here.
  public func hash(into hasher: inout Hasher) { Self.xmlCodec.hash(self, into: &hasher) }
}

/// A value of a type that derives from `Base` but is unknown to this build.
///
/// The base's members are decoded; everything else the element carried is kept and written back.
public struct XMLUnrecognized<Base: XMLComplexType>: Hashable, Sendable {
  /// Name of the type, from `xsi:type`.
  public var typeName: XMLName
  /// The base's members.
  public var base: Base
  /// Elements that the base does not have, in order.
  public var content: [XMLFragment]
  /// Attributes that the base does not have.
  public var attributes: [XMLAttribute]

  /// Creates a value of a type that this build does not know.
  public init(typeName: XMLName, base: Base, content: [XMLFragment] = [], attributes: [XMLAttribute] = []) {
    self.typeName = typeName
    self.base = base
    self.content = content
    self.attributes = attributes
  }
}

/// The types that may stand where a schema names a base type. Used by generated code.
public final class XMLVariants<Value: XMLPolymorphicType>: XMLPolymorphicCodec<Value>, @unchecked Sendable {
  /// Lists the types.
  ///
  /// - Parameters:
  ///   - base: the type that the schema names.
  ///   - unrecognized: makes the case for types that this build does not know.
  ///   - extractUnrecognized: takes that case apart.
  ///   - position: tells the position of a value's type among `variants`; negative for a type that is not known. It is
  ///     handed the place of the value: handing over the value would count references.
  ///   - variants: the known types, the base among them unless it is abstract.
  @_spi(Generated) public init<Base: XMLComplexType>(
    base: Base.Type, unrecognized: @escaping @Sendable (XMLUnrecognized<Base>) -> Value,
    extractUnrecognized: @escaping @Sendable (Value) -> XMLUnrecognized<Base>?,
    position: @escaping @Sendable (UnsafePointer<Value>) -> Int, _ variants: [XMLVariant<Value>]
  ) {
    super.init(
      base: XMLUnrecognizedOperations(Base.self, make: unrecognized, extract: extractUnrecognized),
      variants: variants.map(\.erased), blocked: variants.map(\.isBlocked), position: position)
  }
}

/// One known type of ``XMLVariants``. Used by generated code.
public struct XMLVariant<Value>: Sendable {
  let erased: XMLErasedVariant
  /// Whether the base does not let the type stand for itself.
  var isBlocked = false

  /// A type with its case.
  ///
  /// - Parameters:
  ///   - type: the type.
  ///   - make: makes the case.
  ///   - visit: calls a function with what the case holds, if a value is this case.
  @_spi(Generated) public static func variant<Concrete: XMLStructuredContent>(
    _ type: Concrete.Type, _ make: @escaping @Sendable (consuming Concrete) -> Value,
    _ visit: @escaping @Sendable (Value, (Concrete) -> Void) -> Void
  ) -> Self {
    Self(erased: XMLErasedVariant(type, make, visit))
  }
}

/// One known type where a base type is named, by address: reading and writing need not know it.
final class XMLErasedVariant: Sendable {
  let table: XMLTypeTable
  /// Bytes from the start of a box to the payload of an indirect case, see ``XMLIndirectPayload``; -1 where its payload has
  /// to be copied to be seen.
  private let payloadOffset: Int
  /// Moves a value of this type into its case at a place.
  let store: @Sendable (_ concrete: UnsafeMutableRawPointer, _ place: UnsafeMutableRawPointer) -> Void
  /// Calls a function with a copy of what the case at a place holds.
  private let visitCopy: @Sendable (_ place: UnsafeRawPointer, _ body: (_ concrete: UnsafeRawPointer) -> Void) -> Void
  /// The value at an address.
  let value: @Sendable (_ concrete: UnsafeRawPointer) -> Any

  init<Value, Concrete: XMLStructuredContent>(
    _ type: Concrete.Type, _ make: @escaping @Sendable (consuming Concrete) -> Value,
    _ visit: @escaping @Sendable (Value, (Concrete) -> Void) -> Void
  ) {
    table = Concrete.xmlTable
    payloadOffset =
      XMLIndirectPayload.isFound(Concrete.self, in: Value.self) ? XMLIndirectPayload.offset(of: Concrete.self) : -1
    store = { concrete, place in
      place.initializeMemory(as: Value.self, to: make(concrete.assumingMemoryBound(to: Concrete.self).move()))
    }
    visitCopy = { place, body in
      visit(place.assumingMemoryBound(to: Value.self).pointee) { concrete in
        withUnsafePointer(to: concrete) { body(UnsafeRawPointer($0)) }
      }
    }
    value = { $0.assumingMemoryBound(to: Concrete.self).pointee }
  }

  /// Calls a function with what the case at a place holds, which is this one.
  @inline(__always)
  func visit(_ place: UnsafeRawPointer, _ body: (_ concrete: UnsafeRawPointer) -> Void) {
    if payloadOffset >= 0 {
      body(XMLIndirectPayload.address(place, offset: payloadOffset))
    } else {
      visitCopy(place, body)
    }
  }
}

/// What ``XMLPolymorphicCodec`` does with types that this build does not know.
struct XMLUnrecognizedOperations<Value>: Sendable {
  let table: XMLTypeTable
  let decode: @Sendable (XMLName, inout XMLReader) throws(XMLError) -> Value
  let encode: @Sendable (Value, XMLWireName, XMLWriter.NamespaceStyle, inout XMLWriter) -> Void
  let areEqual: @Sendable (Value, Value) -> Bool
  let hash: @Sendable (Value, inout Hasher) -> Void
  /// The base's members.
  let payload: @Sendable (Value) -> Any?

  init<Base: XMLComplexType>(
    _ base: Base.Type, make: @escaping @Sendable (XMLUnrecognized<Base>) -> Value,
    extract: @escaping @Sendable (Value) -> XMLUnrecognized<Base>?
  ) {
    let codec = Base.xmlBinding
    let table = codec.table
    self.table = table
    decode = { typeName, reader throws(XMLError) in
      let attributes = try table.unkeptAttributes(&reader)
      var content: [XMLFragment]? = []
      let members = try codec.decodeMembers(&reader, keeping: &content)
      return make(XMLUnrecognized(typeName: typeName, base: members, content: content ?? [], attributes: attributes))
    }
    encode = { value, name, style, writer in
      guard let unrecognized = extract(value) else { return }
      writer.start(name, style)
      writer.typeAttribute(unrecognized.typeName)
      writer.openAttributes(unrecognized.attributes, besides: table.attributes)
      withUnsafePointer(to: unrecognized.base) { table.encode(UnsafeRawPointer($0), &writer) }
      for fragment in unrecognized.content { writer.fragment(fragment) }
      writer.end()
    }
    areEqual = { extract($0) == extract($1) }
    hash = { extract($0).hash(into: &$1) }
    payload = { extract($0)?.base }
  }
}
