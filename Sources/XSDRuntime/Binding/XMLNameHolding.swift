/// A value whose text may hold qualified names, which mean something only with the namespaces in scope
/// (XML Schema Part 2, 3.2.18).
protocol XMLNameHolding {
  /// Whether values of this type can hold qualified names at all.
  static var holdsNames: Bool { get }
  /// The value with every name resolved; `nil` if a prefix is not declared.
  func resolved(in reader: borrowing XMLReader) -> Self?
  /// The value with the prefixes that a writer has for the namespaces, declared on the open start tag.
  func prefixed(_ writer: inout XMLWriter) -> Self
}

extension XSDQName: XMLNameHolding {
  static var holdsNames: Bool { true }

  func resolved(in reader: borrowing XMLReader) -> XSDQName? {
    guard let namespaceURI = reader.namespaceURI(ofPrefix: prefix) else { return nil }
    return XSDQName(namespaceURI: namespaceURI, localName: localName, prefix: prefix ?? "")
  }

  func prefixed(_ writer: inout XMLWriter) -> XSDQName {
    let text = writer.qualified(XMLName(localName, namespace: namespaceURI), prefix: prefix)
    let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
    return XSDQName(namespaceURI: namespaceURI, localName: localName, prefix: colon.map { String(text[..<$0]) })
  }
}

extension XSDList: XMLNameHolding {
  static var holdsNames: Bool { Element.canHoldNames }

  func resolved(in reader: borrowing XMLReader) -> XSDList? {
    var items: [Element] = []
    for element in elements {
      guard let item = element.withNamesResolved(in: reader) else { return nil }
      items.append(item)
    }
    return XSDList(items)
  }

  func prefixed(_ writer: inout XMLWriter) -> XSDList {
    var items: [Element] = []
    for element in elements { items.append(element.withPrefixes(of: &writer)) }
    return XSDList(items)
  }
}

extension XMLUnion {
  fileprivate static var unionHoldsNames: Bool { xmlMembers.contains(where: \.holdsNames) }

  /// What looks like a name with a prefix but is none belongs to a later member type.
  fileprivate func resolvedUnion(in reader: borrowing XMLReader) -> Self? {
    let (index, payload) = (xmlMember.index, xmlMember.payload)
    guard index >= 0 else { return self }
    if let payload = payload.withNamesResolved(in: reader) { return Self.xmlMembers[index].make(payload) }
    var text = lexicalString
    for member in Self.xmlMembers.dropFirst(index + 1) {
      guard let other = text.withUTF8({ member.parse($0.span) }) else { continue }
      return other.resolvedUnion(in: reader)
    }
    return .unrecognized(text)
  }

  fileprivate func prefixedUnion(_ writer: inout XMLWriter) -> Self {
    let (index, payload) = (xmlMember.index, xmlMember.payload)
    guard index >= 0 else { return self }
    return Self.xmlMembers[index].make(payload.withPrefixes(of: &writer)) ?? self
  }
}

extension XMLLexicalValue {
  /// Whether values of this type can hold qualified names.
  static var canHoldNames: Bool {
    switch self {
    case let type as any XMLNameHolding.Type: type.holdsNames
    case let type as any XMLUnion.Type: type.unionHoldsNames
    default: false
    }
  }

  func withNamesResolved(in reader: borrowing XMLReader) -> Self? {
    if let value = self as? any XMLNameHolding { return value.resolved(in: reader) as? Self }
    if let value = self as? any XMLUnion { return value.resolvedUnion(in: reader) as? Self }
    return self
  }

  func withPrefixes(of writer: inout XMLWriter) -> Self {
    if let value = self as? any XMLNameHolding { return value.prefixed(&writer) as? Self ?? self }
    if let value = self as? any XMLUnion { return value.prefixedUnion(&writer) as? Self ?? self }
    return self
  }
}

/// Elements with character data only, in which there may be qualified names.
final class XMLNameHoldingCodec<Value: XMLLexicalValue>: XMLCodec<Value>, @unchecked Sendable {
  private let holdsNames = Value.canHoldNames

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> Value {
    holdsNames ? try reader.nameHoldingValue(Value.self) : try reader.lexicalValue(Value.self)
  }

  override func encode(
    _ value: Value, _ name: XMLWireName, _ style: XMLWriter.NamespaceStyle, _ writer: inout XMLWriter
  ) {
    writer.start(name, style)
    encodeContent(of: value, &writer)
    writer.end()
  }

  /// Writes the text of the open element.
  func encodeContent(of value: Value, _ writer: inout XMLWriter) {
    writer.lexical(holdsNames ? value.withPrefixes(of: &writer) : value)
  }
}

extension XMLReader {
  /// Consumes the element read last and parses its text, resolving the qualified names in it.
  mutating func nameHoldingValue<Value: XMLLexicalValue>(_ type: Value.Type) throws(XMLError) -> Value {
    // The namespaces in scope of the element go out of scope with its end tag.
    let scope = bindings
    let scopeDefault = defaultNamespace
    let value = try lexicalValue(type)
    let outer = bindings
    let outerDefault = defaultNamespace
    bindings = scope
    defaultNamespace = scopeDefault
    defer {
      bindings = outer
      defaultNamespace = outerDefault
    }
    return try resolved(value)
  }

  /// Parses the value of an attribute, resolving the qualified names in it.
  mutating func nameHoldingAttribute<Value: XMLLexicalValue>(
    _ type: Value.Type, _ index: Int
  ) throws(XMLError) -> Value {
    try resolved(try lexicalAttribute(type, index))
  }

  private func resolved<Value: XMLLexicalValue>(_ value: Value) throws(XMLError) -> Value {
    guard let resolved = value.withNamesResolved(in: self) else {
      throw error(
        .invalidValue, "expected a name with a declared prefix, found '\(value.lexicalString.prefix(80))'",
        at: valueOffset)
    }
    return resolved
  }

  /// The namespace that a prefix, or the absence of one, stands for; `nil` if it is not declared.
  fileprivate func namespaceURI(ofPrefix prefix: String?) -> String? {
    guard var prefix, !prefix.isEmpty else { return uri(of: defaultNamespace) }
    let index = prefix.withUTF8 { bytes in bytes.baseAddress.flatMap { binding(ofPrefix: $0, bytes.count) } }
    if let index { return bindings[index].uri }
    return prefix == "xml" ? XMLName.xmlNamespace : nil
  }
}
