/// What the entities of a document come to, counted without expanding any.
///
/// libxml2 guesses: it gives up on a few nested entities that expand to some kilobytes, as schemas for the grammars of
/// RFCs have them. Where the sum is known to be small it may be told not to guess.
struct EntityExpansion {
  /// More entities than any schema has; the count goes as deep as they are nested.
  private static let entityLimit = 2000

  private let entities: [String: [UInt8]]
  private var sizes: [String: Int] = [:]
  private var open: Set<String> = []

  init(entities: [String: [UInt8]]) { self.entities = entities }

  /// How many bytes all references in a document expand to; `nil` where that can not be told: an entity contains itself,
  /// or the document is in an encoding that does not write `&` as ASCII does.
  mutating func size(of document: [UInt8]) -> Int? {
    guard entities.count <= Self.entityLimit, Self.isReadable(document) else { return nil }
    return sum(of: document[...])
  }

  private mutating func sum(of text: ArraySlice<UInt8>) -> Int? {
    var sum = 0
    var index = text.startIndex
    while let start = text[index...].firstIndex(of: UInt8(ascii: "&")) {
      index = start + 1
      // Longer than any name of an entity, so that a lone `&` costs nothing.
      guard let end = text[index...].prefix(1000).firstIndex(of: UInt8(ascii: ";")) else { continue }
      guard let size = size(of: String(decoding: text[index..<end], as: UTF8.self)) else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(size)
      if overflow { return nil }
      sum = next
    }
    return sum
  }

  private mutating func size(of entity: String) -> Int? {
    if let known = sizes[entity] { return known }
    guard let content = entities[entity] else { return 0 }
    guard open.insert(entity).inserted, let inner = sum(of: content[...]) else { return nil }
    open.remove(entity)
    let (size, overflow) = inner.addingReportingOverflow(content.count)
    if overflow { return nil }
    sizes[entity] = size
    return size
  }

  /// Whether the document begins with `<` in ASCII, and names no encoding but those that contain ASCII.
  private static func isReadable(_ document: [UInt8]) -> Bool {
    let start = document.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard document.count > start, document[start] == UInt8(ascii: "<") else { return false }
    let declaration = String(decoding: document[start...].prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
      .lowercased()
    guard declaration.hasPrefix("<?xml"), let encoding = declaration.range(after: "encoding") else { return true }
    return ["utf-8", "us-ascii", "iso-8859-"].contains { declaration[encoding...].dropFirst().hasPrefix($0) }
  }
}

extension String {
  /// The first quotation mark after a word.
  fileprivate func range(after word: String) -> Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(word) { return self[start...].firstIndex { $0 == "\"" || $0 == "'" } }
      start = index(after: start)
    }
    return nil
  }
}
