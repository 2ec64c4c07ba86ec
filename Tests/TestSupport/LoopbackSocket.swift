import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sockets with blocking calls that give up after five seconds.
enum LoopbackSocket {
  struct Failure: Error { var step: String }

  /// A listening socket on a free port of 127.0.0.1.
  static func listen() throws -> (descriptor: Int32, port: Int) {
    let descriptor = socket(AF_INET, streamType, 0)
    guard descriptor >= 0 else { throw Failure(step: "socket") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard bind(descriptor, address, length) == 0, systemListen(descriptor, 16) == 0 else { return Int32(-1) }
        return getsockname(descriptor, address, &length)
      }
    }
    guard status == 0 else {
      close(descriptor)
      throw Failure(step: "bind")
    }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
  }

  /// Whether something can be read before time is up.
  static func wait(_ descriptor: Int32, milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) > 0
  }

  static func accept(_ listener: Int32) -> Int32 {
    let connection = systemAccept(listener, nil, nil)
    #if canImport(Darwin)
      var on: Int32 = 1
      setsockopt(connection, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
    #endif
    return connection
  }

  /// The next bytes; `nil` at the end, after an error, or after five seconds.
  static func read(_ descriptor: Int32) -> [UInt8]? {
    guard wait(descriptor, milliseconds: 5000) else { return nil }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  /// Writes all bytes, or as many as the other side takes.
  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, sendFlags) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  #if canImport(Darwin)
    private static let streamType = SOCK_STREAM
    private static let sendFlags: Int32 = 0
    private static func systemListen(_ descriptor: Int32, _ count: Int32) -> Int32 { Darwin.listen(descriptor, count) }
    private static func systemAccept(
      _ descriptor: Int32, _ address: UnsafeMutablePointer<sockaddr>?, _ length: UnsafeMutablePointer<socklen_t>?
    ) -> Int32 { Darwin.accept(descriptor, address, length) }
  #else
    // The peer may be gone; that is no reason to die of a signal.
    private static let sendFlags = Int32(MSG_NOSIGNAL)
    #if canImport(Glibc)
      private static let streamType = Int32(SOCK_STREAM.rawValue)
      private static func systemListen(_ descriptor: Int32, _ count: Int32) -> Int32 { Glibc.listen(descriptor, count) }
      private static func systemAccept(
        _ descriptor: Int32, _ address: UnsafeMutablePointer<sockaddr>?, _ length: UnsafeMutablePointer<socklen_t>?
      ) -> Int32 { Glibc.accept(descriptor, address, length) }
    #else
      private static let streamType = SOCK_STREAM
      private static func systemListen(_ descriptor: Int32, _ count: Int32) -> Int32 { Musl.listen(descriptor, count) }
      private static func systemAccept(
        _ descriptor: Int32, _ address: UnsafeMutablePointer<sockaddr>?, _ length: UnsafeMutablePointer<socklen_t>?
      ) -> Int32 { Musl.accept(descriptor, address, length) }
    #endif
  #endif
}
