@_spi(Generated) import XSDRuntime

extension SOAPEncodedTypes {
  /// A message as if its use was literal: each value stands where it is referred to, items have the name of the schema, and
  /// the attributes of the encoding are gone.
  ///
  /// - Parameters:
  ///   - bytes: the message.
  ///   - version: the version of SOAP.
  ///   - options: how it is read.
  ///   - expected: the wrapper of a response, whose name in the message does not matter.
  /// - Throws: ``XMLError`` if it is not well-formed, or a reference leads nowhere or in circles.
  func literal(
    _ bytes: [UInt8], _ version: SOAPVersion, _ options: XMLReadingOptions, expecting expected: XMLName? = nil
  ) throws(XMLError) -> [UInt8] {
    var reader = try XMLReader(bytes, options: options)
    try reader.readRoot()
    let namespace = version.envelopeNamespace
    // What is no envelope is told by whoever reads it.
    guard reader.name == XMLName("Envelope", namespace: namespace) else { return bytes }
    var writer = XMLWriter(capacity: bytes.count)
    try writer.startElement(reader.name, prefix: "s")
    while try reader.nextChild() {
      if reader.name != XMLName("Body", namespace: namespace) {
        try writer.writeFragment(try reader.fragment())
        continue
      }
      var body = try SOAPNode(&reader)
      try literal(&body, version, expected, length: bytes.count)
      try body.write(to: &writer)
    }
    try reader.finish()
    try writer.endElement()
    return try writer.finish()
  }

  private func literal(
    _ body: inout SOAPNode, _ version: SOAPVersion, _ expected: XMLName?, length: Int
  ) throws(XMLError) {
    // What is no wrapper is literal already.
    guard let first = body.children.first, first.name != XMLName("Fault", namespace: version.envelopeNamespace),
      expected != nil || parts(of: first.name) != nil
    else { return }
    var resolver = SOAPReferenceResolver(body, version, length: length)
    // The others are values that are referred to (SOAP 1.1, 5.1).
    var wrapper = try resolver.resolved(first)
    wrapper.name = expected ?? wrapper.name
    wrapper.attributes = []
    if let parts = parts(of: wrapper.name) {
      // The name of the only value in a response does not matter either (SOAP 1.1, 7.1).
      if expected != nil, parts.count == 1, wrapper.children.count == 1, let only = parts.keys.first {
        wrapper.children[0].name = XMLName(only)
      }
      for index in wrapper.children.indices {
        let part = parts[wrapper.children[index].name.localName]
        wrapper.children[index] = literal(wrapper.children[index], part, version)
      }
    }
    body.children = [wrapper]
  }

  private func literal(_ node: SOAPNode, _ declared: XMLName?, _ version: SOAPVersion) -> SOAPNode {
    var result = node
    result.attributes.removeAll {
      [version.encodingNamespace, version.envelopeNamespace].contains($0.name.namespace)
        || $0.name.namespace.isEmpty
          && ["id", "href"].contains($0.name.localName)
    }
    switch kind(of: declared) {
    case .array(let item, let type):
      result.type = nil
      result.children = node.children.map { child in
        var named = literal(child, type, version)
        named.name = item
        return named
      }
    case .structure(let members):
      // A derived type has its members besides.
      var own = members
      if case .structure(let derived)? = kind(of: node.type) {
        own.merge(derived) { $1 }
      } else {
        result.type = nil
      }
      result.children = node.children.map { literal($0, own[$0.name.localName], version) }
    case nil:
      if declared.map({ $0.localName != "anyType" }) ?? false { result.type = nil }
      result.children = node.children.map { literal($0, nil, version) }
    }
    return result
  }
}
