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
      let root: XMLWireName
      if name == nil, let element = codec.rootElement {
        root = element
      } else {
        root = writer.wireName(name ?? XMLName(String(describing: Self.self)))
      }
      writer.root(codec.prefersPrefix ? .prefixed : .asDefault) { codec.encode(self, root, $0, &$1) }
    }
  }

  /// As ``xmlBytes(element:declaration:)``, as a string.
  ///
  /// - Throws: ``XMLError`` if a string holds characters that XML cannot carry.
  public func xml(element name: XMLName? = nil, declaration: Bool = true) throws(XMLError) -> String {
    String(decoding: try xmlBytes(element: name, declaration: declaration), as: UTF8.self)
  }
}

/// Reading and writing typed elements inside documents that the caller walks through.
extension XMLReader {
  /// Consumes the element whose start tag was read last as a value.
  ///
  /// - Throws: ``XMLError`` if it is not one of that type.
  public mutating func decode<Value: XMLContent>(_ type: Value.Type) throws(XMLError) -> Value {
    try Value.xmlCodec.decode(&self)
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

extension XMLWriter {
  /// Opens an element; close it with ``endElement()``.
  ///
  /// - Parameters:
  ///   - name: the element.
  ///   - prefix: prefix to use if its namespace is not declared yet.
  @_spi(Generated) public mutating func startElement(_ name: XMLName, prefix: String? = nil) {
    start(wireName(name), prefix: prefix)
  }

  /// Closes the element opened last.
  @_spi(Generated) public mutating func endElement() { end() }

  /// Declares a namespace on the open start tag.
  @_spi(Generated) public mutating func declareNamespace(_ uri: String, prefix: String) {
    declareIfNeeded(identifier(of: uri), uri, prefix: prefix)
  }

  /// Writes an attribute of the open start tag.
  @_spi(Generated) public mutating func writeAttribute(_ name: XMLName, _ value: String) { attribute(name, value) }

  /// Writes text, escaped.
  @_spi(Generated) public mutating func writeText(_ value: String) { text(value) }

  /// Writes an element that was kept whole.
  @_spi(Generated) public mutating func writeFragment(_ fragment: XMLFragment) { self.fragment(fragment) }

  /// Writes a value as an element whose namespace becomes the default inside it.
  @_spi(Generated) public mutating func write<Value: XMLContent>(_ value: Value, as name: XMLName) {
    let codec = Value.xmlCodec
    let element = wireName(name)
    root(codec.prefersPrefix ? .prefixed : .asDefault) { codec.encode(value, element, $0, &$1) }
  }

  /// Writes the elements of a structure without an element around them.
  @_spi(Generated) public mutating func writeMembers<Value: XMLStructuredContent>(of value: Value) {
    let table = Value.xmlTable
    withUnsafePointer(to: value) { table.encode(UnsafeRawPointer($0), &self) }
  }

  /// Makes the text of a QName, declaring its namespace on the open start tag.
  @_spi(Generated) public mutating func qualifiedText(_ name: XMLName) -> String { qualified(name) }
}
