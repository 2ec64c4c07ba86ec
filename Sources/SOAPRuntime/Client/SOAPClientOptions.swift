public import XSDRuntime

/// Timeout, limits and strictness of a client.
public struct SOAPClientOptions: Sendable {
  /// How long one exchange may take, from sending to the last byte of the response; `nil` for any time. Each attempt of
  /// ``RetryMiddleware`` has its own.
  public var timeout: Duration?
  /// How responses are read.
  public var reading: XMLReadingOptions
  /// Larger responses are refused.
  public var maximumResponseBytes: Int
  /// Whether the `SOAPAction` field is written in quotation marks, as SOAP 1.1 (6.1.1) wants it.
  public var quotesSOAPAction: Bool
  /// What must not be seen in error messages.
  public var redaction: SOAPRedaction
  /// Header entries that the service description does not declare, made anew for each call: WS-Security, WS-Addressing, a
  /// session. They stand behind the declared ones. What it throws, the call throws. ``RetryMiddleware`` sends the same
  /// message again, with the same entries.
  ///
  /// ```swift
  /// options.headerEntries = { operation in
  ///   [try XMLFragment(operation.soapAction, as: XMLName("Action", namespace: "http://www.w3.org/2005/08/addressing"))]
  /// }
  /// ```
  public var headerEntries: (@Sendable (SOAPOperationInfo) async throws -> [XMLFragment])?

  /// Creates options.
  public init(
    timeout: Duration? = .seconds(100), reading: XMLReadingOptions = XMLReadingOptions(),
    maximumResponseBytes: Int = 256 << 20, quotesSOAPAction: Bool = true, redaction: SOAPRedaction = .standard,
    headerEntries: (@Sendable (SOAPOperationInfo) async throws -> [XMLFragment])? = nil
  ) {
    self.timeout = timeout
    self.reading = reading
    self.maximumResponseBytes = maximumResponseBytes
    self.quotesSOAPAction = quotesSOAPAction
    self.redaction = redaction
    self.headerEntries = headerEntries
  }
}
