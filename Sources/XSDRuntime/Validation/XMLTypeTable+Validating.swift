/// The loop that validates.
extension XMLTypeTable {
  /// Checks every member of a value.
  func validate(_ value: UnsafeRawPointer, _ validator: inout XMLValidator) {
    validator.enter(self)
    for field in attributes {
      let member = field.operations.members(value + field.offset)
      guard let only = member.first ?? nil else {
        if let identity = validator.identity { field.note(defaultIn: identity) }
        if field.isRequired {
          validator.report(.minOccurs, expected: "at least 1", found: "0", at: "@" + field.name.name.localName)
        }
        continue
      }
      if field.max == 0 {
        validator.report(.maxOccurs, expected: "at most 0", found: "1", at: "@" + field.name.name.localName)
      }
      validator.attribute(field.name.name) { $0.visit(only, field.constraints) }
    }
    if let anyAttribute {
      var names = XMLOpenAttributeNames(besides: attributes)
      for attribute in anyAttribute.openAttributes(of: value) {
        if let reason = names.refusal(of: attribute.name) {
          validator.report(
            .lexicalForm, expected: "an attribute that a wildcard can hold: \(reason)", found: "'\(attribute.name)'",
            at: "@" + attribute.name.localName)
        }
        validator.noteUntyped()
        validator.identity?.noteUntyped(attribute)
      }
    }
    if let textField {
      if let text = textField.operations.members(value + textField.offset).first ?? nil {
        var constraints = textField.constraints
        if let textFacets { constraints.facets = textFacets }
        validator.visit(text, constraints)
      }
      return
    }
    validator.identity?.note(.complex)
    validateContent(value, &validator)
    if let deviation = contentDeviation(of: value) {
      validator.report(.content, expected: deviation.expected, found: deviation.found)
    }
  }

  /// Where the elements of a value leave the content model; `nil` if they do not, or if members cannot.
  func contentDeviation(of value: UnsafeRawPointer) -> XMLContentModel.Deviation? {
    guard let content else { return nil }
    return content.model.deviation(of: XMLValidator.childNames(of: value, self), namespace: content.namespace)
  }

  /// Checks the elements of a value.
  func validateContent(_ value: UnsafeRawPointer, _ validator: inout XMLValidator) {
    if let mixedField {
      for case let node? in mixedField.operations.members(value + mixedField.offset) {
        validator.repeatedGroup { $0.visit(node, XMLValidator.Constraints()) }
      }
      return
    }
    for field in fields { validate(field, value, &validator) }
  }

  /// Checks an element that has no value: it is not there, or nil.
  private func validateAbsent(_ field: Field, _ value: UnsafeRawPointer, _ validator: inout XMLValidator) {
    if field.isRequired, !field.isNillable {
      validator.report(.minOccurs, expected: "at least 1", found: "0", at: field.name.name.localName)
    }
    if validator.visitsAllElements, field.isNillable, field.isRequired || field.isMarkedNil(value) {
      validator.element(nil, named: field.name.name, isRepeated: false, field.constraints)
    }
  }

  private func validate(_ field: Field, _ value: UnsafeRawPointer, _ validator: inout XMLValidator) {
    let place = value + field.offset
    let values = field.operations.members(place)
    let element = field.name.name
    let name = element.localName
    switch field.shape {
    case .element:
      guard let only = values.first ?? nil else { return validateAbsent(field, value, &validator) }
      if field.max == 0 { validator.report(.maxOccurs, expected: "at most 0", found: "1", at: name) }
      validator.element(only, named: element, isRepeated: false, field.constraints)
    case .repeated:
      validator.checkCount(values.count, min: field.min, max: field.max, of: name)
      for value in values { validator.element(value, named: element, isRepeated: true, field.constraints) }
    case .wrapped:
      if field.operations.isAbsent(place) { return validateAbsent(field, value, &validator) }
      let item = field.item?.name ?? XMLName("")
      validator.element(element, isRepeated: false) { validator in
        validator.identity?.note(.complex)
        validator.checkCount(values.count, min: field.min, max: field.max, of: item.localName)
        for value in values { validator.element(value, named: item, isRepeated: true, field.constraints) }
      }
    case .group:
      if let only = values.first ?? nil { validator.visit(only, XMLValidator.Constraints()) }
    case .repeatedGroup:
      let group = "(\(field.constraints.groupName ?? "group"))"
      validator.checkCount(values.count, min: field.min, max: field.max, of: group)
      validator.repeatedGroup { validator in
        for case let group? in values { validator.visit(group, XMLValidator.Constraints()) }
      }
    case .wildcard:
      for case let fragment as XMLFragment in values { validator.element(kept: fragment) }
      if field.min > 0 || field.max != nil {
        validator.checkCount(values.count, min: field.min, max: field.max, of: "*")
      }
    case .attribute, .text, .anyAttribute, .mixed: break
    }
  }
}

extension XMLValidator {
  /// Checks the value of an element; `nil` is one with `xsi:nil`.
  mutating func element(_ value: Any?, named name: XMLName, isRepeated: Bool, _ constraints: Constraints) {
    let name = (value as? any XMLSubstitutionType)?.elementName ?? name
    element(name, isRepeated: isRepeated) { $0.visit(nillable: value, constraints) }
  }

  /// Checks the value of the open element; `nil` if that has `xsi:nil`.
  mutating func visit(nillable value: Any?, _ constraints: Constraints) {
    if let value {
      visit(value, constraints)
    } else {
      identity?.note(.none)
    }
  }

  /// Notes an element that was kept as it came.
  mutating func element(kept fragment: XMLFragment) {
    noteUntyped()
    guard visitsAllElements else { return }
    element(fragment.name, isRepeated: true) { $0.identity?.note(contentOf: fragment) }
  }
}

extension XMLTypeTable.Field {
  /// Notes what an attribute stands for that is left out: its `default` or `fixed` value.
  fileprivate func note(defaultIn identity: XMLIdentityScope) {
    guard let text = constraints.fixed ?? constraints.defaultText, max != 0, let type = operations.lexicalType,
      let value = type.init(lexicalString: type.preservesWhiteSpace ? text : XMLWhiteSpace.collapse.applied(to: text))
    else { return }
    identity.beginAttribute(name.name)
    identity.note(.simple(value, constraints.facets))
    identity.endAttribute()
  }
}

/// What validating needs of stored members whose types it does not know.
protocol XMLMemberStorage {
  /// The single value, or the items; `nil` among items for one with `xsi:nil`.
  var members: [Any?] { get }
}

extension Optional: XMLMemberStorage {
  var members: [Any?] {
    switch self {
    case .none: []
    case .some(let value as any XMLMemberStorage): value.members
    case .some(let value): [value]
    }
  }
}

extension Array: XMLMemberStorage {
  var members: [Any?] { map { item in (item as? any XMLMemberStorage).map { $0.members.first ?? nil } ?? item } }
}
