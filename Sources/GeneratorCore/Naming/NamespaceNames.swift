/// Swift names of namespace URIs.
struct NamespaceNames: Sendable {
  private(set) var plans: [NamespacePlan] = []
  private var names: [String: String] = [:]

  /// Names namespaces in this order; the empty namespace has no name.
  init(_ uris: [String]) {
    var scope = NameScope(reserved: ["self", "init", "Type", "Protocol"])
    for uri in uris where !uri.isEmpty && names[uri] == nil {
      let name = scope.allocate(Self.wantedName(uri))
      names[uri] = name
      plans.append(NamespacePlan(uri: uri, name: name))
    }
  }

  /// The Swift name; `nil` for the empty namespace.
  func name(of uri: String) -> String? { names[uri] }

  /// The last words of the URI that say more than a version: `…/CampaignManagement/v13` →
  /// `campaignManagementV13`, `https://adapi.microsoft.com` → `adapiMicrosoft`.
  static func wantedName(_ uri: String) -> String {
    var rest = Substring(uri)
    var host: Substring?
    if let scheme = rest.firstIndex(of: ":"), rest[scheme...].hasPrefix("://") {
      rest = rest[scheme...].dropFirst(3)
      host = rest.prefix { $0 != "/" }
      rest = rest.dropFirst(host?.count ?? 0)
    }
    var segments = rest.split { $0 == "/" || $0 == ":" || $0 == "#" || $0 == "?" || $0 == "=" || $0 == "&" }
    if let host, segments.allSatisfy(isVersion) {
      var labels = host.split(separator: ".")
      if labels.first == "www" { labels.removeFirst() }
      if labels.count > 1 { labels.removeLast() }
      segments.insert(Substring(labels.joined(separator: "-")), at: 0)
    }
    var used: [Substring] = []
    while let segment = segments.popLast() {
      used.insert(segment, at: 0)
      if !isVersion(segment) { break }
    }
    let name = Casing.lowerCamel(used.joined(separator: "-"), fallback: "namespace")
    return ["self", "init", "Type", "Protocol"].contains(name) ? name + "Namespace" : name
  }

  /// Whether a segment is only a number or a version: `v13`, `2003`, `1.0`.
  private static func isVersion(_ segment: Substring) -> Bool {
    var digits = segment
    if let first = digits.first, first == "v" || first == "V" { digits = digits.dropFirst() }
    return digits.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-" || $0 == "_") }
  }
}
