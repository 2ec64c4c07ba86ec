/// Classes of bytes and characters of XML 1.0 (Fifth Edition, 2.2 and 2.3).
enum XMLCharacters {
  static let nameStart: UInt8 = 1
  static let name: UInt8 = 2
  static let space: UInt8 = 4
  /// A byte at which a run of plain text ends: `<`, `&`, `]`, CR, NUL.
  static let textStop: UInt8 = 8
  /// Part of a multi-byte character; in a name it has to be looked at more closely.
  static let nonASCII: UInt8 = 16
  /// A byte that may not stand in a document: control characters other than TAB, LF, CR.
  static let forbidden: UInt8 = 32

  /// One class byte for each byte. Never freed: it lives as long as the process.
  nonisolated(unsafe) static let classes: UnsafePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    table.initialize(repeating: 0, count: 256)
    for byte in 0..<0x20 { table[byte] = forbidden }
    for byte in [0x20, 0x09, 0x0A, 0x0D] { table[byte] = space }
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { table[Int(byte)] = nameStart | name }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { table[Int(byte)] = nameStart | name }
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { table[Int(byte)] = name }
    table[Int(UInt8(ascii: "_"))] = nameStart | name
    table[Int(UInt8(ascii: "-"))] = name
    table[Int(UInt8(ascii: "."))] = name
    for byte in 0x80..<0x100 { table[byte] = nameStart | name | nonASCII }
    for byte in ["<", "&", "]"] as [Unicode.Scalar] { table[Int(byte.value)] |= textStop }
    table[0x0D] |= textStop
    table[0] |= textStop
    return UnsafePointer(table)
  }()

  static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
      0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }

  static func isName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x0300...0x036F, 0x203F...0x2040: true
    default: isNameStart(scalar)
    }
  }

  /// Whether XML 1.0 can carry the character at all (2.2, production 2).
  static func isAllowed(_ value: UInt32) -> Bool {
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Whether valid UTF-8 is an NCName (Namespaces in XML, 3).
  static func isNCName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = bytes.first else { return false }
    var seen = classes[Int(start)]
    if seen & nameStart == 0 { return false }
    for byte in bytes {
      if classes[Int(byte)] & name == 0 { return false }
      seen |= classes[Int(byte)]
    }
    if seen & nonASCII == 0 { return true }
    var first = true
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      guard first ? isNameStart(scalar) : isName(scalar) else { return false }
      first = false
    }
    return !first
  }
}
