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

  /// The commands for a target with these files; problems are reported as errors, and fail the build.
  func commands(for files: [URL]) -> [Command] {
    let configurations = files.filter { ConfigurationFile.isConfiguration($0.lastPathComponent) }
      .map { ConfigurationFile($0) }
    if configurations.isEmpty { reportMissingConfiguration(documents: files) }
    reportClashes(configurations)
    return configurations.map(command)
  }

  private func command(for configuration: ConfigurationFile) -> Command {
    // The path of the configuration inside the target is unique, and so is the folder made of it.
    let path = FolderListing.path(of: configuration.url, in: folder)
    let output = workFolder.appendingPathComponent(String(path.dropLast(".json".count)), isDirectory: true)
    return .buildCommand(
      displayName: "Generating Swift as \(path) of \(targetName) says",
      executable: generator,
      arguments: ["generate", "--config", configuration.url.path, "--output", output.path],
      inputFiles: InputFiles.all(of: configuration),
      outputFiles: configuration.outputNames.map { output.appendingPathComponent($0) })
  }

  // MARK: Problems that only the plugin can see

  private func reportMissingConfiguration(documents files: [URL]) {
    let documents = files.filter { ["wsdl", "xsd"].contains($0.pathExtension.lowercased()) }
    let entries = documents.filter { $0.pathExtension.lowercased() == "wsdl" }
    let names = (entries.isEmpty ? documents : entries).map { "\"\(FolderListing.path(of: $0, in: folder))\"" }
    let example = names.isEmpty ? "\"MyService.wsdl\"" : names.joined(separator: ", ")
    Diagnostics.error(
      """
      target '\(targetName)' uses the plugin WSDLGenerator but has no \(ConfigurationFile.name). \
      Add \(folder.appendingPathComponent(ConfigurationFile.name).path) with: { "documents": [\(example)] }
      """)
  }

  private func reportClashes(_ configurations: [ConfigurationFile]) {
    for (index, configuration) in configurations.enumerated() {
      for other in configurations[..<index] {
        if let name = configuration.outputNames.first(where: other.outputNames.contains) {
          Diagnostics.error(
            """
            target '\(targetName)': the configurations \(other.url.path) and \(configuration.url.path) would both \
            write \(name). Give each a "name" of its own.
            """, file: configuration.url.path)
        } else if configuration.enclosingType == other.enclosingType {
          Diagnostics.error(
            """
            target '\(targetName)': the types of \(other.url.path) and \(configuration.url.path) would be declared \
            in one scope. Give each an "enclosingType" of its own, or list the documents of both in one configuration.
            """, file: configuration.url.path)
        }
      }
    }
  }
}
