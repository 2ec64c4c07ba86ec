/// Memory in which the items of a list stand until the list has been read.
///
/// What stands there is moved bytewise; no item holds weak references or its own address. A long list is kept in
/// pieces: growing one piece would touch new memory again and again.
struct XMLItemBuffer: ~Copyable {
  private struct Piece {
    var start: UnsafeMutableRawPointer
    var capacity: Int
    var count: Int
  }

  /// Bytes of the pieces of a very long list: large enough for the system to get them back one by one.
  private static let largePiece = 1 << 20
  /// How many pieces a list has before it is very long.
  private static let shortCount = 16

  private var start: UnsafeMutableRawPointer
  private var capacity: Int
  /// Bytes that the items in the last piece take.
  private var used = 0
  /// Items in the last piece.
  private var lastCount = 0
  private var full: [Piece] = []
  /// Items in all pieces.
  private(set) var count = 0

  init() {
    capacity = 1024
    start = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit {
    for piece in full { Self.release(piece.start, piece.capacity) }
    Self.release(start, capacity)
  }

  private static func release(_ start: UnsafeMutableRawPointer, _ capacity: Int) {
    if capacity == XMLPiece.size { XMLPiece.deallocate(start) } else { start.deallocate() }
  }

  /// A place for the next item, which counts as soon as it is added.
  @inline(__always)
  mutating func nextSlot(_ stride: Int) -> UnsafeMutableRawPointer {
    if used &+ stride > capacity { makeRoom(stride) }
    return start + used
  }

  /// Counts the item that was initialized in the slot given last.
  @inline(__always)
  mutating func add(_ stride: Int) {
    used &+= stride
    lastCount &+= 1
    count &+= 1
  }

  @inline(never)
  private mutating func makeRoom(_ stride: Int) {
    precondition(stride <= XMLPiece.size, "an item is too large")
    if capacity >= XMLPiece.size {
      full.append(Piece(start: start, capacity: capacity, count: lastCount))
      capacity = full.count < Self.shortCount ? XMLPiece.size : Self.largePiece
      start = capacity == XMLPiece.size ? XMLPiece.allocate() : .allocate(byteCount: capacity, alignment: 16)
      used = 0
      lastCount = 0
      return
    }
    let larger = max(capacity * 4, used + stride)
    let isPiece = larger > XMLPiece.size / 2
    let memory = isPiece ? XMLPiece.allocate() : .allocate(byteCount: larger, alignment: 16)
    memory.copyMemory(from: start, byteCount: used)
    start.deallocate()
    start = memory
    capacity = isPiece ? XMLPiece.size : larger
  }

  /// Calls a function with each piece, in order; the items are its own from then on, and the buffer is empty.
  mutating func drain(_ body: (_ items: UnsafeMutableRawPointer, _ count: Int) -> Void) {
    for piece in full {
      body(piece.start, piece.count)
      // At once: the list and its pieces need not all be in memory.
      Self.release(piece.start, piece.capacity)
    }
    full = []
    body(start, lastCount)
    used = 0
    lastCount = 0
    count = 0
  }
}

/// Buffers of lists that have been read, for the next ones: lists stand inside lists, so that there are several.
struct XMLItemBuffers: ~Copyable {
  private var first: XMLItemBuffer?
  private var second: XMLItemBuffer?

  mutating func take() -> XMLItemBuffer {
    if let buffer = first.take() { return buffer }
    if let buffer = second.take() { return buffer }
    return XMLItemBuffer()
  }

  /// Keeps an empty buffer, unless there are enough.
  mutating func put(_ buffer: consuming XMLItemBuffer) {
    if first == nil {
      first = consume buffer
    } else if second == nil {
      second = consume buffer
    }
  }
}
