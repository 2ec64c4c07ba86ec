/// The loop that encodes.
extension XMLTypeTable {
  /// Writes attributes and content of a value; its start tag is open.
  func encode(_ value: UnsafeRawPointer, _ writer: inout XMLWriter) {
    for (field, name) in foreignMembers where field.writesElements(value) {
      writer.declareIfNeeded(name.namespace, name.name.namespace)
    }
    for field in attributes {
      if let facets = field.constraints.literalFacets {
        let members = field.operations.members(value + field.offset)
        if let only = members.first ?? nil { writer.literalAttribute(only, field.name, facets) }
      } else {
        field.operations.encodeText(value + field.offset, field.name, &writer)
      }
    }
    anyAttribute?.encodeAttributes(value, &writer)
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
    for field in fields { encode(field, value, &writer) }
  }

  private func encode(_ field: Field, _ value: UnsafeRawPointer, _ writer: inout XMLWriter) {
    let place = value + field.offset
    if let facets = field.constraints.literalFacets { return encodeLiterals(field, facets, value, &writer) }
    switch field.shape {
    case .element:
      if !field.operations.encode(place, field.name, &writer) { encodeAbsence(field, value, &writer) }
    case .wrapped:
      guard let item = field.item, !field.operations.isAbsent(place) else {
        return encodeAbsence(field, value, &writer)
      }
      writer.start(field.name)
      writer.declareIfNeeded(item.namespace, item.name.namespace)
      _ = field.operations.encode(place, item, &writer)
      writer.end()
    default:
      _ = field.operations.encode(place, field.name, &writer)
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
      if field.operations.isAbsent(value + field.offset) { return encodeAbsence(field, value, &writer) }
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

  /// A member without value: nil if it was made so or has to be there, otherwise nothing.
  private func encodeAbsence(_ field: Field, _ value: UnsafeRawPointer, _ writer: inout XMLWriter) {
    if field.isNillable, field.isRequired || field.isMarkedNil(value) { writer.nilElement(field.name) }
  }
}

extension XMLTypeTable.Field {
  /// Whether encoding writes anything for this member.
  fileprivate func writesElements(_ value: UnsafeRawPointer) -> Bool {
    let place = value + offset
    if shape == .repeated { return operations.count(place) > 0 }
    return !operations.isAbsent(place) || (isNillable && (isRequired || isMarkedNil(value)))
  }

  fileprivate func encodeAttributes(_ value: UnsafeRawPointer, _ writer: inout XMLWriter) {
    operations.encodeText(value + offset, nil, &writer)
  }
}
