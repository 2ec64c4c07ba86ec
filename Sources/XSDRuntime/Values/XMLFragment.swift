/// One element kept as it came, with every namespace declaration it needs to stand alone.
///
/// Stands for what a schema leaves open (`xs:any`, `xs:anyType`) and for what this build does not know.
public struct XMLFragment: Hashable, Sendable {
  /// Name of the element.
  public let name: XMLName
  /// The element in UTF-8, from `<` to `>`.
  public let bytes: [UInt8]
  /// Whether it holds elements in no namespace, so that it cannot stand under a default namespace as it is.
  let needsNoDefaultNamespace: Bool

  init(name: XMLName, bytes: [UInt8], needsNoDefaultNamespace: Bool) {
    self.name = name
    self.bytes = bytes
    self.needsNoDefaultNamespace = needsNoDefaultNamespace
  }

  /// Creates a fragment from one well-formed element.
  ///
  /// - Throws: ``XMLError`` if the text is not one well-formed element with declared prefixes.
  public init(xml: String) throws(XMLError) {
    var reader = try XMLReader(xml)
    try reader.readRoot()
    self = try reader.fragment()
    try reader.finish()
  }

  /// Creates an empty element.
  ///
  /// - Parameter name: its name.
  public init(_ name: XMLName) {
    self.init(
      name: name,
      bytes: Array("<\(name.localName) xmlns=\"\(XMLEscaping.attribute(name.namespace))\"/>".utf8),
      needsNoDefaultNamespace: false)
  }

  /// An empty element; where a schema names the element, that name takes the place of its own.
  public static let empty = XMLFragment(XMLName("empty"))

  /// Creates the element that a value is written as.
  ///
  /// - Parameters:
  ///   - value: what the element holds.
  ///   - name: its name; where a schema names the element, that name takes its place.
  ///   - type: what `xsi:type` says of it, which elements of `xs:anyType` need to be understood.
  /// - Throws: ``XMLError`` if the value cannot be written, or names another type itself, or the type has no namespace.
  public init(_ value: some XMLContent, as name: XMLName, type: XMLName? = nil) throws(XMLError) {
    var writer = XMLWriter()
    try writer.write(value, as: name)
    let plain = try XMLFragment(xml: String(decoding: try writer.finish(), as: UTF8.self))
    self = try type.map { type throws(XMLError) in try plain.typed(type) } ?? plain
  }

  /// What `xsi:type` says of the element; `nil` if it has no such attribute.
  public var type: XMLName? {
    guard var reader = try? XMLReader(bytes, options: .unlimited), (try? reader.readRoot()) != nil else { return nil }
    return (try? reader.typeName())??.name
  }

  /// The same element with an `xsi:type`.
  private func typed(_ type: XMLName) throws(XMLError) -> XMLFragment {
    if let own = self.type {
      if own == type { return self }
      throw XMLError(.unencodableCharacter, "the value names its type itself: \(own), not \(type)")
    }
    guard XMLFacets.Form.ncName.allows(type.localName), !type.namespace.isEmpty else {
      throw XMLError(
        .unencodableCharacter, "'\(type)' cannot be named by xsi:type here: it needs a name and a namespace")
    }
    // Prefixes that nothing in the element uses or declares.
    let prefix = unusedPrefix
    let instance = xml.contains("xsi") ? prefix + "i" : "xsi"
    let attributes =
      " xmlns:\(instance)=\"\(XMLName.schemaInstanceNamespace)\""
      + " xmlns:\(prefix)=\"\(XMLEscaping.attribute(type.namespace))\" \(instance):type=\"\(prefix):\(type.localName)\""
    var typed = bytes
    typed.insert(contentsOf: attributes.utf8, at: nameEnd)
    return XMLFragment(name: name, bytes: typed, needsNoDefaultNamespace: needsNoDefaultNamespace)
  }

  /// The element as XML text.
  public var xml: String { String(decoding: bytes, as: UTF8.self) }

  /// Decodes the element as a type of a schema.
  ///
  /// - Throws: ``XMLError`` if it is not one.
  public func decode<Value: XMLContent>(
    _ type: Value.Type, options: XMLReadingOptions = XMLReadingOptions()
  ) throws(XMLError) -> Value {
    var reader = try XMLReader(bytes, options: options)
    try reader.readRoot()
    return try reader.decode(type)
  }

  /// The text of the element and everything in it, without markup.
  public var text: String {
    guard var reader = try? XMLReader(bytes, options: .unlimited) else { return "" }
    guard (try? reader.readRoot()) != nil else { return "" }
    return (try? reader.allText()) ?? ""
  }
}

extension XMLFragment: CustomStringConvertible {
  /// The element as XML text.
  public var description: String { xml }
}

extension XMLReader {
  /// Consumes the element read last and returns all text in it.
  fileprivate mutating func allText() throws(XMLError) -> String {
    var result: String? = ""
    let outer = stack.count - 1
    if isEmptyElement { closeEmptyElement() }
    while stack.count > outer {
      try skipText(collecting: &result)
      if base[position + 1] == UInt8(ascii: "/") {
        try readEndTag()
      } else {
        try readStartTag()
        if isEmptyElement { closeEmptyElement() }
      }
    }
    return result ?? ""
  }
}
