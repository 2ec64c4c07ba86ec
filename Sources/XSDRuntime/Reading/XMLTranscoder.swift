/// Finds the encoding of a document (XML 1.0, appendix F) and turns the known ones into UTF-8.
enum XMLTranscoder {
  /// The document in UTF-8, or `nil` if it is in UTF-8 already.
  static func utf8(from bytes: borrowing [UInt8]) throws(XMLError) -> [UInt8]? {
    var result: [UInt8]?
    var failure: XMLError?
    bytes.withUnsafeBufferPointer { bytes in
      do throws(XMLError) { result = try utf8(from: bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    return result
  }

  private static func utf8(from bytes: UnsafeBufferPointer<UInt8>) throws(XMLError) -> [UInt8]? {
    if bytes.count >= 2 {
      switch (bytes[0], bytes[1]) {
      case (0xFE, 0xFF): return try utf16(bytes, from: 2, bigEndian: true)
      case (0xFF, 0xFE): return try utf16(bytes, from: 2, bigEndian: false)
      case (0x00, 0x3C): return try utf16(bytes, from: 0, bigEndian: true)
      case (0x3C, 0x00): return try utf16(bytes, from: 0, bigEndian: false)
      default: break
      }
    }
    guard let name = declaredEncoding(bytes) else { return nil }
    switch name.lowercased() {
    case "utf-8", "utf8": return nil
    case "us-ascii", "ascii":
      if bytes.contains(where: { $0 >= 0x80 }) {
        throw XMLError(.unsupportedEncoding, "the document declares '\(name)' but holds other characters")
      }
      return nil
    case "utf-16", "utf-16le", "utf-16be":
      throw XMLError(.unsupportedEncoding, "the document declares '\(name)' but each character is one byte")
    case "iso-8859-1", "latin1":
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count + bytes.count / 8)
      for byte in bytes {
        if byte < 0x80 {
          result.append(byte)
        } else {
          result.append(0xC0 | byte >> 6)
          result.append(0x80 | byte & 0x3F)
        }
      }
      return result
    default:
      throw XMLError(
        .unsupportedEncoding,
        "the document declares the encoding '\(name)'; known are UTF-8, UTF-16, US-ASCII and ISO-8859-1")
    }
  }

  private static func utf16(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, bigEndian: Bool
  ) throws(XMLError) -> [UInt8] {
    guard (bytes.count - start).isMultiple(of: 2) else {
      throw XMLError(.unsupportedEncoding, "the document is UTF-16 but ends in the middle of a unit")
    }
    var units: [UInt16] = []
    units.reserveCapacity((bytes.count - start) / 2)
    for index in stride(from: start, to: bytes.count, by: 2) {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
    }
    var result: [UInt8] = []
    result.reserveCapacity(units.count)
    let failed = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true, into: { result.append($0) })
    if failed { throw XMLError(.unsupportedEncoding, "the document is not valid UTF-16") }
    return result
  }

  /// The `encoding` of the XML declaration, if the document starts with one in an ASCII-compatible encoding.
  private static func declaredEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let mark = start + 5
    guard bytes[start...].starts(with: "<?xml".utf8), mark < bytes.count, isXMLSpace(bytes[mark]) else { return nil }
    let head = bytes[start...]
    guard let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let declaration = Array(head[..<end])
    let key = Array("encoding".utf8)
    guard declaration.count > key.count,
      let position = declaration.indices.dropLast(key.count).first(where: { declaration[$0...].starts(with: key) })
    else { return nil }
    let rest = declaration[(position + key.count)...].drop { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
    guard let quote = rest.first else { return nil }
    let value = rest.dropFirst().prefix { $0 != quote }
    return String(decoding: value, as: UTF8.self)
  }
}
