/// Escaping by runs: most text holds nothing to escape and is copied in one piece.
enum XMLEscaper {
  /// Appends text; returns the first character that XML 1.0 cannot carry, which is left out.
  static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout XMLByteBuffer, inAttribute: Bool
  ) -> UInt32? {
    guard let base = bytes.baseAddress else { return nil }
    let needs = classes
    let mask: UInt8 = inAttribute ? 2 : 1
    var bad: UInt32?
    var runStart = 0
    var index = 0
    let count = bytes.count
    while index < count {
      if index &+ 8 <= count {
        let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
        let marks = escapes(word) | (inAttribute ? bytesEqual(word, 0x22) & highBits : 0)
        if marks == 0 {
          index &+= 8
          continue
        }
        // The lowest mark is exact.
        index &+= marks.trailingZeroBitCount / 8
      }
      let byte = base[index]
      if needs[Int(byte)] & mask == 0 {
        index += 1
        continue
      }
      var consumed = 1
      let replacement: StaticString
      switch byte {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\""): replacement = "&quot;"
      case 0x09: replacement = "&#9;"
      case 0x0A: replacement = "&#10;"
      case 0x0D: replacement = "&#13;"
      case 0xEF:
        // Only U+FFFE and U+FFFF are not allowed of what starts with EF.
        guard index + 2 < count, base[index + 1] == 0xBF, base[index + 2] >= 0xBE else {
          index += 1
          continue
        }
        bad = bad ?? (base[index + 2] == 0xBE ? 0xFFFE : 0xFFFF)
        consumed = 3
        replacement = ""
      default:
        bad = bad ?? UInt32(byte)
        replacement = ""
      }
      buffer.append(UnsafeBufferPointer(start: base + runStart, count: index - runStart).span)
      buffer.append(replacement)
      index += consumed
      runStart = index
    }
    buffer.append(UnsafeBufferPointer(start: base + runStart, count: count - runStart).span)
    return bad
  }

  /// Whether lexical forms of a type can hold characters that markup uses; decided without looking at a value.
  @inline(__always)
  static func mayNeedEscaping<Value>(_ type: Value.Type) -> Bool {
    !(type == Int64.self || type == Int32.self || type == Bool.self || type == XSDDateTime.self
      || type == Double.self || type == XSDDecimal.self || type == Int.self || type == XSDBase64Binary.self
      || type == XSDHexBinary.self)
  }

  /// Whether text cannot be written as it is.
  static func needsEscaping(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where classes[Int(bytes[index])] & 1 != 0 { return true }
    return false
  }

  /// Bit 1: to be looked at in text; bit 2: to be looked at in an attribute. Lives as long as the process.
  private nonisolated(unsafe) static let classes: UnsafePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    table.initialize(repeating: 0, count: 256)
    for byte in 0..<0x20 { table[byte] = 3 }
    // In text TAB and LF stand for themselves; CR would be read back as LF.
    table[0x09] = 2
    table[0x0A] = 2
    for scalar in ["&", "<", ">"] as [Unicode.Scalar] { table[Int(scalar.value)] = 3 }
    table[Int(UInt8(ascii: "\""))] = 2
    table[0xEF] = 3
    return UnsafePointer(table)
  }()
}
