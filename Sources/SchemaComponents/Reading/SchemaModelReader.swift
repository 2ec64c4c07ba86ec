public import SchemaDocuments

/// Reads documents into a ``SchemaModel``.
public struct SchemaModelReader: Sendable {
  /// Paths of OASIS XML catalogs, asked in order for what `locations` does not map.
  public var catalogs: [String]

  /// Creates a reader.
  ///
  /// - Parameter catalogs: paths of OASIS XML catalogs.
  public init(catalogs: [String] = []) { self.catalogs = catalogs }

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
    let catalogs = catalogs.compactMap { XMLCatalog(path: $0, diagnostics: &diagnostics) }
    var gathered = DocumentSet(resolver: LocationResolver(locations: locations, catalogs: catalogs))
    gathered.gather(documents, diagnostics: &diagnostics)
    try diagnostics.checkpoint()

    let assembly = SchemaAssembly(documents: gathered, diagnostics: diagnostics)
    defer { diagnostics = assembly.diagnostics }
    for pass in SchemaPasses.resolution { pass.run(assembly) }
    for pass in SchemaPasses.validation { pass.run(assembly) }
    let services = ServiceReader(definitions: gathered.definitions, assembly: assembly)
    assembly.model.services = services.read()
    assembly.sortDiagnostics()
    try assembly.diagnostics.checkpoint()
    return assembly.model
  }
}
