public import HTTPTypes

/// An `http` or `https` URL in the parts that a request is made of.
struct SOAPEndpoint: Sendable {
  var scheme: String
  var authority: String
  var path: String

  /// Splits a URL; `nil` if it is not an absolute `http` or `https` URL (RFC 9110, 4.2).
  init?(_ url: String) {
    guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://")
    else { return nil }
    scheme = url[..<colon].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = url[url.index(colon, offsetBy: 3)...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    authority = String(rest[..<end])
    // User information in a URL would end up in logs; RFC 9110 forbids it.
    guard !authority.isEmpty, !authority.hasPrefix(":"), !authority.contains("@") else { return nil }
    let target = rest[end...].prefix { $0 != "#" }
    path = target.hasPrefix("/") ? String(target) : "/" + target
  }

  /// A URL without user information, query and fragment: what may be shown.
  static func redacted(_ url: String) -> String {
    var shown = String(url.prefix { $0 != "?" && $0 != "#" })
    if let at = shown.lastIndex(of: "@") {
      let scheme = shown.firstIndex(of: ":").map { String(shown[..<$0]) + "://" } ?? ""
      shown = scheme + "***@" + shown[shown.index(after: at)...]
    }
    return shown
  }
}

extension HTTPRequest {
  /// The URL that this request goes to.
  public var soapURL: String { "\(scheme ?? "http")://\(authority ?? "")\(path ?? "/")" }
}
