/// Finds line, column and element path of an offset by going over the document once more.
///
/// Nothing about paths is kept while reading: errors are rare, elements are not. A locator that is kept goes on where
/// it stopped, so that finding many places one after another costs one pass in all.
struct XMLErrorLocator {
  private struct Frame {
    var label: String
    var children: [String: Int] = [:]
  }

  let base: UnsafePointer<UInt8>
  let count: Int
  /// Everything before this offset, the start of a tag or of text, is in the state below.
  private var done = 0
  private var line = 1
  private var lineStart = 0
  private var frames = [Frame(label: "")]

  init(base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  /// Line and column of an offset, and the local names from the root to the element that is open there; from the
  /// second sibling of a name on with its one-based index.
  mutating func locate(_ offset: Int) -> (location: XMLError.Location, path: String) {
    let end = min(offset, count)
    if end < done { self = XMLErrorLocator(base: base, count: count) }
    let open = goOn(to: end)
    var path = frames.dropFirst().map(\.label)
    if let open { path.append(open) }
    var line = line
    var lineStart = lineStart
    Self.countLines(base, from: done, to: end, &line, &lineStart)
    let location = XMLError.Location(line: line, column: end - lineStart + 1, byteOffset: end)
    return (location, Self.shortened(path).joined(separator: "/"))
  }

  /// A path that fits on a screen: of very many levels the first and the last.
  private static func shortened(_ path: [String]) -> [String] {
    if path.count <= 40 { return path }
    return path.prefix(12) + ["… \(path.count - 24) levels …"] + path.suffix(12)
  }

  private static func countLines(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, _ line: inout Int, _ lineStart: inout Int
  ) {
    for index in start..<max(start, end) where base[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
  }

  /// Takes in everything that ends before `end`; the label of the element whose start tag holds `end`, if one does.
  private mutating func goOn(to end: Int) -> String? {
    while done < end {
      let (next, kind) = token(at: done, end)
      switch kind {
      case .startTag(let isEmpty):
        let name = localName(at: done + 1)
        let position = frames[frames.count - 1].children[name, default: 0] + 1
        let label = position > 1 ? "\(name)[\(position)]" : name
        if next > end { return label }
        frames[frames.count - 1].children[name] = position
        if !isEmpty { frames.append(Frame(label: label)) }
      case .endTag:
        if next > end { return nil }
        if frames.count > 1 { frames.removeLast() }
      case .other:
        if next > end { return nil }
      }
      Self.countLines(base, from: done, to: next, &line, &lineStart)
      done = next
    }
    return nil
  }

  private enum Token {
    case startTag(isEmpty: Bool)
    case endTag
    case other
  }

  /// What starts at an offset, and where it ends.
  private func token(at start: Int, _ limit: Int) -> (next: Int, Token) {
    guard base[start] == UInt8(ascii: "<") else {
      var end = start + 1
      while end < limit, base[end] != UInt8(ascii: "<") { end += 1 }
      return (end, .other)
    }
    switch base[start + 1] {
    case UInt8(ascii: "!"):
      let terminator: StaticString =
        base[start + 2] == UInt8(ascii: "[") ? "]]>" : base[start + 2] == UInt8(ascii: "-") ? "-->" : ">"
      return (skip(start, terminator), .other)
    case UInt8(ascii: "?"): return (skip(start, "?>"), .other)
    case UInt8(ascii: "/"): return (skip(start, ">"), .endTag)
    default:
      let (next, isEmpty) = tagEnd(start + 1)
      return (next, .startTag(isEmpty: isEmpty))
    }
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

/// The locator of a reader that reports deviations; a class, because reporting does not change the reader.
final class XMLDeviationPlaces {
  var locator: XMLErrorLocator

  init(_ buffer: XMLDocumentBuffer) { locator = XMLErrorLocator(base: buffer.base, count: buffer.count) }
}
