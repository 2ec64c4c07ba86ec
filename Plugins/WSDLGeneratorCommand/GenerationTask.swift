import Foundation

/// One configuration and the folder that its Swift files belong in.
struct GenerationTask {
  /// Folder of the schemas, relative to the package.
  static let schemas = "schemas"
  /// Folder of the generated libraries, relative to the package.
  static let generated = "Generated"

  /// The configuration, relative to the package if it is inside.
  let configuration: String
  /// The folder for the files, relative to the package if it is inside.
  let output: String

  /// What a request asks for, sorted by configuration.
  static func all(for request: Request, in package: URL) throws -> [GenerationTask] {
    if let output = request.output, let configuration = request.configurations.first {
      let output = FolderListing.path(of: url(output, in: package), in: package)
      return [GenerationTask(configuration: try existing(configuration, in: package), output: output)]
    }
    let configurations =
      request.configurations.isEmpty
      ? conventional(in: package) : try request.configurations.map { try existing($0, in: package) }
    if configurations.isEmpty { throw noConfiguration(in: package) }
    return try configurations.map { configuration in
      guard let output = output(for: configuration) else {
        throw CommandError(
          "\(configuration) is not below the folder \(schemas), so name the folder for its Swift files with --output")
      }
      return GenerationTask(configuration: configuration, output: output)
    }
  }

  /// `schemas/CampaignManagement/v13/wsdl-generator-config.json` gives `Generated/CampaignManagementV13`.
  static func output(for configuration: String) -> String? {
    let folders = configuration.split(separator: "/").dropLast()
    guard folders.first == schemas[...], folders.count > 1 else { return nil }
    return generated + "/" + folders.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// Folders of generated libraries that none of the tasks writes to.
  static func orphans(of tasks: [GenerationTask], in package: URL) throws -> [String] {
    let folder = package.appendingPathComponent(generated)
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    let names = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.isDirectoryKey], options: [.skipsHiddenFiles])
    let known = Set(tasks.map(\.output))
    return try names.filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
      .map { generated + "/" + $0.lastPathComponent }.filter { !known.contains($0) }.sorted()
  }

  private static func conventional(in package: URL) -> [String] {
    FolderListing.files(below: package.appendingPathComponent(schemas)) { $0 == ConfigurationFile.name }
      .map { FolderListing.path(of: $0, in: package) }
  }

  private static func existing(_ path: String, in package: URL) throws -> String {
    let file = url(path, in: package)
    guard FileManager.default.fileExists(atPath: file.path) else { throw CommandError("there is no file \(file.path)") }
    return FolderListing.path(of: file, in: package)
  }

  static func url(_ path: String, in package: URL) -> URL {
    path.hasPrefix("/") ? URL(fileURLWithPath: path) : package.appendingPathComponent(path)
  }

  private static func noConfiguration(in package: URL) -> CommandError {
    let others = FolderListing.files(below: package, where: ConfigurationFile.isConfiguration)
      .map { FolderListing.path(of: $0, in: package) }
    guard let other = others.first else {
      return CommandError("there is no \(ConfigurationFile.name) below the folder \(schemas) of this package")
    }
    let folder = (other as NSString).deletingLastPathComponent
    return CommandError(
      """
      there is no \(ConfigurationFile.name) below the folder \(schemas) of this package, but there is \
      \(others.joined(separator: ", ")). Targets that use the plugin WSDLGenerator get their Swift when they are \
      built. To write it into the package, name a folder:
        swift package --allow-writing-to-package-directory generate-code-from-wsdl --config \(other) \
      --output \(folder.isEmpty ? "" : folder + "/")Generated
      """)
  }
}
