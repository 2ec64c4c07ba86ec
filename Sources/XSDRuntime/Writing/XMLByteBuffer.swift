/// Growing byte buffer the writer appends to.
///
/// The buffer owns its memory alone (it cannot be copied), so appending needs no uniqueness check. Beyond some size it
/// grows by pieces: growing in one would copy, and touch new memory, again and again. The unsafe pointers stay inside
/// this file and the functions that hand them to a closure; everything public is checked.
public struct XMLByteBuffer: ~Copyable {
  private struct Piece {
    var base: UnsafeMutablePointer<UInt8>
    var capacity: Int
    var count: Int
  }

  /// From how many bytes on pieces grow with the document, and how large they get.
  private static let longCount = 8 << 20
  private static let largestPiece = 64 << 20

  /// The last piece.
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var used = 0
  private var full: [Piece] = []
  /// Bytes in ``full``.
  private var flushed = 0
  /// Memory of somebody else, in which the first bytes stand.
  private let borrowed: UnsafeMutablePointer<UInt8>?

  /// Number of bytes appended so far.
  public var count: Int {
    @inline(__always) get { flushed &+ used }
  }

  /// Creates an empty buffer with room for some bytes.
  public init(capacity: Int = 64) {
    self.capacity = max(capacity, 16)
    base = Self.allocate(self.capacity)
    borrowed = nil
  }

  /// Creates an empty buffer that begins in memory of somebody else, who keeps it longer than the buffer lives.
  init(borrowing memory: UnsafeMutableBufferPointer<UInt8>) {
    borrowed = memory.baseAddress
    capacity = memory.count
    base = memory.baseAddress ?? .allocate(capacity: 0)
  }

  deinit {
    for piece in full { release(piece.base, piece.capacity) }
    release(base, capacity)
  }

