public import HTTPTypes
public import SOAPRuntime

#if canImport(FoundationNetworking)
  import Foundation
  public import FoundationNetworking
#else
  public import Foundation
#endif

/// Sends requests with `URLSession`.
///
/// Works with Foundation on Apple platforms and with FoundationNetworking elsewhere. Cancelling the task cancels the
/// request; redirects are not followed; responses are given up while they arrive if they become too large. Cookies are
/// not kept and nothing is cached, unless the configuration says otherwise.
public struct URLSessionTransport: SOAPTransport {
  private let owner: URLSessionOwner

  /// Creates a transport with a session of its own; the session ends with the last copy of the transport.
  ///
  /// - Parameter configuration: proxy, TLS and connection settings; an ephemeral one without cookies and cache if left
  ///   out.
  public init(configuration: URLSessionConfiguration? = nil) {
    owner = URLSessionOwner(configuration ?? Self.defaultConfiguration)
  }

  private static var defaultConfiguration: URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    return configuration
  }

  /// Sends a request and receives the whole response.
  ///
  /// - Throws: `SOAPTransportError`, `CancellationError`.
  public func send(
    _ request: HTTPRequest, body: [UInt8], options: SOAPTransportOptions
  ) async throws -> (HTTPResponse, [UInt8]) {
    try Task.checkCancellation()
    let task = owner.session.dataTask(with: try urlRequest(request, body, options))
    let exchange = URLSessionExchange(maximumBytes: options.maximumResponseBytes)
    owner.router.add(exchange, for: task)
    defer { owner.router.remove(task) }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        exchange.start(continuation)
        task.resume()
      }
    } onCancel: {
      // The caller is answered at once; the session may take its time to take the connection down.
      exchange.finish(.failure(CancellationError()))
      task.cancel()
    }
  }

  private func urlRequest(
    _ request: HTTPRequest, _ body: [UInt8], _ options: SOAPTransportOptions
  ) throws -> URLRequest {
    guard let url = URL(string: request.soapURL) else {
      throw SOAPTransportError(.invalidRequest, "the request's URL is not valid")
    }
    var urlRequest = URLRequest(url: url)
    urlRequest.httpMethod = request.method.rawValue
    for field in request.headerFields { urlRequest.addValue(field.value, forHTTPHeaderField: field.name.rawName) }
    urlRequest.httpBody = Data(body)
    // The session's own timeout counts idle time and defaults to 60 s; it must not fire before the one asked for.
    let week: Double = 7 * 24 * 3600
    // Beyond some size it would not fit into what it is converted to.
    urlRequest.timeoutInterval = options.timeout.map { min(Double($0.components.seconds) + 1, 52 * week) } ?? week
    return urlRequest
  }
}

/// Keeps the session as long as a transport uses it.
private final class URLSessionOwner: Sendable {
  let session: URLSession
  let router = URLSessionRouter()

  init(_ configuration: URLSessionConfiguration) {
    session = URLSession(configuration: configuration, delegate: router, delegateQueue: nil)
  }

  // A session keeps its delegate, its threads and its connections until it is told that nothing more will come.
  deinit { session.finishTasksAndInvalidate() }
}
