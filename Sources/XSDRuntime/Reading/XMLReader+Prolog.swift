/// The XML declaration, comments and processing instructions (XML 1.0, 2.5, 2.6, 2.8).
extension XMLReader {
  /// Moves to the root element's start tag.
  mutating func readProlog() throws(XMLError) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if buffer.count >= 3, mark.indices.allSatisfy({ base[$0] == mark[$0] }) { position = 3 }
    if starts(with: "<?xml"), classes[Int(base[position + 5])] & XMLCharacters.space != 0 { try readDeclaration() }
    while true {
      skipSpace()
      if position >= buffer.count { throw error(.notWellFormed, "the document is empty: it has no root element") }
      guard base[position] == UInt8(ascii: "<") else {
        throw error(.notWellFormed, "expected '<', found '\(text(at: position, min(12, buffer.count - position)))'")
      }
      guard base[position + 1] == UInt8(ascii: "!") || base[position + 1] == UInt8(ascii: "?") else { return }
      try skipMarkup()
    }
  }

  func starts(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    return position + length <= buffer.count && equalBytes(base + position, text.utf8Start, length)
  }

  /// Checks the XML declaration. The encoding was looked at before, when the bytes became UTF-8.
  private mutating func readDeclaration() throws(XMLError) {
    let start = position
    guard let end = find("?>", from: position + 5) else {
      throw error(.notWellFormed, "the XML declaration has no end")
    }
    let declaration = text(at: start + 5, end - start - 5)
    var rest = declaration[...]
    var names: [String] = []
    while true {
      let trimmed = rest.drop { $0.isWhitespace }
      if trimmed.isEmpty { break }
      guard trimmed.startIndex > rest.startIndex, let equals = trimmed.firstIndex(of: "=") else {
        throw badDeclaration(start)
      }
      let name = trimmed[..<equals].filter { !$0.isWhitespace }
      let value = trimmed[trimmed.index(after: equals)...].drop { $0.isWhitespace }
      guard let quote = value.first, quote == "\"" || quote == "'",
        let close = value.dropFirst().firstIndex(of: quote)
      else { throw badDeclaration(start) }
      let content = value[value.index(after: value.startIndex)..<close]
      guard isDeclared(name, content, after: names) else { throw badDeclaration(start) }
      names.append(name)
      rest = value[value.index(after: close)...]
    }
    guard names.first == "version" else { throw badDeclaration(start) }
    position = end + 2
  }

  private func isDeclared(_ name: String, _ value: Substring, after names: [String]) -> Bool {
    switch name {
    case "version":
      return names.isEmpty && value.hasPrefix("1.") && value.dropFirst(2).allSatisfy { $0.isASCII && $0.isNumber }
        && value.count > 2
    case "encoding": return names == ["version"] && value.first?.isLetter == true
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
