/// Reads XML documents into located element trees. It opens local files only.
public struct DocumentLoader: Sendable {
  private let resolver: LocationResolver

  /// Creates a loader.
  ///
  /// - Parameter resolver: finds external DTDs; without mappings only those beside their document are found.
  public init(resolver: LocationResolver = LocationResolver()) { self.resolver = resolver }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: path of the file, used as it is in locations.
  ///   - reference: where the document is asked for; `nil` for an entry document.
  ///   - diagnostics: receives every reason why it could not be read.
  /// - Returns: the document, or `nil` after an error was reported.
  public func load(
    path: String, reference: SourceLocation? = nil, diagnostics: inout DiagnosticCollector
  ) -> SourceDocument? {
    do {
      return parse(bytes: try FileBytes.read(path: path), path: path, diagnostics: &diagnostics)
    } catch {
      diagnostics.report(
        Diagnostic(
          .error, code: DocumentDiagnosticCode.unreadable.rawValue, "Cannot read '\(path)': \(error.reason).",
          at: reference ?? SourceLocation(file: path)))
      return nil
    }
  }

  /// Reads a document from memory.
  ///
  /// - Parameters:
  ///   - bytes: the document in any encoding that libxml2 knows.
  ///   - path: path used in locations.
  ///   - diagnostics: receives every violation of XML's rules.
  /// - Returns: the document, or `nil` after an error was reported.
  public func parse(bytes: [UInt8], path: String, diagnostics: inout DiagnosticCollector) -> SourceDocument? {
    guard let bytes = decodable(bytes, path: path, diagnostics: &diagnostics) else { return nil }
    var builder = TreeBuilder(file: path, inputSize: bytes.count, resolver: resolver)
    XMLParsing.parse(bytes, into: builder)
    if builder.hasEntityAlarm {
      var expansion = EntityExpansion(entities: builder.entities)
      if let size = expansion.size(of: bytes), size <= builder.expansionLimit {
        builder = TreeBuilder(file: path, inputSize: bytes.count, resolver: resolver)
        XMLParsing.parse(bytes, into: builder, withLimits: false)
      }
    }
    var failed = false
    for diagnostic in builder.diagnostics {
      failed = failed || diagnostic.severity == .error
      diagnostics.report(diagnostic)
    }
    guard !failed else { return nil }
    guard let root = builder.root else {
      diagnostics.report(
        Diagnostic(
          .error, code: DocumentDiagnosticCode.malformed.rawValue, "The document has no element.",
          at: SourceLocation(file: path, line: 1)))
      return nil
    }
    return SourceDocument(path: path, root: root)
  }

  /// The bytes with a mark of UTF-16 where the first character shows that it is, and neither mark nor declaration does.
  private func decodable(
    _ bytes: [UInt8], path: String, diagnostics: inout DiagnosticCollector
  ) -> [UInt8]? {
    switch bytes.prefix(4) {
    case [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF], [0x3C, 0, 0, 0], [0, 0, 0, 0x3C]:
      diagnostics.report(
        Diagnostic(
          .error, code: DocumentDiagnosticCode.malformed.rawValue, "The document is in UTF-32, which is not read.",
          at: SourceLocation(file: path, line: 1), suggestion: "store it in UTF-8"))
      return nil
    default: break
    }
    switch bytes.prefix(2) {
    case [0x3C, 0]: return [0xFF, 0xFE] + bytes
    case [0, 0x3C]: return [0xFE, 0xFF] + bytes
    default: return bytes
    }
  }
}
