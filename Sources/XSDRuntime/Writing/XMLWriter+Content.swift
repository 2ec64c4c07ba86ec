/// Text.
extension XMLWriter {
  /// Writes text, escaped.
  mutating func text(_ value: String) {
    closeTag()
    appendEscaped(value, inAttribute: false)
  }

  /// Writes text in UTF-8, escaped.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.isEmpty { return }
    closeTag()
    if let bad = XMLEscaper.append(bytes, to: &buffer, inAttribute: false) { failCharacter(bad) }
  }

  /// Writes a lexical form as text.
  @inline(__always)
  mutating func lexical<Value: XMLLexicalValue>(_ value: Value) {
    closeTag()
    let start = buffer.count
    value.appendLexical(to: &buffer)
    if XMLEscaper.mayNeedEscaping(Value.self) { escapeText(from: start) }
  }

  /// Escapes what was appended since `start`, if there is anything to escape.
  private mutating func escapeText(from start: Int) {
    if buffer.withTail(from: start, { XMLEscaper.needsEscaping($0) }) == false { return }
    let raw = buffer.removeTail(from: start)
    let bad = raw.withUnsafeBufferPointer { XMLEscaper.append($0, to: &buffer, inAttribute: false) }
    if let bad { failCharacter(bad) }
  }

  /// Appends characters as XML can carry them; a run without special characters is copied whole.
  mutating func appendEscaped(_ value: String, inAttribute: Bool) {
    var value = value
    let bad = value.withUTF8 { bytes in
      XMLEscaper.append(bytes, to: &buffer, inAttribute: inAttribute)
    }
    if let bad { failCharacter(bad) }
  }
}

extension XMLByteBuffer {
  /// Appends bytes.
  @inline(__always)
  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0.span) }
  }
}
