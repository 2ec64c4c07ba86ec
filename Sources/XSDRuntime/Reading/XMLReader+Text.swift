/// Character data: text, references, CDATA sections (XML 1.0, 2.4, 2.7, 2.11, 4.1).
extension XMLReader {
  /// Consumes the element whose start tag was read last and returns its text.
  ///
  /// - Throws: ``XMLError`` if it holds elements (strict reading) or is not well-formed.
  public mutating func string() throws(XMLError) -> String {
    try requireOpenElement()
    return String(decoding: try text(), as: UTF8.self)
  }

  /// The text of the element read last; the bytes are valid until the next call.
  @inline(__always)
  mutating func text() throws(XMLError) -> UnsafeBufferPointer<UInt8> {
    valueOffset = position
    if isEmptyElement {
      valueOffset = tagOffset + 1
      closeEmptyElement()
      return UnsafeBufferPointer(start: base + position, count: 0)
    }
    let start = position
    let index = endOfText(start)
    if base[index] == UInt8(ascii: "<"), base[index + 1] == UInt8(ascii: "/") {
      if index - start > options.limits.textBytes { throw textTooLong() }
      position = index
      try readEndTag()
      return UnsafeBufferPointer(start: base + start, count: index - start)
    }
    return try assembleText(from: start, to: index)
  }

  private func textTooLong() -> XMLError {
    error(.limitExceeded, "a text is longer than \(options.limits.textBytes) bytes (textBytes)")
  }

  /// Text that is not one run of bytes: references, line ends, CDATA sections, comments between.
  private mutating func assembleText(from start: Int, to stop: Int) throws(XMLError) -> UnsafeBufferPointer<UInt8> {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(UnsafeBufferPointer(start: base + start, count: stop - start))
    position = stop
    while true {
      if base[position] == UInt8(ascii: "<") {
        switch base[position + 1] {
        case UInt8(ascii: "/"):
          try readEndTag()
          return scratch.paddedBytes
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
          if isCDATA {
            try appendCDATA()
          } else {
            try skipMarkup()
          }
        default:
          let offset = position
          let collected = scratch.take()
          try readStartTag()
          let name = text(at: currentLocalStart, currentLocalLength)
          try deviation(.unexpectedContent, "expected text, found the element '\(name)'", at: offset)
          try skip()
          scratch.removeAll(keepingCapacity: true)
          scratch.append(collected)
        }
      } else {
        try appendRun()
      }
      if scratch.count > options.limits.textBytes { throw textTooLong() }
    }
  }

  /// Appends one stretch of text up to the next `<`.
  private mutating func appendRun() throws(XMLError) {
    while true {
      let start = position
      var index = start
      while classes[Int(base[index])] & XMLCharacters.textStop == 0 { index += 1 }
      if index > start {
        scratch.append(UnsafeBufferPointer(start: base + start, count: index - start))
      }
      position = index
      switch base[index] {
      case UInt8(ascii: "<"): return
      case UInt8(ascii: "&"): try appendReference()
      case 0x0D:
        scratch.append(0x0A)
        position += base[index + 1] == 0x0A ? 2 : 1
      case UInt8(ascii: "]"):
        if base[index + 1] == UInt8(ascii: "]"), base[index + 2] == UInt8(ascii: ">") {
          throw error(.notWellFormed, "']]>' may not stand in text")
        }
        scratch.append(base[index])
        position += 1
      default: throw unexpectedEnd()
      }
    }
  }

  /// Appends what the reference at ``position`` stands for, and moves behind it.
  mutating func appendReference() throws(XMLError) {
    let (scalar, end) = try reference(at: position)
    if scalar.isASCII {
      scratch.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      scratch.append(utf8: String(Character(scalar)))
    }
    position = end
  }

  /// What the reference at an offset stands for, and the offset behind it.
  mutating func reference(at start: Int) throws(XMLError) -> (scalar: Unicode.Scalar, end: Int) {
    switch (base[start + 1], base[start + 2], base[start + 3]) {
    case (UInt8(ascii: "#"), _, _): return try characterReference(at: start)
    case (UInt8(ascii: "l"), UInt8(ascii: "t"), UInt8(ascii: ";")): return ("<", start + 4)
    case (UInt8(ascii: "g"), UInt8(ascii: "t"), UInt8(ascii: ";")): return (">", start + 4)
    case (UInt8(ascii: "a"), UInt8(ascii: "m"), UInt8(ascii: "p")) where base[start + 4] == UInt8(ascii: ";"):
      return ("&", start + 5)
    default: break
    }
    for (name, scalar) in [("quot;", "\""), ("apos;", "'")] as [(StaticString, Unicode.Scalar)]
    where equalBytes(base + start + 1, name.utf8Start, 5) {
      return (scalar, start + 6)
    }
    throw badReference(start)
  }

