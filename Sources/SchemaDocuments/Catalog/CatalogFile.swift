/// The entries of one catalog file, in the order that XML Catalogs 1.1 gives to them (7.1.2 and 7.2.2).
struct CatalogFile: Sendable {
  /// What an entry is about.
  enum Subject: Sendable {
    case uri, system, `public`
  }

  struct Exact: Sendable {
    var name: String
    var target: String
    /// For public identifiers: whether it counts although there is a system identifier.
    var isPreferred = true
  }

  struct Rewrite: Sendable {
    var start: String
    var replacement: String
  }

  struct Suffix: Sendable {
    var end: String
    var target: String
  }

  struct Delegate: Sendable {
    var start: String
    /// Index of the catalog file.
    var file: Int
    /// For public identifiers: whether it counts although there is a system identifier.
    var isPreferred = true
  }

  /// The entries of one subject.
  struct Entries: Sendable {
    var exact: [Exact] = []
    var rewrites: [Rewrite] = []
    var suffixes: [Suffix] = []
    var delegates: [Delegate] = []

    /// The target of the entry that fits best, delegates aside.
    func target(of identifier: String) -> String? {
      if let entry = exact.first(where: { $0.name == identifier }) { return entry.target }
      let rewrite = rewrites.filter { identifier.hasPrefix($0.start) }.longest(by: \.start)
      if let rewrite { return rewrite.replacement + identifier.dropFirst(rewrite.start.count) }
      return suffixes.filter { identifier.hasSuffix($0.end) }.longest(by: \.end)?.target
    }

    /// The catalog files that decide about an identifier, the longest start first.
    func delegates(of identifier: String, isSystemKnown: Bool = false) -> [Int] {
      delegates.filter { identifier.hasPrefix($0.start) && ($0.isPreferred || !isSystemKnown) }
        .sorted { $0.start.utf8.count > $1.start.utf8.count }.map(\.file)
    }
  }

  var uri = Entries()
  var system = Entries()
  var `public` = Entries()
  /// The catalog files to go on with.
  var next: [Int] = []

  subscript(subject: Subject) -> Entries {
    get {
      switch subject {
      case .uri: uri
      case .system: system
      case .public: `public`
      }
    }
    set {
      switch subject {
      case .uri: uri = newValue
      case .system: system = newValue
      case .public: `public` = newValue
      }
    }
  }
}

extension [CatalogFile.Rewrite] {
  fileprivate func longest(by key: KeyPath<Element, String>) -> Element? {
    self.max { $0[keyPath: key].utf8.count < $1[keyPath: key].utf8.count }
  }
}

extension [CatalogFile.Suffix] {
  fileprivate func longest(by key: KeyPath<Element, String>) -> Element? {
    self.max { $0[keyPath: key].utf8.count < $1[keyPath: key].utf8.count }
  }
}
