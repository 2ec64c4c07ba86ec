@_spi(Generated) import XSDRuntime

extension SOAPFaultError {
  /// The message that carries this error.
  func message(_ version: SOAPVersion) throws(XMLError) -> [UInt8] {
    let hasDetail = try Self.xmlDetails.hasDetail(self)
    return try soapFault.message(version, replacesDetail: hasDetail) { writer throws(XMLError) in
      _ = try Self.xmlDetails.encode(self, to: &writer)
    }
  }
}

extension SOAPFaultDetails {
  fileprivate func hasDetail(_ fault: Fault) throws(XMLError) -> Bool {
    var writer = XMLWriter(capacity: 256)
    return try encode(fault, to: &writer)
  }
}

extension SOAPFault {
  private static let messages = XMLDocumentExpectation()

  /// The message that carries this fault with its own details.
  func message(_ version: SOAPVersion) throws(XMLError) -> [UInt8] {
    try message(version, replacesDetail: false) { _ in }
  }

  fileprivate func message(
    _ version: SOAPVersion, replacesDetail: Bool, typed: (inout XMLWriter) throws(XMLError) -> Void
  ) throws(XMLError) -> [UInt8] {
    try SOAPEnvelope.write(version, expecting: Self.messages, headers: SOAPNoHeaders?.none) { writer throws(XMLError) in
      let namespace = version.envelopeNamespace
      try writer.startElement(XMLName("Fault", namespace: namespace))
      switch version {
      case .soap11:
        try writeCode(XMLName("faultcode"), version, to: &writer)
        try writeText(XMLName("faultstring"), string, to: &writer)
        if let actor { try writeText(XMLName("faultactor"), actor, to: &writer) }
      case .soap12:
        try writer.startElement(XMLName("Code", namespace: namespace))
        try writeCode(XMLName("Value", namespace: namespace), version, to: &writer)
        let isOwn = SOAPVersion(envelopeNamespace: code.namespaceURI) == nil
        try writeSubcodes((isOwn ? [code] : [])[...] + subcodes, namespace, to: &writer)
        try writer.endElement()
        try writer.startElement(XMLName("Reason", namespace: namespace))
        try writer.startElement(XMLName("Text", namespace: namespace))
        try writer.writeAttribute(XMLName("lang", namespace: XMLName.xmlNamespace), "en")
        try writer.writeText(string)
        try writer.endElement()
        try writer.endElement()
        if let actor { try writeText(XMLName("Role", namespace: namespace), actor, to: &writer) }
      }
      if replacesDetail || !detail.isEmpty {
        try writer.startElement(version == .soap11 ? XMLName("detail") : XMLName("Detail", namespace: namespace))
        if replacesDetail { try typed(&writer) } else { for fragment in detail { try writer.writeFragment(fragment) } }
        try writer.endElement()
      }
      try writer.endElement()
    }
  }

  private func writeText(_ name: XMLName, _ text: String, to writer: inout XMLWriter) throws(XMLError) {
    try writer.startElement(name)
    try writer.writeText(text)
    try writer.endElement()
  }

  /// Writes the code; the codes of SOAP itself are translated between its versions. SOAP 1.2 has no others: a code of an
  /// application is a subcode there (Part 1, 5.4.1.1).
  private func writeCode(_ name: XMLName, _ version: SOAPVersion, to writer: inout XMLWriter) throws(XMLError) {
    var code = XMLName(code.localName, namespace: code.namespaceURI)
    if let own = SOAPVersion(envelopeNamespace: code.namespace), own != version {
      let names = [("Client", "Sender"), ("Server", "Receiver")]
      let translated = names.first { $0.0 == code.localName || $0.1 == code.localName }
      code = XMLName(
        translated.map { version == .soap11 ? $0.0 : $0.1 } ?? code.localName, namespace: version.envelopeNamespace)
    }
    if version == .soap12, code.namespace != version.envelopeNamespace {
      code = XMLName(isClientFault ? "Sender" : "Receiver", namespace: version.envelopeNamespace)
    }
    try writeName(name, code, to: &writer)
  }

  /// Writes the finer codes, one inside the other (SOAP 1.2 Part 1, 5.4.1).
  private func writeSubcodes(
    _ codes: ArraySlice<XSDQName>, _ namespace: String, to writer: inout XMLWriter
  ) throws(XMLError) {
    guard let code = codes.first else { return }
    try writer.startElement(XMLName("Subcode", namespace: namespace))
    let value = XMLName("Value", namespace: namespace)
    try writeName(value, XMLName(code.localName, namespace: code.namespaceURI), to: &writer)
    try writeSubcodes(codes.dropFirst(), namespace, to: &writer)
    try writer.endElement()
  }

  private func writeName(_ name: XMLName, _ content: XMLName, to writer: inout XMLWriter) throws(XMLError) {
    try writer.startElement(name)
    let text = content.namespace.isEmpty ? content.localName : writer.qualifiedText(content)
    try writer.writeText(text)
    try writer.endElement()
  }
}
