/// Finds line, column and element path of an offset by going over the document once more.
///
/// Nothing about paths is kept while reading: errors are rare, elements are not.
struct XMLErrorLocator {
  let base: UnsafePointer<UInt8>
  let count: Int

  func location(of offset: Int) -> XMLError.Location {
    var line = 1
    var lineStart = 0
    var index = 0
    let end = min(offset, count)
    while index < end {
      if base[index] == UInt8(ascii: "\n") {
        line += 1
        lineStart = index + 1
      }
      index += 1
    }
    return XMLError.Location(line: line, column: end - lineStart + 1, byteOffset: end)
  }

  /// Local names from the root to the element that is open at `offset`; from the second sibling of a name on with its
  /// one-based index.
  func path(to offset: Int) -> String {
    struct Frame {
      var label: String
      var children: [String: Int] = [:]
    }
    var frames = [Frame(label: "")]
    var index = 0
    let end = min(offset, count)
    while index < end {
      guard base[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      switch base[index + 1] {
      case UInt8(ascii: "!"):
        index = skip(index, base[index + 2] == UInt8(ascii: "[") ? "]]>" : base[index + 2] == 0x2D ? "-->" : ">")
      case UInt8(ascii: "?"): index = skip(index, "?>")
      case UInt8(ascii: "/"):
        index = skip(index, ">")
        if index <= end, frames.count > 1 { frames.removeLast() }
      default:
        let name = localName(at: index + 1)
        let (next, isEmpty) = tagEnd(index + 1)
        let position = frames[frames.count - 1].children[name, default: 0] + 1
        frames[frames.count - 1].children[name] = position
        if !isEmpty || next > end { frames.append(Frame(label: position > 1 ? "\(name)[\(position)]" : name)) }
        index = next
      }
    }
    return frames.dropFirst().map(\.label).joined(separator: "/")
  }

  private func skip(_ start: Int, _ terminator: StaticString) -> Int {
    let length = terminator.utf8CodeUnitCount
    var index = start
    while index + length <= count {
      if equalBytes(base + index, terminator.utf8Start, length) { return index + length }
      index += 1
    }
    return count
  }

  private func localName(at start: Int) -> String {
    var end = start
    var nameStart = start
    let classes = XMLCharacters.classes
    while end < count {
      if base[end] == UInt8(ascii: ":") {
        nameStart = end + 1
      } else if classes[Int(base[end])] & XMLCharacters.name == 0 {
        break
      }
      end += 1
    }
    return String(decoding: UnsafeBufferPointer(start: base + nameStart, count: max(0, end - nameStart)), as: UTF8.self)
  }

  private func tagEnd(_ start: Int) -> (next: Int, isEmpty: Bool) {
    var index = start
    var quote: UInt8 = 0
    while index < count {
      let byte = base[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return (index + 1, base[index - 1] == UInt8(ascii: "/"))
      }
      index += 1
    }
    return (count, false)
  }
}
