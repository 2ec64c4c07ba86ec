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

  /// Compares code points, as XML does: `==` of strings would take é for e with a combining accent.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.localName.isSameText(as: rhs.localName) && lhs.namespace.isSameText(as: rhs.namespace)
  }

  /// Orders by namespace, then by local name.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.namespace, lhs.localName) < (rhs.namespace, rhs.localName)
  }
}

extension String {
  /// Whether both consist of the same code points (unlike `==`, which compares characters).
  package func isSameText(as other: String) -> Bool {
    self == other && utf8.elementsEqual(other.utf8)
  }
}
