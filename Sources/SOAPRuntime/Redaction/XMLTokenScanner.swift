/// Cuts the bytes of a message into tags and text without understanding them.
///
/// For logs and messages to people, where the text may be cut off or broken: the scanner never guesses. What it does
/// not recognise is `malformed`, and a token that the input ends in is `truncated`.
struct XMLTokenScanner {
  struct Attribute {
    var name: Range<Int>
    /// Between the quotation marks.
    var value: Range<Int>
  }

  enum Token {
    case start(name: Range<Int>, attributes: [Attribute], isEmpty: Bool)
    case end(name: Range<Int>)
    /// Character data, references and all.
    case text(Range<Int>)
    /// Content of a CDATA section.
    case cdata(Range<Int>)
    /// A comment, a processing instruction or the XML declaration.
    case aside
    case finished
    case truncated
    case malformed
  }

  let bytes: [UInt8]
  let end: Int
  private(set) var position: Int

  /// Scans the first `limit` bytes.
  init(_ bytes: [UInt8], limit: Int = .max) {
    self.bytes = bytes
    end = min(bytes.count, limit)
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, end) : 0
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The name without its prefix.
  func localName(_ range: Range<Int>) -> String {
    let colon = bytes[range].lastIndex(of: UInt8(ascii: ":"))
    return string((colon.map { $0 + 1 } ?? range.lowerBound)..<range.upperBound)
  }

  func isSpace(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { Self.isSpace($0) } }

  mutating func next() -> Token {
    guard position < end else { return end < bytes.count ? .truncated : .finished }
    guard bytes[position] == UInt8(ascii: "<") else {
      let start = position
      while position < end, bytes[position] != UInt8(ascii: "<") {
        // No encoding that this scanner can read has a NUL in it.
        if bytes[position] == 0 { return .malformed }
        position += 1
      }
      return .text(start..<position)
    }
    guard position + 1 < end else { return .truncated }
    switch bytes[position + 1] {
    case UInt8(ascii: "/"): return endTag()
    case UInt8(ascii: "!"): return declaration()
    case UInt8(ascii: "?"): return delimited(by: "?>", from: position + 2) == nil ? .truncated : .aside
    default: return startTag()
    }
  }

  private mutating func declaration() -> Token {
    let rest = bytes[position..<end]
    if rest.starts(with: "<!--".utf8) {
      return delimited(by: "-->", from: position + 4) == nil ? .truncated : .aside
    }
    if rest.starts(with: "<![CDATA[".utf8) {
      guard let content = delimited(by: "]]>", from: position + 9) else { return .truncated }
      return .cdata(content)
    }
    if "<!--".utf8.starts(with: rest) || "<![CDATA[".utf8.starts(with: rest) { return .truncated }
    // A document type could rename everything.
    return .malformed
  }

  /// Moves behind a terminator; the range before it.
  private mutating func delimited(by terminator: String, from start: Int) -> Range<Int>? {
    let wanted = Array(terminator.utf8)
    var index = start
    while index + wanted.count <= end {
      if bytes[index] == wanted[0], bytes[index..<index + wanted.count].elementsEqual(wanted) {
        position = index + wanted.count
        return start..<index
      }
      index += 1
    }
    return nil
  }

  private mutating func endTag() -> Token {
    let name = nameRange(from: position + 2)
    var index = skipSpace(from: name.upperBound)
    guard index < end else { return .truncated }
    guard bytes[index] == UInt8(ascii: ">"), !name.isEmpty else { return .malformed }
    index += 1
    position = index
    return .end(name: name)
  }

  private mutating func startTag() -> Token {
    let name = nameRange(from: position + 1)
    guard !name.isEmpty else { return .malformed }
    var attributes: [Attribute] = []
    var index = name.upperBound
    while true {
      let afterSpace = skipSpace(from: index)
      guard afterSpace < end else { return .truncated }
      switch bytes[afterSpace] {
      case UInt8(ascii: ">"):
        position = afterSpace + 1
        return .start(name: name, attributes: attributes, isEmpty: false)
      case UInt8(ascii: "/"):
        guard afterSpace + 1 < end else { return .truncated }
        guard bytes[afterSpace + 1] == UInt8(ascii: ">") else { return .malformed }
        position = afterSpace + 2
        return .start(name: name, attributes: attributes, isEmpty: true)
      default: break
      }
      guard afterSpace > index else { return .malformed }
      let attributeName = nameRange(from: afterSpace)
      guard !attributeName.isEmpty else { return .malformed }
      index = skipSpace(from: attributeName.upperBound)
      guard index < end else { return .truncated }
      guard bytes[index] == UInt8(ascii: "=") else { return .malformed }
      index = skipSpace(from: index + 1)
      guard index < end else { return .truncated }
      let quote = bytes[index]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return .malformed }
      let valueStart = index + 1
      index = valueStart
      while index < end, bytes[index] != quote {
        if bytes[index] == UInt8(ascii: "<") || bytes[index] == 0 { return .malformed }
        index += 1
      }
      guard index < end else { return .truncated }
      attributes.append(Attribute(name: attributeName, value: valueStart..<index))
      index += 1
    }
  }

  private func nameRange(from start: Int) -> Range<Int> {
    let start = min(start, end)
    var index = start
    while index < end, Self.isName(bytes[index]) { index += 1 }
    return start..<index
  }

  private func skipSpace(from start: Int) -> Int {
    var index = start
    while index < end, Self.isSpace(bytes[index]) { index += 1 }
    return index
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), 0x80...0xFF:
      true
    default: false
    }
  }
}
