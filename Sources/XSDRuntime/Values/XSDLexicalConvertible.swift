/// A value type of this module that converts to and from text by its lexical form, without loss.
///
/// The text given to the initializer is taken as it is: surrounding white space is not part of any lexical form.
public protocol XSDLexicalConvertible: XMLLexicalValue, LosslessStringConvertible {}

extension XSDLexicalConvertible {
  /// Parses a lexical form; nil if the text is not one of this type's.
  public init?(_ description: String) {
    self.init(lexicalString: description)
  }

  /// Parses a lexical form, or says what is wrong with it.
  ///
  /// Use it where the text is not your own: an optional member would silently take the `nil` of ``init(_:)``.
  ///
  /// - Throws: ``XMLError`` of kind `invalidValue`.
  public init(validating text: String) throws(XMLError) {
    guard let value = Self(text) else {
      throw XMLError(.invalidValue, "expected a value of \(Self.lexicalTypeName), found '\(text)'")
    }
    self = value
  }

  /// The lexical form.
  public var description: String { lexicalString }
}
