/// What a SOAP envelope needs beyond documents of one type: attributes and QNames of elements that no table describes,
/// and structures whose elements come one at a time.
@_spi(Generated) extension XMLReader {
  /// Attributes of the start tag read last, without namespace declarations and schema-instance attributes.
  ///
  /// - Throws: ``XMLError`` if a value holds a reference that is not declared.
  public mutating func elementAttributes() throws(XMLError) -> [XMLAttribute] { try plainAttributes() }

  /// Moves to the next child or stretch of text of the open element.
  ///
  /// - Returns: the text; the empty one for a child, whose start tag was read; `nil` at the end of the element.
  /// - Throws: ``XMLError`` if it is not well-formed.
  public mutating func nextNode() throws(XMLError) -> String? {
    guard try nextMixed() else { return nil }
    return currentKey == XMLMixedContent.textKey ? takeMixedText() : ""
  }

  /// Whether the element whose start tag was read last has `xsi:nil="true"`.
  public var isNilElement: Bool { isNil }

  /// What `xsi:type` says of the element whose start tag was read last.
  ///
  /// - Throws: ``XMLError`` if it is no name, or its prefix is not declared.
  public mutating func elementType() throws(XMLError) -> XMLName? { try typeName()?.name }

  /// Consumes the element whose start tag was read last and resolves its text as a QName.
  ///
  /// A prefix that is not declared gives a name without namespace: services are known to forget it in fault codes, and
  /// the fault matters more than its code.
  ///
  /// - Throws: ``XMLError`` if the element is not well-formed.
  public mutating func faultCodeName() throws(XMLError) -> XSDQName {
    let scope = bindings
    let content = String(decoding: trimmed(try text()), as: UTF8.self)
    guard let colon = content.firstIndex(of: ":") else {
      return XSDQName(namespaceURI: scope.last { $0.prefixLength == 0 }?.uri ?? "", localName: content)
    }
    let prefix = String(content[..<colon])
    let local = String(content[content.index(after: colon)...])
    for binding in scope.reversed()
    where binding.prefixLength > 0 && text(at: binding.prefixStart, binding.prefixLength) == prefix {
      return XSDQName(namespaceURI: binding.uri, localName: local, prefix: prefix)
    }
    return XSDQName(namespaceURI: "", localName: local, prefix: prefix)
  }

  /// Consumes the element whose start tag was read last as one member of a structure.
  ///
  /// - Returns: `false`, with nothing consumed, if the structure has no such element.
  /// - Throws: ``XMLError`` if the element is not of the member's type.
  public mutating func decodeMember<Value: XMLStructuredContent>(into value: inout Value) throws(XMLError) -> Bool {
    let table = Value.xmlTable
    needNames(of: table.generation)
    let key = currentKey
    guard let field = table.fields.first(where: { $0.key == key && [.element, .repeated].contains($0.shape) }) else {
      return false
    }
    if isNil {
      if field.isNillable, field.nilOffset >= 0 {
        withUnsafeMutablePointer(to: &value) { place in
          field.setMarkedNil(UnsafeMutableRawPointer(place))
        }
      }
      try skip()
      return true
    }
    var failure: XMLError?
    withUnsafeMutablePointer(to: &value) { place in
      do throws(XMLError) {
        try field.operations.decode(UnsafeMutableRawPointer(place) + field.offset, &self)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return true
  }

  /// An error at the start tag read last.
  public func elementError(_ kind: XMLError.Kind, _ message: String) -> XMLError {
    error(kind, message, at: tagOffset)
  }
}

@_spi(Generated) extension XMLStructuredContent {
  /// Whether writing this value writes any element.
  public var xmlHasElements: Bool {
    let fields = Self.xmlTable.fields
    return withUnsafePointer(to: self) { pointer in
      let value = UnsafeRawPointer(pointer)
      return fields.contains { field in
        let place = value + field.offset
        if field.shape == .repeated || field.shape == .wildcard { return field.operations.count(place) > 0 }
        if !field.operations.isAbsent(place) { return true }
        return field.isNillable && (field.isRequired || field.isMarkedNil(value))
      }
    }
  }
}
