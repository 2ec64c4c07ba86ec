/// Whether everything is there that must be, and no more often than it may.
extension XMLTypeTable {
  /// Whether everything that must be there is.
  func checkComplete(
    _ value: UnsafeMutableRawPointer, _ seen: XMLFieldSet, _ reader: inout XMLReader, _ tag: Int
  ) throws(XMLError) {
    if isAbstract, reader.isStrict {
      throw reader.error(
        .unexpectedType, "\(type.name.localName) is abstract, and no type that is derived from it is known", at: tag + 1
      )
    }
    try checkAttributes(value, seen, &reader, tag)
    for field in fields {
      if field.requiredIndex >= 0, !seen.contains(field.requiredIndex) {
        throw missing(field, reader, tag)
      }
      guard reader.isStrict else { continue }
      switch field.shape {
      case .repeated, .repeatedGroup, .wildcard:
        try checkCount(field, field.name, value, reader, tag)
      case .element, .wrapped:
        let isAbsent = field.operations.isAbsent(value + field.offset)
        let isMissing = field.presenceIndex >= 0 ? !seen.contains(field.presenceIndex) : isAbsent
        if field.isRequired, field.requiredIndex < 0, isMissing, !field.isMarkedNil(value) {
          throw missing(field, reader, tag)
        }
        if field.max == 0, field.item == nil, !isAbsent || field.isMarkedNil(value) {
          throw reader.error(
            .unexpectedElement,
            "\(type.name.localName) has no element '\(field.name.name.localName)', which its base has", at: tag + 1)
        }
        if let item = field.item, !isAbsent, !isMissing { try checkCount(field, item, value, reader, tag) }
      default: break
      }
    }
    if reader.isStrict { try checkOrder(value, reader, tag) }
  }

  /// Whether the attributes are there that must be, and no others.
  func checkAttributes(
    _ value: UnsafeMutableRawPointer, _ seen: XMLFieldSet, _ reader: inout XMLReader, _ tag: Int
  ) throws(XMLError) {
    for field in attributes {
      let name = field.name.name.localName
      if reader.isStrict, field.max == 0, !field.operations.isAbsent(value + field.offset) {
        throw reader.error(
          .unexpectedAttribute, "\(type.name.localName) has no attribute '\(name)', which its base has", at: tag + 1)
      }
      let isMissing =
        field.requiredIndex >= 0
        ? !seen.contains(field.requiredIndex)
        : reader.isStrict && field.isRequired && field.operations.isAbsent(value + field.offset)
      guard isMissing else { continue }
      throw reader.error(
        .missingAttribute, "the required attribute '\(name)' of \(type.name.localName) is missing", at: tag + 1)
    }
  }

  /// Whether the elements follow one another as they may.
  private func checkOrder(
    _ value: UnsafeMutableRawPointer, _ reader: borrowing XMLReader, _ tag: Int
  ) throws(XMLError) {
    guard let deviation = contentDeviation(of: value) else { return }
    let name = type.name.localName
    if deviation.isAtEnd {
      throw reader.error(
        .missingElement, "the content of \(name) ends where \(deviation.expected) must follow", at: tag + 1)
    }
    throw reader.error(
      .misplacedElement, "in the content of \(name) \(deviation.found) stands in the place of \(deviation.expected)",
      at: tag + 1)
  }

  private func missing(_ field: Field, _ reader: borrowing XMLReader, _ tag: Int) -> XMLError {
    let name = field.name.name.localName
    if field.shape == .group {
      return reader.error(
        .missingElement, "an element of a group that must occur in \(type.name.localName) is missing", at: tag + 1)
    }
    if reader.refusedNil == field.name.name {
      return reader.error(
        .unexpectedNil, "the required element '\(name)' of \(type.name.localName) is nil but not nillable", at: tag + 1)
    }
    let lookalike = reader.lookalike.flatMap { $0.localName == name ? $0 : nil }.map { found in
      "; there was one in \(Self.place(of: found)), expected \(Self.place(of: field.name.name))"
    }
    return reader.error(
      .missingElement, "the required element '\(name)' of \(type.name.localName) is missing\(lookalike ?? "")",
      at: tag + 1)
  }

  private static func place(of name: XMLName) -> String {
    name.namespace.isEmpty ? "no namespace" : "the namespace '\(name.namespace)'"
  }

  private func checkCount(
    _ field: Field, _ name: XMLWireName, _ value: UnsafeMutableRawPointer, _ reader: borrowing XMLReader, _ tag: Int
  ) throws(XMLError) {
    let count = field.operations.count(value + field.offset)
    let what =
      switch field.shape {
      case .wildcard: "an element that \(type.name.localName) leaves open"
      case .repeatedGroup: "a group of \(type.name.localName)"
      default: "the element '\(name.name.localName)'"
      }
    if count < field.min {
      throw reader.error(.missingElement, "\(what) occurs \(count) times; the least is \(field.min)", at: tag + 1)
    }
    if let max = field.max, count > max {
      throw reader.error(.repeatedElement, "\(what) occurs \(count) times; the most is \(max)", at: tag + 1)
    }
  }
}
