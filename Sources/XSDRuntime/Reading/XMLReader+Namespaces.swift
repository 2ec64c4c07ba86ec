/// Namespaces in XML 1.0.
extension XMLReader {
  /// Puts the declarations of the current start tag in scope.
  mutating func declareNamespaces() throws(XMLError) {
    expectation = TagExpectation()
    for index in attributes.indices where attributes[index].isNamespaceDeclaration {
      let slot = attributes[index]
      let uri = try attributeValue(index)
      if bindings.count >= options.limits.namespacesInScope {
        throw error(
          .limitExceeded,
          "more than \(options.limits.namespacesInScope) namespace declarations are in scope "
            + "(namespacesInScope)", at: slot.nameStart)
      }
      if slot.prefixLength < 0 {
        if uri == XMLName.xmlNamespace || uri == XMLName.xmlnsNamespace { throw reserved(uri, slot) }
        let identifier = identifier(of: uri)
        bindings.append(NamespaceBinding(prefixStart: 0, prefixLength: 0, namespace: identifier, uri: uri))
        defaultNamespace = identifier
        continue
      }
      let prefix = localStart(slot)
      let name = text(at: prefix.start, prefix.length)
      if name == "xmlns" || (name == "xml") != (uri == XMLName.xmlNamespace) || uri == XMLName.xmlnsNamespace {
        throw reserved(uri, slot)
      }
      if uri.isEmpty {
        throw error(.notWellFormed, "the prefix '\(name)' cannot be bound to no namespace", at: slot.nameStart)
      }
      bindings.append(
        NamespaceBinding(
          prefixStart: prefix.start, prefixLength: prefix.length, namespace: identifier(of: uri), uri: uri))
    }
  }

  private func reserved(_ uri: String, _ slot: AttributeSlot) -> XMLError {
    error(
      .notWellFormed, "'\(text(at: slot.nameStart, slot.nameLength))' cannot be bound to '\(uri)': it is reserved",
      at: slot.nameStart)
  }

  /// Takes bindings out of scope.
  mutating func leaveScope(_ count: Int) {
    expectation = TagExpectation()
    bindings.removeLast(bindings.count - count)
    defaultNamespace = bindings.last { $0.prefixLength == 0 }?.namespace ?? 0
  }

  mutating func namespace(ofPrefixAt start: Int, _ length: Int, tag: Int) throws(XMLError) -> UInt32 {
    if let index = binding(ofPrefix: base + start, length) { return bindings[index].namespace }
    let xml: StaticString = "xml"
    if length == 3, equalBytes(base + start, xml.utf8Start, 3) { return XMLWellKnown.xml }
    throw error(.notWellFormed, "the prefix '\(text(at: start, length))' is not declared", at: tag)
  }

  /// Never inlined: where that is done, the reader may be copied.
  @inline(never)
  func binding(ofPrefix start: UnsafePointer<UInt8>, _ length: Int) -> Int? {
    var index = bindings.count - 1
    while index >= 0 {
      if bindings[index].prefixLength == length, equalBytes(base + bindings[index].prefixStart, start, length) {
        return index
      }
      index -= 1
    }
    return nil
  }

  /// The process-wide identifier of a namespace, or one for this document.
  private mutating func identifier(of uri: String) -> UInt32 {
    var uri = uri
    let interned = uri.withUTF8 { bytes in bytes.baseAddress.map { names.namespace($0, bytes.count) } ?? 0 }
    if interned != XMLNameTable.unknown { return interned }
    let key = XMLNameTable.key(uri)
    if let known = namespaces[key] { return known }
    let identifier = names.namespaces[key] ?? XMLNameTable.firstLocalNamespace + UInt32(namespaces.count)
    namespaces[key] = identifier
    return identifier
  }

  /// The URI of a namespace that is in scope.
  func uri(of namespace: UInt32) -> String {
    if namespace == 0 { return "" }
    if namespace == XMLWellKnown.xml { return XMLName.xmlNamespace }
    return bindings.last { $0.namespace == namespace }?.uri ?? ""
  }

