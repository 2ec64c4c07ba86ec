/// Arithmetic on the paths and URLs that documents use to name one another (RFC 3986, 5.2, as far as files go).
enum LocationPath {
  /// The scheme of a URL in lower case; `nil` for a plain path.
  static func scheme(of location: String) -> String? {
    guard let colon = location.firstIndex(of: ":") else { return nil }
    let scheme = location[..<colon]
    // One letter is a drive, not a scheme.
    guard scheme.utf8.count > 1, let first = scheme.first, first.isASCII, first.isLetter else { return nil }
    guard scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }) else { return nil }
    return scheme.lowercased()
  }

  /// A location relative to a document's path.
  static func join(_ location: String, toDirectoryOf document: String) -> String {
    if location.hasPrefix("/") { return normalized(location) }
    guard let slash = document.lastIndex(of: "/") else { return normalized(location) }
    return normalized(String(document[...slash]) + location)
  }

  /// A location relative to a URL.
  static func join(_ location: String, toURL base: String) -> String {
    if scheme(of: location) != nil { return location }
    guard let authority = base.range(ofASCII: "://") else { return join(location, toDirectoryOf: base) }
    let pathStart = base[authority.upperBound...].firstIndex(of: "/") ?? base.endIndex
    let path = pathStart == base.endIndex ? "/" : String(base[pathStart...])
    return String(base[..<pathStart]) + join(location, toDirectoryOf: path)
  }

  /// The path without `.` and `..` where they can be removed.
  static func normalized(_ path: String) -> String {
    var result: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = result.last, last != ".." {
        result.removeLast()
      } else if part != ".." || !path.hasPrefix("/") {
        result.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + result.joined(separator: "/")
  }

  /// The location up to its fragment.
  static func withoutFragment(_ location: String) -> String {
    location.firstIndex(of: "#").map { String(location[..<$0]) } ?? location
  }

  /// The path with `%XX` replaced by the bytes they stand for.
  static func percentDecoded(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: "%")) else { return path }
    let bytes = Array(path.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        result.append(value)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The path in a `file:` URL.
  static func filePath(ofFileURL url: String) -> String {
    var path = url.dropFirst("file:".count)
    if path.hasPrefix("//") {
      path = path.dropFirst(2)
      path = path.firstIndex(of: "/").map { path[$0...] } ?? path
    }
    return percentDecoded(String(path))
  }
}

extension String {
  /// The first place of an ASCII string in this one.
  fileprivate func range(ofASCII needle: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
      start = index(after: start)
    }
    return nil
  }
}
