/// Finds what people need to know in a message, without decoding it.
enum SOAPMessageScan {
  /// The text of the first `TrackingId`, which stands near the start of every message that has one.
  static func trackingID(in bytes: [UInt8]) -> String? {
    var scanner = XMLTokenScanner(bytes, limit: 16_384)
    while true {
      switch scanner.next() {
      case .start(let name, _, let isEmpty):
        guard !isEmpty, scanner.localName(name) == "TrackingId" else { continue }
        guard case .text(let range) = scanner.next() else { continue }
        let text = singleLine(scanner.string(range), limit: 100)
        if !text.isEmpty { return text }
      case .finished, .truncated, .malformed: return nil
      default: continue
      }
    }
  }

  /// Whether the first element in the body is called `Fault`; cheap, and sure only if it says no.
  static func startsWithFault(_ bytes: [UInt8]) -> Bool {
    // Another encoding than UTF-8: let the reader find out.
    if bytes.prefix(2).contains(0) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      return true
    }
    var scanner = XMLTokenScanner(bytes)
    var isInBody = false
    while true {
      switch scanner.next() {
      case .start(let name, _, _):
        if isInBody { return scanner.localName(name) == "Fault" }
        isInBody = scanner.localName(name) == "Body"
      case .finished, .truncated, .malformed: return false
      default: continue
      }
    }
  }

  /// The leaves of an element as `Code=109, ErrorCode=…`; secrets redacted.
  static func summary(of bytes: [UInt8], redaction: SOAPRedaction, limit: Int = 800) -> String {
    var scanner = XMLTokenScanner(bytes)
    var path: [String] = []
    var text = ""
    var isLeaf = false
    var secretDepth: Int?
    var facts = ""
    while facts.utf8.count < limit {
      switch scanner.next() {
      case .start(let name, _, let isEmpty):
        isLeaf = !isEmpty
        text = ""
        guard !isEmpty else { continue }
        path.append(scanner.localName(name))
        if secretDepth == nil, redaction.isSecret(path[path.count - 1]) { secretDepth = path.count }
      case .text(let range): text += unescaped(scanner.string(range))
      case .cdata(let range): text += scanner.string(range)
      case .end:
        guard let name = path.popLast() else { return facts }
        let value = secretDepth == nil ? singleLine(text, limit: 200) : "<redacted>"
        if isLeaf, path.count > 0 || facts.isEmpty, !value.isEmpty {
          facts += (facts.isEmpty ? "" : ", ") + "\(name)=\(redaction.withoutEmbeddedSecrets(value))"
        }
        isLeaf = false
        text = ""
        if let depth = secretDepth, path.count < depth { secretDepth = nil }
      case .aside: continue
      case .finished, .truncated, .malformed: return facts
      }
    }
    return facts + " …"
  }

  /// White space folded into single spaces, control characters dropped, cut at a number of characters.
  static func singleLine(_ text: String, limit: Int) -> String {
    var result = ""
    var count = 0
    var pendingSpace = false
    for character in text {
      if character.isWhitespace {
        pendingSpace = !result.isEmpty
        continue
      }
      if character.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) { continue }
      if count >= limit { return result + "…" }
      if pendingSpace { result.append(" ") }
      pendingSpace = false
      result.append(character)
      count += 1
    }
    return result
  }

  /// Resolves the predefined entities and character references; others stay as they are.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      let after = rest.index(after: ampersand)
      guard let semicolon = rest[after...].prefix(12).firstIndex(of: ";"),
        let character = character(of: rest[after..<semicolon])
      else {
        result += "&"
        rest = rest[after...]
        continue
      }
      result.unicodeScalars.append(character)
      rest = rest[rest.index(after: semicolon)...]
    }
    return result + rest
  }

  private static func character(of reference: Substring) -> Unicode.Scalar? {
    switch reference {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard reference.first == "#" else { return nil }
    let digits = reference.dropFirst()
    let isHexadecimal = digits.first == "x"
    return UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10).flatMap(
      Unicode.Scalar.init)
  }
}
