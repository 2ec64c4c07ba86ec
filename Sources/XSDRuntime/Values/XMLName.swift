/// An expanded name: local part and namespace URI.
public struct XMLName: Hashable, Sendable, CustomStringConvertible {
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
