/// A list type whose items are words of an enumeration, used as a set of flags.
///
/// The words keep the order in which they were read or inserted, and none is inserted twice; words that the schema does
/// not list, and words that came twice in a document, are kept too. Equality does not depend on the order.
public struct XMLFlagSet<Word: XMLEnumeration>: Sendable {
  /// The words, in the order in which they are written.
  public private(set) var words: [Word]

  /// Creates an empty set.
  public init() {
    words = []
  }

  /// Creates a set of words; repetitions are dropped.
  public init(_ words: some Sequence<Word>) {
    self.init()
    append(words)
  }

  /// Appends the words that are not in the set yet.
  private mutating func append(_ newWords: some Sequence<Word>) {
    // A long list of unlisted words must not cost quadratic time.
    var index: Set<Word>? = nil
    for word in newWords {
      if index == nil, words.count > 32 { index = Set(words) }
      if index?.insert(word).inserted ?? !words.contains(word) { words.append(word) }
    }
  }
}

extension XMLFlagSet: SetAlgebra {
  /// Creates a set of words; repetitions are dropped.
  public init(arrayLiteral words: Word...) {
    self.init(words)
  }

  /// Whether there are no words.
  public var isEmpty: Bool { words.isEmpty }

  /// Whether a word is in the set.
  public func contains(_ word: Word) -> Bool {
    words.contains(word)
  }

  /// Appends a word if it is not in the set yet.
  @discardableResult
  public mutating func insert(_ word: Word) -> (inserted: Bool, memberAfterInsert: Word) {
    if let index = words.firstIndex(of: word) { return (false, words[index]) }
    words.append(word)
    return (true, word)
  }

  /// Replaces the equal word, or appends the word; returns the replaced one.
  @discardableResult
  public mutating func update(with word: Word) -> Word? {
    guard let index = words.firstIndex(of: word) else {
      words.append(word)
      return nil
    }
    defer { words[index] = word }
    return words[index]
  }

  /// Removes a word and returns it if it was in the set.
  @discardableResult
  public mutating func remove(_ word: Word) -> Word? {
    guard let index = words.firstIndex(of: word) else { return nil }
    let removed = words[index]
    words.removeAll { $0 == word }
    return removed
  }

  /// The words of this set, then those of the other that are not in this one.
  public func union(_ other: Self) -> Self {
    var result = self
    result.formUnion(other)
    return result
  }

  /// Appends the words of another set that are not in this one.
  public mutating func formUnion(_ other: Self) {
    append(other.words)
  }

  /// The words of this set that are in the other too.
  public func intersection(_ other: Self) -> Self {
    var result = self
    result.formIntersection(other)
    return result
  }

  /// Keeps the words that are in the other set too.
  public mutating func formIntersection(_ other: Self) {
    let others = Set(other.words)
    words.removeAll { !others.contains($0) }
  }

  /// The words that are in exactly one of both sets.
  public func symmetricDifference(_ other: Self) -> Self {
    var result = self
    result.formSymmetricDifference(other)
    return result
  }

  /// Keeps the words that are not in the other set, then appends those that only the other has.
  public mutating func formSymmetricDifference(_ other: Self) {
    let own = Set(words)
    let others = Set(other.words)
    words.removeAll { others.contains($0) }
    words += other.words.filter { !own.contains($0) }
  }
}

/// What is known of a list without its type of items.
protocol XMLWordSet {
  /// Whether the schema lists every item.
  var isRecognized: Bool { get }
}

extension XSDList: XMLWordSet {
  var isRecognized: Bool { elements.allSatisfy(\.isListed) }
}

extension XMLFlagSet: XMLWordSet {
  /// Whether the schema lists every word.
  public var isRecognized: Bool { words.allSatisfy(\.isRecognized) }
}

extension XMLFlagSet: Hashable {
  /// Whether both hold the same words, in whatever order.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.words == rhs.words || Set(lhs.words) == Set(rhs.words)
  }

  /// Hashes the words, independent of their order.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(Set(words))
  }
}

extension XMLFlagSet: RandomAccessCollection {
  /// Position of the first word.
  public var startIndex: Int { words.startIndex }

  /// Position past the last word.
  public var endIndex: Int { words.endIndex }

  /// The word at a position.
  public subscript(position: Int) -> Word { words[position] }
}

extension XMLFlagSet: CustomStringConvertible {
  /// The lexical form.
  public var description: String { lexicalString }
}

extension XMLFlagSet: XMLLexicalValue {
  /// Parses words separated by white space; none is the empty set.
  public init?(lexical: Span<UInt8>) {
    self.init()
    var position = 0
    while let range = lexical.nextWord(after: &position) {
      guard let word = Word(lexical: lexical.extracting(range)) else { return nil }
      words.append(word)
    }
  }

  /// Appends the words with one space between them.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendList(words)
  }

  /// A name made of the item type's.
  public static var lexicalTypeName: String { "list of \(Word.lexicalTypeName)" }
}
