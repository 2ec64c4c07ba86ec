/// Reads XML documents into located element trees. It opens local files only.
public struct DocumentLoader: Sendable {
  /// Creates a loader.
  public init() {}

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
    let builder = TreeBuilder(file: path, inputSize: bytes.count)
    XMLParsing.parse(bytes, into: builder)
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
}
