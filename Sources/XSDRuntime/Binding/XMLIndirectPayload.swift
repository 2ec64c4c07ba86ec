/// Finds what an indirect case of a generated enum holds, without copying it and without counting a reference.
///
/// All cases of such an enum are indirect: it is one word, the reference to a box in which the payload stands, with the
/// number of the case in bits that no address has. Swift has no way to look at such a payload where it is; copying it
/// counts a reference for every string and list in it.
enum XMLIndirectPayload {
  /// The bits of the word that are the address of the box.
  private static let addressMask: UInt = 0x00FF_FFFF_FFFF_FFF8
  /// Bytes at the start of every box: metadata and reference count.
  private static let headerSize = 16

  /// Bytes from the start of a box to a payload.
  static func offset<Payload>(of type: Payload.Type) -> Int {
    let alignment = MemoryLayout<Payload>.alignment
    return (headerSize + alignment - 1) / alignment * alignment
  }

  /// The payload of an enum value at a place; valid as long as the value stands there unchanged.
  @inline(__always)
  static func address(_ place: UnsafeRawPointer, offset: Int) -> UnsafeRawPointer {
    let word = place.loadUnaligned(as: UInt.self)
    return UnsafeRawPointer(bitPattern: word & addressMask).unsafelyUnwrapped + offset
  }

  /// Whether a payload of an enum type stands where ``address(_:offset:)`` looks for it. One that is longer than the whole
  /// enum cannot stand in it, so its case is indirect.
  static func isFound<Value, Payload>(_ payload: Payload.Type, in type: Value.Type) -> Bool {
    let word = MemoryLayout<UInt>.size
    return MemoryLayout<Value>.size == word && MemoryLayout<Payload>.size > word && isLayoutKnown
  }

  private indirect enum Sample {
    case text(String)
    case pair(Int, Int)
    case wide(SIMD4<Float>, Int)
  }

  /// Whether enums are laid out on this machine as they are described here; tried out with samples, once.
  private static let isLayoutKnown: Bool = {
    #if (arch(x86_64) || arch(arm64)) && _pointerBitWidth(_64)
      let text = "more than fifteen bytes of text"
      return MemoryLayout<Sample>.size == MemoryLayout<UInt>.size
        && holds(.text(text), String.self) { $0 == text }
        && holds(.pair(3, 4), (Int, Int).self) { $0 == (3, 4) }
        && holds(.wide(SIMD4(1, 2, 3, 4), 5), (SIMD4<Float>, Int).self) { $0.0 == SIMD4(1, 2, 3, 4) && $0.1 == 5 }
    #else
      return false
    #endif
  }()

  private static func holds<Payload>(_ sample: Sample, _ type: Payload.Type, _ isRight: (Payload) -> Bool) -> Bool {
    withUnsafePointer(to: sample) { place in
      let payload = address(UnsafeRawPointer(place), offset: offset(of: Payload.self))
      return isRight(payload.assumingMemoryBound(to: Payload.self).pointee)
    }
  }
}
