public import SchemaDocuments

/// Reads documents into a ``SchemaModel``.
public struct SchemaModelReader: Sendable {
  /// Creates a reader.
  public init() {}

  /// Reads the entry documents and everything they import.
  ///
  /// - Parameters:
  ///   - documents: paths of WSDL or XSD documents.
  ///   - locations: where imports by URL are found: URL to local path.
  ///   - diagnostics: receives warnings and notes; errors too.
  /// - Throws: ``DiagnosedFailure`` when a stage found errors; it carries all diagnostics.
  public func read(
    documents: [String], locations: [String: String] = [:], diagnostics: inout DiagnosticCollector
  ) throws(DiagnosedFailure) -> SchemaModel {
    SchemaModel()
  }
}
