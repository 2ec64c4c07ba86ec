/// Reads one JSON text (RFC 8259), keeping line numbers. Duplicate keys are errors.
struct JSONReader {
  private static let maximumDepth = 64
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  /// The value of a whole text.
  static func read(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONNode {
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    let node = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.position < bytes.count { throw reader.error("unexpected text after the JSON value") }
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func error(_ message: String) -> JSONSyntaxError { JSONSyntaxError(line: line, message: message) }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      if byte == 0x0A { line += 1 }
      position += 1
    }
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONNode {
    if depth > Self.maximumDepth { throw error("more than \(Self.maximumDepth) levels of nesting") }
    skipSpace()
    let start = line
    guard let byte = current else { throw error("unexpected end of the JSON text") }
    switch byte {
    case UInt8(ascii: "{"): return JSONNode(line: start, value: .object(try members(depth: depth)))
    case UInt8(ascii: "["): return JSONNode(line: start, value: .array(try elements(depth: depth)))
    case UInt8(ascii: "\""): return JSONNode(line: start, value: .string(try string()))
    default: return JSONNode(line: start, value: try word())
    }
  }

  private mutating func members(depth: Int) throws(JSONSyntaxError) -> [JSONNode.Member] {
    position += 1
    var members: [JSONNode.Member] = []
    skipSpace()
    if consume("}") { return members }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw error("expected a key in double quotes") }
      let keyLine = line
      let key = try string()
      if members.contains(where: { $0.key == key }) { throw error("the key \"\(key)\" stands twice in one object") }
      skipSpace()
      guard consume(":") else { throw error("expected ':' after \"\(key)\"") }
      members.append(JSONNode.Member(key: key, line: keyLine, value: try value(depth: depth + 1)))
      skipSpace()
      if consume(",") { continue }
      if consume("}") { return members }
      throw error("expected ',' or '}'")
    }
  }

  private mutating func elements(depth: Int) throws(JSONSyntaxError) -> [JSONNode] {
    position += 1
    var elements: [JSONNode] = []
    skipSpace()
    if consume("]") { return elements }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if consume(",") { continue }
      if consume("]") { return elements }
      throw error("expected ',' or ']'")
    }
  }

  private mutating func consume(_ character: Unicode.Scalar) -> Bool {
    guard let byte = current, byte == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func word() throws(JSONSyntaxError) -> JSONNode.Value {
    let start = position
    while let byte = current, Self.isWordByte(byte) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    case "": throw error("unexpected character '\(Unicode.Scalar(bytes[start]))'")
    default:
      guard Double(word) != nil, let first = word.utf8.first, first == 0x2D || (0x30...0x39).contains(first) else {
        throw error("'\(word)' is not a JSON value")
      }
      return .number(word)
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    position += 1
    var content: [UInt8] = []
    while true {
      guard let byte = current else { throw error("a string is not closed") }
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else { throw error("a string is not valid UTF-8") }
        return text
      case UInt8(ascii: "\\"): content += try Array(escape().utf8)
      case 0..<0x20: throw error("a string contains a control character or is not closed on its line")
      default: content.append(byte)
      }
    }
  }

  private mutating func escape() throws(JSONSyntaxError) -> String {
    guard let byte = current else { throw error("a string is not closed") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(Unicode.Scalar(byte))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw error("unknown escape '\\\(Unicode.Scalar(byte))'")
    }
  }

  private mutating func unicodeEscape() throws(JSONSyntaxError) -> String {
    let first = try fourHexDigits()
    guard (0xD800..<0xDC00).contains(first) else {
      guard let scalar = Unicode.Scalar(first) else { throw error("a surrogate stands alone") }
      return String(scalar)
    }
    guard consume("\\"), consume("u") else { throw error("a surrogate stands alone") }
    let second = try fourHexDigits()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw error("a surrogate stands alone") }
    return String(scalar)
  }

  private mutating func fourHexDigits() throws(JSONSyntaxError) -> UInt32 {
    guard position + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits after \\u") }
    position += 4
    return value
  }
}
