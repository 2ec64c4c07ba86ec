import Foundation
public import HTTPTypes
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A small HTTP/1.1 server on the loopback interface: one request for each connection, a bounded number of them.
public final class LoopbackHTTPServer: Sendable {
  /// Answers a request.
  public typealias Handler = @Sendable (HTTPRequest, [UInt8]) async -> (HTTPResponse, [UInt8])

  /// Port that the system chose.
  public let port: Int
  private let listener: Int32
  private let handler: Handler
  private let remaining: Mutex<Int>
  private let isStopped = Atomic(false)

  /// Starts a server; it ends with ``stop()`` or after a number of connections.
  public init(maximumConnections: Int = 32, handler: @escaping Handler) throws {
    self.handler = handler
    remaining = Mutex(maximumConnections)
    (listener, port) = try LoopbackSocket.listen()
    Thread.detachNewThread { [self] in accept() }
  }

  /// URL of the server.
  public var url: String { "http://127.0.0.1:\(port)/CampaignManagementService.svc" }

  /// Accepts no more connections.
  public func stop() { isStopped.store(true, ordering: .relaxed) }

  private func accept() {
    defer { close(listener) }
    while !isStopped.load(ordering: .relaxed) {
      // Wakes up now and then, because closing a socket does not wake its accept on every system.
      guard LoopbackSocket.wait(listener, milliseconds: 50) else { continue }
      let connection = LoopbackSocket.accept(listener)
      guard connection >= 0 else { continue }
      let isAllowed = remaining.withLock { remaining in
        remaining -= 1
        return remaining >= 0
      }
      guard isAllowed else {
        close(connection)
        return
      }
      Thread.detachNewThread { [self] in serve(connection) }
    }
  }

  private func serve(_ connection: Int32) {
    guard let (request, body) = HTTPExchange.read(from: connection) else {
      close(connection)
      return
    }
    let handler = handler
    Task {
      let (response, bytes) = await handler(request, body)
      LoopbackSocket.write(HTTPExchange.head(response, bytes.count) + bytes, to: connection)
      close(connection)
    }
  }
}

/// The parts of HTTP/1.1 (RFC 9112) that one exchange needs.
enum HTTPExchange {
  static func read(from connection: Int32) -> (HTTPRequest, [UInt8])? {
    var received: [UInt8] = []
    var end: Int?
    while end == nil {
      guard received.count < 1 << 16, let more = LoopbackSocket.read(connection) else { return nil }
      received += more
      end = received.indices.first { received[$0...].starts(with: Array("\r\n\r\n".utf8)) }
    }
    guard let end else { return nil }
    var lines = String(decoding: received[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    let start = lines.removeFirst().split(separator: " ")
    guard start.count == 3, let method = HTTPRequest.Method(String(start[0])) else { return nil }
    var request = HTTPRequest(method: method, scheme: "http", authority: nil, path: String(start[1]))
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), let name = HTTPField.Name(String(line[..<colon])) else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      request.headerFields.append(HTTPField(name: name, value: value))
    }
    if request.headerFields[.expect] != nil {
      LoopbackSocket.write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), to: connection)
    }
    let length = request.headerFields[.contentLength].flatMap { Int($0) } ?? 0
    var body = Array(received[(end + 4)...])
    while body.count < length {
      guard let more = LoopbackSocket.read(connection) else { return nil }
      body += more
    }
    return (request, body)
  }

  static func head(_ response: HTTPResponse, _ length: Int) -> [UInt8] {
    var text = "HTTP/1.1 \(response.status.code) \(response.status.reasonPhrase)\r\n"
    for field in response.headerFields { text += "\(field.name.rawName): \(field.value)\r\n" }
    text += "Content-Length: \(length)\r\nConnection: close\r\n\r\n"
    return Array(text.utf8)
  }
}
