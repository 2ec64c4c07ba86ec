/// Elements with nothing but text, written in one go where nothing has to be declared and nothing escaped.
extension XMLWriter {
  /// What became of a member that the loop wanted to write.
  enum LeafOutcome {
    case written
    /// There is no value.
    case absent
    /// It has to be written step by step.
    case open
  }

  /// Writes the element of a step whose member stands at a place.
  @inline(__always)
  mutating func leaf(_ step: UnsafePointer<XMLStep>, at place: UnsafeRawPointer) -> LeafOutcome {
    if !knowsPrefix(of: step.pointee.namespace) { return .open }
    let name = step.pointee.name
    switch step.pointee.leaf {
    case .none: return .open
    case .string: return string(name, step, at: place)
    case .word:
      guard let words = step.pointee.words, let word = words._withUnsafeGuaranteedRef({ $0.word(at: place) }),
        word.pointee.isPlain
      else { return absentOrOpen(step, at: place) }
      element(name, word.pointee.length) { next in
        next.copyPadded(word.pointee.start, word.pointee.length)
        next += word.pointee.length
      }
      return .written
    case .int64: return integer(name, step.value(Int64.self, at: place))
    case .int32: return integer(name, step.value(Int32.self, at: place))
    case .int: return integer(name, step.value(Int.self, at: place))
    case .boolean:
      guard let value = step.value(Bool.self, at: place) else { return .absent }
      element(name, 5) { next in
        if value {
          next.appendLiteral("true           ", 4)
        } else {
          next.appendLiteral("false          ", 5)
        }
      }
      return .written
    default: return rareLeaf(step, name, at: place)
    }
  }

  @inline(never)
  private mutating func absentOrOpen(_ step: UnsafePointer<XMLStep>, at place: UnsafeRawPointer) -> LeafOutcome {
    if !step.pointee.isOptional { return .open }
    return step.pointee.field._withUnsafeGuaranteedRef { $0.operations.hasNoValue(place) } ? .absent : .open
  }

  private mutating func rareLeaf(
    _ step: UnsafePointer<XMLStep>, _ name: XMLExpectedName, at place: UnsafeRawPointer
  ) -> LeafOutcome {
    switch step.pointee.leaf {
    case .int8: return integer(name, step.value(Int8.self, at: place))
    case .int16: return integer(name, step.value(Int16.self, at: place))
    case .uint8: return integer(name, step.value(UInt8.self, at: place))
    case .uint16: return integer(name, step.value(UInt16.self, at: place))
    case .uint32: return integer(name, step.value(UInt32.self, at: place))
    case .uint64: return integer(name, step.value(UInt64.self, at: place))
    case .uint: return integer(name, step.value(UInt.self, at: place))
    case .float: return lexical(name, step.value(Float.self, at: place))
    case .double: return lexical(name, step.value(Double.self, at: place))
    case .decimal: return lexical(name, step.value(XSDDecimal.self, at: place))
    case .dateTime: return lexical(name, step.value(XSDDateTime.self, at: place))
    default: return .open
    }
  }

  @inline(__always)
  private mutating func integer<Value: FixedWidthInteger>(_ name: XMLExpectedName, _ value: Value?) -> LeafOutcome {
    guard let value else { return .absent }
    element(name, 20) { next in next.appendDecimal(value) }
    return .written
  }

  /// A value whose lexical form holds nothing to escape.
  @inline(__always)
  private mutating func lexical<Value: XMLLexicalValue>(_ name: XMLExpectedName, _ value: Value?) -> LeafOutcome {
    guard let value else { return .absent }
    closeTag()
    let prefix = prefixBytes
    let room = name.length + 40
    buffer.appendUnchecked(room) { next in next.appendStartTag(prefix, name) }
    value.appendLexical(to: &buffer)
    buffer.appendUnchecked(room) { next in next.appendEndTag(prefix, name) }
    return .written
  }

