import SchemaComponents
import SchemaDocuments
import SwiftCode

/// Everything that will exist in Swift. Translation turns it into text and decides nothing.
struct ModulePlan: Sendable {
  var access: AccessLevel
  var enclosingType: String?
  /// Base names of the documents, for the first line of each file.
  var documentNames: [String]
  /// Structures and polymorphic enums, in document order.
  var structures: [StructurePlan] = []
  var enumerations: [EnumerationPlan] = []
  var unions: [UnionPlan] = []
  var substitutions: [SubstitutionPlan] = []
  /// Global elements that no structure stands for.
  var elements: [ElementPlan] = []
  var services: [ServicePlan] = []
  var namespaces: [NamespacePlan] = []
  /// Facets that tables mention.
  var facets: [FacetPlan] = []
  /// Global declarations; `nil` if no table asks for them.
  var declarations: DeclarationPlan?
  /// Swift names of all generated types: names that must be mentioned with their module when the standard
  /// library or the runtime has them too.
  var generatedTypeNames: Set<String> = []
}

/// A namespace that generated tables mention.
struct NamespacePlan: Sendable {
  var uri: String
  var name: String
}

/// A constant that holds the facets of one derivation step.
struct FacetPlan: Sendable {
  var id: TypeID
  var name: String
  /// Name of the type, if it has one and values do not tell it themselves.
  var typeName: QualifiedName?
  var base: FacetUse?
  var items: FacetUse?
  /// Facets that are whole numbers, by name.
  var counts: [(name: String, value: Int)] = []
  /// Bounds of the value, by name.
  var bounds: [(name: String, value: String)] = []
  var whiteSpace: String?
  var patterns: [String] = []
  var enumeration: [String] = []
}

/// A struct for a complex type, with its protocol and enum if other types extend it.
struct StructurePlan: Sendable {
  var id: TypeID
  /// Path in the schema, `OfflineConversion`.
  var schemaPath: String
  var name: String
  var documentation: String
  /// Name of the type in the schema, or of the element that has it.
  var wireName: String
  var namespace: String
  /// Namespace of its local elements where it is not the type's.
  var elementNamespace: String?
  /// The global element that stands for it.
  var element: QualifiedName?
  var isAbstract: Bool
  var base: BasePlan?
  /// Whether the elements may stand in any order.
  var isAnyOrder = false
  /// Its own members.
  var fields: [FieldPlan]
  /// The types of the nested groups among its members, at any depth.
  var groups: [GroupPlan] = []
  /// The members of the types it extends, outermost first; with ``fields`` the parameters of the initializer.
  var inheritedFields: [FieldPlan] = []
  /// What the user must know if this structure is generated.
  var diagnostics: [Diagnostic] = []
  /// Facets of its text where they are not those of the base's.
  var textFacets: FacetUse?
  /// What it says anew of the members of its base.
  var restrictions: [RestrictionPlan] = []
  /// What its content model allows, where its members can hold more.
  var contentModel: ContentModelPlan?
  /// The identity constraints of the element that stands for it, and of those in its content.
  var identity: [IdentityPlan] = []
  /// Whether it puts the elements of its base into an order.
  var isReordered = false
  /// What it has if other types extend it.
  var polymorphism: PolymorphismPlan?

  /// Whether an own element can be nil on the wire while its property is nil.
  var hasNilFields: Bool { fields.contains { $0.shape.isNillableSingle } }
}

/// The Swift type of a nested group: a struct for a sequence or all group, an enum for a choice or mixed content.
struct GroupPlan: Sendable {
  /// Position among the groups of the model.
  var group: Int
  var name: String
  var documentation: String
  /// Name of the type that it is part of, for messages.
  var wireName: String
  var namespace: String
  /// Namespace of its elements where it is not the type's.
  var elementNamespace: String?
  var isChoice: Bool
  var isAnyOrder: Bool
  /// Whether the enum would contain itself.
  var isIndirect = false
  /// Members, or alternatives.
  var fields: [FieldPlan]

