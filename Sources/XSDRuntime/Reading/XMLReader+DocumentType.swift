/// Document type declarations that are passed over (XML 1.0, 2.8). Nothing in them has an effect: no entity is defined, no
/// external subset is opened. What would change the document, default attributes and parameter entities, is refused.
extension XMLReader {
  /// Skips the declaration at ``position``.
  mutating func skipDocumentType() throws(XMLError) {
    let start = position
    position += 9
    try requireSpace()
    position = try scanNCName(position)
    if base[position] == UInt8(ascii: ":") { position = try scanNCName(position + 1) }
    skipSpace()
    if starts(with: "SYSTEM") || starts(with: "PUBLIC") {
      let literals = starts(with: "PUBLIC") ? 2 : 1
      position += 6
      for _ in 0..<literals {
        try requireSpace()
        try skipLiteral()
      }
      skipSpace()
    }
    if base[position] == UInt8(ascii: "[") {
      position += 1
      try skipInternalSubset(start)
      skipSpace()
    }
    guard base[position] == UInt8(ascii: ">") else { throw badDocumentType(start) }
    position += 1
  }

  private mutating func skipInternalSubset(_ start: Int) throws(XMLError) {
    while true {
      skipSpace()
      switch base[position] {
      case UInt8(ascii: "]"):
        position += 1
        return
      case UInt8(ascii: "<"):
        if starts(with: "<!--") || starts(with: "<?") {
          try skipMarkup()
        } else if starts(with: "<!ELEMENT") || starts(with: "<!ENTITY") || starts(with: "<!NOTATION") {
          try skipDeclaration(start)
        } else {
          throw error(
            .documentTypeDeclaration,
            "a document type declaration that declares attributes is refused: it may change the document", at: position)
        }
      case UInt8(ascii: "%"):
        throw error(.documentTypeDeclaration, "parameter entities are refused", at: position)
      default: throw badDocumentType(start)
      }
    }
  }

  private mutating func skipDeclaration(_ start: Int) throws(XMLError) {
    position += 2
    while base[position] != UInt8(ascii: ">") {
      switch base[position] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): try skipLiteral()
      case 0, UInt8(ascii: "<"): throw badDocumentType(start)
      default: position += 1
      }
    }
    position += 1
  }

  private mutating func skipLiteral() throws(XMLError) {
    let start = position
    let quote = base[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw badDocumentType(start) }
    position += 1
    while base[position] != quote {
      if base[position] == 0 { throw badDocumentType(start) }
      position += 1
    }
    position += 1
  }

  private mutating func requireSpace() throws(XMLError) {
    guard classes[Int(base[position])] & XMLCharacters.space != 0 else { throw badDocumentType(position) }
    skipSpace()
  }

  private func badDocumentType(_ start: Int) -> XMLError {
    error(.notWellFormed, "this is not a document type declaration", at: start)
  }
}