  private mutating func characterReference(at start: Int) throws(XMLError) -> (scalar: Unicode.Scalar, end: Int) {
    let isHex = base[start + 2] == UInt8(ascii: "x")
    let digits = start + (isHex ? 3 : 2)
    var index = digits
    var value: UInt32 = 0
    while base[index] != UInt8(ascii: ";") {
      guard let digit = Character(Unicode.Scalar(base[index])).hexDigitValue, isHex || digit < 10, value <= 0x10FFFF
      else { throw badReference(start) }
      value = value * (isHex ? 16 : 10) + UInt32(digit)
      index += 1
    }
    guard index > digits, XMLCharacters.isAllowed(value), let scalar = Unicode.Scalar(value) else {
      throw badReference(start)
    }
    return (scalar, index + 1)
  }

  private func badReference(_ start: Int) -> XMLError {
    error(
      .notWellFormed,
      "'\(text(at: start, min(12, buffer.count - start)))' starts no known reference; without a document type "
        + "there are only &amp; &lt; &gt; &quot; &apos; and character references", at: start)
  }

  /// Whether a CDATA section starts at ``position``.
  var isCDATA: Bool {
    let opening: StaticString = "<![CDATA["
    return position + 9 <= buffer.count && equalBytes(base + position, opening.utf8Start, 9)
  }

  private mutating func appendCDATA() throws(XMLError) {
    var index = position + 9
    while true {
      switch base[index] {
      case 0 where index >= buffer.count: throw unexpectedEnd()
      case 0x0D:
        scratch.append(0x0A)
        index += base[index + 1] == 0x0A ? 2 : 1
      case UInt8(ascii: "]") where base[index + 1] == UInt8(ascii: "]") && base[index + 2] == UInt8(ascii: ">"):
        position = index + 3
        return
      default:
        scratch.append(base[index])
        index += 1
      }
    }
  }

  /// Moves to the next tag, checking the text on the way.
  mutating func skipText() throws(XMLError) {
    var ignored: String?
    try skipText(collecting: &ignored)
  }

  /// Moves to the next tag; the text on the way is added to `collected` if that is not `nil`.
  mutating func skipText(collecting collected: inout String?) throws(XMLError) {
    scratch.removeAll(keepingCapacity: true)
    while true {
      try appendRun()
      if collected != nil { collected?.append(String(decoding: scratch.paddedBytes, as: UTF8.self)) }
      scratch.removeAll(keepingCapacity: true)
      let next = base[position + 1]
      guard next == UInt8(ascii: "!") || next == UInt8(ascii: "?") else { return }
      if isCDATA {
        try appendCDATA()
      } else {
        try skipMarkup()
      }
    }
  }

  /// Text where only elements are expected.
  mutating func skipUnexpectedText() throws(XMLError) {
    let start = position
    if start >= buffer.count { throw unexpectedEnd() }
    scratch.removeAll(keepingCapacity: true)
    if isCDATA {
      try appendCDATA()
    } else {
      try appendRun()
    }
    let bytes = scratch.paddedBytes
    if !bytes.allSatisfy(isXMLSpace) {
      let found = String(decoding: bytes.prefix(40), as: UTF8.self)
      try deviation(.unexpectedContent, "expected an element, found the text '\(found)'", at: start)
    }
  }

  /// The value of an attribute after normalization (XML 1.0, 3.3.3).
  mutating func attributeValue(_ index: Int) throws(XMLError) -> String {
    String(decoding: try attributeText(index), as: UTF8.self)
  }

  /// As ``attributeValue(_:)``; the bytes are valid until the next call.
  mutating func attributeText(_ index: Int) throws(XMLError) -> UnsafeBufferPointer<UInt8> {
    let slot = attributes[index]
    valueOffset = slot.valueStart
    guard slot.needsNormalization else {
      return UnsafeBufferPointer(start: base + slot.valueStart, count: slot.valueLength)
    }
    let resume = position
    position = slot.valueStart
    let end = slot.valueStart + slot.valueLength
    scratch.removeAll(keepingCapacity: true)
    while position < end {
      switch base[position] {
      case UInt8(ascii: "&"): try appendReference()
      case 0x0D where base[position + 1] == 0x0A:
        scratch.append(0x20)
        position += 2
      case 0x09, 0x0A, 0x0D:
        scratch.append(0x20)
        position += 1
      default:
        scratch.append(base[position])
        position += 1
      }
    }
    position = resume
    return scratch.paddedBytes
  }
}
