import Foundation
import HTTPTypes
import SOAPRuntime
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One request and what has come back so far. Finished once, by whichever comes first: response, failure, cancellation.
final class URLSessionExchange: Sendable {
  typealias Outcome = Result<(HTTPResponse, [UInt8]), any Error>

  private struct State {
    var continuation: CheckedContinuation<(HTTPResponse, [UInt8]), any Error>?
    var outcome: Outcome?
    var response: HTTPResponse?
    var bytes: [UInt8] = []
  }

  private let maximumBytes: Int
  private let state = Mutex(State())

  init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

  /// Sets who is waiting; cancellation may have come first.
  func start(_ continuation: CheckedContinuation<(HTTPResponse, [UInt8]), any Error>) {
    let outcome = state.withLock { state -> Outcome? in
      if state.outcome == nil { state.continuation = continuation }
      return state.outcome
    }
    if let outcome { continuation.resume(with: outcome) }
  }

  func finish(_ outcome: Outcome) {
    let continuation = state.withLock { state -> CheckedContinuation<(HTTPResponse, [UInt8]), any Error>? in
      guard state.outcome == nil else { return nil }
      state.outcome = outcome
      state.bytes = []
      defer { state.continuation = nil }
      return state.continuation
    }
    continuation?.resume(with: outcome)
  }

  /// Takes the head of the response; `false` if the rest is not wanted.
  func receive(_ response: URLResponse) -> Bool {
    guard let response = response as? HTTPURLResponse else {
      finish(.failure(SOAPTransportError(.other, "the response is not HTTP")))
      return false
    }
    if response.expectedContentLength > Int64(maximumBytes) {
      finish(.failure(tooLarge))
      return false
    }
    var head = HTTPResponse(status: HTTPResponse.Status(code: response.statusCode))
    for (name, value) in response.allHeaderFields {
      if let name = (name as? String).flatMap({ HTTPField.Name($0) }), let value = value as? String {
        head.headerFields.append(HTTPField(name: name, value: value))
      }
    }
    let complete = head
    return state.withLock { state in
      state.response = complete
      return state.outcome == nil
    }
  }

  /// Takes a part of the body; `false` if the rest is not wanted.
  func receive(_ data: Data) -> Bool {
    let fits = state.withLock { state -> Bool? in
      guard state.outcome == nil else { return nil }
      guard state.bytes.count + data.count <= maximumBytes else { return false }
      state.bytes.append(contentsOf: data)
      return true
    }
    if fits == false { finish(.failure(tooLarge)) }
    return fits == true
  }

  func complete(_ error: (any Error)?) {
    let received = state.withLock { state in state.response.map { ($0, state.bytes) } }
    if let error {
      finish(.failure(Self.transportError(error, hasBegun: received != nil)))
      return
    }
    finish(received.map { .success($0) } ?? .failure(SOAPTransportError(.connectionLost, "no response came")))
  }

  private var tooLarge: SOAPTransportError {
    SOAPTransportError(.responseTooLarge, "the response is larger than \(maximumBytes) bytes")
  }

  /// The failure in terms of what may be sent again.
  ///
  /// - Parameter hasBegun: whether the head of a response had come.
  static func transportError(_ error: any Error, hasBegun: Bool = false) -> any Error {
    guard let error = error as? URLError else { return SOAPTransportError(.other, "the request failed: \(error)") }
    let (kind, text): (SOAPTransportError.Kind, String) =
      switch error.code {
      case .cannotFindHost, .dnsLookupFailed: (.cannotConnect, "the host name cannot be resolved")
      case .cannotConnectToHost: (.cannotConnect, "the host does not accept connections")
      case .notConnectedToInternet: (.cannotConnect, "there is no network")
      case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
        .serverCertificateNotYetValid, .serverCertificateHasUnknownRoot, .clientCertificateRejected,
        .clientCertificateRequired:
        (.insecure, "no secure connection can be made")
      case .timedOut: (.timedOut, "there was no complete response in time")
      case .networkConnectionLost, .badServerResponse: (.connectionLost, "the connection was lost")
      case .badURL: (.invalidRequest, "the request's URL cannot be used")
      // The URL is of http or https; this is what an answer that is not HTTP is told as.
      case .unsupportedURL: (.connectionLost, "the answer is not HTTP")
      default: hasBegun ? (.connectionLost, "the response broke off") : (.other, "the request failed")
      }
    if error.code == .cancelled { return CancellationError() }
    return SOAPTransportError(kind, "\(text) (URLError \(error.code.rawValue))")
  }
}
