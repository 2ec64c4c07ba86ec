import SchemaDocuments

/// Everything known while source documents become a model. Each pass of ``SchemaPasses`` adds to it.
final class SchemaAssembly {
  let schemas: [SchemaSource]
  let redefinitions: [ComponentSource]
  /// The model as far as it is read.
  var model = SchemaModel()
  var diagnostics: DiagnosticCollector

  /// Where each named component is defined, one table a kind.
  var components: [[QualifiedName: ComponentSource]] = Array(repeating: [:], count: ComponentKind.allCases.count)
  /// Components left out because an equal one was read before, or because they were redefined.
  var droppedComponents: Set<ObjectIdentifier> = []
  /// What a redefinition replaced, by identity of the redefining element.
  var redefinedOriginals: [ObjectIdentifier: ComponentSource] = [:]

  /// The original simple type that a restriction in a redefinition derives from, by identity of the restriction.
  var redefinedBases: [ObjectIdentifier: (name: QualifiedName, id: TypeID)] = [:]

  /// Where each type of the model is defined; the index is that of its identifier.
  var typeSources: [TypeSource] = []
  /// Identifiers of all types by identity of their element.
  var typeIDs: [ObjectIdentifier: TypeID] = [:]

  /// Groups that were read, and those being read.
  var groups: [ObjectIdentifier: ModelGroup] = [:]
  var groupsInProgress: [ObjectIdentifier] = []
  var attributeGroups: [ObjectIdentifier: AttributeSet] = [:]
  var attributeGroupsInProgress: [ObjectIdentifier] = []
  /// Global elements and attributes that were read.
  var elements: [ObjectIdentifier: ElementDeclaration] = [:]
  var elementsInProgress: Set<ObjectIdentifier> = []
  /// Whether a declaration that was read has a `default` or `fixed`.
  var constrainsValues = false

  /// Namespaces of which a schema was read.
  let knownNamespaces: Set<String>

  /// Locations of imports that led to no document, by namespace.
  let unreadImports: [String: String]

  /// A type with what its definition needs to know of its surroundings.
  struct TypeSource {
    var element: SourceElement
    var schema: SchemaSource
    var name: QualifiedName?
    var path: [String]
    var owningElement: QualifiedName?
  }

  /// Attributes and attribute groups of one type or group, expanded.
  struct AttributeSet {
    var uses: [AttributeUse] = []
    var wildcard: Wildcard?
  }

  init(documents: DocumentSet, diagnostics: DiagnosticCollector) {
    schemas = documents.schemas
    redefinitions = documents.redefinitions
    self.diagnostics = diagnostics
    knownNamespaces = Set(documents.schemas.map(\.targetNamespace))
    unreadImports = documents.unreadImports
    model.documents = documents.paths
    for schema in documents.schemas {
      for item in schema.root.children("import", namespace: BuiltInType.namespace) {
        let namespace = item.attribute("namespace") ?? ""
        if !knownNamespaces.contains(namespace), !model.unreadNamespaces.contains(namespace) {
          model.unreadNamespaces.append(namespace)
        }
      }
    }
    for schema in documents.schemas where !model.namespaces.contains(schema.targetNamespace) {
      model.namespaces.append(schema.targetNamespace)
    }
  }

  /// Reports an error in a schema.
  func report(
    _ code: SchemaDiagnosticCode, _ message: String, at location: SourceLocation, suggestion: String? = nil
  ) {
    report(.error, code, message, at: location, suggestion: suggestion)
  }

  /// Reports a diagnostic of a schema.
  func report(
    _ severity: Diagnostic.Severity, _ code: SchemaDiagnosticCode, _ message: String, at location: SourceLocation,
    suggestion: String? = nil
  ) {
    diagnostics.report(Diagnostic(severity, code: code.rawValue, message, at: location, suggestion: suggestion))
  }

  /// Puts diagnostics into the order of the documents and their lines; passes find them in orders of their own.
  func sortDiagnostics() {
    let files = Dictionary(zip(model.documents, model.documents.indices), uniquingKeysWith: min)
    let keyed = diagnostics.diagnostics.enumerated().map { offset, item in
      (item.location.flatMap { files[$0.file] } ?? files.count, item.location?.line ?? 0, offset, item)
    }
    var sorted = DiagnosticCollector()
    // What several services share is read, and found fault with, once for each.
    var reported: Set<Diagnostic> = []
    for entry in keyed.sorted(by: { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }) where reported.insert(entry.3).inserted {
      sorted.report(entry.3)
    }
    diagnostics = sorted
  }

  /// The component of a name, if there is one.
  func component(_ kind: ComponentKind, _ name: QualifiedName) -> ComponentSource? {
    components[kind.rawValue][name]
  }
}
