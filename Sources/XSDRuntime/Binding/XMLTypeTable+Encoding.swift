/// The loop that encodes.
extension XMLTypeTable {
  /// Writes attributes and content of a value; its start tag is open.
  func encode(_ value: UnsafeRawPointer, _ writer: inout XMLWriter) {
    if !foreignMembers.isEmpty { declareForeignNamespaces(value, &writer) }
    if hasOnlyElements { encodeChildren(value, &writer) } else { encodeAll(value, &writer) }
  }

  private func declareForeignNamespaces(_ value: UnsafeRawPointer, _ writer: inout XMLWriter) {
    for (field, name) in foreignMembers {
      name._withUnsafeGuaranteedRef { name in
        if field._withUnsafeGuaranteedRef({ $0.writesElements(value, named: name) }) {
          writer.declareIfNeeded(name.namespace, name.name.namespace)
        }
      }
    }
  }

  private func encodeAll(_ value: UnsafeRawPointer, _ writer: inout XMLWriter) {
    for field in attributes {
      if let facets = field.constraints.literalFacets {
        let members = field.operations.members(value + field.offset)
        if let only = members.first ?? nil { writer.literalAttribute(only, field.name, facets) }
      } else {
        field.operations.encodeText(value + field.offset, field.name, &writer)
      }
    }
    if let anyAttribute { writer.openAttributes(anyAttribute.openAttributes(of: value), besides: attributes) }
    if let textField {
      if let facets = textLiteralFacets,
        let only = textField.operations.members(value + textField.offset).first ?? nil
      {
        return writer.literalText(only, facets)
      }
      return textField.operations.encodeText(value + textField.offset, nil, &writer)
    }
    if let mixedField {
      _ = mixedField.operations.encode(value + mixedField.offset, mixedField.name, &writer)
      return
    }
    encodeChildren(value, &writer)
  }

  /// Writes the elements of a value. As those of a group they have no start tag of their own to declare namespaces on.
  func encodeChildren(_ value: UnsafeRawPointer, _ writer: inout XMLWriter) {
    var index = 0
    while index < fieldCount {
      let step = steps + index
      index &+= 1
      if step.pointee.leaf != .none {
        let outcome = writer.leaf(step, at: value + step.pointee.offset)
        if outcome == .written { continue }
        if outcome == .absent {
          if isWrittenNil(step, value) { writer.nilElement(step.pointee.name) }
          continue
        }
      }
      step.pointee.field._withUnsafeGuaranteedRef { field in encode(field, value, &writer) }
    }
  }

  private func encode(_ field: Field, _ value: UnsafeRawPointer, _ writer: inout XMLWriter) {
    let place = value + field.offset
    if let facets = field.constraints.literalFacets { return encodeLiterals(field, facets, value, &writer) }
    switch field.shape {
    case .element:
      if field.operations.codec != nil {
        if field.operations.isOptional, field.operations.hasNoValue(place) {
          return encodeAbsence(field, value, &writer)
        }
        field.withCodec { codec in codec.encode(at: place, field.name, .prefixed, &writer) }
      } else if !field.operations.encode(place, field.name, &writer) {
        encodeAbsence(field, value, &writer)
      }
    case .wrapped:
      if field.operations.hasNoValue(place) { return encodeAbsence(field, value, &writer) }
      guard let item = field.item else { return }
      writer.start(field.name)
      writer.declareIfNeeded(item.namespace, item.name.namespace)
      encodeItems(field, item, at: place, &writer)
      writer.end()
    case .repeated: encodeItems(field, field.name, at: place, &writer)
    default:
      _ = field.operations.encode(place, field.name, &writer)
    }
  }

  /// Writes the items of a list.
  private func encodeItems(
    _ field: Field, _ name: XMLWireName, at place: UnsafeRawPointer, _ writer: inout XMLWriter
  ) {
    guard let items = field.operations.items else {
      _ = field.operations.encode(place, name, &writer)
      return
    }
    field.withCodec { codec in
      items.withItems(place) { start, count in
        var item = start
        for _ in 0..<count {
          if items.isNilItem(item) {
            writer.nilElement(name)
          } else {
            codec.encode(at: item, name, .prefixed, &writer)
          }
          item += items.stride
        }
      }
    }
  }

  /// Writes values in the forms that patterns ask for.
  private func encodeLiterals(
    _ field: Field, _ facets: XMLFacets, _ value: UnsafeRawPointer, _ writer: inout XMLWriter
  ) {
    let values = field.operations.members(value + field.offset)
    let name = field.item ?? field.name
    if field.shape == .element, values.isEmpty { return encodeAbsence(field, value, &writer) }
    if field.shape == .wrapped {
      if field.operations.hasNoValue(value + field.offset) { return encodeAbsence(field, value, &writer) }
      writer.start(field.name)
      writer.declareIfNeeded(name.namespace, name.name.namespace)
    }
    for item in values {
      if let item {
        writer.literalElement(item, name, .prefixed, facets)
      } else {
        writer.nilElement(name)
      }
    }
    if field.shape == .wrapped { writer.end() }
  }

  /// Whether the element of a member without value is written, as nil.
  @inline(__always)
  private func isWrittenNil(_ step: UnsafePointer<XMLStep>, _ value: UnsafeRawPointer) -> Bool {
    switch step.pointee.absence {
    case .nothing: return false
    case .nilElement: return true
    case .marked:
      let marks = (value + step.pointee.nilOffset).assumingMemoryBound(to: XMLNilFields.self)
      return marks.pointee.marks & (1 &<< UInt64(truncatingIfNeeded: step.pointee.nilIndex)) != 0
    case .markedFarther: return step.pointee.field._withUnsafeGuaranteedRef { $0.isMarkedNil(value) }
    }
  }

  /// A member without value: nil if it was made so or has to be there, otherwise nothing.
  private func encodeAbsence(_ field: Field, _ value: UnsafeRawPointer, _ writer: inout XMLWriter) {
    if field.isNillable, field.isRequired || field.isMarkedNil(value) { writer.nilElement(field.name) }
  }
}

extension XMLTypeTable.Field {
  /// Whether encoding writes an element of this name, its own or that of its items.
  fileprivate func writesElements(_ value: UnsafeRawPointer, named name: XMLWireName) -> Bool {
    let place = value + offset
    if shape == .wrapped, name === item { return !operations.hasNoValue(place) && operations.count(place) > 0 }
    if shape == .repeated { return operations.count(place) > 0 }
    return !operations.hasNoValue(place) || (isNillable && (isRequired || isMarkedNil(value)))
  }

  /// The attributes that a wildcard has admitted.
  func openAttributes(of value: UnsafeRawPointer) -> [XMLAttribute] {
    (value + offset).assumingMemoryBound(to: [XMLAttribute].self).pointee
  }
}
