/// The namespaces that a wildcard admits (XML Schema Part 1, 3.10.1).
struct XMLWildcardFilter: Sendable {
  private var namespaces: Set<UInt32> = []
  private var excludes = true

  /// Every namespace.
  static let any = XMLWildcardFilter()

  private init() {}

  /// - Parameters:
  ///   - only: the admitted namespaces; `nil` for all.
  ///   - excluded: namespaces that are not admitted.
  init(only: [String]?, excluding excluded: [String]) {
    excludes = only == nil
    let names = only ?? excluded
    namespaces = Set(XMLNameTable.shared.intern([], namespaces: names).namespaces)
  }

  func accepts(_ namespace: UInt32) -> Bool { namespaces.contains(namespace) != excludes }
}

extension [XMLWildcardFilter] {
  func accept(_ namespace: UInt32) -> Bool { contains { $0.accepts(namespace) } }
}
