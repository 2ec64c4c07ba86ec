/// A set of characters: what a class escape or a class in brackets describes.
struct CharacterClass: Sendable {
  /// One pair of brackets: ranges and general categories, perhaps negated.
  struct Group: Sendable {
    /// Sorted, neither overlapping nor adjacent.
    var ranges: [ClosedRange<UInt32>] = []
    var categories = CategorySet()
    var isNegated = false

    func contains(_ scalar: Unicode.Scalar) -> Bool { includes(scalar) != isNegated }

    private func includes(_ scalar: Unicode.Scalar) -> Bool {
      if !categories.isEmpty && categories.contains(CategorySet(scalar.properties.generalCategory)) { return true }
      var (low, high) = (0, ranges.count)
      while low < high {
        let middle = (low + high) / 2
        if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
      }
      return low < ranges.count && ranges[low].lowerBound <= scalar.value
    }
  }

  /// The group, what is subtracted from it, what is subtracted from that, and so on.
  private let groups: [Group]
  /// Membership of the characters below 128.
  private let ascii: (UInt64, UInt64)

  init(_ groups: [Group]) {
    self.groups = groups
    var ascii: (UInt64, UInt64) = (0, 0)
    for value: UInt8 in 0..<128 where Self.contains(Unicode.Scalar(value), in: groups) {
      if value < 64 { ascii.0 |= 1 << UInt64(value) } else { ascii.1 |= 1 << UInt64(value - 64) }
    }
    self.ascii = ascii
  }

  init(ranges: [ClosedRange<UInt32>] = [], categories: CategorySet = [], isNegated: Bool = false) {
    self.init([Group(ranges: ranges.united(), categories: categories, isNegated: isNegated)])
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 64 { return ascii.0 >> UInt64(scalar.value) & 1 == 1 }
    if scalar.value < 128 { return ascii.1 >> UInt64(scalar.value - 64) & 1 == 1 }
    return Self.contains(scalar, in: groups)
  }

  /// `a - (b - (c - …))`: decided by the first group that does not have the character.
  private static func contains(_ scalar: Unicode.Scalar, in groups: [Group]) -> Bool {
    let first = groups.firstIndex { !$0.contains(scalar) } ?? groups.count
    return first % 2 == 1
  }
}

extension [ClosedRange<UInt32>] {
  /// The same characters in sorted ranges that neither overlap nor touch.
  func united() -> Self {
    var result: Self = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound &+ 1 {
        result[result.count - 1] = last.lowerBound...Swift.max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// All other characters; the ranges are united.
  func inverted() -> Self {
    var result: Self = []
    var next: UInt32 = 0
    for range in self {
      if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= 0x10FFFF { result.append(next...0x10FFFF) }
    return result
  }
}
