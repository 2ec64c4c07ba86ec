public import HTTPTypes
public import XSDRuntime

/// What a service answered. The members of the body can be read directly: `response.partialErrors`.
@dynamicMemberLookup
public struct SOAPResponse<Body: XMLContent, Headers: SOAPHeaders>: Sendable {
  /// Content of the response's body.
  public var body: Body
  /// Header entries of the response.
  public var headers: Headers
  /// Status and header fields of HTTP.
  public var httpResponse: HTTPResponse

  /// Creates a response.
  public init(body: Body, headers: Headers, httpResponse: HTTPResponse) {
    self.body = body
    self.headers = headers
    self.httpResponse = httpResponse
  }

  /// Reads a member of the body.
  public subscript<Member>(dynamicMember member: KeyPath<Body, Member>) -> Member { body[keyPath: member] }
}
