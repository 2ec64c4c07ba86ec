/// What Swift accepts as an identifier (The Swift Programming Language, "Lexical Structure").
enum Identifier {
  /// Whether a word is an identifier, back-quotes not considered; a keyword is one, a lone `_` is not.
  static func isValid(_ word: String) -> Bool {
    var isFirst = true
    for scalar in word.unicodeScalars {
      guard isFirst ? isHead(scalar) : isTail(scalar) else { return false }
      isFirst = false
    }
    return !isFirst && word != "_"
  }

  /// Whether an identifier may begin with this character.
  static func isHead(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 {
      return (0x61...0x7A).contains(value) || (0x41...0x5A).contains(value) || value == 0x5F
    }
    return isTail(scalar) && !isCombining(value)
  }

  /// Whether an identifier may continue with this character.
  static func isTail(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 {
      return (0x61...0x7A).contains(value) || (0x41...0x5A).contains(value) || (0x30...0x39).contains(value)
        || value == 0x5F
    }
    switch value {
    case 0xA8, 0xAA, 0xAD, 0xAF, 0xB2...0xB5, 0xB7...0xBA, 0xBC...0xBE, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0xFF,
      0x100...0x167F, 0x1681...0x180D, 0x180F...0x1FFF, 0x200B...0x200D, 0x202A...0x202E, 0x203F...0x2040, 0x2054,
      // Swift takes U+3021 to U+302F for operators as well.
      0x2060...0x218F, 0x2460...0x24FF, 0x2776...0x2793, 0x2C00...0x2DFF, 0x2E80...0x2FFF, 0x3004...0x3007,
      0x3031...0xD7FF, 0xF900...0xFD3D, 0xFD40...0xFDCF, 0xFDF0...0xFE44, 0xFE47...0xFFFD:
      // Letters only: what cannot be seen (soft hyphen, direction marks) is legal Swift, but no name for a reader.
      return isCombining(value) || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    case 0x10000...0xEFFFD:
      return value & 0xFFFF <= 0xFFFD && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    default: return false
    }
  }

  private static func isCombining(_ value: UInt32) -> Bool {
    switch value {
    case 0x300...0x36F, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
    default: false
    }
  }
}
