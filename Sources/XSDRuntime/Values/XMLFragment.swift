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
