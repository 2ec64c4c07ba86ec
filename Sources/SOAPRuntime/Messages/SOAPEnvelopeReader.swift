@_spi(Generated) import XSDRuntime

/// A message that was read.
struct SOAPMessage<Content> {
  enum Body {
    case empty
    case content(Content)
    case fault(SOAPFault)
  }
  var headers: [SOAPHeaderEntry]
  var body: Body
}

extension SOAPEnvelope {
  /// Reads a message.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - version: the version of SOAP that is expected.
  ///   - options: how the content is read; the envelope itself is read liberally.
  ///   - content: consumes the body's element, whose name it is told.
  /// - Throws: ``XMLError`` if it is no envelope of that version, or its content cannot be read.
  static func read<Content>(
    _ bytes: [UInt8], version: SOAPVersion, options: XMLReadingOptions,
    content: (inout XMLReader, XMLName) throws(XMLError) -> Content
  ) throws(XMLError) -> SOAPMessage<Content> {
    var reader = try XMLReader(bytes, options: options)
    try reader.readRoot()
    try checkRoot(reader, version)
    var headers: [SOAPHeaderEntry] = []
    var body: SOAPMessage<Content>.Body?
    while try reader.nextChild() {
      let name = reader.name
      if name == XMLName("Body", namespace: version.envelopeNamespace) {
        if body != nil { throw reader.elementError(.repeatedElement, "the envelope has more than one Body") }
        body = try readBody(&reader, version, content)
      } else if name == XMLName("Header", namespace: version.envelopeNamespace), body == nil {
        headers += try readHeaders(&reader, version)
      } else if body == nil {
        throw reader.elementError(.unexpectedElement, "expected the envelope's Header or Body, found '\(name)'")
      } else {
        // SOAP 1.1 allows elements after the body (section 4); they mean nothing here.
        try reader.skip()
      }
    }
    try reader.finish()
    guard let body else { throw XMLError(.missingElement, "the envelope has no Body", path: "Envelope") }
    return SOAPMessage(headers: headers, body: body)
  }

  private static func checkRoot(_ reader: borrowing XMLReader, _ version: SOAPVersion) throws(XMLError) {
    let name = reader.name
    if name == XMLName("Envelope", namespace: version.envelopeNamespace) { return }
    if name.localName == "Envelope", let other = SOAPVersion(envelopeNamespace: name.namespace) {
      throw reader.elementError(
        .unexpectedRoot, "this is a SOAP \(other.number) envelope, but SOAP \(version.number) is spoken here")
    }
    throw reader.elementError(
      .unexpectedRoot, "expected a SOAP \(version.number) envelope, found the element '\(name)'")
  }

  private static func readHeaders(
    _ reader: inout XMLReader, _ version: SOAPVersion
  ) throws(XMLError) -> [SOAPHeaderEntry] {
    var entries: [SOAPHeaderEntry] = []
    let role = version == .soap11 ? "actor" : "role"
    while try reader.nextChild() {
      let attributes = try reader.elementAttributes()
      let mark = attributes.first { $0.name == XMLName("mustUnderstand", namespace: version.envelopeNamespace) }
      let actor = attributes.first { $0.name == XMLName(role, namespace: version.envelopeNamespace) }
      entries.append(
        SOAPHeaderEntry(
          fragment: try reader.fragment(), mustUnderstand: mark?.value == "1" || mark?.value == "true",
          actor: actor?.value))
    }
    return entries
  }

  private static func readBody<Content>(
    _ reader: inout XMLReader, _ version: SOAPVersion,
    _ content: (inout XMLReader, XMLName) throws(XMLError) -> Content
  ) throws(XMLError) -> SOAPMessage<Content>.Body {
    guard try reader.nextChild() else { return .empty }
    let name = reader.name
    let body: SOAPMessage<Content>.Body
    if name == XMLName("Fault", namespace: version.envelopeNamespace) {
      body = .fault(try SOAPFault(&reader, version))
    } else {
      body = .content(try content(&reader, name))
    }
    if try reader.nextChild() {
      throw reader.elementError(
        .unexpectedElement, "the Body holds '\(name.localName)' and then '\(reader.name)'; one element is expected")
    }
    return body
  }

  /// Sorts header entries into the members of a structure.
  ///
  /// - Returns: the structure, and the entries that must be understood but are not.
  static func decodeHeaders<Headers: SOAPHeaders>(
    _ type: Headers.Type, _ entries: [SOAPHeaderEntry]
  ) throws(XMLError) -> (headers: Headers, notUnderstood: [XMLName]) {
    var headers = try XMLFragment(xml: "<Header/>").decode(Headers.self)
    var notUnderstood: [XMLName] = []
    for entry in entries where entry.isForReceiver {
      var reader = try XMLReader(entry.fragment.bytes)
      try reader.readRoot()
      if try !reader.decodeMember(into: &headers), entry.mustUnderstand { notUnderstood.append(entry.name) }
    }
    return (headers, notUnderstood)
  }
}
