import SchemaDocuments

/// One `xs:schema` element with what it says about everything in it.
///
/// A document that several schemas include without a namespace of its own becomes one source, with a tree of its own,
/// for each namespace (chameleon inclusion).
final class SchemaSource {
  let root: SourceElement
  let document: SourceDocument
  /// The namespace its components belong to.
  let targetNamespace: String
  /// Whether that namespace is the including schema's.
  let isChameleon: Bool
  /// Whether an import brought it although its namespace had a schema already: what it defines anew gives way.
  let isAlternative: Bool
  let qualifiesElements: Bool
  let qualifiesAttributes: Bool
  /// What its components do not let stand for them unless they say so themselves.
  let blockDefault: TypeDerivation

  init(
    root: SourceElement, document: SourceDocument, includedInto namespace: String? = nil, isAlternative: Bool = false
  ) {
    self.isAlternative = isAlternative
    self.root = root
    self.document = document
    let own = root.attribute("targetNamespace")
    isChameleon = own == nil && !(namespace ?? "").isEmpty
    targetNamespace = own ?? namespace ?? ""
    qualifiesElements = root.attribute("elementFormDefault") == "qualified"
    qualifiesAttributes = root.attribute("attributeFormDefault") == "qualified"
    blockDefault = root.attribute("blockDefault").map { TypeDerivation(words: $0) } ?? []
  }

  /// Whether a local declaration is in the target namespace: its own `form`, or else the schema's default.
  func isQualified(_ form: String?, default schemaDefault: Bool) -> Bool {
    form.map { $0 == "qualified" } ?? schemaDefault
  }
}

/// Where a component comes from.
struct ComponentSource {
  var element: SourceElement
  var schema: SchemaSource
}

/// The symbol spaces of XML Schema (Part 1, 2.5), without those of identity constraints and notations.
enum ComponentKind: Int, CaseIterable {
  case type, element, attribute, group, attributeGroup

  /// The kind of component that a child of `xs:schema` defines.
  init?(definedBy localName: String) {
    switch localName {
    case "complexType", "simpleType": self = .type
    case "element": self = .element
    case "attribute": self = .attribute
    case "group": self = .group
    case "attributeGroup": self = .attributeGroup
    default: return nil
    }
  }

  /// For messages.
  var noun: String {
    switch self {
    case .type: "type"
    case .element: "element"
    case .attribute: "attribute"
    case .group: "group"
    case .attributeGroup: "attribute group"
    }
  }

  /// The code of a reference to what does not exist.
  var undefinedCode: SchemaDiagnosticCode {
    switch self {
    case .type: .undefinedType
    case .element: .undefinedElement
    case .attribute: .undefinedAttribute
    case .group: .undefinedGroup
    case .attributeGroup: .undefinedAttributeGroup
    }
  }
}
