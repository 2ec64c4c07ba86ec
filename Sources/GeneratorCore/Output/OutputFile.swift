/// One file that the generator writes.
public struct OutputFile: Sendable, Hashable {
  /// Name inside the output folder.
  public var name: String
  /// The whole text.
  public var text: String

  /// Creates a file.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

extension OutputNames {
  /// All names, in the order in which files are written.
  public static func all(for configuration: Configuration) -> [String] {
    let parts = configuration.parts
    let hasTypes = configuration.generate.contains(.types)
    return all(
      name: configuration.outputName,
      counts: Counts(
        types: hasTypes ? parts.types : 0, enumerations: hasTypes ? parts.enumerations : 0,
        client: configuration.generate.contains(.client) ? parts.client : 0,
        server: configuration.generate.contains(.server) ? parts.server : 0))
  }
}

extension GeneratedModule {
  /// Adds the files of the kinds that `generate` leaves out, with nothing in them.
  public mutating func addEmptyFiles(for configuration: Configuration) {
    var complete = configuration
    complete.generate = [.types, .client, .server]
    let firstLine = "\(FileComposer.signature)\(GeneratorVersion.current)\(source)\n"
    for name in OutputNames.all(for: complete) where !files.contains(where: { $0.name == name }) {
      files.append(OutputFile(name: name, text: firstLine))
    }
  }
}
