public import HTTPTypes

/// What all requests to one endpoint have in common: made once for a client, not for each call.
struct SOAPRequestHead: Sendable {
  /// A request without the fields that depend on the operation.
  private let common: HTTPRequest

  /// Prepares requests; `nil` if the endpoint is not an `http` or `https` URL.
  init?(_ endpoint: String) {
    guard let url = SOAPEndpoint(endpoint) else { return nil }
    common = HTTPRequest(
      method: .post, scheme: url.scheme, authority: url.authority, path: url.path, headerFields: Self.commonFields)
  }

  private static let commonFields: HTTPFields = [
    .contentType: SOAPVersion.soap11.contentType(),
    .accept: "text/xml, application/soap+xml, application/xml",
  ]

  /// The request of one call.
  func request(for operation: SOAPOperationInfo, quotesAction: Bool) -> HTTPRequest {
    var request = common
    switch operation.version {
    case .soap11:
      let quote = quotesAction ? "\"" : ""
      request.headerFields.append(HTTPField(name: .soapAction, value: quote + operation.soapAction + quote))
    case .soap12:
      request.headerFields[.contentType] = operation.version.contentType(action: operation.soapAction)
    }
    return request
  }
}

extension HTTPField.Name {
  /// `SOAPAction` (SOAP 1.1, 6.1.1).
  public static let soapAction: HTTPField.Name = {
    guard let name = HTTPField.Name("SOAPAction") else { preconditionFailure("SOAPAction is a token of RFC 9110") }
    return name
  }()
}
