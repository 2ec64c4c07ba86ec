/// Documents that are too long to be kept in memory.
extension XMLWriter {
  /// Bytes written and not taken yet.
  public var byteCount: Int { buffer.count }

  /// Takes what was written since the last time: for a long document that is sent, or stored, while it is written.
  ///
  /// The pieces together, and what ``finish()`` returns, are the document. The root element declares the namespace of
  /// `xsi` from the first piece on, because nobody knows yet whether anything will use it.
  ///
  /// - Throws: ``XMLError`` if a value could not be written.
  public mutating func takeBytes() throws(XMLError) -> [UInt8] {
    let hasRoot = rootNameEnd >= 0
    if hasRoot { usesSchemaInstance = true }
    let bytes = try takeAll()
    isPartlyTaken = isPartlyTaken || !bytes.isEmpty
    isRootTaken = hasRoot
    // Offsets count from here; what was said of names in an open tag that begins further up still holds for it.
    bareNameEnd = bareNameEnd < 0 ? -1 : 0
    return bytes
  }

  /// Writes a document that is handed out in pieces.
  ///
  /// - Parameters:
  ///   - sink: takes the pieces.
  ///   - write: writes the document.
  /// - Throws: what the sink throws, or ``XMLError`` if a value could not be written.
  static func pieces(to sink: (Span<UInt8>) throws -> Void, _ write: (inout XMLWriter) -> Void) throws {
    try withoutActuallyEscaping(sink) { sink in
      let sink = XMLPieceSink(sink)
      var writer = XMLWriter(
        buffer: XMLByteBuffer(capacity: XMLPieceSink.pieceSize * 2), expectsSchemaInstance: true, sink: sink)
      write(&writer)
      if let error = sink.error { throw error }
      _ = try writer.settle()
      writer.handOut()
      if let error = sink.error { throw error }
    }
  }

  /// Hands out what was written, if it is enough for a piece.
  mutating func handOutPiece() {
    if buffer.count >= XMLPieceSink.pieceSize { handOut() }
  }

  private mutating func handOut() {
    if failure == nil { sink?.take(&buffer) }
    buffer.removeAll(keepingCapacity: true)
    (isPartlyTaken, isRootTaken) = (true, true)
  }
}

/// Takes a document piece by piece.
final class XMLPieceSink {
  /// How many bytes a piece has at least, but for the last.
  static let pieceSize = 1 << 16

  private let write: (Span<UInt8>) throws -> Void
  /// Why the sink took no more.
  private(set) var error: (any Error)?

  init(_ write: @escaping (Span<UInt8>) throws -> Void) { self.write = write }

  /// Hands out the content of a buffer, unless the sink has refused something before.
  func take(_ buffer: inout XMLByteBuffer) {
    if error != nil || buffer.isEmpty { return }
    do { try buffer.withSpan(write) } catch { self.error = error }
  }
}
