/// Attributes of the open start tag, and elements that are nil.
extension XMLWriter {
  /// Writes an attribute of the open start tag.
  mutating func attribute(_ name: XMLWireName, _ value: String) {
    startAttribute(name)
    let hadFailed = failure != nil
    appendEscaped(value, inAttribute: true)
    buffer.append(UInt8(ascii: "\""))
    if !hadFailed, let failure {
      self.failure = XMLError(failure.kind, failure.message, path: failure.path + "/@" + name.name.localName)
    }
  }

  /// Writes name, equals sign and opening quote; the caller writes the value and the closing quote.
  private mutating func startAttribute(_ name: XMLWireName) {
    // An attribute without prefix is in no namespace, whatever the default namespace.
    var prefix: [UInt8]?
    if name.namespace != 0 {
      if name.namespace == XMLWellKnown.schemaInstance { usesSchemaInstance = true }
      if self.prefix(of: name.namespace) == nil {
        declare(name.namespace, name.name.namespace, prefix: newPrefix(for: name.name.namespace))
      }
      prefix = self.prefix(of: name.namespace)
    }
    buffer.append(UInt8(ascii: " "))
    if let prefix { append(prefix: prefix) }
    buffer.append(name.local.span)
    buffer.append("=\"")
  }

  mutating func attribute(_ name: XMLName, _ value: String) { attribute(wireName(name), value) }

  /// Writes attributes whose names no table holds.
  ///
  /// - Parameter others: the attributes that the element has besides.
  mutating func openAttributes(_ open: [XMLAttribute], besides others: [XMLTypeTable.Field] = []) {
    var names = XMLOpenAttributeNames(besides: others)
    for open in open {
      if let reason = names.refusal(of: open.name) {
        fail(reason, path: pathText + "/@" + open.name.localName)
      } else {
        attribute(open.name, open.value)
      }
    }
  }

  /// `<name xsi:nil="true"/>`.
  mutating func nilElement(_ name: XMLWireName) {
    if name.namespace == prefixNamespace, !path.isEmpty { return nilElement(name.expected) }
    start(name)
    nilAttribute()
    end()
  }

  /// As ``nilElement(_:)``, for a name whose prefix is known.
  @inline(__always)
  mutating func nilElement(_ name: XMLExpectedName) {
    closeTag()
    usesSchemaInstance = true
    let prefix = prefixBytes
    buffer.appendUnchecked(name.length + 64) { next in
      next.appendOpenTag(prefix, name)
      next.appendLiteral(" xsi:nil=\"true\"", 15)
      next.appendLiteral("/>             ", 2)
    }
  }

  /// `xsi:nil="true"`.
  mutating func nilAttribute() {
    usesSchemaInstance = true
    buffer.append(" xsi:nil=\"true\"")
  }

  /// `xsi:type` with the name of a type that a table describes.
  mutating func typeAttribute(_ type: XMLWireName) {
    guard knowsPrefix(of: type.namespace) else { return typeAttribute(type.name, type.namespace) }
    if type.namespace == 0 { bareNameEnd = buffer.count }
    usesSchemaInstance = true
    let prefix = prefixBytes
    buffer.appendUnchecked(type.expected.length + 64) { next in
      next.appendLiteral(" xsi:type=\"    ", 11)
      next.appendName(prefix, type.expected)
      next.appendMark("\"")
    }
  }

  /// `xsi:type` with the name of a type, declaring its namespace if nothing has.
  mutating func typeAttribute(_ name: XMLName, _ namespace: UInt32? = nil) {
    let value = qualified(name, namespace)
    usesSchemaInstance = true
    buffer.append(" xsi:type=\"")
    appendEscaped(value, inAttribute: true)
    buffer.append(UInt8(ascii: "\""))
  }
}
