/// Why a call has no result, other than by a fault of the service. Written to be understood from a log alone.
public struct SOAPClientError: Error, Sendable, CustomStringConvertible {
  /// The classes of failure.
  public enum Kind: Sendable, Hashable {
    /// The request holds something that XML cannot carry; nothing was sent.
    case invalidRequest
    /// The endpoint is not a URL; nothing was sent.
    case invalidEndpoint
    /// No response came.
    case transport(SOAPTransportError.Kind)
    /// The response is no SOAP message: an error page of a proxy, or nothing at all.
    case notSOAP
    /// The response is a SOAP message with attachments or MTOM.
    case multipart
    /// The response is cut off, not well-formed, of another version of SOAP, or not of its schema.
    case invalidResponse
    /// The response holds another element than the operation's.
    case unexpectedBody
    /// The response has header entries that must be understood but are not declared.
    case headersNotUnderstood
    /// The status says failure although the body is a regular response.
    case unexpectedStatus
  }

  /// The class of failure.
  public var kind: Kind
  /// Name of the operation.
  public var operation: String
  /// URL of the service, without query.
  public var endpoint: String
  /// HTTP status, if a response came.
  public var httpStatus: Int?
  /// The service's name for this exchange, if the response has one.
  public var trackingID: String?
  /// What happened.
  public var message: String
  /// What can be done about it.
  public var advice: String?
  /// The error behind this one.
  public var underlying: (any Error)?

  /// Creates an error.
  public init(
    _ kind: Kind, operation: String, endpoint: String, httpStatus: Int? = nil, trackingID: String? = nil,
    message: String, advice: String? = nil, underlying: (any Error)? = nil
  ) {
    self.kind = kind
    self.operation = operation
    self.endpoint = endpoint
    self.httpStatus = httpStatus
    self.trackingID = trackingID
    self.message = message
    self.advice = advice
    self.underlying = underlying
  }

  /// One line with all that is known.
  public var description: String {
    var text = "\(operation) failed: \(message)"
    if let advice { text += ". \(advice)" }
    var facts = ["endpoint \(endpoint)"]
    if let httpStatus { facts.append("HTTP \(httpStatus)") }
    if let trackingID { facts.append("TrackingId \(trackingID)") }
    return text + " [" + facts.joined(separator: ", ") + "]"
  }
}
