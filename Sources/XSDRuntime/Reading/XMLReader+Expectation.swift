/// Recognizing the start tags that a schema leads one to expect, without cutting them into tokens first.
///
/// Nothing here decides what a document may hold: whatever differs in a byte from what is expected is left to
/// ``XMLReader/readStartTag()``.
extension XMLReader {
  /// What the start tags read last suggest of the next one. Holds as long as no namespace is declared or leaves its
  /// scope.
  struct TagExpectation {
    /// Namespace of the last name with a prefix; `.max` if there is none.
    private(set) var namespace: UInt32 = .max
    /// Where its prefix stands.
    private(set) var prefixStart = 0
    /// Bytes of the prefix and its colon.
    private(set) var prefixLength = 0
    /// Where the rest of a start tag stands whose only attribute was `xsi:nil="true"`, `/>` included.
    private(set) var nilStart = 0
    private(set) var nilLength = 0

    @inline(__always)
    mutating func expect(_ namespace: UInt32, prefixStart: Int, length: Int) {
      self.namespace = namespace
      self.prefixStart = prefixStart
      prefixLength = length
    }

    mutating func expectNil(from start: Int, to end: Int) {
      nilStart = start
      nilLength = end - start
    }
  }

  /// Offset after the name of the start tag at ``position`` if it is the expected one, whose first bytes are known to
  /// be; -1 otherwise. Nothing is consumed.
  @inline(__always)
  mutating func endOfName(ifExpected name: XMLExpectedName, prefixLength: Int) -> Int {
    let start = position &+ 1 &+ prefixLength
    let length = name.length
    if length > 8, !equalPaddedBytes(base + start + 8, name.start + 8, length &- 8) { return -1 }
    let stop = base[start &+ length]
    return stop == UInt8(ascii: ">") || stop == UInt8(ascii: " ") ? start &+ length : -1
  }

  /// The first eight bytes of the name of the start tag at ``position``, behind its prefix.
  @inline(__always)
  mutating func firstBytes(behind prefixLength: Int) -> UInt64 {
    UnsafeRawPointer(base + (position &+ 1 &+ prefixLength)).loadUnaligned(as: UInt64.self)
  }

  /// Bytes of the prefix, colon included, that the start tag at ``position`` must have to be in a namespace; -1 if that
  /// is not known.
  @inline(__always)
  mutating func expectedPrefixLength(_ namespace: UInt32) -> Int {
    if namespace == expectation.namespace,
      equalPaddedBytes(base + position + 1, base + expectation.prefixStart, expectation.prefixLength)
    {
      return expectation.prefixLength
    }
    return namespace == defaultNamespace ? 0 : -1
  }

  /// Whether the next thing is a start tag that has not been looked at; white space before it is skipped.
  @inline(__always)
  mutating func isBeforeTag() -> Bool {
    if pushedBack != .nothing || isEmptyElement || stack.count >= options.limits.depth { return false }
    if base[position] != UInt8(ascii: "<") {
      skipSpace()
      if base[position] != UInt8(ascii: "<") { return false }
    }
    return base[position &+ 1] != UInt8(ascii: "/")
  }

  /// Opens the element at ``position``, whose name ends at `nameEnd` with `>`.
  @inline(__always)
  mutating func open(_ key: UInt64, prefixLength: Int, nameEnd: Int) {
    open(nameEnd: nameEnd, localStart: position &+ 1 &+ prefixLength)
    currentNamespace = UInt32(truncatingIfNeeded: key >> 32)
    currentKey = key
    position = nameEnd &+ 1
  }

  /// Opens the element at ``position`` if its name is the expected one; otherwise nothing is consumed.
  ///
  /// - Returns: whether an element was opened; that it is the expected one shows in ``currentKey``.
  @inline(__always)
  mutating func openExpected(_ name: XMLWireName) throws(XMLError) -> Bool {
    guard isBeforeTag() else { return false }
    let prefixLength = expectedPrefixLength(name.namespace)
    if prefixLength < 0 { return false }
    let expected = name.expected
    guard expected.begins(with: firstBytes(behind: prefixLength)) else { return false }
    let nameEnd = endOfName(ifExpected: expected, prefixLength: prefixLength)
    if nameEnd < 0 { return false }
    if base[nameEnd] == UInt8(ascii: ">") {
      open(name.key, prefixLength: prefixLength, nameEnd: nameEnd)
    } else {
      try openWithAttributes(name.key, prefixLength: prefixLength, nameEnd: nameEnd)
    }
    return true
  }

