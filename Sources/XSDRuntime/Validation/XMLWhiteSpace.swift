/// What becomes of white space in text before it is a value (XML Schema Part 2, 4.3.6).
@_spi(Generated) public enum XMLWhiteSpace: Sendable {
  /// Nothing.
  case preserve
  /// Each tab, line feed and carriage return becomes a space.
  case replace
  /// As `replace`; then runs of spaces become one, and those at the ends go.
  case collapse

  /// Processes a text.
  func applied(to bytes: UnsafeBufferPointer<UInt8>) -> String {
    switch self {
    case .preserve: return String(decoding: bytes, as: UTF8.self)
    case .replace: return String(decoding: bytes.lazy.map { isXMLSpace($0) ? 0x20 : $0 }, as: UTF8.self)
    case .collapse:
      var collapsed: [UInt8] = []
      collapsed.reserveCapacity(bytes.count)
      for byte in bytes {
        guard isXMLSpace(byte) else {
          collapsed.append(byte)
          continue
        }
        if let last = collapsed.last, last != 0x20 { collapsed.append(0x20) }
      }
      if collapsed.last == 0x20 { collapsed.removeLast() }
      return String(decoding: collapsed, as: UTF8.self)
    }
  }

  /// Processes a text.
  func applied(to text: String) -> String {
    var text = text
    return text.withUTF8 { applied(to: $0) }
  }
}
