/// A generated enum for a union type: one case a member type (XML Schema Part 2, 2.5.1.3).
///
/// Text belongs to the first member type that allows it, in schema order. Text that no member allows is kept as
/// `unrecognized`, and is an error in strict reading. Two values are equal if they are equal values of the same member.
public protocol XMLUnion: XMLLexicalValue, XMLValue {
  /// Wraps text that no member type allows.
  static func unrecognized(_ text: String) -> Self
  /// The member types in schema order.
  static var xmlMembers: [XMLUnionMember<Self>] { get }
  /// The value and the position of its member type.
  var xmlMember: XMLUnionValue { get }
}

extension XMLUnion {
  /// Takes the first member type that allows the text, or keeps it as `unrecognized`.
  public init?(lexical: Span<UInt8>) {
    for member in Self.xmlMembers {
      guard let value = member.parse(lexical) else { continue }
      self = value
      return
    }
    self = .unrecognized(String(copying: lexical))
  }

  /// Appends the lexical form of the value, in the form that the member type allows.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    let (index, payload) = (xmlMember.index, xmlMember.payload)
    if index >= 0, let facets = Self.xmlMembers[index].facets, facets.hasPatterns {
      buffer.append(utf8: facets.matchingLiteral(of: payload) ?? payload.lexicalString)
    } else {
      payload.appendLexical(to: &buffer)
    }
  }

  /// Elements with character data only, in which there may be qualified names.
  public static func makeXMLCodec() -> XMLCodec<Self> { XMLNameHoldingCodec<Self>() }

  /// Whether a member type allows the text.
  public var isRecognized: Bool { xmlMember.index >= 0 && xmlMember.payload.isListed }

  /// The Swift type's name.
  public static var lexicalTypeName: String { String(describing: Self.self) }

  /// White space is left to the member types.
  public static var preservesWhiteSpace: Bool { true }

  /// Whether both are equal values of the same member type.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    let (left, right) = (lhs.xmlMember, rhs.xmlMember)
    return left.index == right.index && left.payload.isEqual(to: right.payload)
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) { xmlMember.payload.hash(into: &hasher) }
}

/// The value of a union with the position of its member type. Used by generated code.
public struct XMLUnionValue: Sendable {
  let index: Int
  let payload: any XMLLexicalValue

  /// A value of the member type at a position.
  @_spi(Generated) public init(_ index: Int, _ payload: any XMLLexicalValue) {
    self.index = index
    self.payload = payload
  }

  /// Text that no member type allows.
  @_spi(Generated) public static func unrecognized(_ text: String) -> Self { Self(-1, text) }
}

/// One member type of a union. Used by generated code.
public struct XMLUnionMember<Value>: Sendable {
  /// The value of a text, white space not yet processed; `nil` if the member type does not allow the text.
  let parse: @Sendable (Span<UInt8>) -> Value?
  /// The union's value for a value of the member type.
  let make: @Sendable (any XMLLexicalValue) -> Value?
  /// Whether values can hold qualified names.
  let holdsNames: Bool
  let facets: XMLFacets?

  /// A member type, by the case that stands for it.
  @_spi(Generated) public static func member<Payload: XMLLexicalValue>(
    _ make: @escaping @Sendable (Payload) -> Value, facets: XMLFacets? = nil
  ) -> Self {
    Self(
      parse: { text in
        let payload: Payload
        if Payload.self == String.self {
          let string = text.withUnsafeBufferPointer { (facets?.whiteSpace ?? .preserve).applied(to: $0) }
          guard let string = string as? Payload else { return nil }
          payload = string
        } else {
          let range = Payload.preservesWhiteSpace ? text.indices : text.rangeWithoutSpaceAround
          guard let value = Payload(lexical: text.extracting(range)), value.isListed else { return nil }
          payload = value
        }
        if let facets {
          let literal = text.withUnsafeBufferPointer { XMLWhiteSpace.collapse.applied(to: $0) }
          guard facets.allows(payload, literal: literal) else { return nil }
        }
        return make(payload)
      },
      make: { ($0 as? Payload).map(make) }, holdsNames: Payload.canHoldNames, facets: facets)
  }
}

extension XMLLexicalValue {
  /// Whether the schema lists this value, as far as its Swift type can tell.
  var isListed: Bool {
    switch self {
    case let value as any XMLEnumeration: value.isRecognized
    case let value as any XMLUnion: value.isRecognized
    case let value as any XMLWordSet: value.isRecognized
    default: true
    }
  }

  /// Whether another value has the same type and is equal.
  func isEqual(to other: any XMLLexicalValue) -> Bool { (other as? Self) == self }
}
