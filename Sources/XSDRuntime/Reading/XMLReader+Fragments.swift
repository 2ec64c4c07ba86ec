/// Keeping elements as they came.
extension XMLReader {
  /// Consumes the element whose start tag was read last and keeps it whole.
  ///
  /// - Throws: ``XMLError`` if it is not well-formed.
  public mutating func fragment() throws(XMLError) -> XMLFragment {
    try requireOpenElement()
    let element = stack[stack.count - 1]
    let name = name
    var declared: Set<String> = []
    for index in attributes.indices where attributes[index].isNamespaceDeclaration {
      let local = localStart(attributes[index])
      declared.insert(attributes[index].prefixLength < 0 ? "" : text(at: local.start, local.length))
    }
    let start = element.tagStart
    let nameEnd = start + 1 + Int(element.nameLength)
    sawNoPrefix = usesInheritedDefault(stack.count - 1)
    try skip()

    // From here on the bindings are those outside of the element.
    var hasDefault = declared.contains("")
    var inherited: [Int] = []
    if !hasDefault, let index = bindings.lastIndex(where: { $0.prefixLength == 0 }), !bindings[index].uri.isEmpty {
      hasDefault = true
      if sawNoPrefix { inherited.append(index) }
    }
    if !bindings.isEmpty {
      for var prefix in prefixes(from: start, to: position) where !declared.contains(prefix) {
        if let index = prefix.withUTF8({ bytes in bytes.baseAddress.flatMap { binding(ofPrefix: $0, bytes.count) } }) {
          inherited.append(index)
        }
      }
    }

    var bytes: [UInt8] = []
    bytes.reserveCapacity(position - start + 64)
    bytes.append(contentsOf: UnsafeBufferPointer(start: base + start, count: nameEnd - start))
    // Inside a document the element says itself that it has no default namespace, so that writing does not change it.
    let needsNoDefault = sawNoPrefix && !hasDefault
    if needsNoDefault, !stack.isEmpty { bytes.append(contentsOf: " xmlns=\"\"".utf8) }
    for index in inherited.sorted(by: >) {
      let binding = bindings[index]
      let prefix = text(at: binding.prefixStart, binding.prefixLength)
      bytes.append(contentsOf: (prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\"").utf8)
      bytes.append(contentsOf: XMLEscaping.attribute(binding.uri).utf8)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(contentsOf: UnsafeBufferPointer(start: base + nameEnd, count: position - nameEnd))
    return XMLFragment(name: name, bytes: bytes, needsNoDefaultNamespace: needsNoDefault && stack.isEmpty)
  }

  /// Whether what the start tag read last names without prefix takes its namespace from outside of the element that is
  /// so many levels deep. An `xsi:type` without prefix is in the default namespace as well.
  func usesInheritedDefault(_ level: Int) -> Bool {
    guard currentLocalStart == tagOffset + 1 || typeAttribute >= 0 else { return false }
    return bindings.lastIndex { $0.prefixLength == 0 }.map { $0 < Int(stack[level].outerBindings) } ?? true
  }

  /// Everything that stands before a colon and could be a prefix, in names and in QNames in content.
  private func prefixes(from start: Int, to end: Int) -> Set<String> {
    var result: Set<String> = []
    var nameStart = start
    for index in start..<end {
      let byte = base[index]
      if byte == UInt8(ascii: ":"), index > nameStart { result.insert(text(at: nameStart, index - nameStart)) }
      if classes[Int(byte)] & XMLCharacters.name == 0 { nameStart = index + 1 }
    }
    return result
  }

  /// Attributes of the start tag read last, without namespace declarations and without the attributes of the
  /// schema-instance namespace.
  mutating func plainAttributes() throws(XMLError) -> [XMLAttribute] {
    var result: [XMLAttribute] = []
    for index in attributes.indices where isPlain(attributes[index]) { result.append(try plainAttribute(index)) }
    return result
  }

  func isPlain(_ slot: AttributeSlot) -> Bool {
    !slot.isNamespaceDeclaration && slot.namespace != XMLWellKnown.schemaInstance
  }

  mutating func plainAttribute(_ index: Int) throws(XMLError) -> XMLAttribute {
    let slot = attributes[index]
    let local = localStart(slot)
    return XMLAttribute(
      name: XMLName(text(at: local.start, local.length), namespace: uri(of: slot.namespace)),
      value: try attributeValue(index))
  }
}
