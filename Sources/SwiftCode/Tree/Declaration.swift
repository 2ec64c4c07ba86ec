/// One declaration of a Swift file.
public enum Declaration: Sendable {
  case type(TypeDeclaration)
  case property(PropertyDeclaration)
  case function(FunctionDeclaration)
  case enumCase(EnumCaseDeclaration)
}

/// A struct, enum, protocol or extension.
public struct TypeDeclaration: Sendable {
  /// The keyword that introduces the declaration.
  public enum Keyword: String, Sendable {
    case structure = "struct"
    case enumeration = "enum"
    case `protocol`
    case `extension`
  }

  /// Text of the doc comment, paragraphs separated by line feeds.
  public var documentation: String?
  /// Attributes as written, `@frozen` for example.
  public var attributes: [String]
  /// Access level; `nil` writes none.
  public var access: AccessLevel?
  /// Whether the declaration is marked `nonisolated`.
  public var isNonisolated: Bool
  /// Whether it is an `indirect` enum.
  public var isIndirect = false
  /// The keyword that introduces the declaration.
  public var keyword: Keyword
  /// The name; for an extension the extended type.
  public var name: String
  /// Superclass, protocols, raw type.
  public var inheritance: [String]
  /// Members in order.
  public var members: [Declaration]

  /// Creates a type declaration.
  public init(
    documentation: String? = nil, attributes: [String] = [], access: AccessLevel? = nil, isNonisolated: Bool = false,
    _ keyword: Keyword, _ name: String, inheritance: [String] = [], members: [Declaration] = []
  ) {
    self.documentation = documentation
    self.attributes = attributes
    self.access = access
    self.isNonisolated = isNonisolated
    self.keyword = keyword
    self.name = name
    self.inheritance = inheritance
    self.members = members
  }
}

/// A stored or computed property, or a property requirement of a protocol.
public struct PropertyDeclaration: Sendable {
  /// What follows the name and the type.
  public enum Body: Sendable {
    case stored(Expression?)
    case getter([Statement])
    case accessors(get: [Statement], set: [Statement])
    case requirement(isSettable: Bool)
  }

  /// Text of the doc comment.
  public var documentation: String?
  /// Attributes as written.
  public var attributes: [String]
  /// Access level; `nil` writes none.
  public var access: AccessLevel?
  /// Whether it is `static`.
  public var isStatic: Bool
  /// Whether it is a `let`.
  public var isConstant: Bool
  /// The name, back-quoted where needed.
  public var name: String
  /// The type as written; `nil` leaves it to inference.
  public var type: String?
  /// What follows the name and the type.
  public var body: Body

  /// Creates a property.
  public init(
    documentation: String? = nil, attributes: [String] = [], access: AccessLevel? = nil, isStatic: Bool = false,
    isConstant: Bool = false, _ name: String, type: String? = nil, body: Body = .stored(nil)
  ) {
    self.documentation = documentation
    self.attributes = attributes
    self.access = access
    self.isStatic = isStatic
    self.isConstant = isConstant
    self.name = name
    self.type = type
    self.body = body
  }
}

/// A function, an initializer, or a requirement of a protocol.
public struct FunctionDeclaration: Sendable {
  /// One parameter.
  public struct Parameter: Sendable {
    /// Argument label where it differs from the name; `_` for none.
    public var label: String?
    /// The name, back-quoted where needed.
    public var name: String
    /// The type as written.
    public var type: String
    /// Default value as written.
    public var defaultValue: String?

    /// Creates a parameter.
    public init(label: String? = nil, _ name: String, type: String, defaultValue: String? = nil) {
      self.label = label
      self.name = name
      self.type = type
      self.defaultValue = defaultValue
    }
  }

  /// Text of the doc comment.
  public var documentation: String?
  /// Attributes as written.
  public var attributes: [String]
  /// Access level; `nil` writes none.
  public var access: AccessLevel?
  /// Whether it is `static`.
  public var isStatic = false
  /// Whether it is `mutating`.
  public var isMutating: Bool
  /// The name with generic parameters; `init` for an initializer.
  public var name: String
  /// Parameters in order.
  public var parameters: [Parameter]
  /// Effects between the parameters and the result, `async throws` for example.
  public var effects: String?
  /// The result type as written.
  public var result: String?
  /// The body; `nil` for a requirement.
  public var body: [Statement]?

  /// Creates a function.
  public init(
    documentation: String? = nil, attributes: [String] = [], access: AccessLevel? = nil, isMutating: Bool = false,
    _ name: String, parameters: [Parameter] = [], effects: String? = nil, result: String? = nil,
    body: [Statement]? = nil
  ) {
    self.documentation = documentation
    self.attributes = attributes
    self.access = access
    self.isMutating = isMutating
    self.name = name
    self.parameters = parameters
    self.effects = effects
    self.result = result
    self.body = body
  }
}

/// One case of an enum.
public struct EnumCaseDeclaration: Sendable {
  /// Text of the doc comment.
  public var documentation: String?
  /// The name, back-quoted where needed.
  public var name: String
  /// Types of the associated values as written.
  public var associatedTypes: [String]
  /// Whether the associated values are stored outside of the enum.
  public var isIndirect = false

  /// Creates a case.
  public init(documentation: String? = nil, _ name: String, associatedTypes: [String] = []) {
    self.documentation = documentation
    self.name = name
    self.associatedTypes = associatedTypes
  }
}
