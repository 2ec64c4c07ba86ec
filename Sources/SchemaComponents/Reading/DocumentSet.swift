import SchemaDocuments

/// The entry documents and everything they import and include, read once each.
struct DocumentSet {
  /// Every schema, in document order, entry documents first.
  private(set) var schemas: [SchemaSource] = []
  /// Every `wsdl:definitions`, in the same order.
  private(set) var definitions: [SourceElement] = []
  /// Paths in the order of reading.
  private(set) var paths: [String] = []
  /// `xs:redefine` elements with the schema they stand in.
  private(set) var redefinitions: [ComponentSource] = []

  private let resolver: LocationResolver
  private let loader: DocumentLoader
  /// What was read, by identity of the file and the namespace it was included into.
  private var visited: Set<String> = []
  private var pending: [Reference] = []
  private var unresolved: [(namespace: String, diagnostic: Diagnostic)] = []
  /// Locations of imports that led to no document, by namespace. That matters only if something refers to it.
  private(set) var unreadImports: [String: String] = [:]
  private var importsWithoutLocation: [(namespace: String, document: SourceDocument, location: SourceLocation)] = []

  /// A document to be read.
  private struct Reference {
    var path: String
    var url: String?
    var from: SourceElement?
    /// The namespace of an including schema, or the one that an import names.
    var namespace: String?
    var isInclusion = false
    /// Whether the including schema is an alternative to one that was read before.
    var isAlternative = false
  }

  init(resolver: LocationResolver) {
    self.resolver = resolver
    loader = DocumentLoader(resolver: resolver)
  }

  /// Reads everything that the entry documents reach.
  mutating func gather(_ entries: [String], diagnostics: inout DiagnosticCollector) {
    pending = entries.map { Reference(path: $0) }
    repeat {
      var index = 0
      while index < pending.count {
        read(pending[index], diagnostics: &diagnostics)
        index += 1
      }
      pending = []
      followNamespaces()
    } while !pending.isEmpty
    let known = Set(schemas.map(\.targetNamespace))
    for (namespace, diagnostic) in unresolved where !known.contains(namespace) || diagnostic.severity == .note {
      diagnostics.report(diagnostic)
    }
  }

  private mutating func read(_ reference: Reference, diagnostics: inout DiagnosticCollector) {
    let inclusion = reference.isInclusion ? reference.namespace ?? "" : ""
    let identity = resolver.identity(of: reference.path)
    // A document with a namespace of its own is the same whoever includes it.
    guard !visited.contains(identity), visited.insert("\(inclusion) \(identity)").inserted else { return }
    guard
      var document = loader.load(
        path: reference.path, reference: reference.from?.location, diagnostics: &diagnostics)
    else { return }
    document.url = reference.url
    if !paths.contains(document.path) { paths.append(document.path) }
    let root = document.root
    switch (root.localName, root.namespace) {
    case ("schema", BuiltInType.namespace):
      let own = root.attribute("targetNamespace")
      if own != nil { visited.insert(identity) }
      let isImport = !reference.isInclusion && reference.from != nil
      let isAlternative =
        reference.isAlternative || (isImport && schemas.contains { $0.targetNamespace == own ?? "" })
      check(own, of: root, against: reference, diagnostics: &diagnostics)
      add(
        SchemaSource(
          root: root, document: document, includedInto: reference.isInclusion ? reference.namespace : nil,
          isAlternative: isAlternative),
        diagnostics: &diagnostics)
    case ("definitions", WSDLNamespace.wsdl):
      visited.insert(identity)
      addDefinitions(document, diagnostics: &diagnostics)
    default: reportUnknownKind(root, diagnostics: &diagnostics)
    }
  }

  private mutating func add(_ schema: SchemaSource, diagnostics: inout DiagnosticCollector) {
    var inclusion = ConditionalInclusion()
    let isIncluded = inclusion.apply(to: schema.root)
    for diagnostic in inclusion.diagnostics { diagnostics.report(diagnostic) }
    if !isIncluded { schema.root.removeChildren { _ in true } }
    schemas.append(schema)
    for child in schema.root.children where child.namespace == BuiltInType.namespace {
      switch child.localName {
      case "include": follow(child, in: schema, as: "include", diagnostics: &diagnostics)
      case "redefine":
        redefinitions.append(ComponentSource(element: child, schema: schema))
        follow(child, in: schema, as: "redefine", diagnostics: &diagnostics)
      case "import": followImport(child, in: schema, diagnostics: &diagnostics)
      case "annotation": continue
      default: break
      }
    }
  }

