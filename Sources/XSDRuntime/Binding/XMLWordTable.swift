/// Words with the stored form of what they stand for: the cases of an enumeration, or sets of one of them.
///
/// Reading a listed word, and writing one, needs to know nothing about the type.
final class XMLWordTable: @unchecked Sendable {
  struct Word {
    var hash: UInt64
    var start: UnsafePointer<UInt8>
    var length: Int
    /// Whether it is written as it is, with nothing escaped.
    var isPlain: Bool
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: length) }
  }

  private let words: UnsafePointer<Word>
  private let count: Int
  /// Positions in `words` by hash, open addressing; -1 where there is none.
  private let positions: UnsafePointer<Int32>
  private let mask: Int
  private let images: UnsafeMutableRawPointer
  private let stride: Int
  /// Without the padding at the end, in which another member may stand.
  private let size: Int
  /// Copies a stored form that holds references; `nil` if copying its bytes is all.
  private let copyImage: ((UnsafeRawPointer, UnsafeMutableRawPointer) -> Void)?

  /// Tables live as long as the process, as the types do.
  ///
  /// - Parameter isPlain: whether no stored form holds references.
  init<Stored>(_ entries: [(word: String, stored: Stored)], isPlain: Bool) {
    stride = MemoryLayout<Stored>.stride
    size = MemoryLayout<Stored>.size
    count = entries.count
    images = .allocate(byteCount: max(1, stride * count), alignment: 16)
    images.initializeMemory(as: UInt8.self, repeating: 0, count: max(1, stride * count))
    let words = UnsafeMutablePointer<Word>.allocate(capacity: max(1, count))
    var capacity = 4
    while capacity < count * 2 { capacity *= 2 }
    mask = capacity - 1
    let positions = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
    positions.initialize(repeating: -1, count: capacity)
    for (position, entry) in entries.enumerated() {
      (images + position * stride).initializeMemory(as: Stored.self, to: entry.stored)
      let word = Array(entry.word.utf8)
      let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: word.count + 16)
      copy.initialize(repeating: 0, count: word.count + 16)
      copy.update(from: word, count: word.count)
      let hash = Self.hash(copy, word.count)
      (words + position).initialize(
        to: Word(
          hash: hash, start: UnsafePointer(copy), length: word.count,
          isPlain: !word.isEmpty && !XMLEscaper.needsEscaping(word.span)))
      var slot = Int(truncatingIfNeeded: hash) & mask
      while positions[slot] >= 0 { slot = (slot + 1) & mask }
      positions[slot] = Int32(position)
    }
    self.words = UnsafePointer(words)
    self.positions = UnsafePointer(positions)
    copyImage =
      isPlain
      ? nil
      : { source, place in
        place.initializeMemory(as: Stored.self, to: source.assumingMemoryBound(to: Stored.self).pointee)
      }
  }

  /// A hash of a word behind which seven more bytes may be read: of its length, its first and its last bytes.
  @inline(__always)
  private static func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let first = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
    var hash = UInt64(truncatingIfNeeded: length)
    if length >= 8 {
      let last = UInt64(
        littleEndian: UnsafeRawPointer(start + (length &- 8)).loadUnaligned(as: UInt64.self))
      hash ^= first ^ (last &<< 29 | last &>> 35)
    } else if length > 0 {
      hash ^= first &<< UInt64(truncatingIfNeeded: 64 &- length &* 8)
    }
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    return hash ^ (hash &>> 32)
  }

  /// Stores what a word of the document stands for, see ``XMLDocumentBuffer``; `false` if it is not listed.
  @inline(__always)
  func initialize(_ place: UnsafeMutableRawPointer, from text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = text.baseAddress else { return false }
    let hash = Self.hash(start, text.count)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let position = Int(positions[slot])
      if position < 0 { return false }
      let word = words + position
      if word.pointee.hash == hash, word.pointee.length == text.count,
        equalPaddedBytes(word.pointee.start, start, text.count)
      {
        copy(position, to: place)
        return true
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  private func copy(_ position: Int, to place: UnsafeMutableRawPointer) {
    let image = images + position &* stride
    if let copyImage { return copyImage(image, place) }
    switch size {
    case 1: place.storeBytes(of: image.load(as: UInt8.self), as: UInt8.self)
    case 8: place.storeBytes(of: image.loadUnaligned(as: UInt64.self), as: UInt64.self)
    default: place.copyMemory(from: image, byteCount: size)
    }
  }

  /// The word of a stored form that has the bytes of a listed one. One whose bytes are like none is not listed, or stored
  /// in some other way.
  @inline(__always)
  func word(at place: UnsafeRawPointer) -> UnsafePointer<Word>? {
    if size == MemoryLayout<UInt64>.size {
      let stored = place.loadUnaligned(as: UInt64.self)
      for position in 0..<count where (images + position &* stride).loadUnaligned(as: UInt64.self) == stored {
        return words + position
      }
      return nil
    }
    let stored = place.assumingMemoryBound(to: UInt8.self)
    for position in 0..<count {
      let image = UnsafeRawPointer(images + position &* stride).assumingMemoryBound(to: UInt8.self)
      if equalBytes(image, stored, size) { return words + position }
    }
    return nil
  }
}
