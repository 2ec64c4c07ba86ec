#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

import SchemaDocuments

/// Standard error.
enum Console {
  /// Prints diagnostics, one a line.
  static func printErrors(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { printError(diagnostic.description) }
  }

  /// Prints one line to standard error.
  static func printError(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      start += count
    }
  }
}
