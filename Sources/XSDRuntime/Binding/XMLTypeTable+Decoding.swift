/// The loop that decodes.
extension XMLTypeTable {
  /// Initializes a value from the element whose start tag was read last.
  ///
  /// On failure nothing is left initialized.
  func decode(
    into value: UnsafeMutableRawPointer, _ reader: inout XMLReader, keeping unknown: inout [XMLFragment]?
  ) throws(XMLError) {
    reader.needNames(of: generation)
    value.copyMemory(from: emptyImage, byteCount: size)
    var seen = XMLFieldSet()
    do throws(XMLError) {
      let tag = reader.tagOffset
      if reader.hasPlainAttributes || !attributes.isEmpty {
        try decodeAttributes(into: value, &reader, &seen)
      }
      if let textField {
        try decodeText(textField, into: value, &reader, &seen)
      } else if let mixedField {
        try mixedField.operations.decode(value + mixedField.offset, &reader)
      } else {
        try decodeChildren(into: value, &reader, &seen, keeping: &unknown)
      }
      if requiredCount > 0 || reader.isStrict { try checkComplete(value, seen, &reader, tag) }
    } catch {
      destroy(value, seen)
      throw error
    }
  }

  /// Takes apart what was initialized before a failure.
  private func destroy(_ value: UnsafeMutableRawPointer, _ seen: XMLFieldSet) {
    for member in fields + attributes + [textField, anyAttribute, mixedField].compactMap({ $0 })
    where member.requiredIndex < 0 || seen.contains(member.requiredIndex) {
      member.operations.destroy(value + member.offset)
    }
    for offset in nilOffsets { (value + offset).assumingMemoryBound(to: XMLNilFields.self).deinitialize(count: 1) }
  }

  // MARK: Children

  private func decodeChildren(
    into value: UnsafeMutableRawPointer, _ reader: inout XMLReader, _ seen: inout XMLFieldSet,
    keeping unknown: inout [XMLFragment]?
  ) throws(XMLError) {
    var next = 0
    while try reader.nextChild() {
      var index = find(reader.currentKey, from: next)
      if index == fieldCount, hasWildcards { index = wildcard(reader.currentNamespace, from: next) ?? index }
      if index < fieldCount {
        let field = fields[index]
        next = field.isRepeated ? index : index + 1
        // What stands in order stands here for the first time.
        try decodeChild(field, isFirst: true, into: value, &reader, &seen)
        continue
      } else {
        guard let earlier = try earlierField(before: next, &reader) else {
          try decodeUnknown(into: value, &reader, &seen, keeping: &unknown)
          continue
        }
        index = earlier
      }
      try decodeChild(fields[index], isFirst: false, into: value, &reader, &seen)
    }
  }

  /// The first member from `start` on that takes an element of this name; the number of members if none does.
  @inline(__always)
  private func find(_ key: UInt64, from start: Int) -> Int {
    var index = start
    let count = fieldCount
    if hasAlternatives {
      while index < count, !fields[index].accepts(key) { index += 1 }
    } else {
      while index < count, keys[index] != key { index += 1 }
    }
    return index
  }

  @inline(__always)
  private func decodeChild(
    _ field: Field, isFirst: Bool, into value: UnsafeMutableRawPointer, _ reader: inout XMLReader,
    _ seen: inout XMLFieldSet
  ) throws(XMLError) {
    if reader.isNil, field.shape != .group, field.shape != .repeatedGroup {
      try decodeNil(field, into: value, &reader)
    } else {
      try decode(field, isFirst: isFirst, into: value, &reader, &seen)
    }
  }

