import Synchronization

/// Pieces of memory of one size, in which long documents and long lists are put together.
///
/// Freed pieces are kept for the next document, up to a bound: giving memory back to the system and touching it anew
/// costs more than all that is written there.
enum XMLPiece {
  /// Bytes of a piece.
  static let size = 1 << 16
  /// How many are kept at most, for the whole process: 2 MB.
  private static let limit = 32

  private struct Address: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
  }
  private static let kept = Mutex<[Address]>([])

  /// Memory of ``size`` bytes, for any type.
  static func allocate() -> UnsafeMutableRawPointer {
    if let known = kept.withLock({ $0.popLast() }) { return known.start }
    return .allocate(byteCount: size, alignment: 16)
  }

  /// Gives back memory of ``allocate()``.
  static func deallocate(_ start: UnsafeMutableRawPointer) {
    let address = Address(start: start)
    let isKept = kept.withLock { kept in
      if kept.count >= limit { return false }
      kept.append(address)
      return true
    }
    if !isKept { start.deallocate() }
  }
}
