/// An OASIS XML catalog (XML Catalogs 1.1): entries that map URLs, system and public identifiers and namespaces to
/// files.
///
/// A catalog is named in the configuration; none is looked for in the environment, so that what is generated depends
/// on nothing else.
public struct XMLCatalog: Sendable {
  /// Namespace of catalog elements.
  public static let namespace = "urn:oasis:names:tc:entity:xmlns:xml:catalog"

  /// The file that was named, then all that it leads to.
  private let files: [CatalogFile]

  /// Reads a catalog and those that it continues with or delegates to.
  ///
  /// - Returns: `nil` after an error was reported. What a catalog leads to may be missing: that is a warning.
  public init?(path: String, diagnostics: inout DiagnosticCollector) {
    var reader = CatalogReader()
    guard reader.read(path, diagnostics: &diagnostics) else { return nil }
    files = reader.files
  }

  /// The file for a URL or a namespace, or `nil` if no entry covers it.
  ///
  /// Entries for URIs come first; authors of catalogs also write `system` for the location of a schema, and `public`
  /// for a namespace.
  public func resolve(_ identifier: String) -> String? {
    target(.uri, identifier) ?? resolve(publicID: nil, systemID: identifier)
      ?? resolve(publicID: identifier, systemID: nil)
  }

  /// The file for an external DTD (7.1.2), or `nil` if no entry covers it.
  public func resolve(publicID: String?, systemID: String?) -> String? {
    var publicID = publicID.map(Self.normalized)
    var systemID = systemID
    if let unwrapped = systemID.flatMap(Self.publicID(inURN:)) {
      publicID = publicID ?? unwrapped
      systemID = nil
    }
    var visited: Set<Int> = []
    return external(publicID, systemID, in: 0, &visited).target
  }

  // MARK: Search

  private enum Answer {
    case target(String)
    /// Delegates that were asked had nothing: nobody else is asked.
    case decided
    case unknown

    var target: String? { if case .target(let target) = self { target } else { nil } }
  }

  private func target(_ subject: CatalogFile.Subject, _ identifier: String) -> String? {
    var visited: Set<Int> = []
    return search(0, &visited) { file in
      if let target = file[subject].target(of: identifier) { return (.target(target), []) }
      return (.unknown, file[subject].delegates(of: identifier))
    }.target
  }

  private func external(_ publicID: String?, _ systemID: String?, in file: Int, _ visited: inout Set<Int>) -> Answer {
    search(file, &visited) { file in
      if let systemID {
        if let target = file.system.target(of: systemID) { return (.target(target), []) }
        let delegates = file.system.delegates(of: systemID)
        if !delegates.isEmpty { return (.unknown, delegates) }
      }
      guard let publicID else { return (.unknown, []) }
      let exact = file.public.exact.first { $0.name == publicID && ($0.isPreferred || systemID == nil) }
      if let exact { return (.target(exact.target), []) }
      return (.unknown, file.public.delegates(of: publicID, isSystemKnown: systemID != nil))
    }
  }

  /// Asks one file, then those that it delegates to, or else those that it continues with.
  private func search(
    _ index: Int, _ visited: inout Set<Int>, _ lookUp: (CatalogFile) -> (Answer, delegates: [Int])
  ) -> Answer {
    guard visited.insert(index).inserted else { return .unknown }
    let (answer, delegates) = lookUp(files[index])
    if case .target = answer { return answer }
    for file in delegates.isEmpty ? files[index].next : delegates {
      let answer = search(file, &visited, lookUp)
      if case .unknown = answer { continue }
      return answer
    }
    return delegates.isEmpty ? .unknown : .decided
  }

  // MARK: Public identifiers

  /// White space in a public identifier is one space between words (6.2).
  static func normalized(_ publicID: String) -> String {
    Self.publicID(inURN: publicID) ?? publicID.splitAtXMLSpace().joined(separator: " ")
  }

  /// The public identifier in a URN of RFC 3151 (6.4).
  private static func publicID(inURN urn: String) -> String? {
    guard urn.lowercased().hasPrefix("urn:publicid:") else { return nil }
    var result = ""
    for character in urn.dropFirst("urn:publicid:".count) {
      switch character {
      case "+": result += " "
      case ":": result += "//"
      case ";": result += "::"
      default: result.append(character)
      }
    }
    return LocationPath.percentDecoded(result)
  }
}