  /// Initializes a value from children of the open element that are its own; the first that is not stays unread.
  func decodeGroup(into value: UnsafeMutableRawPointer, _ reader: inout XMLReader) throws(XMLError) {
    reader.needNames(of: generation)
    value.copyMemory(from: emptyImage, byteCount: size)
    var seen = XMLFieldSet()
    do throws(XMLError) {
      let tag = reader.tagOffset
      var next = 0
      var taken = XMLFieldSet()
      while true {
        guard try reader.nextChild() else {
          reader.pushBackEnd()
          break
        }
        // In an all group each member may come at any time, but once.
        var index = find(reader.currentKey, from: anyOrder ? 0 : next)
        if index == fieldCount, hasWildcards { index = wildcard(reader.currentNamespace, from: next) ?? index }
        if index == fieldCount || (anyOrder && taken.contains(index)) {
          reader.pushBackChild()
          break
        }
        taken.insert(index)
        next = fields[index].isRepeated ? index : index + 1
        try decodeChild(fields[index], isFirst: true, into: value, &reader, &seen)
      }
      if requiredCount > 0 || reader.isStrict { try checkComplete(value, seen, &reader, tag) }
    } catch {
      destroy(value, seen)
      throw error
    }
  }

  /// The next wildcard, or group that begins with one, that takes elements of a namespace.
  private func wildcard(_ namespace: UInt32, from start: Int) -> Int? {
    fields[start...].firstIndex { $0.others.accept(namespace) }
  }

  /// A child that stands after one it should precede, or occurs again.
  private func earlierField(
    before next: Int, _ reader: inout XMLReader
  ) throws(XMLError) -> Int? {
    let key = reader.currentKey
    guard let index = fields[..<next].firstIndex(where: { $0.accepts(key) }) else { return nil }
    if anyOrder || fields[index].shape == .wildcard { return index }
    let name = reader.name.localName
    let previous = fields[next - 1].name.name.localName
    if index == next - 1 || fields[index].shape == .group {
      try reader.deviation(.repeatedElement, "the element '\(name)' occurs more than once", at: reader.tagOffset)
    } else {
      try reader.deviation(
        .misplacedElement,
        "the element '\(name)' must precede '\(previous)' in \(type.name.localName); a server may ignore it here",
        at: reader.tagOffset)
    }
    return index
  }

  @inline(__always)
  private func decode(
    _ field: Field, isFirst: Bool, into value: UnsafeMutableRawPointer, _ reader: inout XMLReader,
    _ seen: inout XMLFieldSet
  ) throws(XMLError) {
    let place = value + field.offset
    switch field.shape {
    case .wrapped:
      if field.requiredIndex < 0, field.operations.isAbsent(place) { field.operations.makePresent(place) }
      if field.presenceIndex >= 0 { seen.insert(field.presenceIndex) }
      try decodeItems(field, into: place, &reader)
      return
    case .group, .repeatedGroup: reader.pushBackChild()
    case .element, .repeated:
      if field.hasTextRules {
        reader.setTextRules(field.emptyText, field.whiteSpace)
        defer { reader.clearTextRules() }
        return try decodeValue(field, isFirst: isFirst, at: place, &reader, &seen)
      }
    default: break
    }
    try decodeValue(field, isFirst: isFirst, at: place, &reader, &seen)
  }

  @inline(__always)
  private func decodeValue(
    _ field: Field, isFirst: Bool, at place: UnsafeMutableRawPointer, _ reader: inout XMLReader,
    _ seen: inout XMLFieldSet
  ) throws(XMLError) {
    if field.requiredIndex >= 0 {
      if seen.contains(field.requiredIndex) { return try field.operations.decode(place, &reader) }
      try field.operations.decodeInitial(place, &reader)
      seen.insert(field.requiredIndex)
    } else if isFirst, field.shape == .element {
      try field.operations.decodeInitial(place, &reader)
    } else {
      try field.operations.decode(place, &reader)
    }
  }

