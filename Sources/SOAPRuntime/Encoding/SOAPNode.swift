@_spi(Generated) import XSDRuntime

/// An element of an encoded message, as a tree: values may stand elsewhere than where they belong.
struct SOAPNode {
  var name: XMLName
  var attributes: [XMLAttribute] = []
  var isNil = false
  /// What `xsi:type` says.
  var type: XMLName?
  /// The text, if there are no children.
  var text = ""
  var children: [SOAPNode] = []

  /// Consumes the element whose start tag was read last.
  init(_ reader: inout XMLReader) throws(XMLError) {
    name = reader.name
    attributes = try reader.elementAttributes()
    isNil = reader.isNilElement
    type = try reader.elementType()
    while let text = try reader.nextNode() {
      if text.isEmpty { children.append(try SOAPNode(&reader)) } else { self.text += text }
    }
    if !children.isEmpty { text = "" }
  }

  /// The value of an attribute.
  func attribute(_ name: XMLName) -> String? { attributes.first { $0.name == name }?.value }

  /// Writes the element as it is.
  func write(to writer: inout XMLWriter) throws(XMLError) {
    try writer.startElement(name)
    if isNil { writer.writeNil() }
    if let type { writer.writeType(type) }
    for attribute in attributes { try writer.writeAttribute(attribute.name, attribute.value) }
    if !text.isEmpty { try writer.writeText(text) }
    for child in children { try child.write(to: &writer) }
    try writer.endElement()
  }
}
