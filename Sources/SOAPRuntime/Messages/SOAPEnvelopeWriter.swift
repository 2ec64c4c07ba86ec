@_spi(Generated) import XSDRuntime

/// Writing and reading of whole messages.
enum SOAPEnvelope {
  /// Writes a message.
  ///
  /// - Parameters:
  ///   - version: the version of SOAP.
  ///   - expectation: what messages of its kind are like.
  ///   - headers: its header entries; without any there is no `Header` element.
  ///   - entries: further header entries.
  ///   - body: writes the content of `Body`.
  static func write<Headers: SOAPHeaders>(
    _ version: SOAPVersion, expecting expectation: XMLDocumentExpectation, headers: Headers?,
    entries: [XMLFragment] = [], body: (inout XMLWriter) throws(XMLError) -> Void
  ) throws(XMLError) -> [UInt8] {
    let names = SOAPEnvelopeNames.of(version)
    return try XMLWriter.document(expecting: expectation) { writer throws(XMLError) in
      try writer.element(names.envelope, prefix: "s") { writer throws(XMLError) in
        let hasDeclared = headers?.xmlHasElements ?? false
        if hasDeclared || !entries.isEmpty {
          try writer.element(names.header) { writer throws(XMLError) in
            if hasDeclared, let headers {
              // Once around them instead of on each.
              writer.declareNamespaces(of: Headers.self, prefix: "h")
              writer.writeMembers(of: headers)
            }
            for entry in entries { try writer.writeFragment(entry) }
          }
        }
        try writer.element(names.body, body)
      }
    }
  }

  /// The entries that a header value is written as.
  static func headerEntries<Headers: SOAPHeaders>(of headers: Headers) throws(XMLError) -> [SOAPHeaderEntry] {
    let bytes = try write(.soap11, expecting: XMLDocumentExpectation(), headers: headers) { _ in }
    return try read(bytes, version: .soap11, options: XMLReadingOptions()) { reader throws(XMLError) in
      try reader.skip()
    }.headers
  }
}
