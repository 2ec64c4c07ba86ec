/// Reads catalog files and those that they lead to, each once.
struct CatalogReader {
  private(set) var files: [CatalogFile] = []
  /// Indices of the files by identity.
  private var known: [String: Int] = [:]

  /// A file that another one leads to, before it is read.
  private struct Reference {
    var path: String
    var index: Int
    var location: SourceLocation
  }

  private var pending: [Reference] = []

  /// Reads the first file and all others.
  mutating func read(_ path: String, diagnostics: inout DiagnosticCollector) -> Bool {
    files.append(CatalogFile())
    known[FileBytes.identity(of: path)] = 0
    guard load(path, into: 0, reference: nil, diagnostics: &diagnostics) else { return false }
    while let reference = pending.popLast() {
      guard FileBytes.isReadable(reference.path) else {
        diagnostics.report(
          Diagnostic(
            .warning, code: DocumentDiagnosticCode.missingDocument.rawValue,
            "The catalog '\(reference.path)' can not be read and is left out.", at: reference.location))
        continue
      }
      let isRead = load(
        reference.path, into: reference.index, reference: reference.location, diagnostics: &diagnostics)
      if !isRead { return false }
    }
    return true
  }

  private mutating func load(
    _ path: String, into index: Int, reference: SourceLocation?, diagnostics: inout DiagnosticCollector
  ) -> Bool {
    guard let document = DocumentLoader().load(path: path, reference: reference, diagnostics: &diagnostics) else {
      return false
    }
    guard document.root.localName == "catalog", document.root.namespace == XMLCatalog.namespace else {
      diagnostics.report(
        Diagnostic(
          .error, code: DocumentDiagnosticCode.notACatalog.rawValue,
          "Expected an OASIS XML catalog, found the root element '\(document.root.localName)'.",
          at: document.root.location))
      return false
    }
    add(document.root, to: index, base: path, isPreferred: true, diagnostics: &diagnostics)
    return true
  }

  /// Adds the entries of `catalog` or `group`.
  private mutating func add(
    _ element: SourceElement, to index: Int, base: String, isPreferred: Bool, diagnostics: inout DiagnosticCollector
  ) {
    let base = Self.base(of: element, in: base)
    let isPreferred = element.attribute("prefer").map { $0 == "public" } ?? isPreferred
    for child in element.children where child.namespace == XMLCatalog.namespace {
      if child.localName == "group" {
        add(child, to: index, base: base, isPreferred: isPreferred, diagnostics: &diagnostics)
      } else if let missing = add(entry: child, to: index, base: base, isPreferred: isPreferred) {
        diagnostics.report(
          Diagnostic(
            .error, code: DocumentDiagnosticCode.notACatalog.rawValue,
            "'\(child.localName)' has no attribute '\(missing)'.",
            at: child.location))
      }
    }
  }

  /// Adds one entry; gives the name of an attribute that it should have.
  private mutating func add(entry: SourceElement, to index: Int, base: String, isPreferred: Bool) -> String? {
    guard let kind = EntryKind(entry.localName) else { return nil }
    guard let key = entry.attribute(kind.key) else { return kind.key }
    guard let value = entry.attribute(kind.value) else { return kind.value }
    let location = Self.path(value, base: Self.base(of: entry, in: base))
    switch kind.form {
    case .exact:
      let name = kind.subject == .public ? XMLCatalog.normalized(key) : key
      files[index][kind.subject].exact.append(.init(name: name, target: location, isPreferred: isPreferred))
    case .rewrite: files[index][kind.subject].rewrites.append(.init(start: key, replacement: location))
    case .suffix: files[index][kind.subject].suffixes.append(.init(end: key, target: location))
    case .delegate:
      let file = file(location, from: entry.location)
      let start = kind.subject == .public ? XMLCatalog.normalized(key) : key
      files[index][kind.subject].delegates.append(.init(start: start, file: file, isPreferred: isPreferred))
    case .next: files[index].next.append(file(location, from: entry.location))
    }
    return nil
  }

  private mutating func file(_ path: String, from location: SourceLocation) -> Int {
    let identity = FileBytes.identity(of: path)
    if let index = known[identity] { return index }
    files.append(CatalogFile())
    known[identity] = files.count - 1
    pending.append(Reference(path: path, index: files.count - 1, location: location))
    return files.count - 1
  }

  private static func base(of element: SourceElement, in base: String) -> String {
    element.attribute("base", namespace: NamespaceScope.xmlNamespace).map { path($0, base: base) } ?? base
  }

  /// A path or a URL. A trailing slash stays: it tells a directory, against which later entries resolve.
  private static func path(_ location: String, base: String) -> String {
    switch LocationPath.scheme(of: location) {
    case "file": return LocationPath.filePath(ofFileURL: location)
    case .some: return location
    case nil: break
    }
    let isURL = LocationPath.scheme(of: base) != nil
    let joined =
      isURL
      ? LocationPath.join(location, toURL: base)
      : LocationPath.join(LocationPath.percentDecoded(location), toDirectoryOf: base)
    return location.hasSuffix("/") && !joined.hasSuffix("/") ? joined + "/" : joined
  }
}

/// The entries of a catalog by the names of their elements.
private struct EntryKind {
  enum Form {
    case exact, rewrite, suffix, delegate, next
  }

  var subject: CatalogFile.Subject
  var form: Form
  /// The attribute that says what the entry is about.
  var key: String
  /// The attribute that says where it leads.
  var value: String

  init?(_ name: String) {
    switch name {
    case "uri": self.init(.uri, .exact, "name", "uri")
    case "system": self.init(.system, .exact, "systemId", "uri")
    case "public": self.init(.public, .exact, "publicId", "uri")
    case "rewriteURI": self.init(.uri, .rewrite, "uriStartString", "rewritePrefix")
    case "rewriteSystem": self.init(.system, .rewrite, "systemIdStartString", "rewritePrefix")
    case "uriSuffix": self.init(.uri, .suffix, "uriSuffix", "uri")
    case "systemSuffix": self.init(.system, .suffix, "systemIdSuffix", "uri")
    case "delegateURI": self.init(.uri, .delegate, "uriStartString", "catalog")
    case "delegateSystem": self.init(.system, .delegate, "systemIdStartString", "catalog")
    case "delegatePublic": self.init(.public, .delegate, "publicIdStartString", "catalog")
    case "nextCatalog": self.init(.uri, .next, "catalog", "catalog")
    default: return nil
    }
  }

  private init(_ subject: CatalogFile.Subject, _ form: Form, _ key: String, _ value: String) {
    (self.subject, self.form, self.key, self.value) = (subject, form, key, value)
  }
}
