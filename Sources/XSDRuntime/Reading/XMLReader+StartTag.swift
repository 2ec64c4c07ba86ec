/// Start tags and attributes (XML 1.0, 3.1).
extension XMLReader {
  /// Reads the start tag at ``position`` and opens its element.
  mutating func readStartTag() throws(XMLError) {
    let tagStart = position
    guard base[tagStart] == UInt8(ascii: "<") else { throw unexpectedEnd() }
    let nameStart = tagStart + 1
    var index = try scanNCName(nameStart)
    var localStart = nameStart
    var prefixLength = -1
    if base[index] == UInt8(ascii: ":") {
      prefixLength = index - nameStart
      localStart = index + 1
      index = try scanNCName(localStart)
    }
    if stack.count >= options.limits.depth {
      throw error(.limitExceeded, "elements nest deeper than \(options.limits.depth) (depth)")
    }
    open(nameEnd: index, localStart: localStart)
    if base[index] == UInt8(ascii: ">") {
      position = index + 1
    } else {
      try readAttributes(index)
    }
    try resolveName(prefixLength: prefixLength)
  }

  /// Opens the element at ``position``, whose name has been read and whose attributes have not.
  @inline(__always)
  mutating func open(nameEnd: Int, localStart: Int) {
    stack.append(
      OpenElement(
        tagStart: position, nameLength: Int32(truncatingIfNeeded: nameEnd &- position &- 1),
        outerBindings: Int32(truncatingIfNeeded: bindings.count)))
    currentLocalStart = localStart
    currentLocalLength = nameEnd &- localStart
    isNil = false
    typeAttribute = -1
    hasPlainAttributes = false
    attributes.removeAll()
  }

  /// Finds the namespace and the key of the start tag read last, whose attributes may have declared it.
  ///
  /// - Parameter prefixLength: bytes of the prefix, or -1 if there is none.
  private mutating func resolveName(prefixLength: Int) throws(XMLError) {
    if prefixLength < 0 {
      currentNamespace = defaultNamespace
    } else {
      let nameStart = currentLocalStart - prefixLength - 1
      currentNamespace = try namespace(ofPrefixAt: nameStart, prefixLength, tag: tagOffset)
      expectation.expect(currentNamespace, prefixStart: nameStart, length: prefixLength + 1)
    }
    currentKey =
      UInt64(currentNamespace) << 32 | UInt64(names.id(base + currentLocalStart, currentLocalLength))
  }

  /// Reads the rest of the start tag at ``position``, whose name is an expected one, and opens its element.
  mutating func openWithAttributes(_ key: UInt64, prefixLength: Int, nameEnd: Int) throws(XMLError) {
    open(nameEnd: nameEnd, localStart: position &+ 1 &+ prefixLength)
    let outer = bindings.count
    try readAttributes(nameEnd)
    if bindings.count == outer {
      currentNamespace = UInt32(truncatingIfNeeded: key >> 32)
      currentKey = key
    } else {
      try resolveName(prefixLength: prefixLength - 1)
    }
  }

  /// Reads attributes up to the end of the tag.
  private mutating func readAttributes(_ start: Int) throws(XMLError) {
    var index = start
    var declares = false
    while true {
      let spaceStart = index
      while classes[Int(base[index])] & XMLCharacters.space != 0 { index += 1 }
      if base[index] == UInt8(ascii: ">") {
        position = index + 1
        break
      }
      if base[index] == UInt8(ascii: "/"), base[index + 1] == UInt8(ascii: ">") {
        position = index + 2
        isEmptyElement = true
        break
      }
      guard index > spaceStart else {
        throw error(.notWellFormed, "expected white space, '>' or '/>' in a start tag", at: index)
      }
      if attributes.count >= options.limits.attributesPerElement {
        throw error(
          .limitExceeded,
          "an element has more than \(options.limits.attributesPerElement) attributes "
            + "(attributesPerElement)", at: index)
      }
      index = try readAttribute(index)
      if attributes[attributes.count - 1].isNamespaceDeclaration { declares = true }
    }
    if declares { try declareNamespaces() }
    try resolveAttributes()
    if isNil, isEmptyElement, attributes.count == 1 { expectation.expectNil(from: start, to: position) }
  }

  /// Reads one attribute and returns the offset after its closing quote.
  private mutating func readAttribute(_ nameStart: Int) throws(XMLError) -> Int {
    var index = try scanNCName(nameStart)
    var prefixLength = -1
    if base[index] == UInt8(ascii: ":") {
      prefixLength = index - nameStart
      index = try scanNCName(index + 1)
    }
    let nameLength = index - nameStart
    while classes[Int(base[index])] & XMLCharacters.space != 0 { index += 1 }
    guard base[index] == UInt8(ascii: "=") else {
      throw error(.notWellFormed, "the attribute '\(text(at: nameStart, nameLength))' has no value", at: index)
    }
    index += 1
    while classes[Int(base[index])] & XMLCharacters.space != 0 { index += 1 }
    let quote = base[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw error(.notWellFormed, "the value of an attribute must be quoted", at: index)
    }
    index += 1
    let valueStart = index
    var needsNormalization = false
    while base[index] != quote {
      switch base[index] {
      case UInt8(ascii: "<"): throw error(.notWellFormed, "'<' in the value of an attribute", at: index)
      case UInt8(ascii: "&"):
        needsNormalization = true
        _ = try reference(at: index)
      case 0x09, 0x0A, 0x0D: needsNormalization = true
      case 0: throw error(.notWellFormed, "the document ends inside the value of an attribute", at: index)
      default: break
      }
      index += 1
    }
    if index - valueStart > options.limits.textBytes {
      throw error(.limitExceeded, "an attribute is longer than \(options.limits.textBytes) bytes (textBytes)")
    }
    let xmlns: StaticString = "xmlns"
    let isDeclaration =
      (prefixLength == 5 || (prefixLength < 0 && nameLength == 5)) && equalBytes(base + nameStart, xmlns.utf8Start, 5)
    attributes.append(
      AttributeSlot(
        nameStart: nameStart, nameLength: nameLength, prefixLength: prefixLength, valueStart: valueStart,
        valueLength: index - valueStart, needsNormalization: needsNormalization,
        isNamespaceDeclaration: isDeclaration, namespace: 0))
    return index + 1
  }

