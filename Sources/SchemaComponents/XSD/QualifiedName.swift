/// An expanded name: namespace URI (empty for none) and local name. Prefixes never leave the reader.
public struct QualifiedName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Namespace URI; the empty string means "no namespace".
  public var namespace: String
  /// Local part.
  public var localName: String

  /// Creates a name in a namespace; pass an empty string for "no namespace".
  public init(_ localName: String, namespace: String) {
    self.namespace = namespace
    self.localName = localName
  }

  /// `{namespace}local`, or the local name alone where there is no namespace.
  public var description: String { namespace.isEmpty ? localName : "{\(namespace)}\(localName)" }

  /// Whether both are the same characters. To `String` a letter with a combining accent is the letter that has it; to
  /// XML they are different names.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.localName.utf8.elementsEqual(rhs.localName.utf8) && lhs.namespace.utf8.elementsEqual(rhs.namespace.utf8)
  }

  /// Orders by namespace, then by local name.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.namespace, lhs.localName) < (rhs.namespace, rhs.localName)
  }
}
