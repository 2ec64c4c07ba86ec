extension Bool: XMLLexicalValue {
  /// Parses `true`, `false`, `1` or `0` (XML Schema Part 2, 3.2.2).
  public init?(lexical: Span<UInt8>) {
    if lexical.equals("true") || lexical.equals("1") {
      self = true
    } else if lexical.equals("false") || lexical.equals("0") {
      self = false
    } else {
      return nil
    }
  }

  /// Appends `true` or `false`, the canonical forms.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    if self { buffer.append("true") } else { buffer.append("false") }
  }

  /// The name `xs:boolean`.
  public static var lexicalTypeName: String { "xs:boolean" }
}

extension String: XMLLexicalValue {
  /// Copies the text; every text is a string (XML Schema Part 2, 3.2.1).
  public init?(lexical: Span<UInt8>) {
    self.init(copying: lexical)
  }

  /// Appends the text, unescaped.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.append(utf8: self)
  }

  /// The name `xs:string`.
  public static var lexicalTypeName: String { "xs:string" }

  /// White space in strings is kept.
  public static var preservesWhiteSpace: Bool { true }
}
