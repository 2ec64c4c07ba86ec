@_spi(Generated) public import XSDRuntime

/// A SOAP fault as it stood in the message: what every service can send, whatever its WSDL declares.
public struct SOAPFault: Error, Sendable {
  /// Who is to blame (`faultcode`; `Code/Value` in SOAP 1.2), its prefix resolved.
  public var code: XSDQName
  /// Finer codes of SOAP 1.2, outermost first.
  public var subcodes: [XSDQName]
  /// The explanation for people.
  public var string: String
  /// The node that found the fault (`faultactor`; `Role` in SOAP 1.2).
  public var actor: String?
  /// The children of `detail`, kept whole.
  public var detail: [XMLFragment]
  /// The header entries of the message that brought the fault.
  public var headers: [SOAPHeaderEntry]
  /// HTTP status that came with it; services are known to send faults with status 200.
  public var httpStatus: Int?
  /// Why a declared detail could not be decoded, so that the fault counts as undeclared.
  public var detailError: XMLError?
  /// Values of the request that must not be shown, should the service have repeated them.
  var secrets: Set<String> = []

  /// Creates a fault.
  ///
  /// - Parameters:
  ///   - code: who is to blame; see ``client`` and ``server``.
  ///   - subcodes: finer codes, outermost first; only SOAP 1.2 carries them.
  ///   - string: the explanation for people.
  ///   - actor: the node that found the fault.
  ///   - detail: application data.
  public init(
    code: XSDQName = SOAPFault.server, subcodes: [XSDQName] = [], string: String, actor: String? = nil,
    detail: [XMLFragment] = []
  ) {
    self.code = code
    self.subcodes = subcodes
    self.string = string
    self.actor = actor
    self.detail = detail
    headers = []
  }

  /// The message was wrong and should not be sent again as it is (SOAP 1.1, 4.4.1; `Sender` in SOAP 1.2).
  public static let client = soap11Code("Client")
  /// The service could not process the message (SOAP 1.1, 4.4.1; `Receiver` in SOAP 1.2).
  public static let server = soap11Code("Server")
  /// A header entry was not understood.
  public static let mustUnderstand = soap11Code("MustUnderstand")
  /// The envelope is of another version of SOAP.
  public static let versionMismatch = soap11Code("VersionMismatch")

  private static func soap11Code(_ name: String) -> XSDQName {
    XSDQName(namespaceURI: SOAPVersion.soap11.envelopeNamespace, localName: name, prefix: "s")
  }

  /// Whether the sender is to blame; such a message should not be sent again as it is.
  public var isClientFault: Bool {
    code.localName == "Client" || code.localName.hasPrefix("Client.") || code.localName == "Sender"
  }

  /// What the service's support asks for: the `TrackingId` in the detail or the headers.
  public var trackingID: String? {
    for fragment in detail + headers.map(\.fragment) {
      if let found = SOAPMessageScan.trackingID(in: fragment.bytes) { return found }
    }
    return nil
  }
}

extension SOAPFault: CustomStringConvertible {
  /// Code, explanation, the facts in the detail, HTTP status. Secrets are redacted, those of the request as well; the
  /// properties hold what was received.
  public var description: String {
    var text = "SOAP fault \(code.localName)"
    if !subcodes.isEmpty { text += "/" + subcodes.map(\.localName).joined(separator: "/") }
    if !string.isEmpty {
      text += ": \(SOAPMessageScan.singleLine(SOAPRedaction.masking(secrets, in: string), limit: 600))"
    }
    for fragment in detail.prefix(4) {
      let facts = SOAPMessageScan.summary(of: fragment.bytes, redaction: .standard)
      text += facts.isEmpty ? " [\(fragment.name.localName)]" : " [\(fragment.name.localName): \(facts)]"
    }
    if let detailError { text += " (the detail could not be decoded: \(detailError))" }
    if let httpStatus { text += " (HTTP \(httpStatus))" }
    return SOAPRedaction.masking(secrets, in: text)
  }
}
