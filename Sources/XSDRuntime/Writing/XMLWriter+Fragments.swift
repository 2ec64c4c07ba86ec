/// Elements that were kept whole.
extension XMLWriter {
  /// Writes an element as it is.
  mutating func fragment(_ fragment: XMLFragment) {
    closeTag()
    hasRoot = true
    if !fragment.needsNoDefaultNamespace || defaultNamespace == 0 {
      buffer.append(fragment.bytes)
      return
    }
    let nameEnd = fragment.nameEnd
    buffer.append(Array(fragment.bytes[..<nameEnd]))
    buffer.append(" xmlns=\"\"")
    buffer.append(Array(fragment.bytes[nameEnd...]))
  }

  /// Writes an element under the name that a schema gives it where it stands; no name if the schema leaves that open.
  mutating func fragment(_ fragment: XMLFragment, as name: XMLWireName) {
    if fragment.name == name.name || name.name.localName.isEmpty {
      self.fragment(fragment)
    } else if name.namespace == 0, fragment.declaresDefaultNamespace {
      rewrite(fragment, as: name)
    } else {
      rename(fragment, to: name)
    }
  }

  /// Writes an element with another name around its attributes and content, which stay as they are.
  private mutating func rename(_ fragment: XMLFragment, to name: XMLWireName) {
    let bytes = fragment.bytes
    let isEmpty = bytes.suffix(2) == [UInt8(ascii: "/"), UInt8(ascii: ">")]
    let contentEnd = isEmpty ? bytes.endIndex : bytes.lastIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
    // A prefix that nothing in the element uses or declares.
    let prefix = name.namespace == 0 ? "" : fragment.unusedPrefix
    let tag = (prefix.isEmpty ? "" : prefix + ":") + name.name.localName
    closeTag()
    hasRoot = true
    buffer.append(utf8: "<" + tag)
    if !prefix.isEmpty {
      buffer.append(utf8: " xmlns:" + prefix + "=\"" + XMLEscaping.attribute(name.name.namespace) + "\"")
    }
    if defaultNamespace != 0, prefix.isEmpty || fragment.needsNoDefaultNamespace { buffer.append(" xmlns=\"\"") }
    buffer.append(Array(bytes[fragment.nameEnd..<contentEnd]))
    if !isEmpty { buffer.append(utf8: "</" + tag + ">") }
  }

  /// Writes an element under a name without namespace: it cannot have a default one, which its children bring then.
  /// Everything else stays as it is.
  private mutating func rewrite(_ fragment: XMLFragment, as name: XMLWireName) {
    do throws(XMLError) {
      let bytes = try fragment.withoutDefaultNamespace(called: name.name.localName)
      closeTag()
      hasRoot = true
      buffer.append(bytes)
    } catch {
      fail(error.message)
    }
  }
}

extension XMLFragment {
  /// Offset behind the name in the start tag.
  var nameEnd: Int {
    bytes.firstIndex { isXMLSpace($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") } ?? bytes.endIndex
  }

  /// Whether the start tag has a default namespace for what is inside.
  fileprivate var declaresDefaultNamespace: Bool {
    guard var reader = try? XMLReader(bytes, options: .unlimited), (try? reader.readRoot()) != nil else { return false }
    let attributes = reader.attributes
    return attributes.indices.contains { attributes[$0].isNamespaceDeclaration && attributes[$0].prefixLength < 0 }
  }

  /// A prefix that does not occur in the element.
  var unusedPrefix: String {
    var number = 0
    while xml.contains("e\(number):") || xml.contains("xmlns:e\(number)") { number += 1 }
    return "e\(number)"
  }

  /// The element without namespace: its start tag declares no default one, which each child declares instead.
  fileprivate func withoutDefaultNamespace(called name: String) throws(XMLError) -> [UInt8] {
    var reader = try XMLReader(bytes, options: .unlimited)
    try reader.readRoot()
    var result = Array("<\(name) xmlns=\"\"".utf8)
    for index in reader.attributes.indices {
      let slot = reader.attributes[index]
      if slot.isNamespaceDeclaration, slot.prefixLength < 0 { continue }
      result.append(UInt8(ascii: " "))
      result += bytes[slot.nameStart..<(slot.nameStart + slot.nameLength)]
      result += Array("=\"".utf8)
      if index == reader.typeAttribute, let type = try reader.typeName()?.name, !type.namespace.isEmpty {
        // A name without prefix was in the namespace that is gone.
        let prefix = unusedPrefix
        result += Array("\(prefix):\(type.localName)\" xmlns:\(prefix)=\"".utf8)
        result += Array(XMLEscaping.attribute(type.namespace).utf8)
      } else {
        let value = bytes[slot.valueStart..<(slot.valueStart + slot.valueLength)]
        for byte in value { result += byte == UInt8(ascii: "\"") ? Array("&quot;".utf8) : [byte] }
      }
      result.append(UInt8(ascii: "\""))
    }
    result.append(UInt8(ascii: ">"))
    var copied = reader.position
    while try reader.nextMixed() {
      if reader.currentKey == XMLMixedContent.textKey {
        _ = reader.takeMixedText()
        continue
      }
      result += bytes[copied..<reader.tagOffset]
      result += try reader.fragment().bytes
      copied = reader.position
    }
    // Up to the end tag; an element without content has none.
    if let end = bytes.lastIndex(of: UInt8(ascii: "<")), copied < end { result += bytes[copied..<end] }
    return result + Array("</\(name)>".utf8)
  }
}
