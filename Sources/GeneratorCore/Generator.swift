public import SchemaComponents
public import SchemaDocuments

/// What a run of the generator made, before anything is written.
public struct GeneratedModule: Sendable {
  /// The files.
  public var files: [OutputFile]
  /// Structures in them.
  public var structureCount: Int
  /// Enumerations in them.
  public var enumerationCount: Int
  /// Operations in them.
  public var operationCount: Int
  let source: String
}

/// From documents to files.
public struct Generator: Sendable {
  private let configuration: Configuration

  /// Creates a generator.
  public init(_ configuration: Configuration) { self.configuration = configuration }

  /// Reads the documents and renders every file; writes nothing.
  ///
  /// - Throws: ``SchemaDocuments/DiagnosedFailure`` with all diagnostics of the stage that failed.
  public func generate(diagnostics: inout DiagnosticCollector) throws(DiagnosedFailure) -> GeneratedModule {
    let model = try SchemaModelReader(catalogs: configuration.catalogs.map(\.text)).read(
      documents: configuration.documents, locations: configuration.locations, diagnostics: &diagnostics)
    if let operations = configuration.operations {
      // Who asks for some need not read why others are left out.
      diagnostics.removeRemarks(aboutOtherOperationsThan: Set(operations.map(\.text)))
    } else if configuration.types != nil {
      diagnostics.removeRemarks(aboutOtherOperationsThan: [])
    }
    return try generate(model, diagnostics: &diagnostics)
  }

  /// Renders every file of a model.
  public func generate(
    _ model: SchemaModel, diagnostics: inout DiagnosticCollector
  ) throws(DiagnosedFailure) -> GeneratedModule {
    let plan = try Planner.plan(model, configuration: configuration, diagnostics: &diagnostics)
    let composer = FileComposer(plan: plan, configuration: configuration)
    var operationCount = 0
    for service in plan.services { operationCount += service.operations.count }
    return GeneratedModule(
      files: composer.files(), structureCount: plan.structures.count, enumerationCount: plan.enumerations.count,
      operationCount: operationCount, source: " from \(plan.documentList). Do not edit.")
  }

  /// Writes what changed into a folder, and removes what an earlier run left there.
  public func write(_ module: GeneratedModule, to folder: String) throws(DiagnosedFailure) -> OutputReport {
    do {
      return try OutputFolder(path: folder, source: module.source).write(module.files)
    } catch {
      throw Self.failure(error)
    }
  }

  /// Compares a folder with what ``write(_:to:)`` would leave there.
  public func check(_ module: GeneratedModule, in folder: String) throws(DiagnosedFailure) -> OutputReport {
    do {
      return try OutputFolder(path: folder, source: module.source).compare(module.files)
    } catch {
      throw Self.failure(error)
    }
  }

  private static func failure(_ error: FileError) -> DiagnosedFailure {
    DiagnosedFailure(diagnostics: [
      Diagnostic(
        .error, code: "OUT0001", "cannot write: \(error.reason)", at: SourceLocation(file: error.path))
    ])
  }
}
