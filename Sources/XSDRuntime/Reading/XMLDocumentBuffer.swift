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
  /// What ``base`` points into. Never changed, so that it stays where it is.
  private let storage: [UInt8]

  /// Takes a document over: without copying it if nobody else holds the array and it has room for the padding.
  init(_ bytes: consuming [UInt8], limits: XMLLimits) throws(XMLError) {
    if bytes.count > limits.documentBytes {
      throw XMLError(
        .limitExceeded, "the document has \(bytes.count) bytes; the limit is \(limits.documentBytes) (documentBytes)")
    }
    if let transcoded = try XMLTranscoder.utf8(from: bytes) { bytes = transcoded }
    storage = Self.padded(bytes)
    count = storage.count - Self.padding
    base = storage.withUnsafeBufferPointer { $0.baseAddress.unsafelyUnwrapped }
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

  /// The bytes, then NUL, then `<`, at which scans for `<` and `&` alone end, then more NUL.
  private static func padded(_ bytes: consuming [UInt8]) -> [UInt8] {
    let count = bytes.count
    if bytes.capacity < count + padding || XMLLargeMemory.isSharedAndLarge(&bytes) {
      // Appending would make room for as much again, and copy to memory that nobody has asked for.
      bytes = [UInt8](unsafeUninitializedCapacity: count + padding) { buffer, initialized in
        XMLLargeMemory.willFill(buffer)
        initialized = buffer.update(fromContentsOf: bytes)
      }
    }
    bytes.append(0)
    bytes.append(UInt8(ascii: "<"))
    for _ in 2..<padding { bytes.append(0) }
    return bytes
  }
}
