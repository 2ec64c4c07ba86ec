/// The loop that encodes.
extension XMLTypeTable {
  /// Writes attributes and content of a value; its start tag is open.
  func encode(_ value: UnsafeRawPointer, _ writer: inout XMLWriter) {
    for (field, name) in foreignMembers where field.writesElements(value) {
      writer.declareIfNeeded(name.namespace, name.name.namespace)
    }
    for field in attributes { field.operations.encodeText(value + field.offset, field.name, &writer) }
    anyAttribute?.encodeAttributes(value, &writer)
    if let textField { return textField.operations.encodeText(value + textField.offset, nil, &writer) }
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
