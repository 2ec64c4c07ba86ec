/// A type with `enumeration` facets over a string-like base (XML Schema Part 2, 4.3.5).
///
/// A word that the schema does not list is kept as `unrecognized`, so that a message of a newer service version still
/// decodes. Two values are equal if they are written as the same word.
public protocol XMLEnumeration: XMLLexicalValue, XMLValue, RawRepresentable, CaseIterable
where RawValue == String, AllCases == [Self] {
  /// Wraps a word that the schema does not list.
  static func unrecognized(_ word: String) -> Self
}

extension XMLEnumeration {
  /// Finds the case that is written as a word, or keeps the word as `unrecognized`.
  public init(rawValue: String) {
    var word = rawValue
    self = word.withUTF8 { Self.listed($0.span) } ?? .unrecognized(rawValue)
  }

  /// Finds the case that is written as this text, or keeps the text as `unrecognized`.
  public init?(lexical: Span<UInt8>) {
    self = Self.listed(lexical) ?? .unrecognized(String(copying: lexical))
  }

  /// The listed case that is written as this text, compared byte for byte and without creating strings.
  static func listed(_ word: Span<UInt8>) -> Self? {
    for candidate in allCases where word.equals(candidate.rawValue) { return candidate }
    var hasSpace = false
    for index in word.indices where word[index].isXMLWhiteSpace { hasSpace = true }
    guard hasSpace else { return nil }
    // Where runs of white space mean nothing, the schema lists the word with single spaces.
    let collapsed = word.withUnsafeBufferPointer { XMLWhiteSpace.collapse.applied(to: $0) }
    for candidate in allCases where collapsed == candidate.rawValue { return candidate }
    return nil
  }

  /// The listed case that is written with exactly these bytes, white space included.
  static func exactly(_ word: UnsafeBufferPointer<UInt8>) -> Self? {
    allCases.first { word.span.equals($0.rawValue) }
  }

  /// Whether the schema lists this word.
  public var isRecognized: Bool {
    var word = rawValue
    return word.withUTF8 { Self.listed($0.span) } != nil
  }

  /// Appends the word.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.append(utf8: rawValue)
  }

  /// The Swift type's name.
  public static var lexicalTypeName: String { String(describing: Self.self) }

  /// Whether both are written as the same word.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.rawValue.hasSameCharacters(as: rhs.rawValue)
  }

  /// Hashes the word.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rawValue)
  }
}
