/// Memory in which the items of a list stand until the list has been read.
///
/// What stands there is moved bytewise; no item holds weak references or its own address.
struct XMLItemBuffer: ~Copyable {
  private(set) var base: UnsafeMutableRawPointer
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { base.deallocate() }

  /// Makes room for so many bytes; what stands there already moves along.
  @inline(__always)
  mutating func reserve(_ bytes: Int, keeping used: Int) {
    if bytes > capacity { grow(bytes, used) }
  }

  @inline(never)
  private mutating func grow(_ bytes: Int, _ used: Int) {
    let larger = max(bytes, capacity * 2)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
    memory.copyMemory(from: base, byteCount: used)
    base.deallocate()
    base = memory
    capacity = larger
  }

  /// Whether it is small enough to be kept for another list.
  fileprivate var isWorthKeeping: Bool { capacity <= 1 << 16 }
}

/// Buffers of lists that have been read, for the next ones: lists stand inside lists, so that there are several.
struct XMLItemBuffers: ~Copyable {
  private var first: XMLItemBuffer?
  private var second: XMLItemBuffer?

  mutating func take() -> XMLItemBuffer {
    if let buffer = first.take() { return buffer }
    if let buffer = second.take() { return buffer }
    return XMLItemBuffer(capacity: 1024)
  }

  mutating func put(_ buffer: consuming XMLItemBuffer) {
    if !buffer.isWorthKeeping { return }
    if first == nil {
      first = consume buffer
    } else if second == nil {
      second = consume buffer
    }
  }
}
