/// What the tables need to know of a type that a member stores.
///
/// Types are asked what they are, instead of answering by a requirement: most are generated, and each would have a function
/// for it. The answer costs the Swift runtime a search through all conformances of the program for each type and each
/// protocol that it does not conform to (some 75,000 instructions in a small program, more in one with a large service), the
/// first time. So they are asked in the order in which few questions are needed, and no further than the first yes.
enum XMLValueKind {
  /// A generated structure.
  case structure
  /// An enumeration of words.
  case enumeration(any XMLEnumeration.Type)
  /// A type of this module with operations of its own; it holds character data.
  case specialized(any XMLSpecializedValue.Type)
  /// One of several derived types.
  case polymorphic
  /// One of several elements.
  case substitution(any XMLSubstitutionType.Type)
  /// A value that may be nil and keeps attributes.
  case nillable
  /// A value that keeps what `xsi:type` says.
  case typed(any XMLTypedValue.Type)
  /// Any other.
  case other

  /// The types that most members are of; they need not be asked.
  private static let builtIn: [ObjectIdentifier: any (XMLSpecializedValue & Sendable).Type] = {
    let types: [any (XMLSpecializedValue & Sendable).Type] = [
      String.self, Bool.self, Int32.self, Int64.self, Double.self, XSDDecimal.self, XSDDateTime.self, Int.self,
      XSDInteger.self, Float.self, Int8.self, Int16.self, UInt8.self, UInt16.self, UInt32.self, UInt64.self, UInt.self,
    ]
    return Dictionary(uniqueKeysWithValues: types.map { (ObjectIdentifier($0), $0) })
  }()

  init(_ type: Any.Type) {
    if let type = Self.builtIn[ObjectIdentifier(type)] {
      self = .specialized(type)
    } else if let kind = Self.isEnum(type)
      ? Self.ofEnum(type) ?? Self.ofStruct(type) : Self.ofStruct(type) ?? Self.ofEnum(type)
    {
      self = kind
    } else {
      self = .other
    }
  }

  /// The kinds whose types are structures in Swift.
  private static func ofStruct(_ type: Any.Type) -> XMLValueKind? {
    if type is any XMLStructuredContent.Type { return .structure }
    if let type = type as? any XMLSpecializedValue.Type { return .specialized(type) }
    if type is any XMLNillableValue.Type { return .nillable }
    return (type as? any XMLTypedValue.Type).map { .typed($0) }
  }

  /// The kinds whose types are enums in Swift.
  private static func ofEnum(_ type: Any.Type) -> XMLValueKind? {
    if let type = type as? any XMLEnumeration.Type { return .enumeration(type) }
    if type is any XMLPolymorphicType.Type { return .polymorphic }
    return (type as? any XMLSubstitutionType.Type).map { .substitution($0) }
  }

  /// Whether a type is an enum (Swift ABI: the first word of what describes a type). It decides only which questions come
  /// first.
  private static func isEnum(_ type: Any.Type) -> Bool {
    unsafeBitCast(type, to: UnsafePointer<UInt>.self).pointee == 0x201
  }

  /// Whether values say themselves that their element is nil.
  var decodesNil: Bool { if case .nillable = self { true } else { false } }

  /// Whether elements may have any attributes: those that are kept as they came.
  var isOpen: Bool { if case .other = self { true } else { false } }

  /// Names of the elements of which values say that only under some names: the members of a substitution group.
  var nillableKeys: Set<UInt64> { if case .substitution(let type) = self { type.nillableKeys } else { [] } }

  var isTyped: Bool { if case .typed = self { true } else { false } }

  /// Whether values keep text as it was read.
  var keepsText: Bool {
    switch self {
    case .enumeration: true
    case .specialized(let type): type == String.self
    case .typed(let type): XMLValueKind(type.contentType).keepsText
    default: false
    }
  }

  /// Names of the elements that values decide themselves: the members of a substitution group. Empty for all other types,
  /// whose elements are named where they are used.
  var elementNames: [XMLName] { if case .substitution(let type) = self { type.elementNames } else { [] } }
}
