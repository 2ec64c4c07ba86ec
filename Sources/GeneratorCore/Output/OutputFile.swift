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

/// Names of the output files. They follow from the configuration alone, so that a build system can declare them
/// before the generator has run.
public enum OutputNames {
  /// All names, in the order in which files are written.
  public static func all(for configuration: Configuration) -> [String] {
    let name = configuration.outputName
    let parts = configuration.parts
    var names: [String] = []
    if configuration.generate.contains(.types) {
      names += numbered(name, "Types", parts.types) + numbered(name, "Enumerations", parts.enumerations)
    }
    if configuration.generate.contains(.client) { names += numbered(name, "Client", parts.client) }
    if configuration.generate.contains(.server) { names += numbered(name, "Server", parts.server) }
    names.append(name + ".Namespaces.swift")
    return names
  }

  static func numbered(_ name: String, _ kind: String, _ count: Int) -> [String] {
    count == 1 ? ["\(name).\(kind).swift"] : (1...max(count, 1)).map { "\(name).\(kind)\($0).swift" }
  }
}
