/// Decoding lists.
extension XMLTypeTable {
  /// The items of a wrapper whose start tag was read last.
  func decodeItems(
    _ field: Field, into place: UnsafeMutableRawPointer, _ reader: inout XMLReader
  ) throws(XMLError) {
    guard let item = field.item else { return }
    if reader.hasPlainAttributes { try unexpectedAttributes(&reader) }
    if let items = field.operations.items, items.areCollected, !field.hasTextRules {
      return try decodeItems(field, items, isWrapped: true, into: place, &reader)
    }
    defer { if field.hasTextRules { reader.clearTextRules() } }
    while try reader.moveToChild() {
      guard reader.currentKey == item.key else {
        try skipForeignItem(field, item, &reader)
        continue
      }
      if field.checksTypes, reader.typeAttribute >= 0 { try field.constraints.checkType(&reader) }
      if !reader.isNil || field.operations.decodesNil(reader) {
        if field.hasTextRules { try field.applyTextRules(to: &reader) }
        try field.operations.decode(place, &reader)
      } else {
        try decodeNilItem(field, item, into: place, &reader)
      }
    }
  }

  private func skipForeignItem(
    _ field: Field, _ item: XMLWireName, _ reader: inout XMLReader
  ) throws(XMLError) {
    try reader.deviation(
      .unexpectedElement,
      "expected '\(item.name)' in '\(field.name.name.localName)', found '\(reader.name)'", at: reader.tagOffset)
    try reader.skip()
  }

  /// Repeated elements, the first of which was read last; what follows them stays unread.
  func decodeRun(
    _ field: Field, _ items: XMLItemOperations, into place: UnsafeMutableRawPointer, _ reader: inout XMLReader
  ) throws(XMLError) {
    try decodeItems(field, items, isWrapped: false, into: place, &reader)
  }

  /// Reads items side by side and makes an array of them in one piece.
  private func decodeItems(
    _ field: Field, _ items: XMLItemOperations, isWrapped: Bool, into place: UnsafeMutableRawPointer,
    _ reader: inout XMLReader
  ) throws(XMLError) {
    var buffer = reader.itemBuffers.take()
    do throws(XMLError) {
      var isOpen = !isWrapped
      while true {
        if !isOpen, try !nextItem(field, isWrapped: isWrapped, &reader) { break }
        if try decodeItem(field, items, at: buffer.nextSlot(items.stride), &reader) { buffer.add(items.stride) }
        isOpen = false
      }
    } catch {
      items.destroy(&buffer)
      throw error
    }
    if buffer.count > 0 { items.append(place, &buffer) }
    reader.itemBuffers.put(buffer)
  }

  /// Reads the start tag of the next item; `false` at the end of the list.
  @inline(__always)
  private func nextItem(
    _ field: Field, isWrapped: Bool, _ reader: inout XMLReader
  ) throws(XMLError) -> Bool {
    let name = isWrapped ? field.item ?? field.name : field.name
    while true {
      if try !reader.openExpected(name) {
        guard try reader.moveToChild() else {
          if !isWrapped { reader.pushBackEnd() }
          return false
        }
      }
      if isWrapped ? reader.currentKey == name.key : field.accepts(reader.currentKey) {
        if field.checksTypes, reader.typeAttribute >= 0 { try field.constraints.checkType(&reader) }
        return true
      }
      if !isWrapped {
        reader.pushBackChild()
        return false
      }
      try skipForeignItem(field, name, &reader)
    }
  }

  /// Initializes one item from the element whose start tag was read last; `false` if there is nothing to keep of it.
  @inline(__always)
  private func decodeItem(
    _ field: Field, _ items: XMLItemOperations, at slot: UnsafeMutableRawPointer, _ reader: inout XMLReader
  ) throws(XMLError) -> Bool {
    if reader.isNil, !field.operations.decodesNil(reader) {
      try checkNil(field, field.item ?? field.name, &reader)
      try reader.skipNil(isOpen: field.operations.isOpen)
      items.initializeNil?(slot)
      return items.initializeNil != nil
    }
    try field.withCodec { codec throws(XMLError) in try codec.decode(into: slot, &reader) }
    if items.tagOffset >= 0 { slot.storeBytes(of: 0, toByteOffset: items.tagOffset, as: UInt8.self) }
    return true
  }

  func decodeNilItem(
    _ field: Field, _ name: XMLWireName, into place: UnsafeMutableRawPointer, _ reader: inout XMLReader
  ) throws(XMLError) {
    try checkNil(field, name, &reader)
    field.operations.appendNil?(place)
    try reader.skipNil(isOpen: field.operations.isOpen)
  }

  private func checkNil(_ field: Field, _ name: XMLWireName, _ reader: inout XMLReader) throws(XMLError) {
    if field.operations.appendNil != nil { return }
    try reader.unexpectedNil()
  }
}

extension XMLFieldOperations {
  /// Whether values are made of the element whose start tag was read last, which is nil.
  @inline(__always)
  func decodesNil(_ reader: borrowing XMLReader) -> Bool { decodesNil || nillableKeys.contains(reader.currentKey) }
}

extension XMLReader {
  /// Reports that the element whose start tag was read last may not be nil.
  mutating func unexpectedNil() throws(XMLError) {
    try deviation(.unexpectedNil, "the element '\(name.localName)' is nil but not nillable", at: tagOffset)
  }

  /// Consumes an element that is nil, which must be empty (XML Schema Part 1, 3.3.4).
  ///
  /// - Parameter isOpen: whether it may have any attributes.
  mutating func skipNil(isOpen: Bool) throws(XMLError) {
    if hasPlainAttributes, !isOpen { try unexpectedAttributes() }
    if !isStrict { return try skip() }
    let offset = position
    if try !text().isEmpty {
      throw error(.unexpectedContent, "an element with xsi:nil=\"true\" must be empty", at: offset)
    }
  }
}
