/// An expanded name: local part and namespace URI.
///
/// Names are compared character by character (Namespaces in XML, 2.3), unlike strings in Swift: é and e with a combining
/// accent are two names.
public struct XMLName: Sendable, CustomStringConvertible {
  /// Local part.
  public var localName: String
  /// Namespace URI; empty for "no namespace".
  public var namespace: String

  /// Creates a name; an empty `namespace` means "no namespace".
  public init(_ localName: String, namespace: String = "") {
    self.localName = localName
    self.namespace = namespace
  }

  /// `{namespace}local`.
  public var description: String { namespace.isEmpty ? localName : "{\(namespace)}\(localName)" }

  /// Namespace of `xsi:type` and `xsi:nil`.
  public static let schemaInstanceNamespace = "http://www.w3.org/2001/XMLSchema-instance"
  /// Namespace that the prefix `xml` is always bound to.
  public static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
  /// Namespace of the built-in types.
  static let schemaNamespace = "http://www.w3.org/2001/XMLSchema"
  static let xmlnsNamespace = "http://www.w3.org/2000/xmlns/"
}

extension XMLName: Hashable {
  /// Whether both are the same characters.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.localName.hasSameCharacters(as: rhs.localName) && lhs.namespace.hasSameCharacters(as: rhs.namespace)
  }

  /// Hashes both parts.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(localName)
    hasher.combine(namespace)
  }
}

extension String {
  /// Whether both are the same characters of Unicode, not only equivalent ones.
  func hasSameCharacters(as other: String) -> Bool { self == other && utf8.elementsEqual(other.utf8) }
}
