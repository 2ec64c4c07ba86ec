import SchemaComponents

/// A Swift type as a generated declaration mentions it.
indirect enum TypeUse: Hashable, Sendable {
  /// A type of the standard library.
  case standard(String)
  /// A type of the runtime.
  case runtime(String)
  /// A type of the generated module; `isPolymorphic` where it is the enum over a type and its derived types.
  case generated(name: String, id: TypeID, isPolymorphic: Bool)
  /// The Swift type of a nested group, inside the structure `owner`.
  case nested(owner: String, name: String, group: Int)
  /// The enum over the members of a substitution group.
  case substitution(name: String, head: QualifiedName)
  /// `XSDList` of values.
  case list(TypeUse)
  /// `XMLFlagSet` of an enumeration.
  case flagSet(TypeUse)
  /// `XMLTyped` of a value of a simple type that others are derived from.
  case typed(TypeUse)
  /// `XMLNillable` of a value whose type has attributes.
  case nillable(TypeUse)

  /// The generated type that it mentions.
  var target: TypeID? {
    switch self {
    case .standard, .runtime, .nested, .substitution: nil
    case .generated(_, let id, _): id
    case .list(let item), .flagSet(let item), .typed(let item), .nillable(let item): item.target
    }
  }

  /// The value of one that may be nil, and any other as it is.
  var content: TypeUse { if case .nillable(let content) = self { content } else { self } }

  /// Whether it mentions a type of the XML runtime.
  var mentionsRuntime: Bool {
    switch self {
    case .standard, .generated, .nested, .substitution: false
    case .runtime, .list, .flagSet, .typed, .nillable: true
    }
  }

  /// Whether it is a type of the standard library, which can be read and written because the XML runtime says so.
  var conformsInRuntime: Bool {
    if case .standard = self { true } else { false }
  }

  /// Whether the generated type is mentioned directly, so that a value contains the other's storage.
  var containedStructure: (id: TypeID, isPolymorphic: Bool)? {
    switch self {
    case .generated(_, let id, let isPolymorphic): (id, isPolymorphic)
    case .nillable(let value): value.containedStructure
    case .standard, .runtime, .nested, .substitution, .list, .flagSet, .typed: nil
    }
  }

  /// An element that is kept as it stands on the wire.
  static let fragment = TypeUse.runtime("XMLFragment")
  /// Plain text.
  static let string = TypeUse.standard("String")
}