  private mutating func follow(
    _ element: SourceElement, in schema: SchemaSource, as kind: String, diagnostics: inout DiagnosticCollector
  ) {
    guard let location = element.attribute("schemaLocation") else {
      return diagnostics.report(
        Diagnostic(
          .error, code: SchemaDiagnosticCode.missingAttribute.rawValue,
          "xs:\(kind) has no attribute 'schemaLocation'.", at: element.location))
    }
    let count = pending.count
    enqueue(location, element, in: schema.document, namespace: schema.targetNamespace, isInclusion: true)
    if pending.count > count { pending[count].isAlternative = schema.isAlternative }
  }

  private mutating func followImport(
    _ element: SourceElement, in schema: SchemaSource, diagnostics: inout DiagnosticCollector
  ) {
    let namespace = element.attribute("namespace") ?? ""
    if namespace == schema.targetNamespace, !schema.isChameleon {
      diagnostics.report(
        Diagnostic(
          .warning, code: SchemaDiagnosticCode.namespaceMismatch.rawValue,
          "xs:import names the schema's own namespace '\(namespace)'.", at: element.location,
          suggestion: "use xs:include"))
    }
    if let location = element.attribute("schemaLocation"), !location.isEmpty {
      enqueue(location, element, in: schema.document, namespace: namespace, isInclusion: false)
    } else {
      importsWithoutLocation.append((namespace, schema.document, element.location))
    }
  }

  /// Imports without a location, whose namespace nobody brought so far but a mapping knows.
  private mutating func followNamespaces() {
    let known = Set(schemas.map(\.targetNamespace))
    for item in importsWithoutLocation where !known.contains(item.namespace) && !item.namespace.isEmpty {
      if let path = resolver.mapped(item.namespace), !paths.contains(path) {
        pending.append(Reference(path: path, url: nil, from: nil, namespace: item.namespace))
      }
    }
    importsWithoutLocation = []
  }

  private mutating func enqueue(
    _ location: String, _ element: SourceElement, in document: SourceDocument, namespace: String, isInclusion: Bool
  ) {
    func fail(_ code: DocumentDiagnosticCode, _ message: String, _ suggestion: String?) {
      // An import may be satisfied by another document of the namespace; an inclusion or a WSDL import may not.
      let isAlwaysNeeded = isInclusion || element.namespace != BuiltInType.namespace
      let isKnown = BuiltInComponents.namespaces.contains(namespace)
      if !isAlwaysNeeded, unreadImports[namespace] == nil { unreadImports[namespace] = location }
      unresolved.append(
        (
          isAlwaysNeeded ? "\u{0}" : namespace,
          Diagnostic(
            isAlwaysNeeded ? .error : isKnown ? .note : .warning, code: code.rawValue, message, at: element.location,
            suggestion: suggestion)
        ))
    }
    switch resolver.resolve(location, in: document) {
    case .file(let path, let url):
      pending.append(
        Reference(path: path, url: url, from: element, namespace: namespace, isInclusion: isInclusion))
    case .missing(let path):
      if !isInclusion, let path = resolver.mapped(namespace) {
        pending.append(Reference(path: path, url: nil, from: element, namespace: namespace))
      } else {
        fail(
          .missingDocument, "The location '\(location)' leads to '\(path)', which can not be read.",
          "map it to a local file: \"locations\": { \"\(location)\": \"path/to/file\" }")
      }
    case .unmapped(let url):
      if !isInclusion, let path = resolver.mapped(namespace) {
        pending.append(Reference(path: path, url: url, from: element, namespace: namespace))
      } else {
        fail(
          .unmappedURL, "The location '\(url)' is a URL, and the generator does not open the network.",
          "map it to a local file: \"locations\": { \"\(url)\": \"path/to/file\" }")
      }
    }
  }

