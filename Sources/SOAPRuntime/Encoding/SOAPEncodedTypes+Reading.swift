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

/// Puts values where they are referred to (SOAP 1.1, 5.4.1; SOAP 1.2 Part 2, 3.1.1).
struct SOAPReferenceResolver {
  private let idName: XMLName
  private let referenceName: XMLName
  private var targets: [String: SOAPNode] = [:]
  private var open: [String] = []
  /// How many elements stand around the one that is looked at, where they belong.
  private var depth = 0
  private let deepest = XMLLimits().depth
  /// How much a message may grow when what is referred to often stands in each of these places, in bytes.
  private var remaining: Int

  /// Prepares to resolve what stands in a body.
  init(_ body: SOAPNode, _ version: SOAPVersion, length: Int) {
    idName = version == .soap11 ? XMLName("id") : XMLName("id", namespace: version.encodingNamespace)
    referenceName = version == .soap11 ? XMLName("href") : XMLName("ref", namespace: version.encodingNamespace)
    remaining = length * 16 + (1 << 20)
    collect(body)
  }

  private mutating func collect(_ node: SOAPNode) {
    if let id = node.attribute(idName), targets[id] == nil { targets[id] = node }
    for child in node.children { collect(child) }
  }

  /// An element with everything in it that it refers to.
  mutating func resolved(_ node: SOAPNode) throws(XMLError) -> SOAPNode {
    // An element is more than its text.
    remaining -= 64 + node.text.utf8.count
    if remaining < 0 {
      throw XMLError(.limitExceeded, "the references of the message expand to sixteen times its length")
    }
    depth += 1
    defer { depth -= 1 }
    if depth > deepest {
      throw XMLError(.limitExceeded, "the references of the message lead more than \(deepest) levels deep (depth)")
    }
    var result = node
    if let reference = node.attribute(referenceName) {
      let id = reference.hasPrefix("#") ? String(reference.dropFirst()) : reference
      guard let target = targets[id] else {
        throw XMLError(
          .missingElement, "'\(node.name.localName)' refers to '\(id.prefix(80))', which is not in the message")
      }
      if open.contains(id) {
        throw XMLError(.unexpectedContent, "'\(node.name.localName)' refers to itself by '\(id.prefix(80))'")
      }
      open.append(id)
      defer { open.removeLast() }
      result = try resolved(target)
      result.name = node.name
      return result
    }
    var children: [SOAPNode] = []
    for child in node.children { children.append(try resolved(child)) }
    result.children = children
    return result
  }
}
