/// Keeping elements as they came.
extension XMLReader {
  /// Consumes the element whose start tag was read last and keeps it whole.
  ///
  /// - Throws: ``XMLError`` if it is not well-formed.
  public mutating func fragment() throws(XMLError) -> XMLFragment {
    guard let element = stack.last else { throw error(.notWellFormed, "no element is open") }
    let name = name
    let outer = Array(bindings[..<Int(element.outerBindings)])
    let declared = attributes.filter(\.isNamespaceDeclaration).map { slot -> String in
      let local = localStart(slot)
      return slot.prefixLength < 0 ? "" : text(at: local.start, local.length)
    }
    let start = element.tagStart
    let nameEnd = start + 1 + Int(element.nameLength)
    let hasDefault = declared.contains("") || outer.last { $0.prefixLength == 0 }.map { !$0.uri.isEmpty } ?? false
    sawNoPrefix = currentLocalStart == start + 1
    try skip()
    let end = position

    // An `xsi:type` without prefix is in the default namespace as well.
    let usesDefault = sawNoPrefix || mentions(":type=", from: start, to: end)

    var bytes: [UInt8] = []
    bytes.reserveCapacity(end - start + 64)
    bytes.append(contentsOf: UnsafeBufferPointer(start: base + start, count: nameEnd - start))
    // What the element inherits and uses has to come along, innermost binding of each prefix first.
    var seen = Set(declared)
    for binding in outer.reversed() {
      let prefix = text(at: binding.prefixStart, binding.prefixLength)
      guard seen.insert(prefix).inserted else { continue }
      if prefix.isEmpty ? usesDefault && !binding.uri.isEmpty : mentions(prefix + ":", from: start, to: end) {
        bytes.append(contentsOf: (prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\"").utf8)
        bytes.append(contentsOf: XMLEscaping.attribute(binding.uri).utf8)
        bytes.append(UInt8(ascii: "\""))
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(start: base + nameEnd, count: end - nameEnd))
    return XMLFragment(name: name, bytes: bytes, needsNoDefaultNamespace: usesDefault && !hasDefault)
  }

  /// Whether some text occurs; of a prefix as part of a name or of a QName in content.
  private func mentions(_ text: String, from start: Int, to end: Int) -> Bool {
    let wanted = Array(text.utf8)
    return wanted.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return false }
      var index = start
      while index + bytes.count <= end {
        if equalBytes(base + index, first, bytes.count) { return true }
        index += 1
      }
      return false
    }
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
