/// Codes of what can go wrong before a document's elements are known.
public enum DocumentDiagnosticCode: String, Sendable, CaseIterable {
  /// A file is missing or can not be read.
  case unreadable = "DOC0001"
  /// XML's own rules are violated.
  case malformed = "DOC0002"
  /// A document asks for an external entity.
  case externalEntity = "DOC0003"
  /// A document is nested too deeply, or its entities expand to too much.
  case limitExceeded = "DOC0004"
  /// A remark of the XML parser that does not stop it.
  case remark = "DOC0005"
  /// An external DTD is not found; what it declares is not known.
  case missingDocumentType = "DOC0006"
  /// A location is a URL, and no mapping leads to a local file.
  case unmappedURL = "DOC0010"
  /// A location leads to a file that does not exist.
  case missingDocument = "DOC0011"
  /// A file given as catalog is none.
  case notACatalog = "DOC0012"
  /// A document is neither WSDL 1.1 nor XML Schema.
  case unknownDocumentKind = "DOC0020"
}
