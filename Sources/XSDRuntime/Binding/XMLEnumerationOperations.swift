extension XMLEnumeration {
  /// Operations over a table of words.
  public static func xmlOperations(_ storage: XMLStorage) -> XMLFieldOperations {
    switch storage {
    case .required: XMLEnumerationTable(Self.self, stored: Self.self, wrap: { $0 }, unwrap: { $0 }).operations
    case .optional:
      XMLEnumerationTable(Self.self, stored: Self?.self, wrap: { $0 }, unwrap: { $0 }).optionalOperations(Self.self)
    case .array: .array(Self.self)
    case .nillableArray: .nillableArray(Self.self)
    }
  }
}

/// The words of an enumeration with the stored form of their cases.
///
/// A case without payload holds no references, so storing it is copying its bytes: reading a listed word needs to know
/// nothing about the type.
private final class XMLEnumerationTable: @unchecked Sendable {
  private struct Word {
    var hash: UInt64
    var start: UnsafePointer<UInt8>
    var length: Int
  }

  let operations: XMLFieldOperations
  private let words: [Word]
  private let images: UnsafeMutableRawPointer
  private let stride: Int
  /// Without the padding at the end, in which another member may stand.
  private let size: Int
  private let typeName: String
  /// Stores a word that is not listed.
  private let storeUnlisted: (UnsafeMutableRawPointer, String) -> Void

  /// Tables live as long as the process, as the types do.
  init<Value: XMLEnumeration, Stored: Hashable>(
    _ type: Value.Type, stored: Stored.Type, wrap: @escaping (Value) -> Stored,
    unwrap: @escaping (Stored) -> Value?
  ) {
    let cases = Value.allCases
    stride = MemoryLayout<Stored>.stride
    size = MemoryLayout<Stored>.size
    images = .allocate(byteCount: max(1, stride * cases.count), alignment: 16)
    images.initializeMemory(as: UInt8.self, repeating: 0, count: max(1, stride * cases.count))
    words = cases.map { value in
      let word = Array(value.rawValue.utf8)
      let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: word.count + 1)
      copy.initialize(from: word, count: word.count)
      return Word(hash: XMLNameTable.Snapshot.hash(copy, word.count), start: UnsafePointer(copy), length: word.count)
    }
    for (index, value) in cases.enumerated() {
      (images + index * stride).initializeMemory(as: Stored.self, to: wrap(value))
    }
    typeName = Value.lexicalTypeName
    storeUnlisted = { place, word in place.initializeMemory(as: Stored.self, to: wrap(.unrecognized(word))) }
    operations = XMLFieldOperations(Stored.self)
    operations.decodeInitial = { [self] place, reader throws(XMLError) in try decode(into: place, &reader) }
    operations.decode = { [self, destroy = operations.destroy] place, reader throws(XMLError) in
      // Read first: a failure must leave what is stored as it was.
      try withScratch { scratch, failure in
        do throws(XMLError) { try decode(into: scratch, &reader) } catch { failure = error }
        if failure != nil { return }
        destroy(place)
        place.copyMemory(from: scratch, byteCount: size)
      }
    }
    operations.encode = { [self] place, name, writer in
      if let word = listedWord(at: place) {
        writer.start(name)
        writer.text(UnsafeBufferPointer(start: word.start, count: word.length))
        writer.end()
        return true
      }
      guard let value = unwrap(place.assumingMemoryBound(to: Stored.self).pointee) else { return false }
      writer.start(name)
      let word = value.rawValue
      if !word.isEmpty { writer.text(word) }
      writer.end()
      return true
    }
  }

  func optionalOperations<Value: XMLEnumeration>(_ type: Value.Type) -> XMLFieldOperations {
    operations.initializeEmpty = { $0.initializeMemory(as: Value?.self, to: nil) }
    operations.isAbsent = { $0.assumingMemoryBound(to: Value?.self).pointee == nil }
    return operations
  }

  private func withScratch(
    _ body: (UnsafeMutableRawPointer, inout XMLError?) -> Void
  ) throws(XMLError) {
    var failure: XMLError?
    withUnsafeTemporaryAllocation(byteCount: stride, alignment: 16) { scratch in
      if let scratch = scratch.baseAddress { body(scratch, &failure) }
    }
    if let failure { throw failure }
  }

  @inline(__always)
  private func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = bytes.baseAddress else { return nil }
    let hash = XMLNameTable.Snapshot.hash(start, bytes.count)
    for (index, word) in words.enumerated()
    where word.hash == hash && word.length == bytes.count && equalBytes(word.start, start, bytes.count) {
      return index
    }
    return nil
  }

  /// The word of a listed case: what is stored has the bytes of the case's image. A value whose bytes are like none is
  /// no listed word, or stored in some other way.
  @inline(__always)
  private func listedWord(at place: UnsafeRawPointer) -> Word? {
    if size == MemoryLayout<UInt64>.size {
      let stored = place.loadUnaligned(as: UInt64.self)
      for (index, word) in words.enumerated()
      where (images + index * stride).loadUnaligned(as: UInt64.self) == stored {
        return word
      }
      return nil
    }
    let stored = place.assumingMemoryBound(to: UInt8.self)
    for (index, word) in words.enumerated() {
      let image = UnsafeRawPointer(images + index * stride).assumingMemoryBound(to: UInt8.self)
      if equalBytes(image, stored, size) { return word }
    }
    return nil
  }

  /// White space may be part of a word, or mean nothing, as the base type says.
  private func findSpaced(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.contains(where: isXMLSpace) else { return nil }
    var collapsed = XMLWhiteSpace.collapse.applied(to: text)
    return collapsed.withUTF8 { find($0) }
  }

  private func decode(into place: UnsafeMutableRawPointer, _ reader: inout XMLReader) throws(XMLError) {
    let text = try reader.contentText()
    let bytes = trimmed(text)
    // A word may begin or end with white space, or be nothing else, where the base type is xs:string.
    if let index = (bytes.count < text.count ? find(text) : nil) ?? find(bytes) ?? findSpaced(text) {
      place.copyMemory(from: images + index * stride, byteCount: size)
      return
    }
    let word = String(decoding: bytes, as: UTF8.self)
    if reader.isStrict {
      let found = word.isEmpty ? "the text is empty" : "found '\(word.prefix(80))'"
      throw reader.error(.invalidValue, "expected a value of \(typeName), \(found)", at: reader.valueOffset)
    }
    storeUnlisted(place, word)
  }
}
