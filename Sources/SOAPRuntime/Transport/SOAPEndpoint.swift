public import HTTPTypes

/// An `http` or `https` URL in the parts that a request is made of.
struct SOAPEndpoint: Sendable {
  var scheme: String
  var authority: String
  var path: String

  /// Splits a URL; `nil` if it is not an absolute `http` or `https` URL (RFC 9110, 4.2).
  init?(_ url: String) {
    // Every call asks for this, so it looks at bytes.
    let bytes = url.utf8
    guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
      return nil
    }
    let rest = bytes[bytes.index(after: colon)...]
    guard rest.starts(with: "//".utf8) else { return nil }
    scheme = String(url[..<colon]).lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let ends = "/?#".utf8
    let host = rest.dropFirst(2)
    let end = host.firstIndex { ends.contains($0) } ?? host.endIndex
    // User information in a URL would end up in logs; RFC 9110 forbids it.
    guard end > host.startIndex, host.first != UInt8(ascii: ":"), !host[..<end].contains(UInt8(ascii: "@")) else {
      return nil
    }
    authority = String(url[host.startIndex..<end])
    guard Self.hasRegularPort(authority) else { return nil }
    let fragment = host[end...].firstIndex(of: UInt8(ascii: "#")) ?? host.endIndex
    let target = String(url[end..<fragment])
    path = target.utf8.first == UInt8(ascii: "/") ? target : "/" + target
  }

  /// A URL without user information, query and fragment: what may be shown.
  static func redacted(_ url: String) -> String {
    let shown = String(url.prefix { $0 != "?" && $0 != "#" })
    guard let scheme = shown.firstRange(of: "://") else { return shown.contains("@") ? "***" : shown }
    let rest = shown[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" }
    let prefix = shown[..<scheme.upperBound]
    if let at = authority.lastIndex(of: "@") {
      return prefix + "***@" + rest[rest.index(after: at)...]
    }
    // A password with one of /?# in it ends what looks like the authority.
    return hasRegularPort(String(authority)) ? shown : prefix + "***"
  }

  /// Whether what follows the host, if anything does, is a port (RFC 3986, 3.2.3).
  private static func hasRegularPort(_ authority: String) -> Bool {
    let host = authority.lastIndex(of: "]") ?? authority.startIndex
    guard let colon = authority[host...].firstIndex(of: ":") else { return true }
    return authority[authority.index(after: colon)...].utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension HTTPRequest {
  /// The URL that this request goes to.
  public var soapURL: String { "\(scheme ?? "http")://\(authority ?? "")\(path ?? "/")" }
}