  /// The items of a wrapper.
  private func decodeItems(
    _ field: Field, into place: UnsafeMutableRawPointer, _ reader: inout XMLReader
  ) throws(XMLError) {
    guard let item = field.item else { return }
    if reader.hasPlainAttributes { try unexpectedAttributes(&reader) }
    defer { if field.hasTextRules { reader.clearTextRules() } }
    while try reader.nextChild() {
      guard reader.currentKey == item.key else {
        let expected = item.name
        try reader.deviation(
          .unexpectedElement, "expected '\(expected)' in '\(field.name.name.localName)', found '\(reader.name)'",
          at: reader.tagOffset)
        try reader.skip()
        continue
      }
      if !reader.isNil {
        if field.hasTextRules { reader.setTextRules(field.emptyText, field.whiteSpace) }
        try field.operations.decode(place, &reader)
      } else {
        try decodeNilItem(field, item, into: place, &reader)
      }
    }
  }

  private func decodeNilItem(
    _ field: Field, _ name: XMLWireName, into place: UnsafeMutableRawPointer, _ reader: inout XMLReader
  ) throws(XMLError) {
    if let appendNil = field.operations.appendNil {
      appendNil(place)
    } else {
      try reader.deviation(
        .unexpectedNil, "the element '\(name.name.localName)' is nil but not nillable", at: reader.tagOffset)
    }
    try skipNil(&reader)
  }

  /// A child with `xsi:nil="true"`.
  private func decodeNil(
    _ field: Field, into value: UnsafeMutableRawPointer, _ reader: inout XMLReader
  ) throws(XMLError) {
    if field.shape == .repeated {
      return try decodeNilItem(field, field.name, into: value + field.offset, &reader)
    }
    if field.shape == .wildcard { return try field.operations.decode(value + field.offset, &reader) }
    if field.nilOffset >= 0 {
      field.nilMarks(value).pointee.marks.insert(field.nilIndex)
    } else if !field.isNillable {
      try reader.deviation(
        .unexpectedNil, "the element '\(field.name.name.localName)' is nil but not nillable", at: reader.tagOffset)
    }
    try skipNil(&reader)
  }

  /// An element that is nil must be empty (XML Schema Part 1, 3.3.4).
  private func skipNil(_ reader: inout XMLReader) throws(XMLError) {
    if !reader.isStrict { return try reader.skip() }
    let offset = reader.position
    if try !reader.text().isEmpty {
      throw reader.error(.unexpectedContent, "an element with xsi:nil=\"true\" must be empty", at: offset)
    }
  }

  /// A child that the type does not have.
  private func decodeUnknown(
    into value: UnsafeMutableRawPointer, _ reader: inout XMLReader, _ seen: inout XMLFieldSet,
    keeping unknown: inout [XMLFragment]?
  ) throws(XMLError) {
    if hasWildcards, let index = wildcard(reader.currentNamespace, from: 0) {
      return try decodeChild(fields[index], isFirst: false, into: value, &reader, &seen)
    }
    if unknown != nil {
      let fragment = try reader.fragment()
      unknown?.append(fragment)
      return
    }
    try reader.deviation(.unexpectedElement, unexpected(reader.name), at: reader.tagOffset)
    try reader.skip()
  }

  private func unexpected(_ name: XMLName) -> String {
    let known = fields.filter { $0.shape != .wildcard }.map(\.name.name)
    if let near = known.first(where: { $0.localName == name.localName }) {
      return "'\(name.localName)' is in the namespace '\(name.namespace)'; expected '\(near.namespace)'"
    }
    let list = known.prefix(12).map(\.localName).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    return "'\(name)' is not an element of \(type.name.localName)"
      + (known.isEmpty ? ", which has none" : "; it has \(list)")
  }

  // MARK: Text and attributes

  private func decodeText(
    _ field: Field, into value: UnsafeMutableRawPointer, _ reader: inout XMLReader, _ seen: inout XMLFieldSet
  ) throws(XMLError) {
    reader.whiteSpace = textFacets?.stringWhiteSpace ?? field.whiteSpace
    defer { reader.whiteSpace = .preserve }
    try field.operations.decodeInitial(value + field.offset, &reader)
    seen.insert(field.requiredIndex)
  }

