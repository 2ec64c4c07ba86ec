extension XMLFacets.Form {
  /// Whether a text has the form.
  func allows(_ text: String) -> Bool {
    switch self {
    case .language: Self.isLanguage(text)
    case .nmtoken: !text.isEmpty && text.unicodeScalars.allSatisfy { $0 == ":" || XMLCharacters.isName($0) }
    case .name: Self.isName(text, colon: true)
    case .ncName: Self.isName(text, colon: false)
    case .anyURI: Self.isReference(text)
    }
  }

  /// What messages call the form.
  var description: String {
    switch self {
    case .language: "a language tag such as en-US"
    case .nmtoken: "a name token"
    case .name: "a name"
    case .ncName: "a name without colon"
    case .anyURI: "a URI reference"
    }
  }

  /// Subtags of one to eight letters, and digits after the first (XML Schema Part 2, 3.3.3).
  private static func isLanguage(_ text: String) -> Bool {
    var isFirst = true
    for subtag in text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false) {
      guard 1...8 ~= subtag.count else { return false }
      for byte in subtag {
        guard 0x61...0x7A ~= byte | 0x20 || !isFirst && 0x30...0x39 ~= byte else { return false }
      }
      isFirst = false
    }
    return true
  }

  private static func isName(_ text: String, colon: Bool) -> Bool {
    var isFirst = true
    for scalar in text.unicodeScalars {
      let isAllowed =
        colon && scalar == ":" || (isFirst ? XMLCharacters.isNameStart(scalar) : XMLCharacters.isName(scalar))
      if !isAllowed { return false }
      isFirst = false
    }
    return !isFirst
  }

  /// Little is not a URI reference, once the characters are escaped that have to be (Part 2, 3.2.17): a percent sign
  /// must begin an escape, there is one fragment at most, and what stands before a first colon is a scheme.
  private static func isReference(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var hasFragment = false
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "%") {
        let digits = bytes.dropFirst(index + 1).prefix(2)
        guard digits.count == 2, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else {
          return false
        }
      } else if byte == UInt8(ascii: "#") {
        if hasFragment { return false }
        hasFragment = true
      }
    }
    guard let end = bytes.firstIndex(where: { ":/?#".utf8.contains($0) }), bytes[end] == UInt8(ascii: ":") else {
      return true
    }
    return end > 0 && 0x61...0x7A ~= bytes[0] | 0x20
      && bytes[..<end].allSatisfy { 0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 || "+-.".utf8.contains($0) }
  }
}
