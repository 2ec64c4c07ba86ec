/// The two versions of SOAP: they differ in namespace, media type and the shape of a fault.
public enum SOAPVersion: Sendable, Hashable {
  /// SOAP 1.1 (W3C Note of 8 May 2000).
  case soap11
  /// SOAP 1.2 (W3C Recommendation, second edition).
  case soap12

  /// Namespace of `Envelope`, `Header`, `Body` and `Fault`.
  public var envelopeNamespace: String {
    switch self {
    case .soap11: "http://schemas.xmlsoap.org/soap/envelope/"
    case .soap12: "http://www.w3.org/2003/05/soap-envelope"
    }
  }

  /// `1.1` or `1.2`.
  public var number: String {
    switch self {
    case .soap11: "1.1"
    case .soap12: "1.2"
    }
  }

  /// The version that a namespace belongs to.
  init?(envelopeNamespace: String) {
    switch envelopeNamespace {
    case SOAPVersion.soap11.envelopeNamespace: self = .soap11
    case SOAPVersion.soap12.envelopeNamespace: self = .soap12
    default: return nil
    }
  }

  /// Media type of a message; SOAP 1.2 carries the action in it.
  func contentType(action: String?) -> String {
    switch self {
    case .soap11: "text/xml; charset=utf-8"
    case .soap12:
      "application/soap+xml; charset=utf-8"
        + (action.map { "; action=\"\($0.filter { $0 != "\"" && $0 != "\\" })\"" } ?? "")
    }
  }
}
