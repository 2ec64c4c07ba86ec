/// The XML declaration, comments and processing instructions (XML 1.0, 2.5, 2.6, 2.8).
extension XMLReader {
  /// Moves to the root element's start tag.
  mutating func readProlog() throws(XMLError) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if buffer.count >= 3, mark.indices.allSatisfy({ base[$0] == mark[$0] }) { position = 3 }
    if starts(with: "<?xml"), classes[Int(base[position + 5])] & XMLCharacters.space != 0 { try readDeclaration() }
    var hasDocumentType = false
    while true {
      skipSpace()
      if position >= buffer.count { throw error(.notWellFormed, "the document is empty: it has no root element") }
      guard base[position] == UInt8(ascii: "<") else {
        throw error(.notWellFormed, "expected '<', found '\(text(at: position, min(12, buffer.count - position)))'")
      }
      guard base[position + 1] == UInt8(ascii: "!") || base[position + 1] == UInt8(ascii: "?") else { return }
      if options.skipsDocumentType, starts(with: "<!DOCTYPE") {
        guard !hasDocumentType else { throw error(.notWellFormed, "there are two document type declarations") }
        hasDocumentType = true
        try skipDocumentType()
      } else {
        try skipMarkup()
      }
    }
  }

  func starts(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    return position + length <= buffer.count && equalBytes(base + position, text.utf8Start, length)
  }

  /// Checks the XML declaration. The encoding was looked at before, when the bytes became UTF-8.
  private mutating func readDeclaration() throws(XMLError) {
    let start = position
    position += 5
    var names: [String] = []
    while true {
      let spaceStart = position
      skipSpace()
      if starts(with: "?>") { break }
      let nameStart = position
      while isLetter(base[position]) { position += 1 }
      let name = text(at: nameStart, position - nameStart)
      skipSpace()
      guard nameStart > spaceStart, base[position] == UInt8(ascii: "=") else { throw badDeclaration(start) }
      position += 1
      skipSpace()
      let quote = base[position]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw badDeclaration(start) }
      position += 1
      let valueStart = position
      while base[position] > 0x20, base[position] != quote { position += 1 }
      let value = text(at: valueStart, position - valueStart)
      guard base[position] == quote, isDeclared(name, value, after: names) else { throw badDeclaration(start) }
      position += 1
      names.append(name)
    }
    guard names.first == "version" else { throw badDeclaration(start) }
    position += 2
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private func isDeclared(_ name: String, _ value: String, after names: [String]) -> Bool {
    let bytes = Array(value.utf8)
    switch name {
    case "version":
      return names.isEmpty && bytes.count > 2 && bytes.starts(with: "1.".utf8)
        && bytes.dropFirst(2).allSatisfy { $0.digitValue < 10 }
    case "encoding":
      guard names == ["version"], let first = bytes.first, isLetter(first) else { return false }
      return bytes.allSatisfy { $0 < 0x80 && classes[Int($0)] & XMLCharacters.name != 0 }
    case "standalone":
      return (names == ["version"] || names == ["version", "encoding"]) && (value == "yes" || value == "no")
    default: return false
    }
  }

  private func badDeclaration(_ start: Int) -> XMLError {
    error(
      .notWellFormed, "expected <?xml version=\"1.0\" encoding=\"UTF-8\"?>, found another XML declaration", at: start)
  }

  /// Offset of the next occurrence of a text.
  func find(_ text: StaticString, from start: Int) -> Int? {
    let length = text.utf8CodeUnitCount
    var index = start
    while index + length <= buffer.count {
      if equalBytes(base + index, text.utf8Start, length) { return index }
      index += 1
    }
    return nil
  }

  /// Skips a comment or processing instruction; refuses a document type declaration.
  mutating func skipMarkup() throws(XMLError) {
    let start = position
    if starts(with: "<!--") {
      guard let end = find("--", from: position + 4) else { throw error(.notWellFormed, "a comment has no end") }
      guard base[end + 2] == UInt8(ascii: ">") else {
        throw error(.notWellFormed, "'--' may not stand in a comment", at: end)
      }
      position = end + 3
    } else if starts(with: "<?") {
      let nameEnd = try scanNCName(position + 2)
      let target = text(at: position + 2, nameEnd - position - 2)
      guard target.lowercased() != "xml" else {
        throw error(.notWellFormed, "the XML declaration may stand only at the very start of a document")
      }
      guard let end = find("?>", from: nameEnd) else {
        throw error(.notWellFormed, "a processing instruction has no end")
      }
      guard end == nameEnd || classes[Int(base[nameEnd])] & XMLCharacters.space != 0 else {
        throw error(.notWellFormed, "expected white space after the target of a processing instruction", at: nameEnd)
      }
      position = end + 2
    } else if starts(with: "<!DOCTYPE") {
      throw error(
        .documentTypeDeclaration, "a document type declaration is refused: SOAP forbids it, and entities are unsafe",
        at: start)
    } else {
      throw error(.notWellFormed, "'\(text(at: start, min(12, buffer.count - start)))' starts no known markup")
    }
  }
}
