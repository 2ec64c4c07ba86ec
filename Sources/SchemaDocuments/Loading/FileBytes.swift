#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reading of files with nothing but POSIX.
enum FileBytes {
  /// Why a file could not be read, in the system's words.
  struct Failure: Error {
    var reason: String
  }

  /// libxml2 counts the bytes of a document in 32 bits.
  static let sizeLimit = 512 << 20

  /// The bytes of a file.
  static func read(path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(reason: reason()) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = buffer.withUnsafeMutableBytes { readSome(descriptor, $0) }
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw Failure(reason: reason())
      }
      guard bytes.count + count <= sizeLimit else { throw Failure(reason: "it is larger than 512 MB") }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Whether a file can be read.
  static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// The path with symbolic links and dots resolved, as identity of a file; the path itself where there is no file.
  static func identity(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func reason() -> String {
    guard let text = strerror(errno) else { return "error \(errno)" }
    return String(cString: text)
  }

  private static func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }
}
