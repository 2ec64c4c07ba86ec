/// The bytes of one document as the reader wants them: UTF-8, validated, and followed by NUL.
///
/// NUL is no XML character and validation refuses it, so every scanning loop stops at the end of the buffer without
/// counting. Together with ``XMLReader``'s scanning loops this is the unsafe part of the reader.
final class XMLDocumentBuffer: @unchecked Sendable {
  /// Bytes that may be read past the end, so that words can be loaded at any offset.
  static let padding = 32

  let base: UnsafePointer<UInt8>
  let count: Int
  /// Whether `]` or CR stand anywhere.
  let hasRareStops: Bool
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
    // Where text is scanned for `<` and `&` alone, the scan ends here.
    storage[source + 1] = UInt8(ascii: "<")
    var check = XMLCharacterCheck(base, count)
    check.run()
    hasRareStops = check.hasRareStops
    if let bad = check.invalid {
      var locator = XMLErrorLocator(base: base, count: count)
      let place = locator.locate(bad.offset)
      throw XMLError(
        bad.isEncoding ? .unsupportedEncoding : .notWellFormed, bad.message, path: place.path, location: place.location)
    }
  }

  deinit { storage.deallocate() }
}