  /// Resolves prefixes, checks uniqueness, and finds `xsi:nil` and `xsi:type`.
  private mutating func resolveAttributes() throws(XMLError) {
    // Comparing each with each takes too long where they are many.
    let isLong = attributes.count > 32
    for index in attributes.indices {
      let slot = attributes[index]
      if slot.prefixLength >= 0, !slot.isNamespaceDeclaration {
        attributes[index].namespace = try namespace(
          ofPrefixAt: slot.nameStart, slot.prefixLength, tag: slot.nameStart)
      }
      for earlier in 0..<(isLong ? 0 : index) where isSameAttribute(attributes[earlier], attributes[index]) {
        throw error(
          .notWellFormed, "the attribute '\(text(at: slot.nameStart, slot.nameLength))' is given twice",
          at: slot.nameStart)
      }
      if slot.isNamespaceDeclaration { continue }
      if attributes[index].namespace == XMLWellKnown.schemaInstance {
        if isLocalName(slot, "nil") {
          isNil = try nilValue(of: index)
        } else if isLocalName(slot, "type") {
          typeAttribute = index
        }
      } else {
        hasPlainAttributes = true
      }
    }
    if isLong { try checkUniqueness() }
  }

  /// As comparing each attribute with each, in one pass.
  private func checkUniqueness() throws(XMLError) {
    var names: [Bool: Set<XMLName>] = [:]
    for index in attributes.indices {
      let slot = attributes[index]
      let local = localStart(slot)
      let name = XMLName(text(at: local.start, local.length), namespace: String(slot.namespace))
      if names[slot.isNamespaceDeclaration, default: []].insert(name).inserted || name.localName == "xmlns" { continue }
      throw error(
        .notWellFormed, "the attribute '\(text(at: slot.nameStart, slot.nameLength))' is given twice",
        at: slot.nameStart)
    }
  }

  private mutating func isSameAttribute(_ lhs: AttributeSlot, _ rhs: AttributeSlot) -> Bool {
    guard lhs.isNamespaceDeclaration == rhs.isNamespaceDeclaration, lhs.namespace == rhs.namespace else { return false }
    let left = localStart(lhs)
    let right = localStart(rhs)
    // `xmlns` itself and `xmlns:xmlns` share a local part, but the second is refused anyway.
    return left.length == right.length && equalBytes(base + left.start, base + right.start, left.length)
      && (lhs.prefixLength < 0) == (rhs.prefixLength < 0)
  }

  @inline(__always)
  func localStart(_ slot: AttributeSlot) -> (start: Int, length: Int) {
    slot.prefixLength < 0
      ? (slot.nameStart, slot.nameLength)
      : (slot.nameStart + slot.prefixLength + 1, slot.nameLength - slot.prefixLength - 1)
  }

  func isLocalName(_ slot: AttributeSlot, _ name: StaticString) -> Bool {
    let local = localStart(slot)
    return local.length == name.utf8CodeUnitCount && equalBytes(base + local.start, name.utf8Start, local.length)
  }

  /// The value of `xsi:nil`; one that is not a boolean counts as false in lenient reading.
  private mutating func nilValue(of index: Int) throws(XMLError) -> Bool {
    let bytes = trimmed(try attributeText(index))
    if let value = Bool(lexical: bytes.span) { return value }
    let found = String(decoding: bytes.prefix(80), as: UTF8.self)
    try deviation(
      .invalidValue, "'\(found)' is not a value of xsi:nil; expected true or false", at: attributes[index].valueStart)
    return false
  }

  /// Scans a name without colon and returns the offset after it.
  @inline(__always)
  mutating func scanNCName(_ start: Int) throws(XMLError) -> Int {
    var index = start
    var seen = classes[Int(base[index])]
    guard seen & XMLCharacters.nameStart != 0 else { throw badName(start) }
    index += 1
    while true {
      let kind = classes[Int(base[index])]
      if kind & XMLCharacters.name == 0 { break }
      seen |= kind
      index += 1
    }
    if index - start > options.limits.nameBytes {
      throw error(.limitExceeded, "a name is longer than \(options.limits.nameBytes) bytes (nameBytes)", at: start)
    }
    if seen & XMLCharacters.nonASCII != 0,
      !XMLCharacters.isNCName(UnsafeBufferPointer(start: base + start, count: index - start))
    {
      throw badName(start)
    }
    return index
  }

  private func badName(_ start: Int) -> XMLError {
    if start >= buffer.count { return unexpectedEnd() }
    return error(
      .notWellFormed, "expected a name, found '\(text(at: start, min(12, buffer.count - start)))'", at: start)
  }
}
