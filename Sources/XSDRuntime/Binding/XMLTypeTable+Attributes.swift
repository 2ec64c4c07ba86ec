/// Decoding text and attributes.
extension XMLTypeTable {
  func decodeText(
    _ field: Field, ifEmpty emptyText: [UInt8]?, into value: UnsafeMutableRawPointer, _ reader: inout XMLReader,
    _ seen: inout XMLFieldSet
  ) throws(XMLError) {
    reader.setTextRules(emptyText, textFacets?.stringWhiteSpace ?? field.whiteSpace, textLiteralFacets)
    defer { reader.clearTextRules() }
    // What they say is about the whole value, not its text.
    reader.typeAttribute = -1
    reader.hasPlainAttributes = false
    try field.operations.decodeInitial(value + field.offset, &reader)
    seen.insert(field.requiredIndex)
  }

  func decodeAttributes(
    into value: UnsafeMutableRawPointer, _ reader: inout XMLReader, _ seen: inout XMLFieldSet
  ) throws(XMLError) {
    for index in reader.attributes.indices where reader.isPlain(reader.attributes[index]) {
      let slot = reader.attributes[index]
      let local = reader.localStart(slot)
      let key = UInt64(slot.namespace) << 32 | UInt64(reader.names.id(reader.base + local.start, local.length))
      if let field = attributes.first(where: { $0.key == key }) {
        reader.setTextRules(nil, field.whiteSpace, field.constraints.literalFacets)
        defer { reader.clearTextRules() }
        try field.operations.decodeAttribute(value + field.offset, index, &reader)
        if field.requiredIndex >= 0 { seen.insert(field.requiredIndex) }
      } else if let anyAttribute {
        if !anyAttribute.others.accept(slot.namespace) { try unexpectedAttribute(slot, &reader) }
        if let rules = anyAttribute.constraints.elementRules { try rules.checkAttribute(slot, &reader) }
        try anyAttribute.operations.decodeAttribute(value + anyAttribute.offset, index, &reader)
      } else {
        try unexpectedAttribute(slot, &reader)
      }
    }
  }

  /// The attributes that no member of this type keeps.
  func unkeptAttributes(_ reader: inout XMLReader) throws(XMLError) -> [XMLAttribute] {
    if anyAttribute != nil { return [] }
    let known = Set(attributes.map(\.name.name))
    return try reader.plainAttributes().filter { !known.contains($0.name) }
  }

  func unexpectedAttributes(_ reader: inout XMLReader) throws(XMLError) {
    for index in reader.attributes.indices where reader.isPlain(reader.attributes[index]) {
      try unexpectedAttribute(reader.attributes[index], &reader)
    }
  }

  /// Checks the attributes of an element that is nil, which has them all the same (XML Schema Part 1, 3.4.4).
  func checkNilAttributes(_ reader: inout XMLReader) throws(XMLError) {
    // In lenient reading they are kept as they are, whatever they are.
    guard reader.isStrict else { return }
    reader.needNames(of: generation)
    let value = UnsafeMutableRawPointer.allocate(byteCount: max(size, 1), alignment: 16)
    defer { value.deallocate() }
    value.copyMemory(from: emptyImage, byteCount: size)
    var seen = XMLFieldSet()
    defer { destroy(value, seen) }
    try decodeAttributes(into: value, &reader, &seen)
    try checkAttributes(value, seen, &reader, reader.tagOffset)
  }

  private func unexpectedAttribute(
    _ slot: XMLReader.AttributeSlot, _ reader: inout XMLReader
  ) throws(XMLError) {
    let name = reader.text(at: slot.nameStart, slot.nameLength)
    try reader.deviation(
      .unexpectedAttribute, "'\(name)' is not an attribute of \(type.name.localName)", at: slot.nameStart)
  }
}
