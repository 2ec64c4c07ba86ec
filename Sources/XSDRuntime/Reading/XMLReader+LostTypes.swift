/// What `xsi:type` says of a value that cannot keep it.
extension XMLReader {
  /// Reports an `xsi:type` that is lost: it names a type other than those built-in ones that values of a Swift type stand
  /// for. Whoever knows that it is the element's own type, of which nothing is lost, has taken it away.
  mutating func checkLostType<Value>(_ type: Value.Type) throws(XMLError) {
    guard checksRules, let found = try typeName()?.name, let declared = Self.builtInTypes(Value.self) else { return }
    let isBuiltIn = found.namespace == XMLName.schemaNamespace
    if isBuiltIn, declared.contains(found.localName) { return }
    let expected = declared.count == 1 ? "xs:" + declared[0] : "one of xs:" + declared.joined(separator: ", xs:")
    let name = isBuiltIn ? "xs:" + found.localName : found.description
    try deviation(
      .unexpectedType,
      "xsi:type is \(name), which a value of type \(Value.self) cannot keep; expected \(expected)",
      at: attributes[typeAttribute].nameStart)
  }

  /// Reports the attributes of an element whose type has none.
  mutating func unexpectedAttributes() throws(XMLError) {
    guard checksRules else { return }
    for index in attributes.indices where isPlain(attributes[index]) {
      let slot = attributes[index]
      try deviation(
        .unexpectedAttribute,
        "'\(text(at: slot.nameStart, slot.nameLength))' is not an attribute of '\(name.localName)', which has none",
        at: slot.nameStart)
    }
  }

  /// The built-in types whose values a Swift type holds; `nil` if it is one that a schema defines.
  private static func builtInTypes(_ type: Any.Type) -> [String]? {
    switch type {
    case is String.Type:
      [
        "string", "normalizedString", "token", "language", "NMTOKEN", "Name", "NCName", "ID", "IDREF", "ENTITY",
        "anyURI",
      ]
    case is Bool.Type: ["boolean"]
    case is Float.Type: ["float"]
    case is Double.Type: ["double"]
    case is Int8.Type: ["byte"]
    case is Int16.Type: ["short"]
    case is Int32.Type: ["int"]
    case is Int64.Type: ["long"]
    case is UInt8.Type: ["unsignedByte"]
    case is UInt16.Type: ["unsignedShort"]
    case is UInt32.Type: ["unsignedInt"]
    case is UInt64.Type: ["unsignedLong"]
    case is XSDInteger.Type:
      ["integer", "nonPositiveInteger", "negativeInteger", "nonNegativeInteger", "positiveInteger"]
    case is XSDDecimal.Type: ["decimal"]
    case is XSDDateTime.Type: ["dateTime"]
    case is XSDDate.Type: ["date"]
    case is XSDTime.Type: ["time"]
    case is XSDDuration.Type: ["duration"]
    case is XSDBase64Binary.Type: ["base64Binary"]
    case is XSDHexBinary.Type: ["hexBinary"]
    case is XSDQName.Type: ["QName", "NOTATION"]
    default: nil
    }
  }
}