  private func decodeAttributes(
    into value: UnsafeMutableRawPointer, _ reader: inout XMLReader, _ seen: inout XMLFieldSet
  ) throws(XMLError) {
    for index in reader.attributes.indices where reader.isPlain(reader.attributes[index]) {
      let slot = reader.attributes[index]
      let local = reader.localStart(slot)
      let key = UInt64(slot.namespace) << 32 | UInt64(reader.names.id(reader.base + local.start, local.length))
      if let field = attributes.first(where: { $0.key == key }) {
        reader.whiteSpace = field.whiteSpace
        defer { reader.whiteSpace = .preserve }
        try field.operations.decodeAttribute(value + field.offset, index, &reader)
        if field.requiredIndex >= 0 { seen.insert(field.requiredIndex) }
      } else if let anyAttribute {
        try anyAttribute.operations.decodeAttribute(value + anyAttribute.offset, index, &reader)
      } else {
        try unexpectedAttribute(slot, &reader)
      }
    }
  }

  private func unexpectedAttributes(_ reader: inout XMLReader) throws(XMLError) {
    for slot in reader.attributes where reader.isPlain(slot) { try unexpectedAttribute(slot, &reader) }
  }

  private func unexpectedAttribute(
    _ slot: XMLReader.AttributeSlot, _ reader: inout XMLReader
  ) throws(XMLError) {
    let name = reader.text(at: slot.nameStart, slot.nameLength)
    try reader.deviation(
      .unexpectedAttribute, "'\(name)' is not an attribute of \(type.name.localName)", at: slot.nameStart)
  }

  // MARK: Completeness

  /// Whether everything that must be there is.
  private func checkComplete(
    _ value: UnsafeMutableRawPointer, _ seen: XMLFieldSet, _ reader: inout XMLReader, _ tag: Int
  ) throws(XMLError) {
    for field in attributes where field.requiredIndex >= 0 && !seen.contains(field.requiredIndex) {
      let name = field.name.name.localName
      throw reader.error(
        .missingAttribute, "the required attribute '\(name)' of \(type.name.localName) is missing", at: tag + 1)
    }
    for field in fields {
      if field.requiredIndex >= 0, !seen.contains(field.requiredIndex) {
        throw missing(field, reader, tag)
      }
      guard reader.isStrict else { continue }
      switch field.shape {
      case .repeated, .repeatedGroup:
        try checkCount(field, field.name, value, reader, tag)
      case .element, .wrapped:
        let isAbsent = field.operations.isAbsent(value + field.offset)
        let isMissing = field.presenceIndex >= 0 ? !seen.contains(field.presenceIndex) : isAbsent
        if field.isRequired, field.requiredIndex < 0, isMissing, !field.isMarkedNil(value) {
          throw missing(field, reader, tag)
        }
        if let item = field.item, !isAbsent, !isMissing { try checkCount(field, item, value, reader, tag) }
      default: break
      }
    }
  }

  private func missing(_ field: Field, _ reader: borrowing XMLReader, _ tag: Int) -> XMLError {
    let name = field.name.name.localName
    if field.shape == .group {
      return reader.error(
        .missingElement, "an element of a group that must occur in \(type.name.localName) is missing", at: tag + 1)
    }
    return reader.error(
      .missingElement, "the required element '\(name)' of \(type.name.localName) is missing", at: tag + 1)
  }

  private func checkCount(
    _ field: Field, _ name: XMLWireName, _ value: UnsafeMutableRawPointer, _ reader: borrowing XMLReader, _ tag: Int
  ) throws(XMLError) {
    let count = field.operations.count(value + field.offset)
    if count < field.min {
      throw reader.error(
        .missingElement, "the element '\(name.name.localName)' occurs \(count) times; the least is \(field.min)",
        at: tag + 1)
    }
    if let max = field.max, count > max {
      throw reader.error(
        .repeatedElement, "the element '\(name.name.localName)' occurs \(count) times; the most is \(max)",
        at: tag + 1)
    }
  }
}
