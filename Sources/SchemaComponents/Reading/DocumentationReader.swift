import SchemaDocuments

extension SchemaAssembly {
  /// The text of a component's `xs:documentation`, `nil` if there is none.
  func documentation(of element: SourceElement) -> String? {
    guard let first = element.children.first, first.localName == "annotation",
      first.namespace == BuiltInType.namespace
    else { return nil }
    return DocumentationText.text(of: first.children("documentation", namespace: BuiltInType.namespace))
  }
}

/// Folds the text of documentation elements.
enum DocumentationText {
  /// One line a paragraph, white space folded; `nil` if nothing is left. Where there are several languages, English
  /// is taken, or else the first.
  static func text(of elements: [SourceElement]) -> String? {
    let language = { (element: SourceElement) in
      element.attribute("lang", namespace: NamespaceScope.xmlNamespace)?.lowercased()
    }
    var chosen = elements
    if elements.count > 1, let first = elements.compactMap(language).first {
      let english = elements.first { language($0)?.hasPrefix("en") == true }.flatMap(language)
      let wanted = english ?? first
      chosen = elements.filter { (language($0) ?? wanted) == wanted }
    }
    let paragraphs = chosen.flatMap { self.paragraphs(of: $0.text) }
    return paragraphs.isEmpty ? nil : paragraphs.joined(separator: "\n")
  }

  /// Paragraphs end at blank lines.
  static func paragraphs(of text: String) -> [String] {
    var result: [String] = []
    var bytes: [UInt8] = []
    var newlines = 0
    var hasSpace = false
    for byte in Array(text.utf8) {
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        if byte == 0x0A { newlines += 1 }
        hasSpace = true
        continue
      }
      if newlines > 1, !bytes.isEmpty {
        result.append(String(decoding: bytes, as: UTF8.self))
        bytes = []
      } else if hasSpace, !bytes.isEmpty {
        bytes.append(0x20)
      }
      (newlines, hasSpace) = (0, false)
      bytes.append(byte)
    }
    if !bytes.isEmpty { result.append(String(decoding: bytes, as: UTF8.self)) }
    return result
  }
}
