@_spi(Generated) import XSDRuntime

extension SOAPFaultError {
  /// The message that carries this error.
  func message(_ version: SOAPVersion) throws(XMLError) -> [UInt8] {
    let hasDetail = Self.xmlDetails.hasDetail(self)
    return try soapFault.message(version, replacesDetail: hasDetail) { writer in
      _ = Self.xmlDetails.encode(self, to: &writer)
    }
  }
}

extension SOAPFaultDetails {
  fileprivate func hasDetail(_ fault: Fault) -> Bool {
    var writer = XMLWriter(capacity: 256)
    return encode(fault, to: &writer)
  }
}

extension SOAPFault {
  private static let messages = XMLDocumentExpectation()

  /// The message that carries this fault with its own details.
  func message(_ version: SOAPVersion) throws(XMLError) -> [UInt8] {
    try message(version, replacesDetail: false) { _ in }
  }

  fileprivate func message(
    _ version: SOAPVersion, replacesDetail: Bool, typed: (inout XMLWriter) -> Void
  ) throws(XMLError) -> [UInt8] {
    try SOAPEnvelope.write(version, expecting: Self.messages, headers: SOAPNoHeaders?.none) { writer in
      let namespace = version.envelopeNamespace
      writer.startElement(XMLName("Fault", namespace: namespace))
      switch version {
      case .soap11:
        writeCode(XMLName("faultcode"), version, to: &writer)
        writeText(XMLName("faultstring"), string, to: &writer)
        if let actor { writeText(XMLName("faultactor"), actor, to: &writer) }
      case .soap12:
        writer.startElement(XMLName("Code", namespace: namespace))
        writeCode(XMLName("Value", namespace: namespace), version, to: &writer)
        writer.endElement()
        writer.startElement(XMLName("Reason", namespace: namespace))
        writer.startElement(XMLName("Text", namespace: namespace))
        writer.writeAttribute(XMLName("lang", namespace: XMLName.xmlNamespace), "en")
        writer.writeText(string)
        writer.endElement()
        writer.endElement()
        if let actor { writeText(XMLName("Role", namespace: namespace), actor, to: &writer) }
      }
      if replacesDetail || !detail.isEmpty {
        writer.startElement(version == .soap11 ? XMLName("detail") : XMLName("Detail", namespace: namespace))
        if replacesDetail { typed(&writer) } else { for fragment in detail { writer.writeFragment(fragment) } }
        writer.endElement()
      }
      writer.endElement()
    }
  }

  private func writeText(_ name: XMLName, _ text: String, to writer: inout XMLWriter) {
    writer.startElement(name)
    writer.writeText(text)
    writer.endElement()
  }

  /// Writes the code; the codes of SOAP itself are translated between its versions.
  private func writeCode(_ name: XMLName, _ version: SOAPVersion, to writer: inout XMLWriter) {
    var code = XMLName(code.localName, namespace: code.namespaceURI)
    if let own = SOAPVersion(envelopeNamespace: code.namespace), own != version {
      let names = [("Client", "Sender"), ("Server", "Receiver")]
      let translated = names.first { $0.0 == code.localName || $0.1 == code.localName }
      code = XMLName(
        translated.map { version == .soap11 ? $0.0 : $0.1 } ?? code.localName, namespace: version.envelopeNamespace)
    }
    writer.startElement(name)
    let text = code.namespace.isEmpty ? code.localName : writer.qualifiedText(code)
    writer.writeText(text)
    writer.endElement()
  }
}
