#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How much memory this process occupies.
enum ResidentMemory {
  /// Bytes, after the allocator has given back what it does not use; 0 where the system does not tell.
  static func now() -> Int {
    #if os(Linux)
      // Not in the module map of the C library.
      if let trim = dlsym(nil, "malloc_trim") {
        _ = unsafeBitCast(trim, to: (@convention(c) (Int) -> CInt).self)(0)
      }
      guard let file = fopen("/proc/self/statm", "r") else { return 0 }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 256)
      guard fgets(&line, CInt(line.count), file) != nil else { return 0 }
      let fields = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        .split(separator: " ")
      return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(getpagesize()) : 0
    #else
      return 0
    #endif
  }
}
