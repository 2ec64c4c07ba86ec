import SchemaDocuments

/// Doc comments: from the side file, else from the schema, else a line that says what the declaration stands for.
struct DocumentationSource {
  private var texts: [String: Configuration.Override] = [:]
  private var used: Set<String> = []

  init() {}

  /// Reads the side file: a JSON object of schema path to text.
  init(file: Configuration.Entry, diagnostics: inout DiagnosticCollector) {
    do {
      let bytes = try Files.read(file.text)
      try load(bytes, path: file.text, &diagnostics)
    } catch let error as FileError {
      diagnostics.report(
        Diagnostic(
          .error, code: "CFG0009", "the documentation file '\(file.text)' cannot be read: \(error.reason)",
          at: file.location))
    } catch let error as JSONSyntaxError {
      diagnostics.report(
        Diagnostic(
          .error, code: "CFG0002", "not a JSON text: \(error.message)",
          at: SourceLocation(file: file.text, line: error.line)))
    } catch {}
  }

  private mutating func load(
    _ bytes: [UInt8], path: String, _ diagnostics: inout DiagnosticCollector
  ) throws(JSONSyntaxError) {
    let node = try JSONReader.read(bytes)
    guard case .object(let members) = node.value else {
      diagnostics.report(
        Diagnostic(
          .error, code: "CFG0004", "a documentation file must be an object, not \(node.kind)",
          at: SourceLocation(file: path, line: node.line)))
      return
    }
    for member in members {
      let location = SourceLocation(file: path, line: member.line)
      if case .string(let text) = member.value.value {
        texts[member.key] = Configuration.Override(path: member.key, name: text, at: location)
      } else {
        diagnostics.report(
          Diagnostic(
            .error, code: "CFG0004", "'\(member.key)' must be a string, not \(member.value.kind)", at: location))
      }
    }
  }

  /// The doc comment of what stands at a schema path.
  mutating func text(for path: String, schema: String?, otherwise: @autoclosure () -> String) -> String {
    if !texts.isEmpty, let text = texts[path] {
      used.insert(path)
      return text.name
    }
    if let schema, !schema.isEmpty { return schema }
    return otherwise()
  }

  /// Reports texts for paths that are not in the schema.
  func reportUnused(to diagnostics: inout DiagnosticCollector) {
    for path in texts.keys.sorted() where !used.contains(path) {
      diagnostics.report(
        Diagnostic(
          .warning, code: "CFG0010", "'\(path)' is documented, but not in the schema", at: texts[path]?.location))
    }
  }
}
