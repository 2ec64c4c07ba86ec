/// How many items and nils a message has, and a checksum over all values: CRC-32 over `NAME=TEXT;` of each element with
/// a text and `<TYPE>` of each item, in document order. `peers/common/worker.h` says the same for C.
public struct MessageValues: Sendable {
  /// Number of items.
  public private(set) var items = 0
  /// Number of elements that are explicitly nil; -1 from sides that do not tell nil from absent.
  public var nils = 0
  private var state: UInt32 = 0xFFFF_FFFF

  /// Creates the sums of nothing.
  public init() {}

  /// The checksum.
  public var checksum: UInt32 { ~state }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
  }

  private mutating func fold(_ text: String) {
    for byte in text.utf8 { state = Self.table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ (state >> 8) }
  }

  /// An item begins.
  public mutating func item(_ type: String) {
    items += 1
    fold("<\(type)>")
  }

  /// A string, an enumeration's word.
  public mutating func text(_ name: String, _ value: String?) {
    if let value, !value.isEmpty { fold("\(name)=\(value);") }
  }

  /// An integer.
  public mutating func integer(_ name: String, _ value: (some BinaryInteger)?) {
    if let value { fold("\(name)=\(value);") }
  }

  /// A boolean.
  public mutating func boolean(_ name: String, _ value: Bool?) {
    if let value { fold("\(name)=\(value);") }
  }

  /// A decimal, without zeros at the end of its fraction.
  public mutating func decimal(_ name: String, _ value: String?) {
    guard var value else { return }
    if value.contains(".") {
      while value.last == "0" { value.removeLast() }
      if value.last == "." { value.removeLast() }
    }
    text(name, value)
  }

  /// A double, by its bits.
  public mutating func double(_ name: String, _ value: Double?) {
    guard let value else { return }
    let digits = String(value.bitPattern, radix: 16)
    fold("\(name)=\(String(repeating: "0", count: 16 - digits.count))\(digits);")
  }
}
