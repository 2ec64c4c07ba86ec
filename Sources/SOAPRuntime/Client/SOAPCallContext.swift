import HTTPTypes
import XSDRuntime

/// What the errors of one call have in common.
struct SOAPCallContext: Sendable {
  let operation: SOAPOperationInfo
  private let url: String
  let redaction: SOAPRedaction
  /// The message sent, kept so that secrets in it can be recognised when a server echoes them.
  var requestBody: [UInt8] = []

  init(operation: SOAPOperationInfo, endpoint: String, redaction: SOAPRedaction) {
    self.operation = operation
    url = endpoint
    self.redaction = redaction
  }

  /// The endpoint as it may be shown; only errors ask for it.
  private var endpoint: String { SOAPEndpoint.redacted(url) }

  func error(
    _ kind: SOAPClientError.Kind, _ message: String, advice: String? = nil, status: Int? = nil,
    trackingID: String? = nil, underlying: (any Error)? = nil
  ) -> SOAPClientError {
    let secrets = secrets
    func masked(_ text: String) -> String { SOAPRedaction.masking(secrets, in: text) }
    var underlying = underlying
    // What cannot be read may be a secret that was sent.
    if let error = underlying as? XMLError {
      underlying = XMLError(error.kind, masked(error.message), path: masked(error.path), location: error.location)
    }
    return SOAPClientError(
      kind, operation: operation.name, endpoint: endpoint, httpStatus: status, trackingID: trackingID.map(masked),
      message: masked(message), advice: advice, underlying: underlying)
  }

  /// The secrets of the request, which a service may echo.
  var secrets: Set<String> { redaction.secretValues(in: requestBody) }

  func error(_ failure: SOAPTransportError) -> SOAPClientError {
    let advice =
      switch failure.kind {
      case .cannotConnect: "The service has not seen the request; check host name, network and proxy, then send again"
      case .insecure: "The service has not seen the request; check its certificate and the system's clock"
      case .connectionLost: "The service may have processed the request; check before sending it again"
      case .timedOut: "The service may have processed the request; check before sending it again, or raise the timeout"
      case .responseTooLarge: "The service has processed the request; ask for less at once or raise the limit"
      case .other: "The service may have processed the request; check before sending it again"
      case .invalidRequest: String?.none
      }
    return error(.transport(failure.kind), failure.message, advice: advice, underlying: failure)
  }

  /// The start of a body, fit for one line; secrets of the request that it echoes are masked.
  func excerpt(_ bytes: [UInt8]) -> String {
    let text = SOAPRedaction.masking(secrets, in: String(decoding: bytes.prefix(4096), as: UTF8.self))
    return SOAPMessageScan.singleLine(text, limit: 200)
  }
}
