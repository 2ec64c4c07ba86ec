/// A set of small integers: inline up to 64, on the heap beyond.
struct XMLFieldSet: Hashable, Sendable {
  /// The numbers below 64. To be read alone where the set stands: copying a set counts a reference.
  private(set) var low: UInt64 = 0
  private var high: [UInt64]?

  @inline(__always)
  func contains(_ index: Int) -> Bool {
    if index < 64 { return low & (1 &<< UInt64(index)) != 0 }
    guard let high, index / 64 - 1 < high.count else { return false }
    return high[index / 64 - 1] & (1 &<< UInt64(index & 63)) != 0
  }

  @inline(__always)
  mutating func insert(_ index: Int) {
    if index < 64 {
      low |= 1 &<< UInt64(index)
    } else {
      insertHigh(index)
    }
  }

  private mutating func insertHigh(_ index: Int) {
    var words = high ?? []
    while words.count <= index / 64 - 1 { words.append(0) }
    words[index / 64 - 1] |= 1 &<< UInt64(index & 63)
    high = words
  }

  mutating func remove(_ index: Int) {
    if index < 64 {
      low &= ~(1 &<< UInt64(index))
    } else if var words = high, index / 64 - 1 < words.count {
      words[index / 64 - 1] &= ~(1 &<< UInt64(index & 63))
      high = words
    }
  }
}

/// Which nillable members of a generated type are an explicit `xsi:nil`, as opposed to being absent.
///
/// A mark counts only while its member is `nil`.
@_spi(Generated) public struct XMLNilFields: Sendable {
  var marks = XMLFieldSet()

  /// No explicit nils.
  public init() {}
}
