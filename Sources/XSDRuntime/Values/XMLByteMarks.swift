// Finding bytes eight at a time: the highest bit of each byte of a word is set where the byte is one looked for.
//
// Borrowing may set it in bytes after the first one found too; the lowest mark is always exact.

/// The lowest bit of each byte: multiplied with a byte, that byte eight times.
let ones: UInt64 = 0x0101_0101_0101_0101

/// The highest bit of each byte, in which marks stand.
let highBits: UInt64 = 0x8080_8080_8080_8080

/// Marks the bytes that are this one; the other bits mean nothing.
@inline(__always)
func bytesEqual(_ word: UInt64, _ byte: UInt64) -> UInt64 {
  let difference = word ^ (ones &* byte)
  return (difference &- ones) & ~difference
}

/// Marks the bytes that are control characters; the other bits mean nothing.
@inline(__always)
private func controls(_ word: UInt64) -> UInt64 { (word &- ones &* 0x20) & ~word }

/// Marks the bytes of a word that are `<` or `&`.
@inline(__always)
func markupStarts(_ bytes: UInt64) -> UInt64 {
  let word = UInt64(littleEndian: bytes)
  return (bytesEqual(word, 0x3C) | bytesEqual(word, 0x26)) & highBits
}

/// Marks the bytes of a word at which plain text may end: `<`, `&`, `]` and control characters; NUL, which follows every
/// document, is among them.
@inline(__always)
func textStops(_ bytes: UInt64) -> UInt64 {
  let word = UInt64(littleEndian: bytes)
  return (bytesEqual(word, 0x3C) | bytesEqual(word, 0x26) | bytesEqual(word, 0x5D) | controls(word)) & highBits
}

/// Not 0 if a word of text may hold something to escape: `&`, `<`, `>`, a control character, or the first byte of U+FFFE
/// and U+FFFF, which XML cannot carry.
@inline(__always)
func escapes(_ word: UInt64) -> UInt64 {
  // `<` and `>` differ in one bit.
  let angles = bytesEqual(word | (ones &* 0x02), 0x3E)
  return (bytesEqual(word, 0x26) | angles | bytesEqual(word, 0xEF) | controls(word)) & highBits
}
