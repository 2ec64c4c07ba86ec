import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Answers HTTP/1.1 on a loopback port with bytes that a test chooses; one connection each request.
final class LoopbackServer: Sendable {
  /// What becomes of a connection once its request was read.
  enum Answer: Sendable {
    /// Sends these bytes and closes.
    case bytes(String)
    /// Says nothing until the other side closes.
    case silence
  }

  let port: UInt16
  private let socketDescriptor: Int32
  private let received = Mutex<[String]>([])
  private let closedByPeer = Mutex(0)

  /// The requests so far, head and body.
  var requests: [String] { received.withLock { $0 } }
  /// How many silent connections the client has closed.
  var closedConnections: Int { closedByPeer.withLock { $0 } }

  init(_ answer: @escaping @Sendable (String) -> Answer) throws {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let descriptor = socket(AF_INET, stream, 0)
    guard descriptor >= 0 else { throw POSIXError(.EIO) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let size = length
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && listen(descriptor, 16) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRINUSE) }
    socketDescriptor = descriptor
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else { return }
        Thread.detachNewThread { [weak self] in self?.serve(connection, answer) }
      }
    }
  }

  deinit {
    _ = shutdown(socketDescriptor, Int32(SHUT_RDWR))
    _ = close(socketDescriptor)
  }

  private func serve(_ connection: Int32, _ answer: (String) -> Answer) {
    defer { _ = close(connection) }
    var timeout = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var bytes: [UInt8] = []
    while !Self.isComplete(bytes) {
      guard let more = Self.read(connection) else { return }
      bytes += more
    }
    let request = String(decoding: bytes, as: UTF8.self)
    received.withLock { $0.append(request) }
    switch answer(request) {
    case .bytes(let text):
      let reply = Array(text.utf8)
      var sent = 0
      while sent < reply.count {
        let count = reply[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Self.sendFlags) }
        guard count > 0 else { return }
        sent += count
      }
    case .silence:
      if Self.read(connection) == nil { closedByPeer.withLock { $0 += 1 } }
    }
  }

  #if canImport(Glibc)
    private static let sendFlags = Int32(MSG_NOSIGNAL)
  #else
    private static let sendFlags: Int32 = 0
  #endif

  /// The next bytes; `nil` at the end of the connection.
  private static func read(_ connection: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(connection, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  private static func isComplete(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return false }
    let head = text[..<end.lowerBound].lowercased()
    let field = head.components(separatedBy: "\r\n").first { $0.hasPrefix("content-length:") }
    let length = field.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
    return text[end.upperBound...].utf8.count >= length
  }
}
