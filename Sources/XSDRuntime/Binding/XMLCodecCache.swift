import Synchronization

extension XMLContent {
  /// Reads and writes values of this type; made once in the life of a program, when it is first needed.
  static var xmlCodec: XMLCodec<Self> { unsafeDowncast(erasedXMLCodec, to: XMLCodec<Self>.self) }

  fileprivate static var erasedXMLCodec: XMLErasedCodec {
    XMLCodecCache.codec(of: ObjectIdentifier(Self.self)) ?? XMLCodecCache.keep(makeXMLCodec(), of: Self.self)
  }
}

extension XMLStructuredContent {
  /// The type's table.
  static var xmlTable: XMLTypeTable {
    guard let table = erasedXMLCodec.structure else { noBinding() }
    return table
  }

  /// The type's table with what is known of its Swift properties.
  static var xmlBinding: XMLBinding<Self> {
    let codec = erasedXMLCodec
    if codec.structure == nil { noBinding() }
    // Nothing else has a table. Asking for the class instead would cost more than all the rest of `isNil`.
    return unsafeDowncast(codec, to: XMLBinding<Self>.self)
  }

  private static func noBinding() -> Never {
    preconditionFailure("makeXMLCodec() of \(Self.self) must return an XMLBinding")
  }
}

/// The codec of every type that the program has used so far.
///
/// A static property of each type would do the same; the compiler makes three functions of it, for each of the thousand
/// types of a module. Here codecs are found by the type's address, without a lock: nothing is ever changed but the start
/// of a list, and nothing is removed.
enum XMLCodecCache {
  /// One type's codec, and the next of those that share a list.
  private struct Entry {
    let type: ObjectIdentifier
    let codec: XMLErasedCodec
    let next: UnsafePointer<Entry>?
  }

  private typealias List = Atomic<UnsafePointer<Entry>?>

  /// More lists than a module has types, so that few are longer than one entry.
  private static let listBits = 11
  nonisolated(unsafe) private static let lists: UnsafeMutablePointer<List> = {
    let lists = UnsafeMutablePointer<List>.allocate(capacity: 1 << listBits)
    for index in 0..<1 << listBits { (lists + index).initialize(to: List(nil)) }
    return lists
  }()
  private static let growing = Mutex<Void>(())

  /// The codec of a type, if one was kept.
  static func codec(of type: ObjectIdentifier) -> XMLErasedCodec? {
    var entry = list(of: type).pointee.load(ordering: .acquiring)
    while let known = entry {
      if known.pointee.type == type { return known.pointee.codec }
      entry = known.pointee.next
    }
    return nil
  }

  /// Keeps a codec for the life of the program, unless another task was faster.
  ///
  /// It is made outside the lock, because making it may ask for those of other types.
  ///
  /// - Returns: the codec that is kept.
  @inline(never)
  static func keep<Value>(_ codec: XMLCodec<Value>, of type: Value.Type) -> XMLErasedCodec {
    let type = ObjectIdentifier(type)
    return growing.withLock { _ in
      if let known = Self.codec(of: type) { return known }
      let list = list(of: type)
      let entry = UnsafeMutablePointer<Entry>.allocate(capacity: 1)
      entry.initialize(to: Entry(type: type, codec: codec, next: list.pointee.load(ordering: .relaxed)))
      list.pointee.store(UnsafePointer(entry), ordering: .releasing)
      return codec
    }
  }

  /// Fibonacci hashing: the low bits of addresses are all the same.
  @inline(__always)
  private static func list(of type: ObjectIdentifier) -> UnsafeMutablePointer<List> {
    lists + Int((UInt64(UInt(bitPattern: type)) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - listBits))
  }
}
