/// Why a document could not be read, or a value not be written: what was expected, what was found, and where.
public struct XMLError: Error, Sendable {
  /// The classes of failure.
  public enum Kind: String, Sendable, Hashable {
    /// Not well-formed XML 1.0 with Namespaces.
    case notWellFormed
    /// An encoding that the reader does not know, or bytes that are not in the declared one.
    case unsupportedEncoding
    /// A document type declaration; refused, because SOAP forbids it and entity expansion is an attack vector.
    case documentTypeDeclaration
    /// One of ``XMLLimits`` was passed.
    case limitExceeded
    /// The root element is not the one asked for.
    case unexpectedRoot
    /// A required element is missing.
    case missingElement
    /// An element that the type does not have (strict reading only).
    case unexpectedElement
    /// An element that stands after one it should precede (strict reading only).
    case misplacedElement
    /// An element that occurs more often than the schema allows (strict reading only).
    case repeatedElement
    /// A required attribute is missing.
    case missingAttribute
    /// An attribute that the type does not have (strict reading only).
    case unexpectedAttribute
    /// Text that is not a lexical form of the type.
    case invalidValue
    /// `xsi:nil` on an element that is not nillable.
    case unexpectedNil
    /// Character data between elements, or elements inside a simple value.
    case unexpectedContent
    /// An `xsi:type` that cannot stand here.
    case unexpectedType
    /// A character that XML 1.0 cannot carry.
    case unencodableCharacter
  }

  /// A place in a document.
  public struct Location: Sendable, Hashable, CustomStringConvertible {
    /// One-based line.
    public var line: Int
    /// One-based column, counted in UTF-8 bytes.
    public var column: Int
    /// Offset in bytes from the start of the document, in UTF-8 if it is in another encoding.
    public var byteOffset: Int

    /// `line:column`.
    public var description: String { "\(line):\(column)" }
  }

  // One word wide, so that it costs nothing in the typed-throws paths of the reader.
  private final class Storage: Sendable {
    let kind: Kind
    let message: String
    let path: String
    let location: Location?
    init(kind: Kind, message: String, path: String, location: Location?) {
      self.kind = kind
      self.message = message
      self.path = path
      self.location = location
    }
  }
  private let storage: Storage

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - kind: the class of failure.
  ///   - message: one sentence: what was expected and what was found.
  ///   - path: elements from the root, separated by `/`, repeated ones with a one-based index.
  ///   - location: the place in the document, if there is a document.
  public init(_ kind: Kind, _ message: String, path: String = "", location: Location? = nil) {
    storage = Storage(kind: kind, message: message, path: path, location: location)
  }

  /// The class of failure.
  public var kind: Kind { storage.kind }
  /// One sentence: what was expected and what was found.
  public var message: String { storage.message }
  /// Elements from the root: `Envelope/Body/Response/Goals/Goal[17]/TagId`. Of more than 40 levels those in the middle are
  /// only counted.
  public var path: String { storage.path }
  /// The place in the document; `nil` for errors of writing.
  public var location: Location? { storage.location }
}

extension XMLError: CustomStringConvertible {
  /// `line:column: message (at path)`.
  public var description: String {
    let place = location.map { "line \($0.line), column \($0.column): " } ?? ""
    return place + message + (path.isEmpty ? "" : " (at \(path))")
  }
}
