/// Mixed content: text and elements in the order in which they stand (XML Schema Part 1, 3.4.2).
enum XMLMixedContent {
  /// The key under which text takes part in a choice; no element has it.
  static let textKey: UInt64 = .max - 1
}

extension XMLFieldOperations {
  /// The whole content of an element as a list of nodes.
  static func mixed<Node: XMLChoiceType>(_ type: Node.Type) -> XMLFieldOperations {
    let operations = XMLFieldOperations([Node].self)
    operations.decode = { place, reader throws(XMLError) in
      let codec = Node.xmlChoice.codec
      reader.needNames(of: codec.generation)
      var nodes: [Node] = []
      // The last node, if it is text.
      var lastText: String?
      while try reader.nextMixed() {
        if !codec.beginsHere(reader) {
          try reader.deviation(
            .unexpectedElement, "'\(reader.name)' is not an element of this mixed content", at: reader.tagOffset)
          try reader.skip()
          continue
        }
        if reader.currentKey != XMLMixedContent.textKey {
          lastText = nil
        } else if let before = lastText {
          // Only an element that was skipped stood between the two.
          nodes.removeLast()
          reader.mixedText = before + reader.mixedText
          lastText = reader.mixedText
        } else {
          lastText = reader.mixedText
        }
        reader.pushBackChild()
        nodes.append(try codec.decode(&reader))
      }
      place.assumingMemoryBound(to: [Node].self).pointee = nodes
    }
    operations.encode = { place, _, writer in
      let codec = Node.xmlChoice.codec
      for node in place.assumingMemoryBound(to: [Node].self).pointee { codec.encode(node, &writer) }
      return true
    }
    operations.initializeEmpty = { $0.initializeMemory(as: [Node].self, to: []) }
    return operations
  }
}

extension XMLReader {
  /// Moves to the next child or stretch of text of the open element; `false` at its end.
  ///
  /// Text counts as a child with the key ``XMLMixedContent/textKey``.
  mutating func nextMixed() throws(XMLError) -> Bool {
    if isEmptyElement {
      closeEmptyElement()
      return false
    }
    var collected: String? = ""
    try skipText(collecting: &collected)
    if let collected, !collected.isEmpty {
      mixedText = collected
      currentKey = XMLMixedContent.textKey
      return true
    }
    if base[position + 1] == UInt8(ascii: "/") {
      try readEndTag()
      return false
    }
    try readStartTag()
    return true
  }

  /// The text that ``nextMixed()`` found.
  mutating func takeMixedText() -> String {
    pushedBack = .nothing
    defer { mixedText = "" }
    return mixedText
  }
}
