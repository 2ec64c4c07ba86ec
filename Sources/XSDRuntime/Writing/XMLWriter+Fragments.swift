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

  /// Writes an element anew: without namespace it cannot have a default one, which its children then have to bring.
  private mutating func rewrite(_ fragment: XMLFragment, as name: XMLWireName) {
    start(name, .withoutDefault)
    do throws(XMLError) {
      var reader = try XMLReader(fragment.bytes, options: .unlimited)
      try reader.readRoot()
      if reader.isNil { nilAttribute() }
      if let type = try reader.typeName()?.name { typeAttribute(type) }
      openAttributes(try reader.plainAttributes())
      while try reader.nextMixed() {
        if reader.currentKey == XMLMixedContent.textKey {
          text(reader.takeMixedText())
        } else {
          self.fragment(try reader.fragment())
        }
      }
    } catch {
      fail(error.message)
    }
    end()
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
}
