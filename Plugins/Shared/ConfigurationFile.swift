import Foundation

/// What the plugins must know of a `wsdl-generator-config.json` before the generator runs.
///
/// It reads what it can and complains about nothing: the generator reads the same file and reports every mistake with
/// its line. All that must be right here are the file names that follow from a configuration without mistakes.
struct ConfigurationFile {
  /// The name of a configuration file, and the end of the name of others.
  static let name = "wsdl-generator-config.json"

  /// The file.
  let url: URL
  /// How the names of those files begin.
  let outputBase: String
  /// Into how many files each kind of output is split.
  let parts: OutputNames.Counts
  /// Names of the files that the generator writes.
  let outputNames: [String]
  /// The type around everything generated, if any.
  let enclosingType: String?
  /// The entry documents.
  let documents: [URL]
  /// Where imports by URL are found.
  let locations: [URL]
  /// XML catalogs.
  let catalogs: [URL]
  /// The documentation side file.
  let documentation: URL?

  /// Reads a configuration.
  init(_ url: URL) {
    self.url = url
    let contents = (try? Data(contentsOf: url)).flatMap { try? JSONDecoder().decode(Contents.self, from: $0) }
    let folder = url.deletingLastPathComponent()
    func resolve(_ path: String) -> URL {
      (path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)).standardizedFileURL
    }
    outputBase = contents?.name ?? OutputNames.base(firstDocument: contents?.documents.first)
    parts = contents?.parts ?? OutputNames.Counts()
    outputNames = OutputNames.all(name: outputBase, counts: contents?.counts ?? OutputNames.Counts())
    enclosingType = contents?.enclosingType
    documents = (contents?.documents ?? []).map(resolve)
    locations = (contents?.locations.values.sorted() ?? []).map(resolve)
    catalogs = (contents?.catalogs ?? []).map(resolve)
    documentation = contents?.documentation.map(resolve)
  }

  /// Whether a file of this name is a configuration.
  static func isConfiguration(_ fileName: String) -> Bool {
    fileName == name || fileName.hasSuffix("." + name) || fileName.hasSuffix("-" + name)
  }
}

extension ConfigurationFile {
  /// The members of the file that matter here; one of the wrong type counts as absent.
  private struct Contents: Decodable {
    private enum Key: String, CodingKey {
      case name, enclosingType, documents, locations, catalogs, documentation, parts, generate
    }

    var name: String?
    var enclosingType: String?
    var documents: [String]
    var locations: [String: String]
    var catalogs: [String]
    var documentation: String?
    var parts: OutputNames.Counts
    /// ``parts`` without the kinds that `generate` leaves out.
    var counts: OutputNames.Counts

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      func value<T: Decodable>(_ key: Key) -> T? { try? values.decode(T.self, forKey: key) }
      name = value(.name)
      enclosingType = value(.enclosingType)
      documents = value(.documents) ?? []
      locations = value(.locations) ?? [:]
      catalogs = value(.catalogs) ?? []
      documentation = value(.documentation)
      let kinds: [String] = value(.generate) ?? ["types", "client", "server"]
      let numbers: [String: Int] = value(.parts) ?? [:]
      let number: Int? = value(.parts)
      func count(_ part: String) -> Int { min(max(numbers[part] ?? number ?? 1, 1), 999) }
      let types = (numbers["types"] ?? number).map { min(max($0, 1), 999) }
      parts = OutputNames.Counts(
        types: types, enumerations: count("enumerations"), client: count("client"), server: count("server"))
      counts = OutputNames.Counts(
        types: kinds.contains("types") ? parts.types : 0,
        enumerations: kinds.contains("types") ? parts.enumerations : 0,
        client: kinds.contains("client") ? parts.client : 0, server: kinds.contains("server") ? parts.server : 0)
    }
  }
}
