/// What `xsi:type` says of a value that cannot keep it.
extension XMLReader {
  /// Reports an `xsi:type` that is lost: it names a built-in type other than those that values of a Swift type stand for.
  ///
  /// Of a type that a schema defines only the schema could tell whether it is the element's own, of which nothing is lost.
  mutating func checkLostType<Value>(_ type: Value.Type) throws(XMLError) {
    guard isStrict || options.onDeviation != nil, let found = try typeName()?.name,
      found.namespace == "http://www.w3.org/2001/XMLSchema", let declared = Self.builtInTypes(Value.self),
      !declared.contains(found.localName)
    else { return }
    let expected = declared.count == 1 ? "xs:" + declared[0] : "one of xs:" + declared.joined(separator: ", xs:")
    try deviation(
      .unexpectedType,
      "xsi:type is xs:\(found.localName), which a value of type \(Value.self) cannot keep; expected \(expected)",
      at: attributes[typeAttribute].nameStart)
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
    default: nil
    }
  }
}
