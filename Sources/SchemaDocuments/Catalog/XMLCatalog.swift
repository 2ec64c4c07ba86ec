/// An OASIS XML catalog (XML Catalogs 1.1): entries that map URLs, system identifiers and namespaces to files.
public struct XMLCatalog: Sendable {
  private var exact: [String: String] = [:]
  private var prefixes: [(prefix: String, replacement: String)] = []
  private var suffixes: [(suffix: String, path: String)] = []

  /// Namespace of catalog elements.
  public static let namespace = "urn:oasis:names:tc:entity:xmlns:xml:catalog"

  /// Reads a catalog and those that it continues with.
  ///
  /// - Returns: `nil` after an error was reported.
  public init?(path: String, diagnostics: inout DiagnosticCollector) {
    var visited: Set<String> = []
    guard read(path, reference: nil, visited: &visited, diagnostics: &diagnostics) else { return nil }
    // The longest match wins (XML Catalogs 1.1, 7.2.2).
    prefixes.sort { $0.prefix.utf8.count > $1.prefix.utf8.count }
    suffixes.sort { $0.suffix.utf8.count > $1.suffix.utf8.count }
  }

  /// The file for an identifier, or `nil` if no entry covers it.
  public func resolve(_ identifier: String) -> String? {
    if let path = exact[identifier] { return path }
    for entry in prefixes where identifier.hasPrefix(entry.prefix) {
      return entry.replacement + identifier.dropFirst(entry.prefix.count)
    }
    return suffixes.first { identifier.hasSuffix($0.suffix) }?.path
  }

  private mutating func read(
    _ path: String, reference: SourceLocation?, visited: inout Set<String>, diagnostics: inout DiagnosticCollector
  ) -> Bool {
    guard visited.insert(FileBytes.identity(of: path)).inserted else { return true }
    guard let document = DocumentLoader().load(path: path, reference: reference, diagnostics: &diagnostics) else {
      return false
    }
    guard document.root.localName == "catalog", document.root.namespace == Self.namespace else {
      diagnostics.report(
        Diagnostic(
          .error, code: DocumentDiagnosticCode.notACatalog.rawValue,
          "Expected an OASIS XML catalog, found the root element '\(document.root.localName)'.",
          at: document.root.location))
      return false
    }
    return read(document.root, base: path, visited: &visited, diagnostics: &diagnostics)
  }

  private mutating func read(
    _ element: SourceElement, base: String, visited: inout Set<String>, diagnostics: inout DiagnosticCollector
  ) -> Bool {
    var base = base
    if let own = element.attribute("base", namespace: NamespaceScope.xmlNamespace) {
      base = Self.path(own, base: base)
    }
    for child in element.children where child.namespace == Self.namespace {
      switch child.localName {
      case "group":
        guard read(child, base: base, visited: &visited, diagnostics: &diagnostics) else { return false }
      case "nextCatalog":
        guard let next = child.attribute("catalog") else { continue }
        guard
          read(
            Self.path(next, base: base), reference: child.location, visited: &visited, diagnostics: &diagnostics)
        else { return false }
      default: add(child, base: base)
      }
    }
    return true
  }

  private mutating func add(_ entry: SourceElement, base: String) {
    var base = base
    if let own = entry.attribute("base", namespace: NamespaceScope.xmlNamespace) { base = Self.path(own, base: base) }
    switch entry.localName {
    case "uri", "system":
      guard let name = entry.attribute("name") ?? entry.attribute("systemId"), let uri = entry.attribute("uri") else {
        return
      }
      if exact[name] == nil { exact[name] = Self.path(uri, base: base) }
    case "rewriteURI", "rewriteSystem":
      guard let start = entry.attribute("uriStartString") ?? entry.attribute("systemIdStartString"),
        let replacement = entry.attribute("rewritePrefix")
      else { return }
      let path = Self.path(replacement, base: base)
      prefixes.append((start, replacement.hasSuffix("/") && !path.hasSuffix("/") ? path + "/" : path))
    case "uriSuffix", "systemSuffix":
      guard let suffix = entry.attribute("uriSuffix") ?? entry.attribute("systemIdSuffix"),
        let uri = entry.attribute("uri")
      else { return }
      suffixes.append((suffix, Self.path(uri, base: base)))
    default: break
    }
  }

  /// A trailing slash stays: it tells a directory, against which later entries resolve.
  private static func path(_ location: String, base: String) -> String {
    if LocationPath.scheme(of: location) == "file" { return LocationPath.filePath(ofFileURL: location) }
    let joined = LocationPath.join(LocationPath.percentDecoded(location), toDirectoryOf: base)
    return location.hasSuffix("/") ? joined + "/" : joined
  }
}
