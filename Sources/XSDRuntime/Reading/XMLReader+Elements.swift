/// Moving from element to element.
extension XMLReader {
  /// Reads everything before the root element and its start tag.
  ///
  /// - Throws: ``XMLError`` if there is no root element, or something that may not precede it.
  public mutating func readRoot() throws(XMLError) {
    try readProlog()
    try readStartTag()
  }

  /// Reads the rest of the document after the root element was consumed.
  ///
  /// - Throws: ``XMLError`` if anything but comments and processing instructions follows.
  public mutating func finish() throws(XMLError) {
    if isEmptyElement, stack.count == 1 { closeEmptyElement() }
    if !stack.isEmpty { throw error(.notWellFormed, "the root element has not been read to its end") }
    while true {
      skipSpace()
      if position == buffer.count { return }
      guard base[position] == UInt8(ascii: "<"),
        base[position + 1] == UInt8(ascii: "!") || base[position + 1] == UInt8(ascii: "?")
      else { throw error(.notWellFormed, "there is content after the root element") }
      try skipMarkup()
    }
  }

  /// Moves to the next child of the open element; `false` when its end tag was read instead.
  ///
  /// - Throws: ``XMLError`` if the document is not well-formed here, or no element is open.
  public mutating func nextChild() throws(XMLError) -> Bool {
    try requireOpenElement()
    return try moveToChild()
  }

  /// For callers from outside, whose order of calls is not known.
  func requireOpenElement() throws(XMLError) {
    if !stack.isEmpty || pushedBack != .nothing { return }
    let reason = position == 0 ? "readRoot() has not been called" : "the root element has been read to its end"
    throw error(.notWellFormed, "no element is open: \(reason)")
  }

  /// As ``nextChild()``, where an element is known to be open.
  mutating func moveToChild() throws(XMLError) -> Bool {
    if pushedBack != .nothing { return takePushedBack() }
    if isEmptyElement {
      closeEmptyElement()
      return false
    }
    while true {
      skipSpace()
      let byte = base[position]
      if byte == UInt8(ascii: "<") {
        let next = base[position + 1]
        if next == UInt8(ascii: "/") {
          try readEndTag()
          return false
        }
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
          if isCDATA {
            try skipUnexpectedText()
          } else {
            try skipMarkup()
          }
          continue
        }
        try readStartTag()
        return true
      }
      try skipUnexpectedText()
    }
  }

  private mutating func takePushedBack() -> Bool {
    defer { pushedBack = .nothing }
    return pushedBack == .child
  }

  /// Leaves the child that ``nextChild()`` found to its next caller.
  mutating func pushBackChild() { pushedBack = .child }

  /// Leaves the end tag that ``nextChild()`` found to its next caller.
  mutating func pushBackEnd() { pushedBack = .end }

  /// Skips the element whose start tag was read last, content and end tag.
  ///
  /// - Throws: ``XMLError`` if the skipped part is not well-formed, or no element is open.
  public mutating func skip() throws(XMLError) {
    try requireOpenElement()
    let outer = stack.count - 1
    if isEmptyElement {
      closeEmptyElement()
      return
    }
    while stack.count > outer {
      try skipText()
      if base[position + 1] == UInt8(ascii: "/") {
        try readEndTag()
      } else {
        try readStartTag()
        if !sawNoPrefix, usesInheritedDefault(outer) { sawNoPrefix = true }
        if isEmptyElement { closeEmptyElement() }
      }
    }
  }

  @inline(__always)
  mutating func skipSpace() {
    while classes[Int(base[position])] & XMLCharacters.space != 0 { position += 1 }
  }

  /// Takes the end of `<a/>`.
  @inline(__always)
  mutating func closeEmptyElement() {
    isEmptyElement = false
    closeElement()
  }

  @inline(__always)
  mutating func closeElement() {
    let element = stack.removeLast()
    if bindings.count != Int(element.outerBindings) { leaveScope(Int(element.outerBindings)) }
  }

  @inline(__always)
  mutating func readEndTag() throws(XMLError) {
    guard let element = stack.last else { throw error(.notWellFormed, "an end tag without a start tag") }
    let length = Int(element.nameLength)
    let start = position + 2
    guard start + length <= buffer.count, equalBytes(base + start, base + element.tagStart + 1, length) else {
      throw mismatchedEndTag()
    }
    var index = start + length
    if base[index] != UInt8(ascii: ">") {
      while classes[Int(base[index])] & XMLCharacters.space != 0 { index += 1 }
      guard base[index] == UInt8(ascii: ">") else { throw mismatchedEndTag() }
    }
    position = index + 1
    closeElement()
  }

  private func mismatchedEndTag() -> XMLError {
    guard let element = stack.last else { return error(.notWellFormed, "an end tag without a start tag") }
    var end = position + 2
    while end < buffer.count, base[end] != UInt8(ascii: ">"), end < position + 80 { end += 1 }
    if end == buffer.count { return unexpectedEnd() }
    let expected = text(at: element.tagStart + 1, Int(element.nameLength))
    let found = text(at: position, end - position)
    return error(.notWellFormed, "expected the end tag </\(expected)>, found '\(found)>'")
  }

  func unexpectedEnd() -> XMLError {
    guard let element = stack.last else { return error(.notWellFormed, "the document has no root element") }
    let name = text(at: element.tagStart + 1, Int(element.nameLength))
    return error(.notWellFormed, "the document ends inside the element '\(name)'; it may have been cut off")
  }
}
