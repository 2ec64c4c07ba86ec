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
  let append: (_ place: UnsafeMutableRawPointer, _ items: borrowing XMLItemBuffer) -> Void
  let destroy: (_ items: borrowing XMLItemBuffer) -> Void
  /// Calls a function with the items of the array at a place.
  let withItems: (_ place: UnsafeRawPointer, _ body: (UnsafeRawPointer, _ count: Int) -> Void) -> Void
  /// Whether an item is nil; `nil` where items cannot be nil.
  let isNilItem: ((UnsafeRawPointer) -> Bool)?

  private init<Item>(
    _ type: Item.Type, tagOffset: Int, initializeNil: ((UnsafeMutableRawPointer) -> Void)?,
    isNilItem: ((UnsafeRawPointer) -> Bool)?
  ) {
    self.isNilItem = isNilItem
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
          items.forEachPiece { piece, count in
            let next = buffer.baseAddress.unsafelyUnwrapped + initialized
            next.moveInitialize(from: piece.assumingMemoryBound(to: Item.self), count: count)
            initialized += count
          }
        }
      } else {
        items.forEachPiece { piece, count in
          let items = piece.assumingMemoryBound(to: Item.self)
          for index in 0..<count { array.pointee.append((items + index).move()) }
        }
      }
    }
    destroy = { items in
      items.forEachPiece { piece, count in piece.assumingMemoryBound(to: Item.self).deinitialize(count: count) }
    }
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
