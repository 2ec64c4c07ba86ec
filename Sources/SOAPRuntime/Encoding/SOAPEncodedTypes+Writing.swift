@_spi(Generated) import XSDRuntime

extension SOAPEncodedTypes {
  private static let schema = "http://www.w3.org/2001/XMLSchema"

  /// Writes the body of a message with encoded use: the element as a schema has it, and at each element in it the type.
  func write(
    _ value: some XMLContent, as name: XMLName, _ version: SOAPVersion, to writer: inout XMLWriter
  ) throws(XMLError) {
    var reader = try XMLReader(try XMLFragment(value, as: name).bytes)
    try reader.readRoot()
    let node = try SOAPNode(&reader)
    try writer.startElement(name)
    try writer.writeAttribute(
      XMLName("encodingStyle", namespace: version.envelopeNamespace), version.encodingNamespace)
    // Once instead of on each value, and under the names that everybody knows.
    try writer.declareNamespace(Self.schema, prefix: "xsd")
    try writer.declareNamespace(version.encodingNamespace, prefix: "soapenc")
    let parts = parts(of: name) ?? [:]
    for child in node.children { try write(child, parts[child.name.localName], version, to: &writer) }
    try writer.endElement()
  }

  private func write(
    _ node: SOAPNode, _ declared: XMLName?, _ version: SOAPVersion, to writer: inout XMLWriter
  ) throws(XMLError) {
    let type = node.type ?? declared
    try writer.startElement(node.name)
    if node.isNil {
      writer.writeNil()
    } else {
      switch kind(of: type) {
      case .array(_, let item):
        writer.writeType(XMLName("Array", namespace: version.encodingNamespace))
        try writeSize(node.children.count, of: item, version, to: &writer)
        for child in node.children { try write(child, item, version, to: &writer) }
      case .structure(let members):
        if let type { writer.writeType(type) }
        for child in node.children { try write(child, members[child.name.localName], version, to: &writer) }
      case nil:
        if let type, !(type.namespace == Self.schema && type.localName == "anyType") { writer.writeType(type) }
        if !node.text.isEmpty { try writer.writeText(node.text) }
        for child in node.children { try write(child, nil, version, to: &writer) }
      }
    }
    for attribute in node.attributes { try writer.writeAttribute(attribute.name, attribute.value) }
    try writer.endElement()
  }

  /// The attributes that say how many items an array has, and of which type (SOAP 1.1, 5.4.2; SOAP 1.2 Part 2, 3.1.4).
  private func writeSize(
    _ count: Int, of item: XMLName, _ version: SOAPVersion, to writer: inout XMLWriter
  ) throws(XMLError) {
    let namespace = version.encodingNamespace
    let name = writer.qualifiedText(item)
    switch version {
    case .soap11: try writer.writeAttribute(XMLName("arrayType", namespace: namespace), "\(name)[\(count)]")
    case .soap12:
      try writer.writeAttribute(XMLName("itemType", namespace: namespace), name)
      try writer.writeAttribute(XMLName("arraySize", namespace: namespace), String(count))
    }
  }
}
