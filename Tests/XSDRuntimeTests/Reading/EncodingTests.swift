import Testing

@testable import XSDRuntime

@Suite struct EncodingTests {
  private func bytes(_ prefix: String, _ middle: [UInt8], _ suffix: String = "</a>") -> [UInt8] {
    Array(prefix.utf8) + middle + Array(suffix.utf8)
  }

  private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }

  private func text(_ document: [UInt8]) throws -> String {
    var reader = try XMLReader(document)
    try reader.readRoot()
    let text = try reader.string()
    try reader.finish()
    return text
  }

  @Test(arguments: [true, false], [true, false])
  func utf16IsRead(bigEndian: Bool, mark: Bool) throws {
    let document = utf16("<?xml version='1.0' encoding='UTF-16'?><a>é€😀</a>", bigEndian: bigEndian, mark: mark)
    #expect(try text(document) == "é€😀")
    #expect(failure(of: document.dropLast(1) + []) != nil)
  }

  @Test func loneSurrogateIsRefused() {
    var document = utf16("<a>x</a>", bigEndian: true, mark: true)
    document[8] = 0xD8
    #expect(failure(of: document)?.kind == .unsupportedEncoding)
  }

  @Test func latin1IsRead() throws {
    let head = "<?xml version='1.0' encoding='ISO-8859-1'?><a>"
    #expect(try text(bytes(head, [0xE9, 0x80, 0xFF])) == "é\u{80}ÿ")
    #expect(
      try text(bytes("<?xml version='1.0' \(String(repeating: " ", count: 400))encoding='iso-8859-1'?><a>", [0xE9]))
        == "é")
  }

  @Test(arguments: ["windows-1252", "UTF-16", "EBCDIC-CP-US", "UTF-7"])
  func otherEncodingsAreRefused(_ name: String) {
    #expect(failure(of: "<?xml version='1.0' encoding='\(name)'?><a/>")?.kind == .unsupportedEncoding)
  }

  @Test func asciiHoldsNothingElse() throws {
    #expect(failure(of: "<?xml version='1.0' encoding='US-ASCII'?><a>e</a>") == nil)
    #expect(failure(of: "<?xml version='1.0' encoding='US-ASCII'?><a>é</a>")?.kind == .unsupportedEncoding)
  }

  /// Unicode 16, 3.9, table 3-7, at every distance from the reader's words of eight bytes.
  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
      [0xE2, 0x82],
      [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func invalidUTF8IsRefused(_ sequence: [UInt8]) {
    for padding in 0..<9 {
      let start = "<a>" + String(repeating: "x", count: padding)
      #expect(failure(of: bytes(start, sequence))?.kind == .unsupportedEncoding)
      #expect(failure(of: bytes(start, sequence, ""))?.kind == .unsupportedEncoding)
    }
  }

  @Test func charactersOutsideOfXMLAreRefused() {
    let control = (UInt8(0)..<0x20).filter { ![9, 10, 13].contains($0) }.map { [$0] }
    for sequence in control + [[0xEF, 0xBF, 0xBE], [0xEF, 0xBF, 0xBF]] {
      for padding in 0..<9 {
        let found = failure(of: bytes("<a>" + String(repeating: "x", count: padding), sequence))
        #expect(found?.kind == .notWellFormed && found?.location?.column == 4 + padding && found?.path == "a")
      }
    }
  }

  @Test(arguments: [
    "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{10000}", "\u{10FFFF}", "\u{1FFFE}",
  ])
  func everyLengthIsRead(_ character: String) throws {
    #expect(try text(Array("<a>\(character)</a>".utf8)) == character)
  }
}
