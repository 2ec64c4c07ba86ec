import Foundation
import PackagePlugin

/// Plans the build commands of one target: one for each configuration.
struct BuildPlan {
  /// Name of the target.
  let targetName: String
  /// The folder that paths in messages and output folders are relative to.
  let folder: URL
  /// The folder that the plugin may write to.
  let workFolder: URL
  /// The generator.
  let generator: URL

  /// The commands for a target with these files.
  ///
  /// - Throws: ``PlanError``. Reporting through `Diagnostics` would not do: SwiftPM goes on with the build then, and
  ///   what the plugin said is lost among the compiler's complaints.
  func commands(for files: [URL]) throws(PlanError) -> [Command] {
    let configurations = files.filter { ConfigurationFile.isConfiguration($0.lastPathComponent) }
      .map { ConfigurationFile($0) }
    if configurations.isEmpty { throw missingConfiguration(documents: files) }
    let clashes = clashes(in: configurations)
    if !clashes.isEmpty { throw PlanError(description: clashes.joined(separator: "\n")) }
    return configurations.map(command)
  }

  private func command(for configuration: ConfigurationFile) -> Command {
    // The path of the configuration inside the target is unique, and so is the folder made of it.
    let path = FolderListing.path(of: configuration.url, in: folder)
    let output = workFolder.appendingPathComponent(String(path.dropLast(".json".count)), isDirectory: true)
    // SwiftPM does not plan anew when the content of a file changes. So the plan does not depend on `generate`: kinds
    // that are left out have empty files. A new "name" or "parts" takes effect with the next plan.
    // Whether types need several files is seen when they are generated: where that decides, all of them are there.
    let parts = configuration.parts
    return .buildCommand(
      // SwiftPM shows the part after the last slash only, so there is none.
      displayName: "Generating Swift for \(targetName): \(configuration.outputBase)",
      executable: generator,
      arguments: [
        "generate", "--config", configuration.url.path, "--output", output.path,
        "--planned-name", configuration.outputBase,
        "--planned-parts", "\(parts.types ?? 0),\(parts.enumerations),\(parts.client),\(parts.server)",
      ],
      inputFiles: InputFiles.all(of: configuration),
      outputFiles: OutputNames.all(name: configuration.outputBase, counts: parts).map {
        output.appendingPathComponent($0)
      })
  }

  // MARK: Problems that only the plugin can see

  private func missingConfiguration(documents files: [URL]) -> PlanError {
    let documents = files.filter { ["wsdl", "xsd"].contains($0.pathExtension.lowercased()) }
    let entries = documents.filter { $0.pathExtension.lowercased() == "wsdl" }
    let names = (entries.isEmpty ? documents : entries).map { "\"\(FolderListing.path(of: $0, in: folder))\"" }
    let example = names.isEmpty ? "\"MyService.wsdl\"" : names.joined(separator: ", ")
    return PlanError(
      description: """
        target '\(targetName)' uses the plugin WSDLGenerator but has no \(ConfigurationFile.name). \
        Add \(folder.appendingPathComponent(ConfigurationFile.name).path) with: { "documents": [\(example)] }
        """)
  }

  private func clashes(in configurations: [ConfigurationFile]) -> [String] {
    var clashes: [String] = []
    for (index, configuration) in configurations.enumerated() {
      for other in configurations[..<index] {
        let paths = "\(other.url.path) and \(configuration.url.path)"
        if let name = configuration.clashingName(with: other) {
          clashes.append(
            "target '\(targetName)': \(paths) would both write \(name). Give each a \"name\" of its own.")
        } else if configuration.enclosingType == other.enclosingType {
          clashes.append(
            """
            target '\(targetName)': the types of \(paths) would be declared in one scope. Give each an \
            "enclosingType" of its own, or list the documents of both in one configuration.
            """)
        }
      }
    }
    return clashes
  }
}

extension ConfigurationFile {
  /// A file name that both configurations have; two files of one name cannot be in a Swift module.
  fileprivate func clashingName(with other: ConfigurationFile) -> String? {
    outputBase == other.outputBase ? outputBase + ".Namespaces.swift" : nil
  }
}

/// Why the build cannot be planned.
struct PlanError: Error, CustomStringConvertible {
  let description: String
}
