#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Memory of very long documents.
enum XMLLargeMemory {
  /// From how many bytes on it pays to ask; smaller memory mostly comes from what the allocator has kept, touched already.
  private static let least = 4 << 20
  private static let pageSize = 4096

  /// Tells the system that all of this memory is about to be written, from its beginning on.
  ///
  /// New memory is handed over page by page when it is touched, and of 200 MB the 50,000 interruptions can cost more than
  /// writing them. On Linux it comes in pages of 2 MB where the system permits to ask for them. Elsewhere nothing happens.
  static func willFill(_ memory: UnsafeMutableBufferPointer<UInt8>) {
    #if os(Linux)
      guard memory.count >= least, let start = memory.baseAddress else { return }
      // It takes whole pages: the one that the memory begins in, which others may use as well, is left out.
      let skipped = -Int(bitPattern: start) & (pageSize - 1)
      // Whether it was heeded shows in nothing but time.
      _ = madvise(start + skipped, memory.count - skipped, 14 /* MADV_HUGEPAGE: not every C library names it */)
    #endif
  }

  /// Whether an array is large, and changing it would copy it because somebody else holds it as well.
  ///
  /// Only a hint; `false` where the array's layout is not one reference to its storage.
  static func isSharedAndLarge(_ bytes: inout [UInt8]) -> Bool {
    #if os(Linux)
      if bytes.count < least { return false }
      return withUnsafeMutablePointer(to: &bytes) { array in
        array.withMemoryRebound(to: AnyObject.self, capacity: 1) { !isKnownUniquelyReferenced(&$0.pointee) }
      }
    #else
      return false
    #endif
  }
}
