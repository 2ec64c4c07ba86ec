/// Names of the output files. They follow from the configuration alone, so that a build system can declare them
/// before the generator has run.
///
/// The plugins compile this file too, through a link in `Plugins/Shared`: it must not use anything else of this module.
public enum OutputNames {
  /// Into how many files each kind of output is split; 0 if the kind is left out.
  public struct Counts: Sendable, Hashable {
    /// Files of complex types; `nil` for as many as their size asks for.
    public var types: Int?
    /// Files of enumerations.
    public var enumerations: Int
    /// Files of clients.
    public var client: Int
    /// Files of servers.
    public var server: Int

    /// Creates counts.
    public init(types: Int? = nil, enumerations: Int = 1, client: Int = 1, server: Int = 1) {
      self.types = types
      self.enumerations = enumerations
      self.client = client
      self.server = server
    }
  }

  /// All names, in the order in which files are written; where the size of the types decides, those that there may be.
  public static func all(name: String, counts: Counts) -> [String] {
    (counts.types.map { numbered(name, "Types", $0) } ?? largeTypes(name))
      + numbered(name, "Enumerations", counts.enumerations)
      + numbered(name, "Client", counts.client) + numbered(name, "Server", counts.server)
      + [name + ".Namespaces.swift"]
  }

  /// How the names begin if the configuration does not say: the first document's name without its extension.
  public static func base(firstDocument: String?) -> String {
    guard let firstDocument else { return "Generated" }
    let file = firstDocument.split(separator: "/").last.map(String.init) ?? firstDocument
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }

  /// The files of complex types where there are many.
  ///
  /// The compiler's processes take files in alphabetical order, each an equal number of them: these come from its middle
  /// and from its end, so that no process gets all the large ones.
  static func largeTypes(_ name: String) -> [String] {
    numbered(name, "Types", 1) + numbered(name, "MoreTypes", 7)
  }

  /// The names of one kind of output.
  static func numbered(_ name: String, _ kind: String, _ count: Int) -> [String] {
    if count <= 0 { return [] }
    return count == 1 ? ["\(name).\(kind).swift"] : (1...count).map { "\(name).\(kind)\($0).swift" }
  }
}
