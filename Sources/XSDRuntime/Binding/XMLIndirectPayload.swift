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

  /// Whether payloads of an enum type stand where ``address(_:offset:)`` looks for them.
  static func isFound<Value>(in type: Value.Type) -> Bool {
    MemoryLayout<Value>.size == MemoryLayout<UInt>.size && isLayoutKnown
  }

  private indirect enum Sample {
    case small(UInt8)
    case text(String)
    case wide(SIMD4<Float>, Int)
  }

  /// Whether enums are laid out on this machine as they are described here; tried out with samples, once.
  private static let isLayoutKnown: Bool = {
    #if (arch(x86_64) || arch(arm64)) && _pointerBitWidth(_64)
      let text = "more than fifteen bytes of text"
      return MemoryLayout<Sample>.size == MemoryLayout<UInt>.size
        && holds(.small(42), UInt8.self) { $0 == 42 }
        && holds(.text(text), String.self) { $0 == text }
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
