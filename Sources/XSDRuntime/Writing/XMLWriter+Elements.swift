/// Documents whose elements the caller opens and closes, with values inside them.
///
/// What fails leaves the document as it was before: the caller may go on with something else.
extension XMLWriter {
  /// Writes `<?xml version="1.0" encoding="UTF-8"?>`, with which a document may begin.
  ///
  /// - Throws: ``XMLError`` if anything was written before.
  public mutating func writeDeclaration() throws(XMLError) {
    if let failure { throw failure }
    if !buffer.isEmpty || isPartlyTaken { throw misuse("the XML declaration may stand only at the very start") }
    declaration()
  }

  /// Opens an element; close it with ``endElement()``.
  ///
  /// - Parameters:
  ///   - name: the element.
  ///   - prefix: prefix to declare its namespace with if it is not in scope yet; an empty one makes it the default
  ///     namespace. It is a wish: one that is no name, is reserved, looks like those that are made up here (`n1`), or
  ///     means something else already, is not granted.
  /// - Throws: ``XMLError`` if the name is none, or the root element has been closed.
  public mutating func startElement(_ name: XMLName, prefix: String? = nil) throws(XMLError) {
    try requirePlace("the element '\(name.localName)'", isElement: true)
    try whole { writer in
      let element = writer.wireName(name)
      let isDefault = prefix?.isEmpty ?? false
      writer.start(element, isDefault ? .asDefault : .prefixed, prefix: writer.granted(prefix))
    }
    ownAttributes.removeAll(keepingCapacity: true)
  }

  /// Closes the element opened last.
  ///
  /// - Throws: ``XMLError`` if none is open.
  public mutating func endElement() throws(XMLError) {
    if let failure { throw failure }
    if path.isEmpty { throw misuse("there is no open element to close") }
    end()
  }

  /// Declares a namespace on the start tag opened last, for everything inside it, if it is not in scope.
  ///
  /// - Parameters:
  ///   - uri: the namespace.
  ///   - prefix: prefix to declare it with; a wish, as in ``startElement(_:prefix:)``, and not empty: the default
  ///     namespace is that of the element itself.
  /// - Throws: ``XMLError`` if the start tag has content already, or there is nothing to declare.
  public mutating func declareNamespace(_ uri: String, prefix: String) throws(XMLError) {
    try requireOpenTag("the namespace '\(uri)'")
    if uri.isEmpty || prefix.isEmpty { throw misuse("a namespace is declared with its name and a prefix") }
    try whole { $0.declareIfNeeded($0.identifier(of: uri), uri, prefix: $0.granted(prefix)) }
  }

  /// Writes an attribute of the start tag opened last.
  ///
  /// - Throws: ``XMLError`` if the start tag has content or that attribute already, the name is none, or the value holds
  ///   characters that XML cannot carry.
  public mutating func writeAttribute(_ name: XMLName, _ value: String) throws(XMLError) {
    try requireOpenTag("the attribute '\(name.localName)'")
    if ownAttributes.contains(name) { throw misuse("the attribute '\(name)' is written twice") }
    if name.declaresNamespace {
      throw misuse("namespaces are declared with declareNamespace(_:prefix:), not as attributes")
    }
    try whole { $0.attribute(name, value) }
    ownAttributes.insert(name)
  }

  /// Writes text, escaped.
  ///
  /// - Throws: ``XMLError`` if no element is open, or the text holds characters that XML cannot carry.
  public mutating func writeText(_ value: String) throws(XMLError) {
    try requirePlace("text")
    try whole { $0.text(value) }
  }

  /// Writes an element that was kept whole.
  ///
  /// - Throws: ``XMLError`` if the root element has been closed.
  public mutating func writeFragment(_ fragment: XMLFragment) throws(XMLError) {
    try requirePlace("the element '\(fragment.name.localName)'", isElement: true)
    try whole { $0.fragment(fragment) }
  }

  /// Writes a value as an element.
  ///
  /// Its namespace becomes the default inside it, unless it is in scope. A value with names in it that have no namespace
  /// is written with prefixes.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - name: the element; the global one of the value's type if left out.
  /// - Throws: ``XMLError`` if the value cannot be written, or its type has no element. Nothing of it is.
  public mutating func write<Value: XMLContent>(_ value: Value, as name: XMLName? = nil) throws(XMLError) {
    let codec = Value.xmlCodec
    if name == nil, codec.rootElement == nil {
      throw misuse("values of type \(Value.self) have no element of their own; name one with 'as:'")
    }
    try requirePlace("the element '\((name ?? codec.rootElement?.name)?.localName ?? "")'", isElement: true)
    try whole { writer in
      let element = writer.rootName(name, codec)
      let isPrefixed = codec.prefersPrefix || writer.prefix(of: element.namespace) != nil
      writer.root(isPrefixed ? .prefixed : .asDefault) { codec.encode(value, element, $0, &$1) }
    }
  }

  /// Writes `xsi:type` on the start tag opened last.
  @_spi(Generated) public mutating func writeType(_ type: XMLName) { typeAttribute(type) }

  /// Writes `xsi:nil="true"` on the start tag opened last.
  @_spi(Generated) public mutating func writeNil() { nilAttribute() }

  /// Writes the elements of a structure without an element around them.
  @_spi(Generated) public mutating func writeMembers<Value: XMLStructuredContent>(of value: Value) {
    let table = Value.xmlTable
    withUnsafePointer(to: value) { table.encode(UnsafeRawPointer($0), &self) }
  }

  /// Makes the text of a QName, declaring its namespace on the open start tag.
  @_spi(Generated) public mutating func qualifiedText(_ name: XMLName) -> String { qualified(name) }

  /// What an element is called that holds a value: as it is asked for, or else as its type says.
  mutating func rootName<Value>(_ name: XMLName?, _ codec: XMLCodec<Value>) -> XMLWireName {
    if name == nil, let element = codec.rootElement { return element }
    return wireName(name ?? XMLName(String(describing: Value.self)))
  }

  // MARK: Checks

  /// Writes something, or nothing of it if it fails.
  private mutating func whole(_ write: (inout XMLWriter) -> Void) throws(XMLError) {
    let start = mark()
    write(&self)
    guard let failure else { return }
    rewind(to: start)
    throw failure
  }

  private func requirePlace(_ what: @autoclosure () -> String, isElement: Bool = false) throws(XMLError) {
    if let failure { throw failure }
    if !path.isEmpty || (isElement && !hasRoot) { return }
    throw misuse("\(what()) cannot stand \(hasRoot ? "behind" : "before") the root element")
  }

  private func requireOpenTag(_ what: @autoclosure () -> String) throws(XMLError) {
    if let failure { throw failure }
    if !tagIsOpen { throw misuse("\(what()) must come first in its element: no start tag is open") }
  }

  /// An error of the caller that would leave a document which is not well-formed.
  func misuse(_ message: String) -> XMLError { XMLError(.notWellFormed, message, path: pathText) }

  /// A prefix that somebody wants, if it can be had.
  private func granted(_ prefix: String?) -> String? {
    guard let prefix, canDeclare(Array(prefix.utf8)) else { return nil }
    return bindings.contains { $0.prefix == Array(prefix.utf8) } ? nil : prefix
  }
}
