/// An element of a source document, with the place where it starts.
public final class SourceElement {
  /// Namespace URI; empty for none.
  public let namespace: String
  /// Local name.
  public let localName: String
  /// Attributes in document order, without namespace declarations.
  public let attributes: [SourceAttribute]
  /// Namespace bindings in force here.
  public let scope: NamespaceScope
  /// Path of the document.
  public let file: String
  /// One-based line of the start tag's `<`.
  public let line: Int
  /// Child elements in document order.
  public internal(set) var children: [SourceElement] = []
  /// Character data. For an element named `documentation` that of its descendants too, in document order, with a blank
  /// line where block mark-up begins or ends.
  public internal(set) var text = ""

  init(
    namespace: String, localName: String, attributes: [SourceAttribute], scope: NamespaceScope, file: String, line: Int
  ) {
    self.namespace = namespace
    self.localName = localName
    self.attributes = attributes
    self.scope = scope
    self.file = file
    self.line = line
  }

  /// File and line, for diagnostics and components.
  public var location: SourceLocation { SourceLocation(file: file, line: line) }

  /// Removes child elements for good.
  public func removeChildren(where isUnwanted: (SourceElement) -> Bool) { children.removeAll(where: isUnwanted) }

  /// Value of an attribute without namespace; `nil` if it is absent.
  public func attribute(_ name: String) -> String? {
    var index = 0
    while index < attributes.count {
      if attributes[index].localName == name, attributes[index].namespace.isEmpty { return attributes[index].value }
      index += 1
    }
    return nil
  }

  /// Value of an attribute in a namespace; `nil` if it is absent.
  public func attribute(_ name: String, namespace: String) -> String? {
    for attribute in attributes where attribute.localName == name && attribute.namespace == namespace {
      return attribute.value
    }
    return nil
  }

  /// The first child element of a name.
  public func firstChild(_ localName: String, namespace: String) -> SourceElement? {
    for child in children where child.localName == localName && child.namespace == namespace { return child }
    return nil
  }

  /// All child elements of a name, in document order.
  public func children(_ localName: String, namespace: String) -> [SourceElement] {
    children.filter { $0.localName == localName && $0.namespace == namespace }
  }

  /// Splits a qualified name and resolves its prefix here.
  ///
  /// - Returns: namespace and local name; the namespace is `nil` where the prefix is not bound.
  public func resolve(qualifiedName: String) -> (namespace: String?, localName: String) {
    let name = qualifiedName.trimmingXMLSpace()
    let colon = name.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      var index = 0
      while index < bytes.count {
        if bytes[index] == 0x3A { return index }
        index += 1
      }
      return nil
    }
    guard let offset = colon ?? nil else { return (scope.namespace(forPrefix: ""), name) }
    let index = name.utf8.index(name.startIndex, offsetBy: offset)
    let prefix = String(name[..<index])
    return (scope.namespace(forPrefix: prefix), String(name[name.utf8.index(after: index)...]))
  }
}

/// An attribute of a source element.
public struct SourceAttribute {
  /// Namespace URI; empty for none.
  public var namespace: String
  /// Local name.
  public var localName: String
  /// Normalised value.
  public var value: String
}

/// A document that was read completely.
public struct SourceDocument {
  /// Path as the user gave it, or as it was resolved.
  public var path: String
  /// The URL that the document was asked for, where a mapping led from it to ``path``.
  public var url: String?
  /// The document element.
  public var root: SourceElement
}

extension String {
  /// The string without leading and trailing XML white space.
  public func trimmingXMLSpace() -> String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    if first > 0x20, last > 0x20 { return self }
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard let start = utf8.firstIndex(where: { !isSpace($0) }), let end = utf8.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[start...end])
  }

  /// The tokens between XML white space.
  public func splitAtXMLSpace() -> [String] {
    utf8.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }.map { String(Substring($0)) }
  }
}