  /// Whether an element can be nil on the wire while its property is nil.
  var hasNilFields: Bool { !isChoice && fields.contains { $0.shape.isNillableSingle } }
}

/// The enum over the members of a substitution group.
struct SubstitutionPlan: Sendable {
  /// One member.
  struct Case: Sendable {
    var name: String
    var documentation: String
    var element: QualifiedName
    var type: TypeUse
    /// Whether the value is an Optional, without value for `xsi:nil`.
    var isNillable: Bool
    var constraints = ValueConstraints()
  }

  var head: QualifiedName
  var name: String
  var documentation: String
  /// Whether the enum would contain itself.
  var isIndirect = false
  var cases: [Case]
}

/// The struct of a global element that no structure stands for.
struct ElementPlan: Sendable {
  var element: QualifiedName
  var name: String
  var documentation: String
  /// The type of what it holds.
  var type: TypeUse
  var isNillable: Bool
  /// Whether the struct keeps what `xsi:type` says, because the value does not.
  var keepsType: Bool
  var constraints: ValueConstraints
  var identity: [IdentityPlan] = []
}

/// The type that a structure is derived from.
struct BasePlan: Sendable {
  var id: TypeID
  /// Swift name of the base structure.
  var name: String
  /// Name of the protocol of the base's members.
  var protocolName: String
  /// The property that holds the base's members.
  var accessor: String
}

/// What a type has that others extend.
struct PolymorphismPlan: Sendable {
  /// One case of the enum.
  struct Variant: Sendable {
    var id: TypeID
    var caseName: String
    var typeName: String
    /// Whether this type may not stand for the base.
    var isBlocked = false
  }

  var protocolName: String
  var enumName: String
  /// The property that gives the members of this type on every type of the hierarchy.
  var accessor: String
  /// Types that can be instantiated, this one first.
  var variants: [Variant]
}

/// What the schema says of values beside their type.
struct ValueConstraints: Sendable, Hashable {
  /// What an empty element stands for.
  var defaultText: String?
  /// The one value that there may be; also what an empty element stands for.
  var fixedText: String?
  var facets: FacetUse?
  /// What may stand for the element and its type; `nil` if nothing is said of it.
  var rules: ElementRules?
}

/// What may stand for an element, and for its type.
struct ElementRules: Sendable, Hashable {
  /// A type with the facets of its values.
  struct NamedType: Sendable, Hashable {
    var name: QualifiedName
    var facets: FacetUse?
  }

  /// Types that `xsi:type` may not name.
  var blockedTypes: [QualifiedName] = []
  /// Members of the substitution group that may not stand for its head.
  var blockedElements: [QualifiedName] = []
  /// The simple types that `xsi:type` may name, where the value keeps it.
  var simpleTypes: [NamedType] = []
  /// Whether `xsi:type` may name any simple type.
  var admitsAnySimpleType = false

  /// Itself, unless it says nothing.
  var unlessEmpty: ElementRules? { self == ElementRules() ? nil : self }
}

/// One property of a structure.
struct FieldPlan: Sendable {
  /// Bounds of a repeated element.
  struct Bounds: Sendable, Hashable {
    var minimum: Int
    var maximum: Int?
  }

  /// How the property relates to the wire.
  enum Shape: Sendable, Hashable {
    case required
    case optional(isNillable: Bool, isRequired: Bool)
    case array(Bounds, hasNillableItems: Bool)
    case wrapped(item: QualifiedName, Bounds, hasNillableItems: Bool, isOptional: Bool, isNillable: Bool)
    case boxed(isNillable: Bool, isRequired: Bool)
    /// As `required`, stored in a box.
    case requiredBoxed
    case attribute(isRequired: Bool)
    case text
    case wildcard
    case anyAttributes
    /// A nested group that occurs at most once.
    case group(isOptional: Bool)
    case groupArray(Bounds)
    /// The nodes of mixed content.
    case mixed
    /// An alternative that is one open element.
    case anyElement
    /// An alternative that is text.
    case textNode

