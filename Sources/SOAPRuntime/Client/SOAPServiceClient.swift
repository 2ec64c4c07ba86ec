/// A generated client of one service.
public protocol SOAPServiceClient: Sendable {
  /// The structure of the service's request headers.
  associatedtype RequestHeaders: SOAPHeaders
  /// What carries out the calls.
  var client: SOAPClient { get set }
  /// Header entries of every request that is not given others.
  var headers: RequestHeaders { get set }
}
