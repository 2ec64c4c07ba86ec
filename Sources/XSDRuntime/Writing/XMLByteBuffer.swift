/// Growing byte buffer the writer appends to.
///
/// The buffer owns its memory alone (it cannot be copied), so appending needs no uniqueness check. The unsafe pointer
/// stays inside this file and ``withUninitializedTail(_:_:)``; everything public is checked.
public struct XMLByteBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int

  /// Number of bytes appended so far.
  public private(set) var count: Int

  /// Creates an empty buffer with room for some bytes.
  public init(capacity: Int = 64) {
    self.capacity = max(capacity, 16)
    base = .allocate(capacity: self.capacity)
    count = 0
  }

  deinit {
    base.deallocate()
  }

  /// Whether nothing has been appended.
  public var isEmpty: Bool { count == 0 }

  /// Makes room for more bytes, so that appending them does not grow the buffer again.
  @inline(__always)
  public mutating func reserve(_ additional: Int) {
    if capacity - count < additional { grow(by: additional) }
  }

  @inline(never)
  private mutating func grow(by additional: Int) {
    precondition(additional >= 0 && additional <= Int.max / 4 && count <= Int.max / 4, "byte buffer too large")
    let newCapacity = max(count + additional, capacity * 2)
    let newBase = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity)
    newBase.initialize(from: base, count: count)
    base.deallocate()
    base = newBase
    capacity = newCapacity
  }

  /// Appends one byte.
  @inline(__always)
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count &+= 1
  }

  /// Appends bytes.
  public mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Appends a string's UTF-8 form, unescaped.
  public mutating func append(utf8 string: String) {
    if string.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil {
      // Only strings bridged from another language have no contiguous storage.
      for byte in string.utf8 { append(byte) }
    }
  }

  /// Appends the UTF-8 form of a literal.
  public mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { append($0) }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    reserve(bytes.count)
    (base + count).initialize(from: source, count: bytes.count)
    count &+= bytes.count
  }

  /// Forgets the bytes appended so far.
  public mutating func removeAll(keepingCapacity: Bool = false) {
    count = 0
    if !keepingCapacity && capacity > 64 {
      base.deallocate()
      capacity = 64
      base = .allocate(capacity: capacity)
    }
  }

  /// Calls a function with the bytes appended so far.
  public func withSpan<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeBufferPointer(start: base, count: count).span)
  }

  /// The bytes as an array; the buffer is empty afterwards and keeps its capacity.
  public mutating func take() -> [UInt8] {
    let bytes = [UInt8](UnsafeBufferPointer(start: base, count: count))
    count = 0
    return bytes
  }

  /// The bytes appended so far, valid until the next change; eight more may be read behind them.
  var paddedBytes: UnsafeBufferPointer<UInt8> {
    mutating get {
      reserve(8)
      (base + count).initialize(repeating: 0, count: 8)
      return UnsafeBufferPointer(start: base, count: count)
    }
  }

  /// Takes off the bytes from an offset on.
  mutating func removeTail(from start: Int) -> [UInt8] {
    precondition(start >= 0 && start <= count)
    let tail = [UInt8](UnsafeBufferPointer(start: base + start, count: count - start))
    count = start
    return tail
  }

  /// Moves the last byte in front of the ones before it, of which there are `length - 1`.
  mutating func rotateTail(_ length: Int) {
    precondition(length > 0 && length <= count)
    let last = base[count - 1]
    let start = base + (count - length)
    (start + 1).update(from: start, count: length - 1)
    start.pointee = last
  }

  /// Appends bytes that a function writes in place.
  ///
  /// - Parameters:
  ///   - byteCount: Exactly how many bytes the function initializes.
  ///   - body: Writes them; the buffer it is given has room for exactly that many.
  mutating func withUninitializedTail(_ byteCount: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
    reserve(byteCount)
    body(UnsafeMutableBufferPointer(start: base + count, count: byteCount))
    count &+= byteCount
  }
}

// The memory has one owner, and reaching it mutates or borrows that owner.
extension XMLByteBuffer: @unchecked Sendable {}

extension XMLByteBuffer {
  /// Appends an integer in decimal digits, with a minus sign if it is negative.
  @inlinable
  public mutating func appendDecimal<T: FixedWidthInteger>(_ value: T) {
    if T.bitWidth > 64 {
      append(utf8: value.description)
    } else {
      appendDecimal(isNegative: value < 0, magnitude: UInt64(truncatingIfNeeded: value.magnitude), width: 1)
    }
  }

  /// Appends an integer in at least so many decimal digits, padded with zeros; a minus sign is not counted.
  public mutating func appendPadded(_ value: Int, width: Int) {
    appendDecimal(isNegative: value < 0, magnitude: UInt64(value.magnitude), width: width)
  }

  @usableFromInline
  mutating func appendDecimal(isNegative: Bool, magnitude: UInt64, width: Int) {
    if isNegative { append(UInt8(ascii: "-")) }
    if magnitude < 10 && width <= 1 { return append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude)) }
    withUninitializedTail(max(width, magnitude.decimalDigitCount)) { digits in
      var rest = magnitude
      for index in stride(from: digits.count - 1, through: 0, by: -1) {
        let quotient = rest / 10
        digits.initializeElement(
          at: index, to: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest &- quotient &* 10))
        rest = quotient
      }
    }
  }
}

extension UInt64 {
  /// Number of decimal digits, at least one.
  var decimalDigitCount: Int {
    var digits = 1
    var rest = self
    while rest >= 10_000 {
      rest /= 10_000
      digits &+= 4
    }
    if rest >= 1000 { return digits &+ 3 }
    if rest >= 100 { return digits &+ 2 }
    return rest >= 10 ? digits &+ 1 : digits
  }
}
