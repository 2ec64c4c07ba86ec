import SchemaComponents
import SchemaDocuments

/// Plans enumerations.
struct EnumerationPlanner {
  let index: ModelIndex
  let types: TypeNames
  private var overrides: OverrideTable

  init(_ index: ModelIndex, types: TypeNames, overrides: [Configuration.Override]) {
    self.index = index
    self.types = types
    self.overrides = OverrideTable(overrides, kind: "enumerationCases")
  }

  /// The plan of a simple type; `nil` where it is no set of words.
  mutating func enumeration(
    _ id: TypeID, documentation: inout DocumentationSource, diagnostics: inout DiagnosticCollector
  ) -> EnumerationPlan? {
    guard index.isEnumeration(id), let name = types.names[id.index], case .simple(let simple) = index.model[id].kind
    else { return nil }
    let owner = index.listOwner[id.index] ?? id
    let type = index.model[owner]
    let path = index.schemaPath(owner)
    let words = words(of: simple, base: index.builtInBase(of: id) ?? .string)
    let names = names(of: words, path: path, &diagnostics)
    var plan = EnumerationPlan(
      id: id, schemaPath: path, name: name,
      documentation: documentation.text(
        for: path, schema: type.documentation ?? index.model[id].documentation,
        otherwise: "Values of `\(path)` of `\(type.namespace)`."), cases: [])
    for (word, caseName) in zip(words, names) {
      plan.cases.append(
        EnumerationPlan.Case(
          name: caseName, word: word.value,
          documentation: documentation.text(
            for: path + "/" + word.value, schema: word.documentation, otherwise: "`\(word.value)`.")))
    }
    return plan
  }

  /// Reports overrides of cases that are in no enumeration.
  func reportUnused(to diagnostics: inout DiagnosticCollector) {
    overrides.reportUnused(candidates: candidates(), to: &diagnostics)
  }

  private func candidates() -> [String] {
    var paths: [String] = []
    for type in index.model.types where index.isEnumeration(type.id) {
      guard case .simple(let simple) = type.kind else { continue }
      let path = index.schemaPath(index.listOwner[type.id.index] ?? type.id)
      for word in simple.facets.enumeration { paths.append(path + "/" + word.value) }
    }
    return paths
  }

  /// The words, each once, as they compare on the wire.
  private func words(of simple: SimpleType, base: BuiltInType) -> [Facets.Enumerated] {
    var seen: Set<[UInt8]> = []
    var words: [Facets.Enumerated] = []
    for var word in simple.facets.enumeration {
      if BuiltInMapping.collapsesWhiteSpace(base) {
        word.value = word.value.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
          .joined(separator: " ")
      }
      if seen.insert(Array(word.value.utf8)).inserted { words.append(word) }
    }
    return words
  }

  private mutating func names(
    of words: [Facets.Enumerated], path: String, _ diagnostics: inout DiagnosticCollector
  ) -> [String] {
    var scope = NameScope()
    var fixed: [String: String] = [:]
    if !overrides.isEmpty {
      for word in words {
        guard let override = overrides.take(path + "/" + word.value) else { continue }
        if ReservedWords.isForbiddenCase(override.name) {
          diagnostics.report(
            Diagnostic(.error, code: "CFG0005", "no case can be called '\(override.name)'", at: override.location))
        } else if !scope.take(override.name) {
          diagnostics.report(
            Diagnostic(
              .error, code: "CFG0007", "'\(override.name)' is already the name of another case of '\(path)'",
              at: override.location))
        }
        fixed[word.value] = override.name
      }
    }
    return words.map { word in
      if let name = fixed[word.value] { return name }
      let wanted = Casing.caseName(word.value)
      let name = scope.allocate(wanted)
      if name != wanted {
        diagnostics.report(
          Diagnostic(
            .note, code: "GEN0203", "'\(word.value)' of '\(path)' is called '\(name)', because '\(wanted)' is taken",
            at: word.location,
            suggestion: "'names.enumerationCases' of the configuration can give it another name"))
      }
      return name
    }
  }
}
