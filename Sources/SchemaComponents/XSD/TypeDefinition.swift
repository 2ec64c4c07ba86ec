public import SchemaDocuments

/// A simple or complex type definition (XML Schema Part 1, 3.4 and 3.14).
public struct TypeDefinition: Sendable {
  /// Simple or complex.
  public enum Kind: Sendable {
    case simple(SimpleType)
    case complex(ComplexType)
  }

  /// Identity inside the model.
  public var id: TypeID
  /// The type's name; `nil` for an anonymous type.
  public var name: QualifiedName?
  /// For an anonymous type: the path of names from the global component that holds it, outermost first
  /// (`["ApplyOfflineConversionsRequest"]`, `["Order", "Item"]`). For a named type: its own local name.
  public var path: [String]
  /// For an anonymous type: the name of the element that it is the direct type of, if it is one.
  public var owningElement: QualifiedName?
  /// Target namespace of the schema it stands in.
  public var namespace: String
  /// Simple or complex.
  public var kind: Kind
  /// Text of `xs:documentation`, white space folded per paragraph; `nil` if there is none.
  public var documentation: String?
  /// Where it is declared.
  public var location: SourceLocation

  /// Creates a type definition.
  public init(
    id: TypeID, name: QualifiedName?, path: [String], owningElement: QualifiedName? = nil, namespace: String,
    kind: Kind, documentation: String? = nil, location: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.path = path
    self.owningElement = owningElement
    self.namespace = namespace
    self.kind = kind
    self.documentation = documentation
    self.location = location
  }
}

/// A complex type definition (XML Schema Part 1, 3.4).
public struct ComplexType: Sendable {
  /// How a type is derived from its base.
  public enum Derivation: Sendable, Hashable {
    /// From `xs:anyType` (no explicit base).
    case none
    case `extension`(TypeReference)
    case restriction(TypeReference)
  }

  /// What may stand between the tags. For an extension only the type's *own* content, without the base's.
  public enum Content: Sendable {
    case empty
    /// Character data of a simple type, with attributes.
    case simple(TypeReference, facets: Facets)
    case elements(Particle)
    /// Character data and elements mixed.
    case mixed(Particle?)
  }

  /// How it is derived.
  public var derivation: Derivation
  /// Its own content.
  public var content: Content
  /// Its own attributes (attribute groups expanded), prohibited ones included.
  public var attributes: [AttributeUse]
  /// `xs:anyAttribute`, if it stands here.
  public var anyAttribute: Wildcard?
  /// `abstract="true"`.
  public var isAbstract: Bool
  /// `block`: how types that may stand for this one may not be derived.
  public var blocked: TypeDerivation = []
  /// Whether it restricts the array of SOAP encoding.
  public var isEncodedArray = false

  /// Creates a complex type.
  public init(
    derivation: Derivation = .none, content: Content = .empty, attributes: [AttributeUse] = [],
    anyAttribute: Wildcard? = nil, isAbstract: Bool = false
  ) {
    self.derivation = derivation
    self.content = content
    self.attributes = attributes
    self.anyAttribute = anyAttribute
    self.isAbstract = isAbstract
  }
}

/// A simple type definition (XML Schema Part 1, 3.14).
public struct SimpleType: Sendable {
  /// Atomic restriction, list or union.
  public enum Variety: Sendable {
    case restriction(base: TypeReference)
    case list(item: TypeReference)
    case union(members: [TypeReference])
  }

  /// Atomic restriction, list or union.
  public var variety: Variety
  /// The facets of this derivation step only.
  public var facets: Facets

  /// Creates a simple type.
  public init(variety: Variety, facets: Facets = Facets()) {
    self.variety = variety
    self.facets = facets
  }
}

/// The constraining facets of one derivation step (XML Schema Part 2, 4.3).
public struct Facets: Sendable, Hashable {
  /// One `xs:enumeration`.
  public struct Enumerated: Sendable, Hashable {
    /// The value as written, white space not yet processed.
    public var value: String
    /// The names that the value is if the type is a qualified name, or a list of such: prefixes are resolved where they
    /// stand, and a name with an undeclared one is left out.
    public var qualifiedNames: [QualifiedName]
    /// Text of its `xs:documentation`.
    public var documentation: String?
    /// Where it stands.
    public var location: SourceLocation

    /// Creates an enumeration facet.
    public init(
      value: String, qualifiedNames: [QualifiedName] = [], documentation: String? = nil, location: SourceLocation
    ) {
      self.value = value
      self.qualifiedNames = qualifiedNames
      self.documentation = documentation
      self.location = location
    }
  }

  /// Any facet other than enumeration, as written.
  public struct Other: Sendable, Hashable {
    /// Local name of the facet element, for example `maxLength`.
    public var name: String
    /// Its value as written.
    public var value: String
    /// Where it stands.
    public var location: SourceLocation

    /// Creates a facet.
    public init(name: String, value: String, location: SourceLocation) {
      self.name = name
      self.value = value
      self.location = location
    }
  }

  /// Enumeration facets in document order.
  public var enumeration: [Enumerated]
  /// All other facets in document order.
  public var others: [Other]

  /// Creates a set of facets.
  public init(enumeration: [Enumerated] = [], others: [Other] = []) {
    self.enumeration = enumeration
    self.others = others
  }
}
