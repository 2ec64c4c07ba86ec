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
      // What an empty element stands for is its text; attributes have rules of their own.
      let emptyText = textField == nil ? nil : reader.emptyText
      if reader.hasPlainAttributes || !attributes.isEmpty {
        try decodeAttributes(into: value, &reader, &seen)
      }
      if let textField {
        try decodeText(textField, ifEmpty: emptyText, into: value, &reader, &seen)
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
  func destroy(_ value: UnsafeMutableRawPointer, _ seen: XMLFieldSet) {
    for member in fields + attributes + [textField, anyAttribute, mixedField].compactMap({ $0 })
    where member.requiredIndex < 0 || seen.contains(member.requiredIndex) {
      member.operations.destroy(value + member.offset)
    }
    for offset in wideNilOffsets {
      (value + offset).assumingMemoryBound(to: XMLWideNilFields.self).deinitialize(count: 1)
    }
  }

  // MARK: Children

  private func decodeChildren(
    into value: UnsafeMutableRawPointer, _ reader: inout XMLReader, _ seen: inout XMLFieldSet,
    keeping unknown: inout [XMLFragment]?
  ) throws(XMLError) {
    var next = 0
    while true {
      var isOpen = false
      if reader.isBeforeTag() {
        let expected = try decodeExpected(from: next, into: value, &reader, &seen, &isOpen)
        if expected >= 0 {
          next = steps[expected].isRepeated ? expected : expected &+ 1
          continue
        }
      }
      if !isOpen, try !reader.moveToChild() { return }
      var index = find(reader.currentKey, from: next)
      if hasWildcards, index > next { index = wildcard(reader.currentNamespace, from: next, before: index, value) }
      if index < fieldCount {
        let field = fields[index]
        next = field.isRepeated ? index : index + 1
        // What stands in order stands here for the first time.
        try decodeChild(field, isFirst: true, into: value, &reader, &seen)
      } else if let earlier = try earlierField(before: next, value, seen, &reader) {
        try decodeChild(fields[earlier], isFirst: false, into: value, &reader, &seen)
      } else {
        try decodeUnknown(into: value, &reader, &seen, keeping: &unknown)
      }
    }
  }

  /// How many members, from the next in order on, a start tag is compared with before its name is looked up.
  private static var lookahead: Int { 32 }

  /// Decodes the element at the reader's position if it is one of the next members in order.
  ///
  /// - Parameter isOpen: becomes `true` if the start tag was read and the element was not.
  /// - Returns: the member's position; -1 if the element has to be looked at more closely.
  @inline(__always)
  private func decodeExpected(
    from next: Int, into value: UnsafeMutableRawPointer, _ reader: inout XMLReader, _ seen: inout XMLFieldSet,
    _ isOpen: inout Bool
  ) throws(XMLError) -> Int {
    let end = min(next &+ Self.lookahead, fieldCount)
    var index = next
    if index == end { return -1 }
    let namespace = steps[index].namespace
    let prefixLength = reader.expectedPrefixLength(namespace)
    if prefixLength < 0 { return -1 }
    let firstBytes = reader.firstBytes(behind: prefixLength)
    while index < end {
      let step = steps + index
      if step.pointee.name.begins(with: firstBytes) {
        if step.pointee.name.length == 0 || step.pointee.namespace != namespace { return -1 }
        let nameEnd = reader.endOfName(ifExpected: step.pointee.name, prefixLength: prefixLength)
        if nameEnd >= 0 {
          isOpen = try !take(step, prefixLength, nameEnd, into: value, &reader, &seen)
          return isOpen ? -1 : index
        }
      }
      index &+= 1
    }
    return -1
  }

  /// Decodes the element at the reader's position, which is that of a step; only its start tag, and the answer is
  /// `false`, if it has attributes other than a nil.
  @inline(__always)
  private func take(
    _ step: UnsafePointer<XMLStep>, _ prefixLength: Int, _ nameEnd: Int, into value: UnsafeMutableRawPointer,
    _ reader: inout XMLReader, _ seen: inout XMLFieldSet
  ) throws(XMLError) -> Bool {
    if reader.base[nameEnd] != UInt8(ascii: ">") {
      guard step.pointee.nilOffset >= 0, reader.takeNil(nameEnd) else {
        try reader.openWithAttributes(step.pointee.key, prefixLength: prefixLength, nameEnd: nameEnd)
        return false
      }
      step.pointee.markNil(value)
      return true
    }
    if step.pointee.leaf != .none, let (text, end) = reader.plainText(nameEnd),
      step.initialize(value + step.pointee.offset, from: text)
    {
      reader.position = end
      if step.pointee.requiredIndex >= 0 { seen.insert(step.pointee.requiredIndex) }
      return true
    }
    reader.open(step.pointee.key, prefixLength: prefixLength, nameEnd: nameEnd)
    try step.pointee.field.withReference { field throws(XMLError) in
      try decode(field, isFirst: true, into: value, &reader, &seen)
    }
    return true
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
    if field.checksTypes, reader.typeAttribute >= 0, field.shape != .wrapped {
      try field.constraints.checkType(&reader)
    }
    if reader.isNil, field.shape != .group, field.shape != .repeatedGroup, !field.operations.decodesNil(reader) {
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
        guard try reader.moveToChild() else {
          reader.pushBackEnd()
          break
        }
        // In an all group each member may come at any time, but once.
        var index = find(reader.currentKey, from: anyOrder ? 0 : next)
        if hasWildcards, index > next { index = wildcard(reader.currentNamespace, from: next, before: index, value) }
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

  /// The wildcard, or group that begins with one, that takes an element of a namespace although a member at `index` has
  /// its name, or no member at all; otherwise `index`.
  ///
  /// One that must occur, and has not often enough, comes before a name further on; one that is full leaves its place to
  /// the next.
  private func wildcard(
    _ namespace: UInt32, from start: Int, before index: Int, _ value: UnsafeMutableRawPointer
  ) -> Int {
    var full = index
    for position in start..<index where fields[position].others.accept(namespace) {
      let field = fields[position]
      if field.shape != .wildcard {
        if index == fieldCount { return position }
        continue
      }
      let count = field.operations.count(value + field.offset)
      if count < field.min || (index == fieldCount && count < field.max ?? .max) { return position }
      if index == fieldCount, full == index { full = position }
    }
    return full
  }

  /// A child that stands after one it should precede, or occurs again.
  private func earlierField(
    before next: Int, _ value: UnsafeMutableRawPointer, _ seen: XMLFieldSet, _ reader: inout XMLReader
  ) throws(XMLError) -> Int? {
    let key = reader.currentKey
    guard let index = fields[..<next].firstIndex(where: { $0.accepts(key) }) else { return nil }
    let field = fields[index]
    if field.shape == .wildcard || anyOrder && field.isRepeated { return index }
    // Of repeated members the one read last may be followed by others of its name, so that it is the next itself.
    let isAfterRepeated =
      next < fieldCount && fields[next].isRepeated && fields[next].operations.count(value + fields[next].offset) > 0
    let name = reader.name.localName
    if anyOrder || index == next - 1 && !isAfterRepeated || field.shape == .group {
      if anyOrder, !isPresent(field, value, seen) { return index }
      try reader.deviation(.repeatedElement, "the element '\(name)' occurs more than once", at: reader.tagOffset)
    } else {
      let previous = fields[isAfterRepeated ? next : next - 1].name.name.localName
      try reader.deviation(
        .misplacedElement,
        "the element '\(name)' must precede '\(previous)' in \(type.name.localName); a server may ignore it here",
        at: reader.tagOffset)
    }
    return index
  }

  private func isPresent(_ field: Field, _ value: UnsafeMutableRawPointer, _ seen: XMLFieldSet) -> Bool {
    let number = max(field.requiredIndex, field.presenceIndex)
    if number >= 0, seen.contains(number) { return true }
    return field.requiredIndex < 0 && !field.operations.isAbsent(value + field.offset) || field.isMarkedNil(value)
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
    case .repeated where !field.hasTextRules:
      if let items = field.operations.items, items.areCollected {
        return try decodeRun(field, items, into: place, &reader)
      }
    case .element, .repeated, .wildcard:
      if field.hasTextRules {
        defer { reader.clearTextRules() }
        try field.applyTextRules(to: &reader)
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
    if isFirst, field.shape == .element, field.operations.codec != nil {
      try decodeStructure(field, at: place, &reader)
      if field.requiredIndex >= 0 { seen.insert(field.requiredIndex) }
    } else if field.requiredIndex >= 0 {
      if seen.contains(field.requiredIndex) { return try field.operations.decode(place, &reader) }
      try field.operations.decodeInitial(place, &reader)
      seen.insert(field.requiredIndex)
    } else if isFirst, field.shape == .element {
      try field.operations.decodeInitial(place, &reader)
    } else {
      try field.operations.decode(place, &reader)
    }
  }

  /// Initializes a member that is read by address.
  private func decodeStructure(
    _ field: Field, at place: UnsafeMutableRawPointer, _ reader: inout XMLReader
  ) throws(XMLError) {
    do throws(XMLError) {
      try field.withCodec { codec throws(XMLError) in try codec.decode(into: place, &reader) }
    } catch {
      field.operations.initializeEmpty?(place)
      throw error
    }
    if field.operations.tagOffset >= 0 {
      place.storeBytes(of: 0, toByteOffset: field.operations.tagOffset, as: UInt8.self)
    }
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
      field.setMarkedNil(value)
    } else if !field.isNillable {
      try reader.unexpectedNil()
      reader.refusedNil = reader.name
    }
    try reader.skipNil(isOpen: field.operations.isOpen)
  }

  /// A child that the type does not have.
  private func decodeUnknown(
    into value: UnsafeMutableRawPointer, _ reader: inout XMLReader, _ seen: inout XMLFieldSet,
    keeping unknown: inout [XMLFragment]?
  ) throws(XMLError) {
    let namespace = reader.currentNamespace
    if hasWildcards, let index = fields.firstIndex(where: { $0.others.accept(namespace) }) {
      return try decodeChild(fields[index], isFirst: false, into: value, &reader, &seen)
    }
    if unknown != nil {
      let fragment = try reader.fragment()
      unknown?.append(fragment)
      return
    }
    try reader.deviation(.unexpectedElement, unexpected(reader.name), at: reader.tagOffset)
    if requiredCount > 0 {
      let name = reader.name
      if fields.contains(where: { $0.name.name.localName == name.localName }) { reader.lookalike = name }
    }
    try reader.skip()
  }

  private func unexpected(_ name: XMLName) -> String {
    let groups = fields.contains { $0.shape == .group || $0.shape == .repeatedGroup }
    let known = fields.map(\.name.name).filter { !$0.localName.isEmpty }
    if let near = known.first(where: { $0.localName == name.localName }) {
      return "'\(name.localName)' is in the namespace '\(name.namespace)'; expected '\(near.namespace)'"
    }
    let list = known.prefix(12).map(\.localName).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    let all = [list, groups ? "the elements of groups" : ""].filter { !$0.isEmpty }.joined(separator: " and ")
    return "'\(name)' is not an element of \(type.name.localName)"
      + (all.isEmpty ? ", which has none" : "; it has \(all)")
  }
}
