@_spi(Generated) import XSDRuntime

/// The elements that an envelope is made of.
final class SOAPEnvelopeNames: Sendable {
  let envelope: XMLKnownName
  let header: XMLKnownName
  let body: XMLKnownName
  let fault: XMLKnownName

  private init(_ version: SOAPVersion) {
    func name(_ local: String) -> XMLKnownName {
      XMLKnownName(XMLName(local, namespace: version.envelopeNamespace))
    }
    envelope = name("Envelope")
    header = name("Header")
    body = name("Body")
    fault = name("Fault")
  }

  private static let soap11 = SOAPEnvelopeNames(.soap11)
  private static let soap12 = SOAPEnvelopeNames(.soap12)

  /// Those of a version.
  static func of(_ version: SOAPVersion) -> SOAPEnvelopeNames {
    switch version {
    case .soap11: soap11
    case .soap12: soap12
    }
  }
}
