import Foundation

/// The files that what is generated depends on.
///
/// A build system runs a command again when one of its declared inputs has changed, so a document that is missing here
/// is one whose changes go unnoticed. Folders cannot be declared: every file is listed.
struct InputFiles {
  private var listed: Set<URL> = []
  private var scanned: Set<URL> = []

  /// All input files of a configuration that exist, sorted by path.
  ///
  /// A file that is missing is left to the generator, whose message says where it is named.
  static func all(of configuration: ConfigurationFile) -> [URL] {
    var inputs = InputFiles()
    inputs.add(configuration.url)
    if let documentation = configuration.documentation { inputs.add(documentation) }
    for catalog in configuration.catalogs { inputs.add(catalog) }
    let entries = configuration.documents + configuration.locations
    // Below the documents' own folders everything counts, so that schemas without a location are found too.
    for folder in Set((entries + configuration.catalogs).map { $0.deletingLastPathComponent() }) {
      for file in FolderListing.files(below: folder, where: isDocument) { inputs.add(file) }
    }
    for entry in entries { inputs.follow(entry) }
    return inputs.listed.sorted { $0.path < $1.path }
  }

  private static func isDocument(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".wsdl") || name.hasSuffix(".xsd")
  }

  private mutating func add(_ file: URL) {
    if FileManager.default.fileExists(atPath: file.path) { listed.insert(file) }
  }

  /// Adds a document and those that it imports from other folders.
  private mutating func follow(_ document: URL) {
    guard scanned.insert(document).inserted, let text = try? Data(contentsOf: document, options: .mappedIfSafe) else {
      return
    }
    add(document)
    for location in Self.locations(in: text) where !location.contains("://") {
      let path = location.removingPercentEncoding ?? location
      let url =
        path.hasPrefix("/")
        ? URL(fileURLWithPath: path) : document.deletingLastPathComponent().appendingPathComponent(path)
      follow(url.standardizedFileURL)
    }
  }

  /// The values of attributes called `location` and `schemaLocation`.
  ///
  /// A plain text search: what it finds too much (in comments, addresses of services) names no file.
  private static func locations(in text: Data) -> [String] {
    let quotes: Set<UInt8> = [UInt8(ascii: "\""), UInt8(ascii: "'")]
    let spaces: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    var locations: [String] = []
    var rest = text[...]
    while let name = rest.range(of: Data("ocation".utf8)) {
      rest = rest[name.upperBound...].drop { spaces.contains($0) }
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop { spaces.contains($0) }
      guard let quote = rest.first, quotes.contains(quote) else { continue }
      let value = rest.dropFirst().prefix { $0 != quote }
      locations.append(String(decoding: value, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
      rest = rest[value.endIndex...]
    }
    return locations
  }
}