  /// Resolves a QName in content with the namespaces in scope; without a prefix the default namespace applies.
  func resolveQName(_ bytes: UnsafeBufferPointer<UInt8>) -> (namespace: UInt32, local: UnsafeBufferPointer<UInt8>)? {
    guard let start = bytes.baseAddress else { return nil }
    let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
    let local = UnsafeBufferPointer(rebasing: bytes[(colon.map { $0 + 1 } ?? 0)...])
    guard XMLCharacters.isNCName(local) else { return nil }
    guard let colon else { return (defaultNamespace, local) }
    if colon == 0 { return nil }
    if let index = binding(ofPrefix: start, colon) { return (bindings[index].namespace, local) }
    let xml: StaticString = "xml"
    if colon == 3, equalBytes(start, xml.utf8Start, 3) { return (XMLWellKnown.xml, local) }
    return nil
  }

  /// The key of the type that `xsi:type` names on the start tag read last; `nil` if there is none, or if it is none
  /// that a generated type has.
  mutating func typeKey() throws(XMLError) -> UInt64? {
    guard typeAttribute >= 0 else { return nil }
    let bytes = trimmed(try attributeText(typeAttribute))
    guard let start = bytes.baseAddress else { return nil }
    var colon = 0
    while colon < bytes.count, start[colon] != UInt8(ascii: ":") { colon += 1 }
    var namespace = defaultNamespace
    var local = 0
    if colon < bytes.count {
      guard colon > 0, let found = binding(ofPrefix: start, colon) else { return nil }
      namespace = bindings[found].namespace
      local = colon + 1
    }
    let id = names.id(start + local, bytes.count - local)
    return id == XMLNameTable.unknown ? nil : UInt64(namespace) << 32 | UInt64(id)
  }

  /// The value of `xsi:type` on the start tag read last, resolved; `nil` if there is none.
  mutating func typeName() throws(XMLError) -> (key: UInt64, name: XMLName)? {
    guard typeAttribute >= 0 else { return nil }
    let slot = attributes[typeAttribute]
    let value = try attributeValue(typeAttribute)
    var copy = value
    let resolved = copy.withUTF8 { bytes -> (UInt64, XMLName)? in
      guard let (namespace, local) = resolveQName(trimmed(bytes)), let start = local.baseAddress else { return nil }
      let key = UInt64(namespace) << 32 | UInt64(names.id(start, local.count))
      return (key, XMLName(String(decoding: local, as: UTF8.self), namespace: uri(of: namespace)))
    }
    guard let resolved else {
      throw error(.unexpectedType, "'\(value)' in xsi:type is not a name with a declared prefix", at: slot.valueStart)
    }
    return resolved
  }

  /// Brings the names of types that were used for the first time since this reader began.
  @inline(__always)
  mutating func needNames(of generation: Int) {
    if names.generation < generation { refreshNames() }
  }

  private mutating func refreshNames() {
    names = XMLNameTable.shared.snapshot
    expectation = TagExpectation()
    // A namespace that was unknown when it was declared may be known now.
    for (key, identifier) in namespaces where identifier >= XMLNameTable.firstLocalNamespace {
      guard let known = names.namespaces[key] else { continue }
      namespaces[key] = known
      if currentNamespace == identifier { currentNamespace = known }
      if defaultNamespace == identifier { defaultNamespace = known }
      for index in bindings.indices where bindings[index].namespace == identifier { bindings[index].namespace = known }
      for index in attributes.indices where attributes[index].namespace == identifier {
        attributes[index].namespace = known
      }
    }
    if currentLocalLength > 0 {
      currentKey =
        UInt64(currentNamespace) << 32 | UInt64(names.id(base + currentLocalStart, currentLocalLength))
    }
  }
}

/// The bytes without XML white space at both ends.
@inline(__always)
func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  var start = 0
  var end = bytes.count
  while start < end, isXMLSpace(bytes[start]) { start += 1 }
  while end > start, isXMLSpace(bytes[end - 1]) { end -= 1 }
  return UnsafeBufferPointer(rebasing: bytes[start..<end])
}

@inline(__always)
func isXMLSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
