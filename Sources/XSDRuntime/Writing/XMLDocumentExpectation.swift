import Synchronization

/// What the document of a type that was written last was like, because the next one will probably be like it.
///
/// What is written does not depend on it, only how often it is copied.
@_spi(Generated) public final class XMLDocumentExpectation: Sendable {
  /// Expects a short document.
  public init() {}

  /// Twice the number of bytes, and one more if it declared the namespace of `xsi`.
  private let last = Atomic<Int>(2 * 1024)

  /// Documents that are longer are not expected again. Room that is not written to is only a range of addresses: a
  /// short document after a long one is copied out of it, and the range is given back.
  private static let limit = 1 << 30

  /// Bytes to make room for; within bounds.
  var size: Int {
    let size = last.load(ordering: .relaxed) / 2
    return size > Self.limit ? XMLPiece.size : max(256, size + size / 8)
  }

  var usesSchemaInstance: Bool { last.load(ordering: .relaxed) & 1 != 0 }

  /// Takes note of a document.
  func note(size: Int, usesSchemaInstance: Bool) {
    last.store(size * 2 + (usesSchemaInstance ? 1 : 0), ordering: .relaxed)
  }
}

@_spi(Generated) extension XMLWriter {
  /// Writes a document where its bytes are to stay, if it is not much longer than the one before.
  ///
  /// - Parameters:
  ///   - expectation: what the one before was like.
  ///   - write: writes it.
  /// - Throws: ``XMLError`` if a value could not be written.
  public static func document(
    expecting expectation: XMLDocumentExpectation, _ write: (inout XMLWriter) throws(XMLError) -> Void
  ) throws(XMLError) -> [UInt8] {
    var outcome: Result<[UInt8]?, XMLError> = .success(nil)
    var usesSchemaInstance = false
    let inPlace = [UInt8](unsafeUninitializedCapacity: expectation.size) { memory, count in
      XMLLargeMemory.willFill(memory)
      var writer = XMLWriter(
        buffer: XMLByteBuffer(borrowing: memory), expectsSchemaInstance: expectation.usesSchemaInstance)
      do throws(XMLError) {
        try write(&writer)
        usesSchemaInstance = writer.usesSchemaInstance
        if try writer.settle(), writer.buffer.isInBorrowedMemory, writer.buffer.count >= memory.count / 2 {
          count = writer.buffer.count
        } else {
          outcome = .success(try writer.finish())
        }
      } catch {
        outcome = .failure(error)
      }
    }
    let bytes = try outcome.get() ?? inPlace
    expectation.note(size: bytes.count, usesSchemaInstance: usesSchemaInstance)
    return bytes
  }
}
