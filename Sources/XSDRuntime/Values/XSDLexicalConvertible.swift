/// A value type of this module that converts to and from text by its lexical form, without loss.
///
/// The text given to the initializer is taken as it is: surrounding white space is not part of any lexical form.
public protocol XSDLexicalConvertible: XMLLexicalValue, LosslessStringConvertible {}

extension XSDLexicalConvertible {
  /// Parses a lexical form; nil if the text is not one of this type's.
  public init?(_ description: String) {
    self.init(lexicalString: description)
  }

  /// The lexical form.
  public var description: String { lexicalString }
}
