#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Why the file system refused.
struct FileError: Error, Hashable {
  var path: String
  var reason: String

  init(_ path: String) {
    self.path = path
    reason = String(cString: strerror(errno))
  }

  init(_ path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

/// The few file operations that the generator needs, on POSIX alone: Foundation would cost every user build time.
enum Files {
  /// The bytes of a file.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw FileError(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == chunk.count {
        bytes += chunk
      } else {
        if ferror(file) != 0 { throw FileError(path) }
        bytes += chunk[..<count]
        return bytes
      }
    }
  }

  /// The bytes of a file; `nil` if there is none. Anything else than a file, which reading might wait for without end, is
  /// an error.
  static func readIfPresent(_ path: String) throws(FileError) -> [UInt8]? {
    var status = stat()
    if stat(path, &status) != 0 {
      if errno == ENOENT { return nil }
      throw FileError(path)
    }
    let kind = status.st_mode & S_IFMT
    if kind != S_IFREG && kind != S_IFDIR { throw FileError(path, reason: "it is not a regular file") }
    return try read(path)
  }

  /// Writes all files or none: first into temporary files beside them, which take their names when all are there.
  static func write(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) {
    let suffix = ".\(getpid()).tmp"
    var written: [String] = []
    do throws(FileError) {
      for file in files {
        written.append(file.path + suffix)
        try write(file.bytes, to: file.path + suffix, reporting: file.path)
      }
      for file in files where rename(file.path + suffix, file.path) != 0 { throw FileError(file.path) }
    } catch {
      for path in written { unlink(path) }
      throw error
    }
  }

  private static func write(_ bytes: [UInt8], to path: String, reporting name: String) throws(FileError) {
    guard let file = fopen(path, "wb") else { throw FileError(name) }
    let count = fwrite(bytes, 1, bytes.count, file)
    if count != bytes.count {
      let error = FileError(name)
      fclose(file)
      throw error
    }
    if fclose(file) != 0 { throw FileError(name) }
  }

  /// Removes a file.
  static func remove(_ path: String) throws(FileError) {
    if unlink(path) != 0 { throw FileError(path) }
  }

  /// Creates a folder and the folders above it.
  static func createFolder(_ path: String) throws(FileError) {
    var current = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      current += (current.isEmpty || current.hasSuffix("/") ? "" : "/") + component
      if mkdir(current, 0o777) != 0 && errno != EEXIST { throw FileError(current) }
    }
    var status = stat()
    if stat(path, &status) != 0 { throw FileError(path) }
    if status.st_mode & S_IFMT != S_IFDIR {
      errno = ENOTDIR
      throw FileError(path)
    }
  }

  /// Names of the files in a folder, sorted; none if there is no such folder.
  static func names(inFolder path: String) throws(FileError) -> [String] {
    guard let folder = opendir(path) else {
      if errno == ENOENT { return [] }
      throw FileError(path)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
