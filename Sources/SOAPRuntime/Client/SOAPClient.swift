import HTTPTypes
@_spi(Generated) import XSDRuntime

/// Calls the operations of one service.
public struct SOAPClient: Sendable {
  /// Carries the requests.
  public var transport: any SOAPTransport
  /// URL of the service.
  public var endpoint: String {
    didSet { requestHead = SOAPRequestHead(endpoint) }
  }
  /// What requests and responses pass through; the first is the outermost.
  public var middlewares: [any SOAPMiddleware]
  /// Timeout, limits, strictness.
  public var options: SOAPClientOptions
  /// What the requests to ``endpoint`` have in common; `nil` if it is not a URL.
  private var requestHead: SOAPRequestHead?

  /// Creates a client.
  public init(
    transport: any SOAPTransport, endpoint: String, middlewares: [any SOAPMiddleware] = [],
    options: SOAPClientOptions = SOAPClientOptions()
  ) {
    self.transport = transport
    self.endpoint = endpoint
    self.middlewares = middlewares
    self.options = options
    requestHead = SOAPRequestHead(endpoint)
  }

  /// Calls an operation.
  ///
  /// - Parameters:
  ///   - operation: which one.
  ///   - input: content of the request's body.
  ///   - headers: header entries of the request.
  /// - Throws: `Fault` if the service answers with a fault, ``SOAPClientError`` if there is no proper answer,
  ///   `CancellationError` if the task is cancelled, and what middleware throws.
  public func call<Input, Output, RequestHeaders, ResponseHeaders, Fault>(
    _ operation: SOAPOperation<Input, Output, RequestHeaders, ResponseHeaders, Fault>, _ input: Input,
    headers: RequestHeaders
  ) async throws -> SOAPResponse<Output, ResponseHeaders> {
    try Task.checkCancellation()
    var context = SOAPCallContext(operation: operation.info, endpoint: endpoint, redaction: options.redaction)
    var entries: [XMLFragment] = []
    if let make = options.headerEntries { entries = try await make(operation.info) }
    let body = try message(operation, input, headers, entries, context)
    context.requestBody = body
    let request = try httpRequest(operation.info, context)
    let (response, bytes) = try await exchange(request, body, context)
    return try SOAPResponseInterpreter(operation: operation, options: options, context: context)
      .interpret(response, bytes)
  }

  private func message<Input, Output, RequestHeaders, ResponseHeaders, Fault>(
    _ operation: SOAPOperation<Input, Output, RequestHeaders, ResponseHeaders, Fault>, _ input: Input,
    _ headers: RequestHeaders, _ entries: [XMLFragment], _ context: SOAPCallContext
  ) throws -> [UInt8] {
    do throws(XMLError) {
      return try SOAPEnvelope.write(
        operation.version, expecting: operation.requests, headers: headers, entries: entries
      ) { writer throws(XMLError) in
        try operation.write(request: input, to: &writer)
      }
    } catch {
      throw context.error(.invalidRequest, "the request cannot be written: \(error)", underlying: error)
    }
  }

  private func httpRequest(_ operation: SOAPOperationInfo, _ context: SOAPCallContext) throws -> HTTPRequest {
    guard let requestHead else {
      throw context.error(
        .invalidEndpoint, "the endpoint is not an http or https URL; expected https://host/path without user name")
    }
    return requestHead.request(for: operation, quotesAction: options.quotesSOAPAction)
  }

  /// Sends the request through all middleware.
  nonisolated(nonsending) private func exchange(
    _ request: HTTPRequest, _ body: [UInt8], _ context: SOAPCallContext
  ) async throws -> (HTTPResponse, [UInt8]) {
    do {
      if middlewares.isEmpty { return try await send(request, body) }
      return try await chain(context.operation)(request, body)
    } catch let error as SOAPTransportError {
      try Task.checkCancellation()
      throw context.error(error)
    } catch {
      try Task.checkCancellation()
      throw error
    }
  }

  /// All middleware, the transport behind it.
  private func chain(_ operation: SOAPOperationInfo) -> SOAPMiddlewareNext {
    var next: SOAPMiddlewareNext = { request, body in try await send(request, body) }
    for middleware in middlewares.reversed() {
      let inner = next
      next = { request, body in
        try await middleware.intercept(request, body: body, operation: operation, next: inner)
      }
    }
    return next
  }

  nonisolated(nonsending) private func send(_ request: HTTPRequest, _ body: [UInt8]) async throws -> (
    HTTPResponse, [UInt8]
  ) {
    let limits = SOAPTransportOptions(timeout: options.timeout, maximumResponseBytes: options.maximumResponseBytes)
    let result = try await withSOAPTimeout(limits.timeout) { [transport] in
      try await transport.send(request, body: body, options: limits)
    }
    guard result.1.count <= limits.maximumResponseBytes else {
      throw SOAPTransportError(
        .responseTooLarge, "the response is larger than \(limits.maximumResponseBytes) bytes")
    }
    return result
  }
}

extension SOAPClient: CustomStringConvertible, CustomReflectable {
  /// The endpoint without its query, which may hold a key.
  public var description: String { "SOAPClient(\(SOAPEndpoint.redacted(endpoint)))" }

  /// The endpoint without its query.
  public var customMirror: Mirror { Mirror(self, children: ["endpoint": SOAPEndpoint.redacted(endpoint)]) }
}
