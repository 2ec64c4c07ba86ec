/// Whole documents: the root element of a type in, the root element out.
extension XMLContent {
  /// Reads a document whose root element is of this type.
  ///
  /// - Parameters:
  ///   - bytes: the document; UTF-8, UTF-16, US-ASCII or ISO-8859-1. An array that nobody else holds is not copied.
  ///   - options: strictness and limits.
  /// - Throws: ``XMLError`` with line, column and element path.
  public init(
    xml bytes: consuming [UInt8], options: XMLReadingOptions = XMLReadingOptions()
  ) throws(XMLError) {
    let codec = Self.xmlCodec
    var reader = try XMLReader(bytes, options: options)
    try reader.readRoot()
    if let root = codec.rootElement { try reader.requireRoot(root.name) }
    let value = try codec.decode(&reader)
    try reader.finish()
    self = value
  }

  /// Reads a document whose root element is of this type.
  ///
  /// - Throws: ``XMLError`` with line, column and element path.
  public init(xml: String, options: XMLReadingOptions = XMLReadingOptions()) throws(XMLError) {
    try self.init(xml: Array(xml.utf8), options: options)
  }

  /// Writes a document with this value as its root element.
  ///
  /// - Parameters:
  ///   - name: name of the root element; the type's own global element if left out.
  ///   - declaration: whether the XML declaration precedes it.
  /// - Throws: ``XMLError`` if a string holds characters that XML cannot carry.
  public func xmlBytes(element name: XMLName? = nil, declaration: Bool = true) throws(XMLError) -> [UInt8] {
    let codec = Self.xmlCodec
    return try XMLWriter.document(expecting: codec.documents) { writer in
      if declaration { writer.declaration() }
      let root = writer.rootName(name ?? ownName, codec)
      writer.root(codec.prefersPrefix ? .prefixed : .asDefault) { codec.encode(self, root, $0, &$1) }
    }
  }

  /// As ``xmlBytes(element:declaration:)``, as a string.
  ///
  /// - Throws: ``XMLError`` if a string holds characters that XML cannot carry.
  public func xml(element name: XMLName? = nil, declaration: Bool = true) throws(XMLError) -> String {
    String(decoding: try xmlBytes(element: name, declaration: declaration), as: UTF8.self)
  }

  /// Writes a document with this value as its root element, piece by piece: it is never in memory as a whole.
  ///
  /// Names that are in a namespace have prefixes, which ``xmlBytes(element:declaration:)`` saves where it can: whether a
  /// value needs the default namespace to be free shows only when it is written.
  ///
  /// - Parameters:
  ///   - name: name of the root element; the type's own global element if left out.
  ///   - declaration: whether the XML declaration precedes it.
  ///   - sink: takes the pieces in order. Each ends behind a tag, and has 64 KB or the little more that the last element
  ///     in it takes.
  /// - Throws: what `sink` throws, which is not called again; or ``XMLError`` if a string holds characters that XML
  ///   cannot carry. Pieces may have been handed out before.
  public func writeXML(
    element name: XMLName? = nil, declaration: Bool = true, to sink: (Span<UInt8>) throws -> Void
  ) throws {
    let codec = Self.xmlCodec
    try XMLWriter.pieces(to: sink) { writer in
      if declaration { writer.declaration() }
      codec.encode(self, writer.rootName(name ?? ownName, codec), .prefixed, &writer)
    }
  }
}

extension XMLContent {
  /// The name of an element that was kept whole.
  fileprivate var ownName: XMLName? { (self as? XMLFragment)?.name }
}

/// Reading and writing typed elements inside documents that the caller walks through.
extension XMLReader {
  /// Consumes the element whose start tag was read last as a value.
  ///
  /// - Throws: ``XMLError`` if it is not one of that type, or no element is open.
  public mutating func decode<Value: XMLContent>(_ type: Value.Type) throws(XMLError) -> Value {
    try requireOpenElement()
    return try Value.xmlCodec.decode(&self)
  }

  /// Checks the name of the element whose start tag was read last.
  ///
  /// - Throws: ``XMLError`` of kind `unexpectedRoot`.
  public func requireRoot(_ expected: XMLName) throws(XMLError) {
    let found = name
    if found == expected { return }
    throw error(.unexpectedRoot, "expected the element '\(expected)', found '\(found)'", at: tagOffset + 1)
  }
}
