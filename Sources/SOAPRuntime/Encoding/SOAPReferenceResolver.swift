@_spi(Generated) import XSDRuntime

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
