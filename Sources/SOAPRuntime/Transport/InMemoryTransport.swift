public import HTTPTypes

/// A transport without a network, for tests: a closure, or a server in the same process, answers.
public struct InMemoryTransport: SOAPTransport {
  private let respond: @Sendable (HTTPRequest, [UInt8]) async throws -> (HTTPResponse, [UInt8])

  /// Answers with a closure.
  public init(_ respond: @escaping @Sendable (HTTPRequest, [UInt8]) async throws -> (HTTPResponse, [UInt8])) {
    self.respond = respond
  }

  /// Answers with a server in the same process.
  public init(server: SOAPServer) {
    respond = { request, body in await server.respond(to: request, body: body) }
  }

  /// Asks the closure or the server.
  ///
  /// - Throws: what the closure throws, ``SOAPTransportError`` if the answer is too large.
  public func send(
    _ request: HTTPRequest, body: [UInt8], options: SOAPTransportOptions
  ) async throws -> (HTTPResponse, [UInt8]) {
    let (response, bytes) = try await respond(request, body)
    guard bytes.count <= options.maximumResponseBytes else {
      throw SOAPTransportError(
        .responseTooLarge, "the response is larger than \(options.maximumResponseBytes) bytes")
    }
    return (response, bytes)
  }
}