  /// Takes the rest of a start tag if it says that the element is nil and ends it.
  @inline(__always)
  mutating func takeNil(_ nameEnd: Int) -> Bool {
    let length = expectation.nilLength
    guard length > 0, equalPaddedBytes(base + nameEnd, base + expectation.nilStart, length) else { return false }
    position = nameEnd &+ length
    return true
  }

  /// The text of the element at ``position`` if it is one run of bytes with the right end tag behind it; nothing is
  /// consumed.
  ///
  /// - Returns: the text and the offset behind the end tag; `nil` for everything that has to be read step by step.
  @inline(__always)
  mutating func plainText(_ nameEnd: Int) -> (text: UnsafeBufferPointer<UInt8>, end: Int)? {
    let start = nameEnd &+ 1
    let nameStart = position &+ 1
    let nameLength = nameEnd &- nameStart
    let stop = endOfText(start)
    guard base[stop] == UInt8(ascii: "<"), base[stop &+ 1] == UInt8(ascii: "/"),
      equalPaddedBytes(base + stop + 2, base + nameStart, nameLength),
      base[stop &+ 2 &+ nameLength] == UInt8(ascii: ">"), stop &- start <= options.limits.textBytes
    else { return nil }
    return (UnsafeBufferPointer(start: base + start, count: stop &- start), stop &+ nameLength &+ 3)
  }

  /// Offset of the first byte at which a run of plain text ends.
  ///
  /// Mutating like its callers: a function that borrows the reader would be handed a copy of it when it is inlined.
  @inline(__always)
  mutating func endOfText(_ start: Int) -> Int {
    hasRareStops ? endOfTextWithRareStops(start) : endOfOrdinaryText(start)
  }

  /// Where no `]` and no CR stand in the document, text ends at `<` or `&`, at the latest at the `<` behind the NUL that
  /// follows the document.
  @inline(__always)
  private mutating func endOfOrdinaryText(_ start: Int) -> Int {
    var index = start
    while true {
      let found = markupStarts(UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      if found != 0 { return min(index &+ (found.trailingZeroBitCount >> 3), count) }
      index &+= 8
    }
  }

  private mutating func endOfTextWithRareStops(_ start: Int) -> Int {
    var index = start
    while true {
      let found = textStops(UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      if found != 0 {
        index &+= found.trailingZeroBitCount >> 3
        let byte = base[index]
        if byte != 0x0A && byte != 0x09 { return index }
        index &+= 1
      } else {
        index &+= 8
      }
    }
  }
}

/// A name that a start tag is compared with: its local part in UTF-8, padded so that whole words can be loaded.
struct XMLExpectedName {
  let start: UnsafePointer<UInt8>
  /// 0 for a name that is never expected; it begins with whatever stands there.
  let length: Int
  private let firstBytes: UInt64
  private let mask: UInt64

  /// A name that is padded with seven bytes or more.
  init(start: UnsafePointer<UInt8>, length: Int) {
    self.start = start
    self.length = length
    mask = length == 0 ? 0 : UInt64(littleEndian: .max >> UInt64(max(0, 64 - length * 8)))
    firstBytes = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self) & mask
  }

  /// Whether its first eight bytes, or all it has, are among these.
  @inline(__always)
  func begins(with bytes: UInt64) -> Bool { bytes & mask == firstBytes }
}

/// Compares two runs of bytes of one length, behind each of which seven more bytes may be read.
@inline(__always)
func equalPaddedBytes(_ lhs: UnsafePointer<UInt8>, _ rhs: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  var index = 0
  while index &+ 8 <= count {
    if UnsafeRawPointer(lhs + index).loadUnaligned(as: UInt64.self)
      != UnsafeRawPointer(rhs + index).loadUnaligned(as: UInt64.self)
    {
      return false
    }
    index &+= 8
  }
  let rest = count &- index
  if rest == 0 { return true }
  let difference =
    UInt64(littleEndian: UnsafeRawPointer(lhs + index).loadUnaligned(as: UInt64.self))
    ^ UInt64(littleEndian: UnsafeRawPointer(rhs + index).loadUnaligned(as: UInt64.self))
  return difference &<< UInt64(truncatingIfNeeded: 64 &- rest &* 8) == 0
}
