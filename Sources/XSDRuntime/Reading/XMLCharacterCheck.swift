/// Checks that a document is UTF-8 and holds no character that XML 1.0 does not allow (2.2, production 2).
///
/// Words of ASCII are checked with plain integer arithmetic, bytes side by side: `SIMD` types cost ten times as much.
struct XMLCharacterCheck {
  struct InvalidByte {
    var offset: Int
    var isEncoding: Bool
    var message: String
  }

  private let base: UnsafePointer<UInt8>
  private let count: Int
  /// The first byte that is not as it should be.
  private(set) var invalid: InvalidByte?
  /// Whether `]` or CR stand anywhere; in text they have to be looked at.
  private(set) var hasRareStops = false

  /// A check of so many bytes.
  init(_ base: UnsafePointer<UInt8>, _ count: Int) {
    self.base = base
    self.count = count
  }

  /// Looks at all bytes, up to the first that is invalid.
  mutating func run() {
    // The top bit of each byte is what counts: set if any byte is not ASCII, not set if one is a control, a bracket.
    var brackets = highBits
    var index = 0
    while index &+ 32 <= count {
      var all: UInt64 = 0
      var ordinary = highBits
      let before = brackets
      for offset in 0..<4 {
        let word = word(at: index &+ offset &* 8)
        all |= word
        ordinary &= word &+ ones &* 0x60
        brackets &= (word ^ (ones &* 0x5D)) &+ ones &* 0x7F
      }
      if (all | ~ordinary) & highBits == 0 {
        index &+= 32
        continue
      }
      // The additions carry where bytes are not ASCII, so that what was found of brackets is wrong.
      if all & highBits != 0 {
        brackets = before
      } else if areAllowed(at: index) {
        index &+= 32
        continue
      }
      index = checkWords(from: index, to: index &+ 32)
      if index < 0 { return }
    }
    if brackets & highBits != highBits { hasRareStops = true }
    _ = checkWords(from: index, to: count)
  }

  @inline(__always)
  private func word(at index: Int) -> UInt64 {
    UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
  }

  /// Whether the controls of 32 bytes of ASCII are TAB, LF or CR: as pretty-printing has them everywhere.
  @inline(__always)
  private mutating func areAllowed(at index: Int) -> Bool {
    var unknown: UInt64 = 0
    var returns: UInt64 = 0
    for offset in 0..<4 {
      let word = word(at: index &+ offset &* 8)
      let carriage = exactMarks(word, 0x0D)
      returns |= carriage
      unknown |= controls(word) & ~(carriage | exactMarks(word, 0x0A) | exactMarks(word, 0x09))
    }
    if returns != 0 { hasRareStops = true }
    return unknown == 0
  }

  /// Looks at bytes among which something is not ordinary. Returns the offset behind the last one looked at, which may
  /// be past `end` by a part of a character; -1 for an invalid byte.
  private mutating func checkWords(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      if index &+ 8 <= end {
        let word = word(at: index)
        if word & highBits == 0, onlyAllowedControls(word) {
          index &+= 8
          continue
        }
      }
      let stop = min(index &+ 8, end)
      while index < stop {
        index = checkCharacter(at: index)
        if index < 0 { return -1 }
      }
    }
    return index
  }

  /// Whether all controls of a word of ASCII are TAB, LF or CR.
  @inline(__always)
  private mutating func onlyAllowedControls(_ word: UInt64) -> Bool {
    let returns = exactMarks(word, 0x0D)
    if returns | exactMarks(word, 0x5D) != 0 { hasRareStops = true }
    return controls(word) & ~(returns | exactMarks(word, 0x0A) | exactMarks(word, 0x09)) == 0
  }

  /// Marks the bytes of a word of ASCII that are this one. No byte carries into the next one, so that each mark counts.
  @inline(__always)
  private func exactMarks(_ word: UInt64, _ byte: UInt64) -> UInt64 {
    ~((word ^ (ones &* byte)) &+ ones &* 0x7F) & highBits
  }

  /// Marks the control characters of a word of ASCII.
  @inline(__always)
  private func controls(_ word: UInt64) -> UInt64 { ~(word &+ ones &* 0x60) & highBits }

  /// Looks at one character and returns the offset behind it, or -1.
  private mutating func checkCharacter(at index: Int) -> Int {
    let byte = base[index]
    if byte < 0x80 {
      if byte == 0x0D || byte == 0x5D { hasRareStops = true }
      if XMLCharacters.classes[Int(byte)] & XMLCharacters.forbidden == 0, byte != 0 { return index + 1 }
      invalid = InvalidByte(
        offset: index, isEncoding: false,
        message: "the byte 0x\(Self.hex(UInt32(byte))) is not a character of XML 1.0")
      return -1
    }
    guard let (value, length) = Self.decodeScalar(base, index, count) else {
      invalid = InvalidByte(offset: index, isEncoding: true, message: "the document is not valid UTF-8")
      return -1
    }
    if XMLCharacters.isAllowed(value) { return index + length }
    invalid = InvalidByte(
      offset: index, isEncoding: false, message: "U+\(Self.hex(value)) is not a character of XML 1.0")
    return -1
  }

  /// Decodes one multi-byte character; `nil` where it is not well-formed UTF-8 (overlong, surrogate, truncated).
  static func decodeScalar(_ base: UnsafePointer<UInt8>, _ index: Int, _ count: Int) -> (UInt32, Int)? {
    let lead = UInt32(base[index])
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, index + length <= count else { return nil }
    var value = lead & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length {
      let byte = UInt32(base[index + offset])
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | (byte & 0x3F)
    }
    let minimum: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= minimum, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else { return nil }
    return (value, length)
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 2 - digits.utf8.count)) + digits
  }
}
