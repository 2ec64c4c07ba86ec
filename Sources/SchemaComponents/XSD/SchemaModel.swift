/// Every component of a set of schemas and service descriptions, with all references resolved.
///
/// The model knows XML Schema and WSDL; it knows no Swift.
public struct SchemaModel: Sendable {
  /// All type definitions, named and anonymous; a ``TypeID`` is an index into it. In document order.
  public var types: [TypeDefinition] = []
  /// Named types by their name.
  public var typesByName: [QualifiedName: TypeID] = [:]
  /// Global element declarations in document order.
  public var elements: [ElementDeclaration] = []
  /// Global elements by name, as index into ``elements``.
  public var elementsByName: [QualifiedName: Int] = [:]
  /// Names of global attribute declarations in document order.
  public var attributeNames: [QualifiedName] = []
  /// Namespaces that documents import without saying where their declarations are, or none was found there.
  public var unreadNamespaces: [String] = []
  /// Whether any element declaration has identity constraints.
  public var hasIdentityConstraints = false
  /// WSDL services in document order.
  public var services: [ServiceDescription] = []
  /// Target namespaces in document order, each once.
  public var namespaces: [String] = []
  /// Documents that were read, in order, entry documents first; paths as resolved.
  public var documents: [String] = []

  /// Creates an empty model.
  public init() {}

  /// The definition behind an identifier.
  public subscript(id: TypeID) -> TypeDefinition { types[id.index] }
}

/// Identity of a type definition inside one ``SchemaModel``.
public struct TypeID: Hashable, Sendable, Comparable {
  /// Index into ``SchemaModel/types``.
  public var index: Int

  /// Creates an identifier from an index into ``SchemaModel/types``.
  public init(index: Int) { self.index = index }

  /// Document order.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.index < rhs.index }
}

/// A resolved reference to a type: one of XML Schema's own, or one of the model's.
public enum TypeReference: Hashable, Sendable {
  case builtIn(BuiltInType)
  case defined(TypeID)
}
