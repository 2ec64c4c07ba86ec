@_spi(Generated) import XSDRuntime

/// Writing and reading of whole messages.
enum SOAPEnvelope {
  /// Writes a message.
  ///
  /// - Parameters:
  ///   - version: the version of SOAP.
  ///   - headers: its header entries; without any there is no `Header` element.
  ///   - body: writes the content of `Body`.
  static func write<Headers: SOAPHeaders>(
    _ version: SOAPVersion, headers: Headers?, body: (inout XMLWriter) -> Void
  ) throws(XMLError) -> [UInt8] {
    let namespace = version.envelopeNamespace
    var writer = XMLWriter(capacity: 2048)
    writer.startElement(XMLName("Envelope", namespace: namespace), prefix: "s")
    if let headers, headers.xmlHasElements {
      writer.startElement(XMLName("Header", namespace: namespace))
      writeMembers(of: headers, to: &writer)
      writer.endElement()
    }
    writer.startElement(XMLName("Body", namespace: namespace))
    body(&writer)
    writer.endElement()
    writer.endElement()
    return try writer.finish()
  }

  /// Writes entries, their namespaces declared once around them instead of on each.
  private static func writeMembers<Headers: SOAPHeaders>(of headers: Headers, to writer: inout XMLWriter) {
    var declared: Set<String> = [""]
    for name in Headers.xmlBinding.elementNames where declared.insert(name.namespace).inserted {
      writer.declareNamespace(name.namespace, prefix: declared.count == 2 ? "h" : "h\(declared.count - 1)")
    }
    writer.writeMembers(of: headers)
  }

  /// The entries that a header value is written as.
  static func headerEntries<Headers: SOAPHeaders>(of headers: Headers) throws(XMLError) -> [SOAPHeaderEntry] {
    let bytes = try write(.soap11, headers: headers) { _ in }
    return try read(bytes, version: .soap11, options: XMLReadingOptions()) { reader, _ throws(XMLError) in
      try reader.skip()
    }.headers
  }
}
