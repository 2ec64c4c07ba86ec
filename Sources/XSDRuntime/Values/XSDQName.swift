/// A qualified name: a namespace and a local name (XML Schema Part 2, 3.2.18 and 3.2.19).
///
/// Its text can be understood only together with the namespaces declared around it, so the reader and the writer
/// resolve the prefix. Equality ignores the prefix.
public struct XSDQName: Sendable {
  /// Namespace name; empty for none.
  public var namespaceURI: String

  /// Local name.
  public var localName: String

  /// The prefix that the name was read with, or that it should be written with if that is possible; empty for none,
  /// `nil` where it does not matter.
  public var prefix: String?

  /// Creates a name.
  public init(namespaceURI: String, localName: String, prefix: String? = nil) {
    self.namespaceURI = namespaceURI
    self.localName = localName
    self.prefix = prefix
  }

  /// Splits `prefix:local` or `local` into its parts; nil if one of them is not an NCName.
  ///
  /// The text must be valid UTF-8.
  public static func parts(of lexical: Span<UInt8>) -> (prefix: String?, localName: String)? {
    var colon = 0
    while colon < lexical.count, lexical[colon] != UInt8(ascii: ":") { colon += 1 }
    if colon == lexical.count {
      guard let localName = String(ncName: lexical) else { return nil }
      return (nil, localName)
    }
    guard let prefix = String(ncName: lexical.extracting(0..<colon)),
      let localName = String(ncName: lexical.extracting(colon + 1..<lexical.count))
    else { return nil }
    return (prefix, localName)
  }
}

extension XSDQName: Hashable {
  /// Whether both have the same namespace and local name.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.localName.hasSameCharacters(as: rhs.localName) && lhs.namespaceURI.hasSameCharacters(as: rhs.namespaceURI)
  }

  /// Hashes the namespace and the local name.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(namespaceURI)
    hasher.combine(localName)
  }
}

extension XSDQName: XMLLexicalValue {
  /// Splits a text; the prefix is not resolved, which takes the namespaces in scope of the text.
  public init?(lexical: Span<UInt8>) {
    guard let parts = Self.parts(of: lexical) else { return nil }
    self.init(namespaceURI: "", localName: parts.localName, prefix: parts.prefix)
  }

  /// Appends the prefix, if there is one, and the local name.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    if let prefix, !prefix.isEmpty {
      buffer.append(utf8: prefix)
      buffer.append(UInt8(ascii: ":"))
    }
    buffer.append(utf8: localName)
  }

  /// The name `xs:QName`.
  public static var lexicalTypeName: String { "xs:QName" }
}

extension XSDQName: CustomStringConvertible {
  /// The name as `{namespace}local`.
  public var description: String {
    namespaceURI.isEmpty ? localName : "{\(namespaceURI)}\(localName)"
  }
}

extension String {
  /// Copies a name without colon (Namespaces in XML, 3); nil if the text is none.
  fileprivate init?(ncName text: Span<UInt8>) {
    guard text.count > 0 else { return nil }
    self.init(copying: text)
    var isFirst = true
    for scalar in unicodeScalars {
      guard scalar.isNCNameStart || !isFirst && scalar.isNCNameContinuation else { return nil }
      isFirst = false
    }
  }
}

extension Unicode.Scalar {
  /// NameStartChar of XML 1.0 (fifth edition), 2.3, without the colon.
  fileprivate var isNCNameStart: Bool {
    switch self {
    case "A"..."Z", "a"..."z", "_": true
    case "\u{C0}"..."\u{D6}", "\u{D8}"..."\u{F6}", "\u{F8}"..."\u{2FF}", "\u{370}"..."\u{37D}": true
    case "\u{37F}"..."\u{1FFF}", "\u{200C}"..."\u{200D}", "\u{2070}"..."\u{218F}", "\u{2C00}"..."\u{2FEF}": true
    case "\u{3001}"..."\u{D7FF}", "\u{F900}"..."\u{FDCF}", "\u{FDF0}"..."\u{FFFC}": true
    // U+FFFD is a name character too, but it is what damaged text turns into.
    case "\u{10000}"..."\u{EFFFF}": true
    default: false
    }
  }

  /// What NameChar has beyond NameStartChar.
  fileprivate var isNCNameContinuation: Bool {
    switch self {
    case "-", ".", "0"..."9", "\u{B7}", "\u{300}"..."\u{36F}", "\u{203F}"..."\u{2040}": true
    default: false
    }
  }
}