  /// Whether all bytes stand in the borrowed memory.
  var isInBorrowedMemory: Bool { base == borrowed && full.isEmpty }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity == XMLPiece.size { return XMLPiece.allocate().bindMemory(to: UInt8.self, capacity: capacity) }
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    XMLLargeMemory.willFill(UnsafeMutableBufferPointer(start: memory, count: capacity))
    return memory
  }

  private func release(_ base: UnsafeMutablePointer<UInt8>, _ capacity: Int) {
    if base == borrowed { return }
    if capacity == XMLPiece.size { XMLPiece.deallocate(base) } else { base.deallocate() }
  }

  /// Whether nothing has been appended.
  public var isEmpty: Bool { count == 0 }

  /// Makes room for more bytes, so that appending them does not grow the buffer again.
  @inline(__always)
  public mutating func reserve(_ additional: Int) {
    if capacity &- used < additional { grow(by: additional) }
  }

  @inline(never)
  private mutating func grow(by additional: Int) {
    precondition(additional >= 0 && additional <= Int.max / 4 && count <= Int.max / 4, "byte buffer too large")
    if used >= XMLPiece.size / 2 {
      full.append(Piece(base: base, capacity: capacity, count: used))
      flushed += used
      used = 0
      // Many small pieces of a very long document would be touched, and given back, page by page.
      capacity = max(additional, XMLPiece.size, flushed > Self.longCount ? min(flushed, Self.largestPiece) : 0)
      base = Self.allocate(capacity)
    } else {
      let newCapacity = max(used + additional, capacity * 2)
      let newBase = Self.allocate(newCapacity)
      newBase.initialize(from: base, count: used)
      release(base, capacity)
      base = newBase
      capacity = newCapacity
    }
  }

  /// Makes one piece of all.
  private mutating func join() {
    if full.isEmpty { return }
    let total = count
    let newBase = Self.allocate(total + 64)
    copy(to: newBase)
    removePieces()
    release(base, capacity)
    base = newBase
    capacity = total + 64
    used = total
  }

  private mutating func removePieces() {
    for piece in full { release(piece.base, piece.capacity) }
    full.removeAll()
    flushed = 0
  }

  /// Copies all bytes to memory that has room for them.
  private func copy(to target: UnsafeMutablePointer<UInt8>) {
    var next = target
    for piece in full {
      next.initialize(from: piece.base, count: piece.count)
      next += piece.count
    }
    next.initialize(from: base, count: used)
  }

  /// Appends one byte.
  @inline(__always)
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    base[used] = byte
    used &+= 1
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
    (base + used).initialize(from: source, count: bytes.count)
    used &+= bytes.count
  }

  /// Forgets the bytes appended so far.
  public mutating func removeAll(keepingCapacity: Bool = false) {
    used = 0
    if !full.isEmpty { removePieces() }
    if !keepingCapacity && capacity > 64 {
      release(base, capacity)
      capacity = 64
      base = Self.allocate(capacity)
    }
  }

  /// Calls a function with the bytes appended so far.
  public func withSpan<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if full.isEmpty { return try body(UnsafeBufferPointer(start: base, count: used).span) }
    return try body(array().span)
  }

  /// All bytes in one array, with others put in at an offset: each byte is copied once.
  private func array(
    inserting inserted: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0), at offset: Int = 0
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count + inserted.count) { bytes, initialized in
      XMLLargeMemory.willFill(bytes)
      guard let start = bytes.baseAddress else { return }
      copy(to: start + inserted.count)
      if let first = inserted.baseAddress {
        // The root's name stands at the very beginning: little is moved.
        start.update(from: start + inserted.count, count: offset)
        (start + offset).update(from: first, count: inserted.count)
      }
      initialized = count + inserted.count
    }
  }

  /// The bytes as an array; the buffer is empty afterwards and keeps its capacity.
  public mutating func take() -> [UInt8] {
    let bytes = array()
    removeAll(keepingCapacity: true)
    return bytes
  }

  /// Where a byte stands last; `nil` if that is not in the last piece.
  func lastOffset(of byte: UInt8) -> Int? {
    UnsafeBufferPointer(start: base, count: used).lastIndex(of: byte).map { flushed + $0 }
  }

  /// Takes off the bytes from an offset on.
  mutating func removeTail(from start: Int) -> [UInt8] {
    precondition(start >= 0 && start <= count)
    var tail: [UInt8] = []
    while start < flushed, let piece = full.popLast() {
      // What is kept of the last piece goes in front of it.
      tail.insert(contentsOf: UnsafeBufferPointer(start: base, count: used), at: 0)
      release(base, capacity)
      base = piece.base
      capacity = piece.capacity
      used = piece.count
      flushed -= piece.count
    }
    let first = start - flushed
    tail.insert(contentsOf: UnsafeBufferPointer(start: base + first, count: used - first), at: 0)
    used = first
    return tail
  }

  /// Calls a function with the bytes from an offset on; `nil` if they do not stand in one piece.
  func withTail<Result>(from start: Int, _ body: (Span<UInt8>) -> Result) -> Result? {
    precondition(start >= 0 && start <= count)
    if start < flushed { return nil }
    return body(UnsafeBufferPointer(start: base + (start - flushed), count: count - start).span)
  }

  /// Moves the last byte in front of the ones before it, of which there are `length - 1`.
  mutating func rotateTail(_ length: Int) {
    precondition(length > 0 && length <= count)
    if length > used { join() }
    let last = base[used - 1]
    let start = base + (used - length)
    (start + 1).update(from: start, count: length - 1)
    start.pointee = last
  }

  /// As ``take()``, with a string put in at an offset: everything is copied once.
  mutating func take(inserting string: String, at offset: Int) -> [UInt8] {
    precondition(offset >= 0 && offset <= count)
    var string = string
    let bytes = string.withUTF8 { array(inserting: $0, at: offset) }
    removeAll(keepingCapacity: true)
    return bytes
  }

  /// Puts bytes in at an offset, if they fit and all bytes stand in one piece.
  mutating func insert(_ inserted: StaticString, at offset: Int) -> Bool {
    let length = inserted.utf8CodeUnitCount
    if !full.isEmpty || capacity - used < length { return false }
    (base + (offset + length)).update(from: base + offset, count: used - offset)
    (base + offset).update(from: inserted.utf8Start, count: length)
    used += length
    return true
  }

  /// Takes off bytes from an offset on, and moves up what follows them.
  mutating func remove(_ length: Int, at offset: Int) {
    join()
    precondition(offset >= 0 && length >= 0 && offset + length <= used)
    (base + offset).update(from: base + (offset + length), count: used - offset - length)
    used -= length
  }

  /// Appends what a function writes from a pointer on, which it moves along: at most so many bytes.
  @inline(__always)
  mutating func appendUnchecked(_ capacity: Int, _ body: (inout UnsafeMutablePointer<UInt8>) -> Void) {
    reserve(capacity)
    var next = base + used
    body(&next)
    used = next - base
  }

  /// As ``appendUnchecked(_:_:)``, unless the function says that what it wrote does not count.
  @inline(__always)
  mutating func appendUnlessTold(_ capacity: Int, _ body: (inout UnsafeMutablePointer<UInt8>) -> Bool) -> Bool {
    reserve(capacity)
    var next = base + used
    guard body(&next) else { return false }
    used = next - base
    return true
  }

  /// The bytes appended so far, valid until the next change; eight more may be read behind them.
  var paddedBytes: UnsafeBufferPointer<UInt8> {
    mutating get {
      join()
      reserve(8)
      join()
      (base + used).initialize(repeating: 0, count: 8)
      return UnsafeBufferPointer(start: base, count: used)
    }
  }

  /// Appends bytes that a function writes in place.
  ///
  /// - Parameters:
  ///   - byteCount: Exactly how many bytes the function initializes.
  ///   - body: Writes them; the buffer it is given has room for exactly that many.
  mutating func withUninitializedTail(_ byteCount: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
    reserve(byteCount)
    body(UnsafeMutableBufferPointer(start: base + used, count: byteCount))
    used &+= byteCount
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
