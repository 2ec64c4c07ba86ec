/// The namespace bindings in force at an element: its own declarations, then those of its ancestors.
///
/// Elements that declare nothing share the scope of their parent. Names in attribute values are resolved where they
/// stand: one document may bind a prefix to many namespaces.
public final class NamespaceScope {
  /// One `xmlns` declaration; the prefix is empty for the default namespace.
  struct Binding {
    var prefix: String
    var namespace: String
  }

  private let bindings: [Binding]
  private let parent: NamespaceScope?

  /// Namespace of the prefix `xml`, which is bound everywhere.
  public static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

  init(bindings: [Binding] = [], parent: NamespaceScope? = nil) {
    self.bindings = bindings
    self.parent = parent
  }

  /// Namespace URI bound to a prefix; the empty prefix asks for the default namespace, which may be the empty
  /// string. `nil` where the prefix is not bound.
  public func namespace(forPrefix prefix: String) -> String? {
    var scope: NamespaceScope? = self
    while let current = scope {
      let bindings = current.bindings
      var index = 0
      while index < bindings.count {
        if bindings[index].prefix == prefix { return bindings[index].namespace }
        index += 1
      }
      scope = current.parent
    }
    if prefix == "xml" { return Self.xmlNamespace }
    return prefix.isEmpty ? "" : nil
  }
}
