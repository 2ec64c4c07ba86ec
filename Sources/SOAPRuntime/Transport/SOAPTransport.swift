public import HTTPTypes

/// Carries one HTTP request to a server and brings back the response.
///
/// An implementation need not know anything about SOAP. With AsyncHTTPClient it is this:
///
/// ```swift
/// struct AsyncHTTPClientTransport: SOAPTransport {
///   var client: HTTPClient
///   func send(
///     _ request: HTTPRequest, body: [UInt8], options: SOAPTransportOptions
///   ) async throws -> (HTTPResponse, [UInt8]) {
///     var outgoing = HTTPClientRequest(url: request.soapURL)
///     outgoing.method = .POST
///     for field in request.headerFields { outgoing.headers.add(name: field.name.rawName, value: field.value) }
///     outgoing.body = .bytes(body)
///     let incoming = try await client.execute(outgoing, timeout: .minutes(10))
///     let bytes = try await incoming.body.collect(upTo: options.maximumResponseBytes)
///     var response = HTTPResponse(status: .init(code: Int(incoming.status.code)))
///     for header in incoming.headers {
///       guard let name = HTTPField.Name(header.name) else { continue }
///       response.headerFields.append(.init(name: name, value: header.value))
///     }
///     return (response, Array(bytes.readableBytesView))
///   }
/// }
/// ```
///
/// What the client relies on:
/// - Cancelling the task ends the request soon: this is how timeouts work.
/// - Every status is a response, not an error: SOAP faults come with status 500.
/// - Redirects are not followed: a POST that turned into a GET reaches something else than the service.
/// - Failures are ``SOAPTransportError`` where possible, so that middleware can tell what may be sent again.
public protocol SOAPTransport: Sendable {
  /// Sends a request and receives the whole response.
  ///
  /// - Parameters:
  ///   - request: method, scheme, authority, path and header fields.
  ///   - body: the message.
  ///   - options: limits to keep.
  /// - Throws: ``SOAPTransportError``, `CancellationError`, or an error of the transport's own.
  func send(
    _ request: HTTPRequest, body: [UInt8], options: SOAPTransportOptions
  ) async throws -> (HTTPResponse, [UInt8])
}

/// Limits that a transport keeps; a struct, so that new ones do not break transports.
public struct SOAPTransportOptions: Sendable, Hashable {
  /// How long the whole exchange may take. The client cancels the call when this has passed; a transport with timeouts
  /// of its own should set them no lower.
  public var timeout: Duration?
  /// Larger responses should be given up with ``SOAPTransportError/Kind/responseTooLarge`` while they arrive.
  public var maximumResponseBytes: Int

  /// Creates limits.
  public init(timeout: Duration? = nil, maximumResponseBytes: Int = 256 << 20) {
    self.timeout = timeout
    self.maximumResponseBytes = maximumResponseBytes
  }
}

/// Why a request got no response.
public struct SOAPTransportError: Error, Sendable, CustomStringConvertible {
  /// The classes of failure.
  public enum Kind: String, Sendable, Hashable {
    /// No connection could be made, so the service has not seen the request.
    case cannotConnect
    /// The connection broke; the service may have processed the request.
    case connectionLost
    /// No TLS session could be made, so the service has not seen the request.
    case insecure
    /// Time ran out; the service may have processed the request.
    case timedOut
    /// The response is larger than allowed; the service has processed the request.
    case responseTooLarge
    /// The request cannot be sent at all.
    case invalidRequest
    /// Anything else.
    case other
  }

  /// The class of failure.
  public var kind: Kind
  /// One sentence.
  public var message: String

  /// Creates an error.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
