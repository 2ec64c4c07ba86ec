/// What is done with the items of a list all at once: where they come from need not know their type.
struct XMLItemOperations {
  /// Bytes from one item to the next.
  let stride: Int
  /// Where an Optional item says that it has a value, see ``XMLErasedCodec/tagOffset(_:)``.
  let tagOffset: Int
  /// Stores a nil item; `nil` where items cannot be nil.
  let initializeNil: ((UnsafeMutableRawPointer) -> Void)?
  /// Moves so many items to the end of the array at a place.
  let append: (_ place: UnsafeMutableRawPointer, _ items: UnsafeMutableRawPointer, _ count: Int) -> Void
  let destroy: (_ items: UnsafeMutableRawPointer, _ count: Int) -> Void

  init<Item>(_ type: Item.Type, tagOffset: Int, initializeNil: ((UnsafeMutableRawPointer) -> Void)?) {
    stride = MemoryLayout<Item>.stride
    self.tagOffset = tagOffset
    self.initializeNil = initializeNil
    append = { place, items, count in
      let items = items.assumingMemoryBound(to: Item.self)
      let array = place.assumingMemoryBound(to: [Item].self)
      if array.pointee.isEmpty {
        // As large as it has to be, and in one piece.
        array.pointee = [Item](unsafeUninitializedCapacity: count) { buffer, initialized in
          buffer.baseAddress?.moveInitialize(from: items, count: count)
          initialized = count
        }
      } else {
        for index in 0..<count { array.pointee.append((items + index).move()) }
      }
    }
    destroy = { items, count in items.assumingMemoryBound(to: Item.self).deinitialize(count: count) }
  }

  /// Items of a type.
  static func items<Value>(_ type: Value.Type) -> Self {
    Self(Value.self, tagOffset: -1, initializeNil: nil)
  }

  /// Items that may be nil.
  static func nillableItems<Value>(_ type: Value.Type) -> Self {
    Self(Value?.self, tagOffset: XMLErasedCodec.tagOffset(Value.self)) { $0.initializeMemory(as: Value?.self, to: nil) }
  }
}