  private mutating func addDefinitions(_ document: SourceDocument, diagnostics: inout DiagnosticCollector) {
    definitions.append(document.root)
    for child in document.root.children where child.namespace == WSDLNamespace.wsdl {
      if child.localName == "import" {
        let namespace = child.attribute("namespace") ?? ""
        if let location = child.attribute("location") ?? child.attribute("schemaLocation") {
          enqueue(location, child, in: document, namespace: namespace, isInclusion: false)
        } else {
          importsWithoutLocation.append((namespace, document, child.location))
        }
      }
      guard child.localName == "types" else { continue }
      for type in child.children {
        if type.localName == "schema", type.namespace == BuiltInType.namespace {
          add(SchemaSource(root: type, document: document), diagnostics: &diagnostics)
        } else if type.localName == "import", type.namespace == BuiltInType.namespace,
          let location = type.attribute("schemaLocation")
        {
          diagnostics.report(
            Diagnostic(
              .warning, code: SchemaDiagnosticCode.unexpectedElement.rawValue,
              "xs:import stands in wsdl:types; it is read as if it stood in an xs:schema, where it belongs.",
              at: type.location))
          enqueue(
            location, type, in: document, namespace: type.attribute("namespace") ?? "", isInclusion: false)
        } else if type.localName != "documentation", !type.namespace.isEmpty {
          diagnostics.report(
            Diagnostic(
              .warning, code: ServiceDiagnosticCode.unsupportedTypeSystem.rawValue,
              "'\(type.localName)' in wsdl:types is not an XML schema and is left out.", at: type.location,
              suggestion: Self.isDraft(type) ? Self.draftAdvice : nil))
        }
      }
    }
  }

  private func check(
    _ own: String?, of root: SourceElement, against reference: Reference, diagnostics: inout DiagnosticCollector
  ) {
    guard let from = reference.from, from.namespace == BuiltInType.namespace else { return }
    let expected = reference.namespace ?? ""
    let matches = reference.isInclusion ? own == nil || own == expected : (own ?? "") == expected
    guard !matches else { return }
    diagnostics.report(
      Diagnostic(
        .error, code: SchemaDiagnosticCode.namespaceMismatch.rawValue,
        "xs:\(from.localName) expects the namespace '\(expected)', but '\(reference.path)' has '\(own ?? "")'.",
        at: from.location))
  }

  private func reportUnknownKind(_ root: SourceElement, diagnostics: inout DiagnosticCollector) {
    let isWSDL2 = root.localName == "description" && root.namespace == "http://www.w3.org/ns/wsdl"
    let name = root.namespace.isEmpty ? root.localName : "{\(root.namespace)}\(root.localName)"
    diagnostics.report(
      Diagnostic(
        .error, code: DocumentDiagnosticCode.unknownDocumentKind.rawValue,
        "Expected a WSDL 1.1 or XML Schema document, found the root element '\(name)'.", at: root.location,
        suggestion: isWSDL2 ? "WSDL 2.0 is not supported" : Self.advice(for: root)))
  }

  /// What to say of a root element that looks nearly right, or is that of an error page.
  private static func advice(for root: SourceElement) -> String? {
    if isDraft(root) { return draftAdvice }
    let local = root.localName.lowercased()
    if local == "html" { return "this is a web page: an error page, or one that shows the document" }
    guard root.namespace.isEmpty, ["schema", "definitions"].contains(local) else { return nil }
    let namespace = local == "schema" ? BuiltInType.namespace : WSDLNamespace.wsdl
    return "it has no namespace; it should have '\(namespace)'"
  }

  /// Whether an element is a schema of one of the drafts that came before XML Schema.
  private static func isDraft(_ element: SourceElement) -> Bool {
    element.localName == "schema"
      && ["http://www.w3.org/1999/XMLSchema", "http://www.w3.org/2000/10/XMLSchema"].contains(element.namespace)
  }

  private static let draftAdvice =
    "this is a draft of XML Schema; only 'http://www.w3.org/2001/XMLSchema' is read, which most such documents are when "
    + "their namespace is changed"
}