    /// Whether the value is stored in a box.
    var isBoxed: Bool {
      switch self {
      case .boxed, .requiredBoxed: true
      default: false
      }
    }

    /// Whether the runtime must remember an explicit nil for it.
    var isNillableSingle: Bool {
      switch self {
      case .optional(let isNillable, _), .boxed(let isNillable, _): isNillable
      case .wrapped(_, _, _, let isOptional, let isNillable): isOptional && isNillable
      case .required, .requiredBoxed, .array, .attribute, .text, .wildcard, .anyAttributes, .group, .groupArray, .mixed,
        .anyElement, .textNode:
        false
      }
    }
  }

  var schemaPath: String
  var name: String
  var documentation: String
  var wireName: QualifiedName
  var shape: Shape
  /// The type of one value: of the item where there are several.
  var type: TypeUse
  /// Whether the schema wants it to be present.
  var isRequiredOnWire = false
  var constraints = ValueConstraints()
  /// What a wildcard admits.
  var wildcard = ContentWildcard.any
  /// How often elements occur that a wildcard admits.
  var wildcardBounds = Bounds(minimum: 0, maximum: nil)
}

/// An enum for a set of words.
struct EnumerationPlan: Sendable {
  /// One word.
  struct Case: Sendable {
    var name: String
    var word: String
    var documentation: String
  }

  var id: TypeID
  var schemaPath: String
  var name: String
  var documentation: String
  var cases: [Case]
}

/// An enum for a union type.
struct UnionPlan: Sendable {
  /// One member type.
  struct Case: Sendable {
    var name: String
    var documentation: String
    var type: TypeUse
    var facets: FacetUse?
  }

  var id: TypeID
  var name: String
  var documentation: String
  var cases: [Case]
}

/// A service: client, server protocol, headers and faults.
struct ServicePlan: Sendable {
  var name: String
  var serverName: String
  var operationsName: String
  var documentation: String
  var schemaName: String
  var endpoint: String
  var soapVersion: ServiceDescription.SOAPVersion
  /// The request headers that most operations declare; `nil` if they declare none.
  var requestHeaders: Int?
  /// All structs of request and response headers.
  var headers: [HeadersPlan]
  var faults: [FaultsPlan]
  var operations: [OperationPlan]
  /// What messages with encoded use say of types; `nil` if there are none.
  var encodedTypes: EncodedTypesPlan?
}

/// A struct of SOAP headers, shared by the operations that declare the same ones.
struct HeadersPlan: Sendable {
  var name: String
  var documentation: String
  var namespace: String
  var fields: [FieldPlan]
}

/// An enum of declared faults, shared by the operations that declare the same ones.
struct FaultsPlan: Sendable {
  /// One fault detail.
  struct Case: Sendable {
    var name: String
    var element: QualifiedName
    var type: TypeUse
  }

  var name: String
  var cases: [Case]
}

/// One operation.
struct OperationPlan: Sendable {
  /// The body of a message.
  struct Message: Sendable {
    var element: QualifiedName
    var schemaType: TypeReference
    var type: TypeUse
  }

  var schemaName: String
  var name: String
  var documentation: String
  var soapAction: String
  var style: OperationDescription.Style
  var isEncoded: Bool
  var input: Message?
  var output: Message?
  /// Members of the request structure that the convenient form of the method takes; `nil` if it has no such form.
  var parameters: [FieldPlan]?
  /// Indices into the service's headers and faults.
  var requestHeaders: Int?
  var responseHeaders: Int?
  var faults: Int?
}

extension ModulePlan {
  /// The documents on one line, whatever their names hold.
  var documentList: String {
    let names = documentNames.joined(separator: ", ")
    return String(
      String.UnicodeScalarView(names.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }))
  }
}
