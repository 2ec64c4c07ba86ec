/// A value with an XML Schema lexical form.
public protocol XMLLexicalValue: Hashable, Sendable {
  /// Parses a lexical form whose white space has been processed already; nil if it is not one of this type's.
  init?(lexical: Span<UInt8>)
  /// Appends the lexical form that this value is written as.
  func appendLexical(to buffer: inout XMLByteBuffer)
  /// Name of the XML Schema type for messages, such as `xs:dateTime`.
  static var lexicalTypeName: String { get }
  /// Whether white space is kept (xs:string) instead of collapsed (every other type); XML Schema Part 2, 4.3.6.
  static var preservesWhiteSpace: Bool { get }
}

extension XMLLexicalValue {
  /// White space is collapsed unless a type says otherwise.
  @inlinable
  public static var preservesWhiteSpace: Bool { false }
}

extension XMLLexicalValue {
  /// Parses a lexical form held in a string.
  @usableFromInline
  init?(lexicalString: String) {
    var text = lexicalString
    guard let value = text.withUTF8({ Self(lexical: $0.span) }) else { return nil }
    self = value
  }

  /// The lexical form as a string.
  @usableFromInline
  var lexicalString: String {
    var buffer = XMLByteBuffer()
    appendLexical(to: &buffer)
    return buffer.withSpan { String(copying: $0) }
  }
}
