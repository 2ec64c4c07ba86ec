public import HTTPTypes

/// Sets HTTP header fields on every request, such as `User-Agent` or `Authorization`.
public struct HeaderMiddleware: SOAPMiddleware {
  private let fields: @Sendable (SOAPOperationInfo) async throws -> HTTPFields

  /// Sets the same fields on every request.
  public init(_ fields: HTTPFields) { self.fields = { _ in fields } }

  /// Asks for the fields before every request, for those that expire.
  public init(_ fields: @escaping @Sendable (SOAPOperationInfo) async throws -> HTTPFields) { self.fields = fields }

  /// Replaces the fields of these names and passes the request on.
  ///
  /// - Throws: what the closure and `next` throw.
  public func intercept(
    _ request: HTTPRequest, body: [UInt8], operation: SOAPOperationInfo, next: SOAPMiddlewareNext
  ) async throws -> (HTTPResponse, [UInt8]) {
    var request = request
    let fields = try await fields(operation)
    for name in Set(fields.map(\.name)) { request.headerFields[fields: name] = fields[fields: name] }
    return try await next(request, body)
  }
}