  /// A string, looked at where it stands: taking it out of there would count a reference.
  @inline(__always)
  private mutating func string(
    _ name: XMLExpectedName, _ step: UnsafePointer<XMLStep>, at place: UnsafeRawPointer
  ) -> LeafOutcome {
    if step.pointee.isOptional, isNil(place.assumingMemoryBound(to: String?.self)) { return .absent }
    closeTag()
    let prefix = prefixBytes
    let isWritten = place.assumingMemoryBound(to: String.self).pointee.utf8.withContiguousStorageIfAvailable { text in
      guard let start = text.baseAddress, text.count > 0 else { return false }
      let isPlain = buffer.appendUnlessTold(text.count + 2 * name.length + 72) { next in
        next.appendStartTag(prefix, name)
        guard next.appendPlainText(start, text.count) else { return false }
        next.appendEndTag(prefix, name)
        return true
      }
      if !isPlain { escapedString(name, text) }
      return true
    }
    return isWritten ?? false ? .written : .open
  }

  @inline(never)
  private mutating func escapedString(_ name: XMLExpectedName, _ text: UnsafeBufferPointer<UInt8>) {
    let prefix = prefixBytes
    let room = name.length + 40
    buffer.appendUnchecked(room) { next in next.appendStartTag(prefix, name) }
    if let bad = XMLEscaper.append(text, to: &buffer, inAttribute: false) { failCharacter(bad, in: name) }
    buffer.appendUnchecked(room) { next in next.appendEndTag(prefix, name) }
  }

  /// An element with text that a function appends, which needs at most so many bytes.
  @inline(__always)
  private mutating func element(
    _ name: XMLExpectedName, _ capacity: Int, _ text: (inout UnsafeMutablePointer<UInt8>) -> Void
  ) {
    closeTag()
    let prefix = prefixBytes
    buffer.appendUnchecked(capacity + 2 * name.length + 72) { next in
      next.appendStartTag(prefix, name)
      text(&next)
      next.appendEndTag(prefix, name)
    }
  }
}

extension UnsafePointer<XMLStep> {
  /// The value at a place that may be an Optional.
  @inline(__always)
  fileprivate func value<Value>(_ type: Value.Type, at place: UnsafeRawPointer) -> Value? {
    pointee.isOptional
      ? place.assumingMemoryBound(to: Value?.self).pointee : place.assumingMemoryBound(to: Value.self).pointee
  }
}

/// A prefix with its colon as bytes of a word, for tags that are written in one go.
struct XMLPrefixBytes {
  var bytes: UInt64 = 0
  var length = 0
}

/// Appending behind a pointer to memory that has been reserved, sixteen bytes more than what is written.
extension UnsafeMutablePointer<UInt8> {
  /// Copies bytes behind which fifteen more may be read, two words at a time.
  @inline(__always)
  func copyPadded(_ source: UnsafePointer<UInt8>, _ count: Int) {
    var index = 0
    while index < count {
      UnsafeMutableRawPointer(self + index).storeBytes(
        of: UnsafeRawPointer(source + index).loadUnaligned(as: SIMD2<UInt64>.self), as: SIMD2<UInt64>.self)
      index &+= 16
    }
  }

  /// The first characters of a literal, which is padded to fifteen: with the NUL behind it they are two words.
  @inline(__always)
  mutating func appendLiteral(_ literal: StaticString, _ count: Int) {
    UnsafeMutableRawPointer(self).storeBytes(
      of: UnsafeRawPointer(literal.utf8Start).loadUnaligned(as: SIMD2<UInt64>.self), as: SIMD2<UInt64>.self)
    self += count
  }

  /// A name with its prefix.
  @inline(__always)
  mutating func appendName(_ prefix: XMLPrefixBytes, _ name: XMLExpectedName) {
    if prefix.length > 0 {
      UnsafeMutableRawPointer(self).storeBytes(of: prefix.bytes.littleEndian, as: UInt64.self)
      self += prefix.length
    }
    copyPadded(name.start, name.length)
    self += name.length
  }

  /// `<name>`.
  @inline(__always)
  mutating func appendStartTag(_ prefix: XMLPrefixBytes, _ name: XMLExpectedName) {
    appendOpenTag(prefix, name)
    pointee = UInt8(ascii: ">")
    self += 1
  }

  /// `<name`.
  @inline(__always)
  mutating func appendOpenTag(_ prefix: XMLPrefixBytes, _ name: XMLExpectedName) {
    pointee = UInt8(ascii: "<")
    self += 1
    appendName(prefix, name)
  }

