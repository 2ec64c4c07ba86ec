import SchemaComponents

/// The Swift types of XML Schema's built-in types.
enum BuiltInMapping {
  /// The Swift type of a built-in type.
  static func use(of type: BuiltInType) -> TypeUse {
    switch type {
    case .anyType: .fragment
    case .anySimpleType, .string, .normalizedString, .token, .language, .nmtoken, .name, .ncName, .id, .idref,
      .entity, .anyURI:
      .string
    case .nmtokens, .idrefs, .entities: .list(.string)
    case .boolean: .standard("Bool")
    case .float: .standard("Float")
    case .double: .standard("Double")
    case .byte: .standard("Int8")
    case .short: .standard("Int16")
    case .int: .standard("Int32")
    case .long: .standard("Int64")
    case .unsignedByte: .standard("UInt8")
    case .unsignedShort: .standard("UInt16")
    case .unsignedInt: .standard("UInt32")
    case .unsignedLong: .standard("UInt64")
    case .integer, .nonPositiveInteger, .negativeInteger, .nonNegativeInteger, .positiveInteger: .runtime("XSDInteger")
    case .decimal: .runtime("XSDDecimal")
    case .dateTime: .runtime("XSDDateTime")
    case .date: .runtime("XSDDate")
    case .time: .runtime("XSDTime")
    case .duration: .runtime("XSDDuration")
    case .gYearMonth: .runtime("XSDGYearMonth")
    case .gYear: .runtime("XSDGYear")
    case .gMonthDay: .runtime("XSDGMonthDay")
    case .gDay: .runtime("XSDGDay")
    case .gMonth: .runtime("XSDGMonth")
    case .base64Binary: .runtime("XSDBase64Binary")
    case .hexBinary: .runtime("XSDHexBinary")
    case .qName, .notation: .runtime("XSDQName")
    }
  }

  /// The runtime's name for the facets of a built-in type; `nil` if its Swift type has no other values anyway.
  static func facets(of type: BuiltInType) -> String? {
    switch type {
    case .normalizedString: "normalizedString"
    case .token: "token"
    case .language: "language"
    case .nmtoken: "nmtoken"
    case .name: "name"
    case .ncName, .entity: "ncName"
    case .id: "id"
    case .idref: "idref"
    case .anyURI: "anyURI"
    case .nmtokens: "nmtokens"
    case .idrefs: "idrefs"
    case .entities: "ncNames"
    case .nonNegativeInteger: "nonNegativeInteger"
    case .positiveInteger: "positiveInteger"
    case .nonPositiveInteger: "nonPositiveInteger"
    case .negativeInteger: "negativeInteger"
    default: nil
    }
  }

  /// The facets of numbers of limited size, for values that a Swift type of another size holds.
  static func rangeFacets(of type: BuiltInType) -> String? {
    switch type {
    case .integer, .byte, .short, .int, .long, .unsignedByte, .unsignedShort, .unsignedInt, .unsignedLong: type.rawValue
    default: nil
    }
  }

  /// What a doc comment must say about values of a built-in type.
  static func remark(on type: BuiltInType) -> String? {
    switch type {
    case .id: "Identifies the element: unique in its document."
    case .idref: "Refers to the element with this ID."
    case .idrefs: "Refers to the elements with these IDs."
    default: nil
    }
  }

  /// Whether values of a built-in type are text, so that an enumeration over it is a set of words.
  static func isText(_ type: BuiltInType) -> Bool {
    if case .standard("String") = use(of: type) { true } else { false }
  }

  /// Whether white space at the ends of a value, and runs of it, mean nothing (`whiteSpace` is `collapse`).
  static func collapsesWhiteSpace(_ type: BuiltInType) -> Bool {
    switch type {
    case .string, .normalizedString, .anySimpleType, .anyType: false
    default: true
    }
  }
}
