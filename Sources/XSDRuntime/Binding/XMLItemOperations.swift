/// What is done with the items of a list all at once: where they come from need not know their type.
struct XMLItemOperations {
  /// Bytes from one item to the next.
  let stride: Int
  /// Whether items fit the pieces of memory in which they are collected.
  var areCollected: Bool { stride <= XMLPiece.size }
  /// Where an Optional item says that it has a value, see ``XMLErasedCodec/tagOffset(_:)``.
  let tagOffset: Int
  /// Stores a nil item; `nil` where items cannot be nil.
  let initializeNil: ((UnsafeMutableRawPointer) -> Void)?
  /// Moves the items to the end of the array at a place.
  let append: (_ place: UnsafeMutableRawPointer, _ items: inout XMLItemBuffer) -> Void
  let destroy: (_ items: inout XMLItemBuffer) -> Void
  /// Calls a function with the items of the array at a place.
  let withItems: (_ place: UnsafeRawPointer, _ body: (UnsafeRawPointer, _ count: Int) -> Void) -> Void
  /// Whether an item is nil; `nil` where items cannot be nil.
  private let isNilClosure: ((UnsafeRawPointer) -> Bool)?
  /// What nil looks like where items are one word: looking at it needs no closure.
  private let nilWord: UInt64?

  private init<Item>(
    _ type: Item.Type, tagOffset: Int, initializeNil: ((UnsafeMutableRawPointer) -> Void)?,
    isNilItem: ((UnsafeRawPointer) -> Bool)?
  ) {
    isNilClosure = isNilItem
    nilWord = initializeNil.flatMap { Self.nilWord(size: MemoryLayout<Item>.size, $0) }
    withItems = { place, body in
      place.assumingMemoryBound(to: [Item].self).pointee.withUnsafeBufferPointer { items in
        if let start = items.baseAddress { body(UnsafeRawPointer(start), items.count) }
      }
    }
    stride = MemoryLayout<Item>.stride
    self.tagOffset = tagOffset
    self.initializeNil = initializeNil
    append = { place, items in
      let array = place.assumingMemoryBound(to: [Item].self)
      if array.pointee.isEmpty {
        // As large as it has to be, and in one piece.
        array.pointee = [Item](unsafeUninitializedCapacity: items.count) { buffer, initialized in
          items.drain { piece, count in
            let next = buffer.baseAddress.unsafelyUnwrapped + initialized
            next.moveInitialize(from: piece.assumingMemoryBound(to: Item.self), count: count)
            initialized += count
          }
        }
      } else {
        items.drain { piece, count in
          let items = piece.assumingMemoryBound(to: Item.self)
          for index in 0..<count { array.pointee.append((items + index).move()) }
        }
      }
    }
    destroy = { items in
      items.drain { piece, count in piece.assumingMemoryBound(to: Item.self).deinitialize(count: count) }
    }
  }

  /// What a nil item of one word looks like; `nil` if not all of its bytes are the same each time.
  static func nilWord(size: Int, _ initializeNil: (UnsafeMutableRawPointer) -> Void) -> UInt64? {
    guard size == MemoryLayout<UInt64>.size else { return nil }
    var words: (UInt64, UInt64) = (0, .max)
    withUnsafeMutablePointer(to: &words.0) { initializeNil(UnsafeMutableRawPointer($0)) }
    withUnsafeMutablePointer(to: &words.1) { initializeNil(UnsafeMutableRawPointer($0)) }
    return words.0 == words.1 ? words.0 : nil
  }

  /// Whether the item at an address is nil.
  @inline(__always)
  func isNilItem(_ item: UnsafeRawPointer) -> Bool {
    if let nilWord { return item.loadUnaligned(as: UInt64.self) == nilWord }
    return isNilClosure?(item) ?? false
  }

  /// Items of a type.
  static func items<Value>(_ type: Value.Type) -> Self {
    Self(Value.self, tagOffset: -1, initializeNil: nil, isNilItem: nil)
  }

  /// Items that may be nil.
  static func nillableItems<Value>(_ type: Value.Type) -> Self {
    Self(
      Value?.self, tagOffset: XMLErasedCodec.tagOffset(Value.self),
      initializeNil: { $0.initializeMemory(as: Value?.self, to: nil) },
      isNilItem: { isNil($0.assumingMemoryBound(to: Value?.self)) })
  }
}
