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

/// What an attribute of a header entry says about who has to understand it.
struct SOAPHeaderMarks {
  var mustUnderstand = false
  var actor: String?
}

extension SOAPEnvelope {
  /// Reads a message and keeps its header entries.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - version: the version of SOAP that is expected.
  ///   - options: how the content is read; the envelope itself is read liberally.
  ///   - content: consumes the body's element.
  /// - Throws: ``XMLError`` if it is no envelope of that version, or its content cannot be read.
  static func read<Content>(
    _ bytes: [UInt8], version: SOAPVersion, options: XMLReadingOptions,
    content: (inout XMLReader) throws(XMLError) -> Content
  ) throws(XMLError) -> SOAPMessage<Content> {
    var headers: [SOAPHeaderEntry] = []
    var body: Content?
    let fault = try read(bytes, version: version, options: options) { reader, marks throws(XMLError) in
      headers.append(
        SOAPHeaderEntry(
          fragment: try reader.fragment(), mustUnderstand: marks.mustUnderstand, actor: marks.actor))
    } content: { reader throws(XMLError) in
      body = try content(&reader)
    }
    return SOAPMessage(headers: headers, body: fault.map { .fault($0) } ?? body.map { .content($0) } ?? .empty)
  }

  /// Reads a message.
  ///
  /// - Parameters:
  ///   - header: consumes a header entry.
  ///   - content: consumes the body's element, if it is no fault.
  /// - Returns: the fault in the body.
  /// - Throws: ``XMLError`` as ``read(_:version:options:content:)`` does.
  static func read(
    _ bytes: [UInt8], version: SOAPVersion, options: XMLReadingOptions,
    header: (inout XMLReader, SOAPHeaderMarks) throws(XMLError) -> Void,
    content: (inout XMLReader) throws(XMLError) -> Void
  ) throws(XMLError) -> SOAPFault? {
    let names = SOAPEnvelopeNames.of(version)
    var reader = try XMLReader(bytes, options: options)
    try reader.readRoot()
    if !reader.isAt(names.envelope) { throw otherRoot(reader, version) }
    var hasBody = false
    var fault: SOAPFault?
    while try reader.nextChild() {
      if reader.isAt(names.body) {
        if hasBody { throw reader.elementError(.repeatedElement, "the envelope has more than one Body") }
        hasBody = true
        fault = try readBody(&reader, version, content)
      } else if hasBody {
        // SOAP 1.1 allows elements after the body (section 4); they mean nothing here.
        try reader.skip()
      } else if reader.isAt(names.header) {
        while try reader.nextChild() { try header(&reader, try marks(&reader, version)) }
      } else {
        throw reader.elementError(.unexpectedElement, "expected the envelope's Header or Body, found '\(reader.name)'")
      }
    }
    try reader.finish()
    if !hasBody { throw XMLError(.missingElement, "the envelope has no Body", path: "Envelope") }
    return fault
  }

  private static func otherRoot(_ reader: borrowing XMLReader, _ version: SOAPVersion) -> XMLError {
    let name = reader.name
    if name.localName == "Envelope", let other = SOAPVersion(envelopeNamespace: name.namespace) {
      return reader.elementError(
        .unexpectedRoot, "this is a SOAP \(other.number) envelope, but SOAP \(version.number) is spoken here")
    }
    return reader.elementError(
      .unexpectedRoot, "expected a SOAP \(version.number) envelope, found the element '\(name)'")
  }

  /// Reads the attributes of the header entry whose start tag was read last.
  private static func marks(_ reader: inout XMLReader, _ version: SOAPVersion) throws(XMLError) -> SOAPHeaderMarks {
    var marks = SOAPHeaderMarks()
    guard reader.hasAttributes else { return marks }
    let actor = version == .soap11 ? "actor" : "role"
    for attribute in try reader.elementAttributes() where attribute.name.namespace == version.envelopeNamespace {
      if attribute.name.localName == "mustUnderstand" {
        marks.mustUnderstand = ["1", "true"].contains(SOAPMessageScan.singleLine(attribute.value, limit: 10))
      } else if attribute.name.localName == actor {
        marks.actor = SOAPMessageScan.singleLine(attribute.value, limit: .max)
      }
    }
    return marks
  }

  private static func readBody(
    _ reader: inout XMLReader, _ version: SOAPVersion, _ content: (inout XMLReader) throws(XMLError) -> Void
  ) throws(XMLError) -> SOAPFault? {
    guard try reader.nextChild() else { return nil }
    var fault: SOAPFault?
    if reader.isAt(SOAPEnvelopeNames.of(version).fault) {
      fault = try SOAPFault(&reader, version)
    } else {
      try content(&reader)
    }
    if try reader.nextChild() {
      throw reader.elementError(
        .unexpectedElement, "the Body goes on with '\(reader.name)'; one element is expected")
    }
    return fault
  }

  /// Sorts header entries into the members of a structure.
  ///
  /// - Returns: the structure, and the entries that must be understood but are not.
  static func decodeHeaders<Headers: SOAPHeaders>(
    _ type: Headers.Type, _ entries: [SOAPHeaderEntry]
  ) throws(XMLError) -> (headers: Headers, notUnderstood: [XMLName]) {
    var headers = try emptyHeaders(type)
    var notUnderstood: [XMLName] = []
    for entry in entries where entry.isForReceiver {
      var reader = try XMLReader(entry.fragment.bytes)
      try reader.readRoot()
      if try !reader.decodeMember(into: &headers), entry.mustUnderstand { notUnderstood.append(entry.name) }
    }
    return (headers, notUnderstood)
  }
  /// Headers without any entry.
  static func emptyHeaders<Headers: SOAPHeaders>(_ type: Headers.Type) throws(XMLError) -> Headers {
    if let empty = type.xmlEmpty { return empty }
    return try XMLFragment(xml: "<Header/>").decode(Headers.self)
  }
}

extension XMLError {
  /// Whether a message is of another version of SOAP than the one that is spoken.
  var isOfOtherVersion: Bool { kind == .unexpectedRoot && message.hasPrefix("this is a SOAP ") }
}
