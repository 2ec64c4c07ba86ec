import SchemaDocuments

/// One kind of name overrides, and which of them found something to apply to.
struct OverrideTable {
  private let overrides: [String: Configuration.Override]
  private var used: Set<String> = []
  private let kind: String

  init(_ overrides: [Configuration.Override], kind: String) {
    var table: [String: Configuration.Override] = [:]
    for override in overrides { table[override.path] = override }
    self.overrides = table
    self.kind = kind
  }

  var isEmpty: Bool { overrides.isEmpty }

  /// The override for the first of these paths that has one.
  mutating func take(_ paths: String...) -> Configuration.Override? {
    if overrides.isEmpty { return nil }
    for path in paths {
      if let override = overrides[path] {
        used.insert(path)
        return override
      }
    }
    return nil
  }

  /// Reports the overrides that matched nothing; `candidates` are the paths that would have.
  func reportUnused(candidates: @autoclosure () -> [String], to diagnostics: inout DiagnosticCollector) {
    let unused = overrides.keys.filter { !used.contains($0) }.sorted()
    if unused.isEmpty { return }
    let candidates = candidates()
    for path in unused {
      let nearest = Spelling.nearest(to: path, in: candidates)
      diagnostics.report(
        Diagnostic(
          .error, code: "CFG0006", "'names.\(kind)' has \"\(path)\", which is not in the schema",
          at: overrides[path]?.location, suggestion: nearest.map { "did you mean \"\($0)\"?" }))
    }
  }
}
