/// Names in values, and names that no table holds.
extension XMLWriter {
  /// Text of a QName, with its namespace declared on the open start tag.
  mutating func qualified(_ name: XMLName, _ namespace: UInt32? = nil, prefix wanted: String? = nil) -> String {
    var local = name.localName
    if !local.withUTF8({ XMLCharacters.isNCName($0) }) { fail("'\(local)' is not a name in XML") }
    let namespace = namespace ?? identifier(of: name.namespace)
    let isDefault = namespace == defaultNamespace
    if let wanted, !XMLWellKnown.isBound(namespace), !(isDefault && wanted.isEmpty),
      canQualify(namespace, name.namespace, with: wanted)
    {
      return wanted.isEmpty ? name.localName : wanted + ":" + name.localName
    }
    if isDefault {
      if namespace == 0 { bareNameEnd = buffer.count }
      return name.localName
    }
    if namespace == 0 {
      wantsNoDefaultNamespace = true
      fail("the name '\(name.localName)' has no namespace and cannot be written under a default namespace")
      return name.localName
    }
    declareIfNeeded(namespace, name.namespace)
    let prefix = prefix(of: namespace) ?? []
    return String(decoding: prefix, as: UTF8.self) + ":" + name.localName
  }

  /// Whether a prefix stands for a namespace; it is declared on the open start tag if nothing has that prefix.
  private mutating func canQualify(_ namespace: UInt32, _ uri: String, with prefix: String) -> Bool {
    if prefix.isEmpty { return canBeDefault(namespace, uri) }
    let bytes = Array(prefix.utf8)
    if let known = bindings.last(where: { $0.prefix == bytes }) { return known.namespace == namespace }
    guard tagIsOpen, namespace != 0, canDeclare(bytes) else { return false }
    declare(namespace, uri, prefix: bytes)
    bindings[bindings.count - 1].isForValues = true
    return true
  }

  /// Whether a prefix is a name, and neither reserved nor like those that are made up here: one that is declared later in
  /// the same tag must not be the same.
  func canDeclare(_ prefix: [UInt8]) -> Bool {
    let isOwn =
      prefix.first == UInt8(ascii: "n") && prefix.count > 1
      && prefix.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    let text = String(decoding: prefix, as: UTF8.self)
    return !isOwn && !text.lowercased().hasPrefix("xml") && text != "xsi"
      && prefix.withUnsafeBufferPointer { XMLCharacters.isNCName($0) }
  }

  /// Makes a namespace the default of the open start tag, for the names in its values, if the tag itself has a prefix.
  private mutating func canBeDefault(_ namespace: UInt32, _ uri: String) -> Bool {
    guard namespace != 0, keepsMissingPrefixes else { return false }
    guard defaultNamespace == 0 else {
      wantsNoDefaultNamespace = true
      return false
    }
    guard tagIsOpen, let element = path.last, element._withUnsafeGuaranteedRef({ $0.namespace }) != 0 else {
      return false
    }
    if bindings.contains(where: { $0.depth == path.count && $0.prefix.isEmpty }) { return false }
    // A name without namespace that stands in the same tag would get this one.
    guard let tagStart = buffer.lastOffset(of: UInt8(ascii: "<")), bareNameEnd <= tagStart else { return false }
    declare(namespace, uri, prefix: [])
    bindings[bindings.count - 1].isForValues = true
    hasDefaultForValues = true
    return true
  }

  /// A name that no table holds. It is not interned: it may have come from a document.
  mutating func wireName(_ name: XMLName) -> XMLWireName {
    if let known = ownNames[name] { return known }
    var local = name.localName
    let isName = local.withUTF8 { XMLCharacters.isNCName($0) }
    if !isName { fail("'\(local)' is not a name in XML") }
    let own = XMLWireName(name, local: XMLNameTable.unknown, namespace: identifier(of: name.namespace))
    if isName { ownNames[name] = own } else { refusedNames.append(own) }
    return own
  }

  /// The process-wide identifier of a namespace, or one for this message.
  mutating func identifier(of uri: String) -> UInt32 {
    let key = XMLNameTable.key(uri)
    if let known = localNamespaces[key] ?? XMLNameTable.shared.writtenNamespace(key) { return known }
    let identifier = XMLNameTable.firstLocalNamespace + UInt32(localNamespaces.count)
    localNamespaces[key] = identifier
    return identifier
  }
}