  /// `</name>`.
  @inline(__always)
  mutating func appendEndTag(_ prefix: XMLPrefixBytes, _ name: XMLExpectedName) {
    UnsafeMutableRawPointer(self).storeBytes(of: UInt16(0x2F3C).littleEndian, as: UInt16.self)
    self += 2
    appendName(prefix, name)
    pointee = UInt8(ascii: ">")
    self += 1
  }

  /// An integer in decimal digits.
  @inline(__always)
  mutating func appendDecimal<Value: FixedWidthInteger>(_ value: Value) {
    if value < 0 {
      pointee = UInt8(ascii: "-")
      self += 1
    }
    var rest = UInt64(truncatingIfNeeded: value.magnitude)
    let count = rest.decimalDigitCount
    var index = count
    while rest >= 100 {
      let pair = rest % 100
      rest /= 100
      index &-= 2
      self[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: pair / 10)
      self[index &+ 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: pair % 10)
    }
    if rest >= 10 {
      self[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    self[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest)
    self += count
  }

  /// The decimal digits of a number but for the first one.
  @inline(__always)
  mutating func appendDigits(behindFirstOf number: UInt64) {
    let count = number.decimalDigitCount &- 1
    var rest = number
    var index = count
    while index > 0 {
      index &-= 1
      self[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    self += count
  }

  /// A number below 100 in two digits.
  ///
  /// Nothing that is appended may be written over: where an address is reached in two ways, by steps forward and back,
  /// the optimizer of Swift 6.3 has been seen to swap the two stores.
  @inline(__always)
  mutating func appendPair(_ number: UInt8) {
    self[0] = UInt8(ascii: "0") &+ number / 10
    self[1] = UInt8(ascii: "0") &+ number % 10
    self += 2
  }

  /// One character of ASCII.
  @inline(__always)
  mutating func appendMark(_ mark: Unicode.Scalar) {
    pointee = UInt8(ascii: mark)
    self += 1
  }

  /// Copies text in which nothing has to be escaped; `false` if something has to, or may have to be.
  @inline(__always)
  mutating func appendPlainText(_ source: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var index = 0
    while index &+ 8 <= count {
      let word = UnsafeRawPointer(source + index).loadUnaligned(as: UInt64.self)
      if escapes(word) != 0 { return false }
      UnsafeMutableRawPointer(self + index).storeBytes(of: word, as: UInt64.self)
      index &+= 8
    }
    let rest = count &- index
    if rest > 0 {
      // No byte behind the text may be read.
      var word: UInt64 = 0
      if count >= 8 {
        word = UnsafeRawPointer(source + (count &- 8)).loadUnaligned(as: UInt64.self)
        if escapes(word) != 0 { return false }
        UnsafeMutableRawPointer(self + (count &- 8)).storeBytes(of: word, as: UInt64.self)
      } else {
        word = wordOfFewer(source, count)
        let padding: UInt64 = 0x2020_2020_2020_2020 &<< UInt64(truncatingIfNeeded: count &* 8)
        if escapes(word | padding) != 0 { return false }
        UnsafeMutableRawPointer(self).storeBytes(of: word.littleEndian, as: UInt64.self)
      }
    }
    self += count
    return true
  }
}

/// One to seven bytes as a word, the first one lowest; nothing behind them is read.
@inline(__always)
private func wordOfFewer(_ source: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
  if count >= 4 {
    let first = UInt32(littleEndian: UnsafeRawPointer(source).loadUnaligned(as: UInt32.self))
    let last = UInt32(littleEndian: UnsafeRawPointer(source + (count &- 4)).loadUnaligned(as: UInt32.self))
    return UInt64(first) | UInt64(last) &<< UInt64(truncatingIfNeeded: (count &- 4) &* 8)
  }
  let middle = count / 2
  return UInt64(source[0]) | UInt64(source[middle]) &<< UInt64(truncatingIfNeeded: middle &* 8)
    | UInt64(source[count &- 1]) &<< UInt64(truncatingIfNeeded: (count &- 1) &* 8)
}
