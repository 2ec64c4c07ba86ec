public import HTTPTypes
public import XSDRuntime

/// What a client asked a server. The members of the body can be read directly: `request.offlineConversions`.
@dynamicMemberLookup
public struct SOAPRequest<Body: XMLContent, Headers: SOAPHeaders>: Sendable {
  /// Content of the request's body.
  public var body: Body
  /// Header entries of the request.
  public var headers: Headers
  /// Method, path and header fields of HTTP.
  public var httpRequest: HTTPRequest

  /// Creates a request.
  public init(body: Body, headers: Headers, httpRequest: HTTPRequest) {
    self.body = body
    self.headers = headers
    self.httpRequest = httpRequest
  }

  /// Reads a member of the body.
  public subscript<Member>(dynamicMember member: KeyPath<Body, Member>) -> Member { body[keyPath: member] }
}

/// What a server answers.
public struct SOAPReply<Body: XMLContent, Headers: SOAPHeaders>: Sendable {
  /// Content of the response's body.
  public var body: Body
  /// Header entries of the response, if it has any.
  public var headers: Headers?

  /// Creates a reply.
  public init(_ body: Body, headers: Headers? = nil) {
    self.body = body
    self.headers = headers
  }
}
