/// The bytes of one document as the reader wants them: UTF-8, validated, and followed by NUL.
///
/// NUL is no XML character and validation refuses it, so every scanning loop stops at the end of the buffer without
/// counting. Together with ``XMLReader``'s scanning loops this is the unsafe part of the reader.
final class XMLDocumentBuffer: @unchecked Sendable {
  /// Bytes that may be read past the end, so that words can be loaded at any offset.
  static let padding = 16

  let base: UnsafePointer<UInt8>
  let count: Int
  private let storage: UnsafeMutablePointer<UInt8>

  init(copying bytes: UnsafeBufferPointer<UInt8>, limits: XMLLimits) throws(XMLError) {
    if bytes.count > limits.documentBytes {
      throw XMLError(
        .limitExceeded, "the document has \(bytes.count) bytes; the limit is \(limits.documentBytes) (documentBytes)")
    }
    let transcoded = try XMLTranscoder.utf8(from: bytes)
    let source = transcoded.map { $0.count } ?? bytes.count
    storage = .allocate(capacity: source + Self.padding)
    base = UnsafePointer(storage)
    count = source
    if let transcoded {
      for (index, byte) in transcoded.enumerated() { storage[index] = byte }
    } else if let start = bytes.baseAddress {
      storage.initialize(from: start, count: bytes.count)
    }
    (storage + source).initialize(repeating: 0, count: Self.padding)
    if let bad = Self.firstInvalid(base, count) {
      var locator = XMLErrorLocator(base: base, count: count)
      let place = locator.locate(bad.offset)
      throw XMLError(
        bad.isEncoding ? .unsupportedEncoding : .notWellFormed, bad.message, path: place.path, location: place.location)
    }
  }

  deinit { storage.deallocate() }

  struct InvalidByte {
    var offset: Int
    var isEncoding: Bool
    var message: String
  }

  /// The first byte that is not UTF-8, or not a character of XML 1.0.
  static func firstInvalid(_ base: UnsafePointer<UInt8>, _ count: Int) -> InvalidByte? {
    let classes = XMLCharacters.classes
    let raw = UnsafeRawPointer(base)
    var index = 0
    while index < count {
      // Eight bytes at a time while they are ASCII and none is a control character.
      while index + 8 <= count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let low = (word &- 0x2020_2020_2020_2020) & ~word
        if (word | low) & 0x8080_8080_8080_8080 != 0 { break }
        index += 8
      }
      if index >= count { return nil }
      let end = min(index + 8, count)
      while index < end {
        let byte = base[index]
        if byte < 0x80 {
          if classes[Int(byte)] & XMLCharacters.forbidden != 0 || byte == 0 {
            return InvalidByte(
              offset: index, isEncoding: false,
              message: "the byte 0x\(hex(UInt32(byte))) is not a character of XML 1.0")
          }
          index += 1
        } else {
          guard let (value, length) = decodeScalar(base, index, count) else {
            return InvalidByte(offset: index, isEncoding: true, message: "the document is not valid UTF-8")
          }
          if !XMLCharacters.isAllowed(value) {
            return InvalidByte(
              offset: index, isEncoding: false, message: "U+\(hex(value)) is not a character of XML 1.0")
          }
          index += length
        }
      }
    }
    return nil
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
