public import HTTPTypes

/// What middleware calls to pass a request on.
public typealias SOAPMiddlewareNext = @Sendable (HTTPRequest, [UInt8]) async throws -> (HTTPResponse, [UInt8])

/// Sees every request before it is sent and every response before it is read, and may change or repeat either.
///
/// ```swift
/// struct UserAgent: SOAPMiddleware {
///   func intercept(
///     _ request: HTTPRequest, body: [UInt8], operation: SOAPOperationInfo, next: SOAPMiddlewareNext
///   ) async throws -> (HTTPResponse, [UInt8]) {
///     var request = request
///     request.headerFields[.userAgent] = "uploader/1.0"
///     return try await next(request, body)
///   }
/// }
/// ```
public protocol SOAPMiddleware: Sendable {
  /// Passes a request on and returns the response.
  ///
  /// - Parameters:
  ///   - request: the HTTP request.
  ///   - body: the message.
  ///   - operation: which operation is called.
  ///   - next: the next middleware, or the transport.
  /// - Throws: what `next` throws, or errors of its own.
  func intercept(
    _ request: HTTPRequest, body: [UInt8], operation: SOAPOperationInfo, next: SOAPMiddlewareNext
  ) async throws -> (HTTPResponse, [UInt8])
}
