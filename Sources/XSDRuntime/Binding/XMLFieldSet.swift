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

/// Which nillable members of a generated type are an explicit `xsi:nil`, as opposed to being absent: of types with 64
/// members at most. Used by generated code.
///
/// A mark counts only while its member is `nil`. Nothing but bits, because it is part of nearly every generated type: a
/// reference would have to be counted whenever one is copied, and machine code made for it.
public struct XMLNilFields: Sendable {
  var marks: UInt64 = 0

  /// No explicit nils.
  public init() {}
}

/// As ``XMLNilFields``, for types of more members. Used by generated code.
///
/// It begins with the marks of the first 64, so that these are found without knowing which of the two it is.
public struct XMLWideNilFields: Sendable {
  var marks = XMLFieldSet()

  /// No explicit nils.
  public init() {}
}

/// The marks of explicit nils by address.
extension XMLTypeTable.Field {
  /// Marks the member as explicitly nil, or as absent.
  @inline(__always)
  func setMarkedNil(_ value: UnsafeMutableRawPointer, _ isNil: Bool = true) {
    let place = value + nilOffset
    if nilIndex < 64 {
      let marks = place.assumingMemoryBound(to: XMLNilFields.self)
      if isNil {
        marks.pointee.marks |= 1 &<< UInt64(nilIndex)
      } else {
        marks.pointee.marks &= ~(1 &<< UInt64(nilIndex))
      }
    } else {
      let marks = place.assumingMemoryBound(to: XMLWideNilFields.self)
      if isNil { marks.pointee.marks.insert(nilIndex) } else { marks.pointee.marks.remove(nilIndex) }
    }
  }

  /// Whether the member is marked as explicitly nil.
  @inline(__always)
  func isMarkedNil(_ value: UnsafeRawPointer) -> Bool {
    if nilOffset < 0 { return false }
    let place = value + nilOffset
    if nilIndex < 64 {
      return place.assumingMemoryBound(to: XMLNilFields.self).pointee.marks & (1 &<< UInt64(nilIndex)) != 0
    }
    return place.assumingMemoryBound(to: XMLWideNilFields.self).pointee.marks.contains(nilIndex)
  }
}
