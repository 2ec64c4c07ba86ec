import ArgumentParser
import GeneratorCore
import SchemaDocuments

/// `wsdl2swift generate`.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads WSDL and XSD documents and writes Swift files.",
    discussion: """
      Without a configuration every service and every type is generated, public, named after the first document.

      The files are NAME.Types.swift, NAME.Enumerations.swift, NAME.Client.swift, NAME.Server.swift and \
      NAME.Namespaces.swift; where there are many types, NAME.MoreTypes1.swift to NAME.MoreTypes7.swift as well. Only \
      files whose content changes are written; files of an earlier run from the same documents that are no longer \
      produced are removed. Nothing is written if there is any error.

      The generated code needs the module XSDRuntime, and for clients and servers SOAPRuntime.

      CONFIGURATION
        A JSON object; every key may be left out. Paths are relative to the file.
          "documents": ["A.wsdl"]         the entry documents
          "name": "CampaignManagement"    how the names of the files begin
          "access": "public"              or "package", "internal"
          "operations": ["GetThing"]      keep these, and what they need
          "types": ["Thing"]              keep these, and what they need; with no "operations", no operation is kept
          "names": {                      Swift names of your choice
            "types": {"Date": "CalendarDay"},
            "members": {"Thing/Self": "itself"},
            "enumerationCases": {"Color/None": "colorless"},
            "operations": {"Get": "fetch"} }
          "enclosingType": "ThingsV2"     put everything into this enum
          "parts": 4                      split each kind of file, or {"types": 4, "client": 2}; large types are split
                                          without it, so that they can be compiled at the same time
          "documentation": "docs.json"    {"Thing/Name": "text of the doc comment", "operation:GetThing": "…"}
          "locations": {"http://…": "local.xsd"}   where imports by URL are found, or by namespace; DTDs too
          "catalogs": ["catalog.xml"]     OASIS XML catalogs, for what "locations" does not say
          "generate": ["types", "client", "server"]   leave out what you do not need

      EXIT STATUS
        0 if the files are as they should be, 1 if there was an error or --check found a difference, 64 if the \
      arguments are wrong.
      """)

  @Argument(help: "WSDL or XSD documents; they replace those of the configuration.", completion: .file())
  var documents: [String] = []

  @Option(name: [.short, .long], help: "Configuration file.", completion: .file(extensions: ["json"]))
  var config: String?

  @Option(
    help:
      "OASIS XML catalog to find imports by URL; may be repeated. Neither XML_CATALOG_FILES nor the network is used.",
    completion: .file())
  var catalog: [String] = []

  @Option(name: [.short, .long], help: "Folder for the Swift files; created if needed.", completion: .directory)
  var output: String

  @Flag(help: "Write nothing; fail and name the files if any differs.")
  var check = false

  @Flag(help: "Treat warnings as errors: fail if any construct has no Swift shape.")
  var strict = false

  // For the build-tool plugin. SwiftPM does not plan anew when only the content of a configuration has changed, so
  // the files must be those of the plan, whatever the configuration says about them by now.
  @Option(help: .hidden) var plannedName: String?
  @Option(help: .hidden) var plannedParts: String?

  func validate() throws {
    if documents.isEmpty && config == nil {
      throw ValidationError("Name a document, or a configuration with --config.")
    }
    if output.isEmpty { throw ValidationError("--output must name a folder.") }
    if plannedParts != nil && planned == nil {
      throw ValidationError("--planned-parts must be four numbers, with --planned-name.")
    }
  }

  func run() throws {
    var diagnostics = DiagnosticCollector()
    do {
      let report = try generate(&diagnostics)
      try finish(report)
    } catch let failure as DiagnosedFailure {
      Console.printErrors(failure.diagnostics)
      throw ExitCode(1)
    }
  }

  private func generate(
    _ diagnostics: inout DiagnosticCollector
  ) throws(DiagnosedFailure) -> (module: GeneratedModule, output: OutputReport) {
    var configuration =
      try config.map { path throws(DiagnosedFailure) in try ConfigurationReader.read(path: path) }
      ?? Configuration()
    if !documents.isEmpty { configuration.documents = documents }
    configuration.catalogs += catalog.map { .init($0) }
    if configuration.documents.isEmpty {
      throw DiagnosedFailure(diagnostics: [
        Diagnostic(
          .error, code: "CFG0011", "no documents: neither the arguments nor 'documents' name any",
          at: config.map { SourceLocation(file: $0) })
      ])
    }
    if let planned {
      configuration.name = planned.name
      configuration.parts = planned.parts
    }
    let generator = Generator(configuration)
    var module = try generator.generate(diagnostics: &diagnostics)
    if planned != nil { module.addEmptyFiles(for: configuration) }
    if strict && diagnostics.diagnostics.contains(where: { $0.severity == .warning }) {
      throw DiagnosedFailure(diagnostics: diagnostics.diagnostics.map(Self.strict))
    }
    Console.printErrors(diagnostics.diagnostics)
    return (module, check ? try generator.check(module, in: output) : try generator.write(module, to: output))
  }

  private var planned: (name: String, parts: Configuration.Parts)? {
    let counts = plannedParts?.split(separator: ",").compactMap { Int($0) }.filter { (0...999).contains($0) } ?? []
    guard let plannedName, counts.count == 4, !counts.dropFirst().contains(0) else { return nil }
    var parts = Configuration.Parts()
    parts.types = counts[0] == 0 ? nil : counts[0]
    parts.enumerations = counts[1]
    parts.client = counts[2]
    parts.server = counts[3]
    return (plannedName, parts)
  }

  private static func strict(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    if diagnostic.severity == .warning { diagnostic.severity = .error }
    return diagnostic
  }

  private func finish(_ result: (module: GeneratedModule, output: OutputReport)) throws {
    let (module, report) = result
    let content =
      "\(module.structureCount) types, \(module.enumerationCount) enumerations, \(module.operationCount) operations"
    guard check else {
      let written = report.changed.count + report.missing.count
      let removed = report.stale.isEmpty ? "" : ", \(report.stale.count) removed"
      return print("\(content): \(written) files written, \(report.unchanged.count) unchanged\(removed)")
    }
    if report.isUpToDate { return print("\(content): \(report.unchanged.count) files are up to date") }
    for name in report.changed {
      Console.printError("\(output)/\(name): error: differs from what is generated [OUT0002]")
    }
    for name in report.missing { Console.printError("\(output)/\(name): error: is missing [OUT0003]") }
    for name in report.stale { Console.printError("\(output)/\(name): error: is not generated any more [OUT0004]") }
    throw ExitCode(1)
  }
}
