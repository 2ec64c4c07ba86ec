/// Finds the local file behind a location in a document. It never opens the network.
public struct LocationResolver: Sendable {
  /// What a location leads to.
  public enum Resolution: Sendable, Hashable {
    /// A file that exists, with the URL that was mapped to it, if one was.
    case file(path: String, url: String?)
    /// A path to which there is no file.
    case missing(path: String)
    /// A URL that no mapping covers.
    case unmapped(url: String)
  }

  private let locations: [String: String]
  private let catalogs: [XMLCatalog]

  /// Creates a resolver.
  ///
  /// - Parameters:
  ///   - locations: local paths by URL; also by namespace, for imports without a location.
  ///   - catalogs: OASIS catalogs, asked in order after `locations`.
  public init(locations: [String: String] = [:], catalogs: [XMLCatalog] = []) {
    self.locations = locations
    self.catalogs = catalogs
  }

  /// The local path to which a URL, a location as written, or a namespace is mapped.
  public func mapped(_ identifier: String) -> String? {
    if let path = locations[identifier] { return path }
    for catalog in catalogs {
      if let target = catalog.resolve(identifier) { return local(target) }
    }
    return nil
  }

  /// The local file of an external DTD: mapped, or beside the document that names it.
  ///
  /// A path of its own choice is not granted to a document: it could name any file of the machine.
  func externalDTD(publicID: String?, systemID: String?, besides document: String) -> String? {
    if let systemID, let path = locations[systemID] { return path }
    if let publicID, let path = locations[XMLCatalog.normalized(publicID)] { return path }
    for catalog in catalogs {
      if let target = catalog.resolve(publicID: publicID, systemID: systemID) { return local(target) }
    }
    guard let systemID, LocationPath.scheme(of: systemID) == nil, !systemID.hasPrefix("/") else { return nil }
    let path = LocationPath.join(LocationPath.percentDecoded(systemID), toDirectoryOf: document)
    return FileBytes.isReadable(path) ? path : nil
  }

  /// A catalog may lead from one URL to another, which the configuration then has to map.
  private func local(_ target: String) -> String? {
    LocationPath.scheme(of: target) == nil ? target : locations[target]
  }

  /// Finds what a location in a document leads to.
  public func resolve(_ location: String, in document: SourceDocument) -> Resolution {
    let location = LocationPath.withoutFragment(location.trimmingXMLSpace())
    if let path = mapped(location) { return .file(path: path, url: location) }
    switch LocationPath.scheme(of: location) {
    case "file": return existing(LocationPath.filePath(ofFileURL: location), url: nil)
    case .some: return .unmapped(url: location)
    case nil: break
    }
    if let base = document.url {
      let url = LocationPath.join(location, toURL: base)
      if let path = mapped(url) { return .file(path: path, url: url) }
    }
    let plain = existing(LocationPath.join(location, toDirectoryOf: document.path), url: nil)
    guard case .missing = plain else { return plain }
    let decoded = LocationPath.percentDecoded(location.replacingBackslashes())
    guard case .file(let path, _) = existing(LocationPath.join(decoded, toDirectoryOf: document.path), url: nil)
    else { return plain }
    return .file(path: path, url: nil)
  }

  private func existing(_ path: String, url: String?) -> Resolution {
    FileBytes.isReadable(path) ? .file(path: path, url: url) : .missing(path: path)
  }

  /// Identity of a file, whatever path leads to it.
  public func identity(of path: String) -> String { FileBytes.identity(of: path) }
}

extension String {
  fileprivate func replacingBackslashes() -> String { String(map { $0 == "\\" ? "/" : $0 }) }
}
