import HTTPTypes

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
    SOAPClientError(
      kind, operation: operation.name, endpoint: endpoint, httpStatus: status, trackingID: trackingID,
      message: message, advice: advice, underlying: underlying)
  }

  func error(_ failure: SOAPTransportError) -> SOAPClientError {
    let advice =
      switch failure.kind {
      case .cannotConnect: "The service has not seen the request; check host name, network and proxy, then send again"
      case .insecure: "The service has not seen the request; check its certificate and the system's clock"
      case .connectionLost: "The service may have processed the request; check before sending it again"
      case .timedOut: "The service may have processed the request; check before sending it again, or raise the timeout"
      case .responseTooLarge: "The service has processed the request; ask for less at once or raise the limit"
      case .invalidRequest, .other: String?.none
      }
    return error(.transport(failure.kind), failure.message, advice: advice, underlying: failure)
  }

  /// The start of a body, fit for one line; secrets of the request that it echoes are masked.
  func excerpt(_ bytes: [UInt8]) -> String {
    let text = SOAPMessageScan.singleLine(String(decoding: bytes.prefix(4096), as: UTF8.self), limit: 200)
    return SOAPRedaction.masking(redaction.secretValues(in: requestBody), in: text)
  }
}
