import SchemaComponents
import SchemaDocuments

/// Which operations and types are kept, and where reachability starts.
struct FilterPlanner {
  /// What reachability starts from.
  struct Roots {
    /// For the schema types that are needed.
    var schema: [TypeReference] = []
    /// For the Swift types that are mentioned.
    var swift: [TypeID] = []
  }

  let index: ModelIndex
  let mapper: TypeMapper
  let configuration: Configuration

  /// Names of the operations to keep; `nil` keeps all.
  func operations(of services: [ServiceDescription], diagnostics: inout DiagnosticCollector) -> Set<String>? {
    if configuration.operations == nil && configuration.types == nil { return nil }
    var all: [String] = []
    for service in services { for operation in service.operations { all.append(operation.name) } }
    let known = Set(all)
    var kept: Set<String> = []
    for entry in configuration.operations ?? [] {
      if known.contains(entry.text) {
        kept.insert(entry.text)
      } else {
        let isOmitted = services.contains { $0.omittedOperations.contains(entry.text) }
        report(
          entry, "operations",
          isOmitted ? "supported; see the warning about it" : "an operation of the services",
          isOmitted ? nil : Spelling.nearest(to: entry.text, in: all), &diagnostics)
      }
    }
    return kept
  }

  /// The roots of the kept operations and types.
  func roots(of services: [ServicePlan], diagnostics: inout DiagnosticCollector) -> Roots {
    var roots = Roots()
    for service in services {
      for operation in service.operations {
        for body in [operation.input, operation.output] { if let body { add(body.schemaType, to: &roots) } }
      }
      for headers in service.headers { for field in headers.fields { add(field.wireName, to: &roots) } }
      for faults in service.faults { for fault in faults.cases { add(fault.element, to: &roots) } }
    }
    if configuration.operations == nil && configuration.types == nil {
      addEverything(to: &roots)
    } else {
      for entry in configuration.types ?? [] { add(entry, to: &roots, &diagnostics) }
    }
    return roots
  }

  /// Whether a global element is kept as a document of its own.
  func keeps(_ element: QualifiedName) -> Bool {
    guard configuration.operations != nil || configuration.types != nil else { return true }
    return (configuration.types ?? []).contains { $0.text == element.localName || $0.text == element.description }
  }

  private func add(_ element: QualifiedName?, to roots: inout Roots) {
    guard let element, let position = index.model.elementsByName[element] else { return }
    add(index.model.elements[position].type, to: &roots)
  }

  private func add(_ type: TypeReference, to roots: inout Roots) {
    roots.schema.append(type)
    if let target = mapper.use(of: type).target { roots.swift.append(target) }
  }

  /// All named types, and the anonymous types of global elements. A wrapper counts only where nothing but an
  /// element can need it: in a schema without services each global element may be a document.
  private func addEverything(to roots: inout Roots) {
    for type in index.model.types where type.name != nil {
      roots.schema.append(.defined(type.id))
      if index.isWrapper[type.id.index] { continue }
      if let target = mapper.use(of: .defined(type.id)).target { roots.swift.append(target) }
    }
    for element in index.model.elements {
      guard case .defined(let id) = element.type else { continue }
      if index.model[id].name == nil || index.model.services.isEmpty { add(element.name, to: &roots) }
    }
  }

  private func add(_ entry: Configuration.Entry, to roots: inout Roots, _ diagnostics: inout DiagnosticCollector) {
    var isFound = false
    for type in index.model.types {
      guard let name = type.name, name.localName == entry.text || name.description == entry.text else { continue }
      isFound = true
      add(.defined(type.id), to: &roots)
    }
    if isFound { return }
    for element in index.model.elements
    where element.name.localName == entry.text || element.name.description == entry.text {
      isFound = true
      add(element.name, to: &roots)
    }
    if isFound { return }
    let names = index.model.types.compactMap { $0.name?.localName }
    report(
      entry, "types", "a type or an element of the schema", Spelling.nearest(to: entry.text, in: names), &diagnostics)
  }

  private func report(
    _ entry: Configuration.Entry, _ key: String, _ kind: String, _ nearest: String?,
    _ diagnostics: inout DiagnosticCollector
  ) {
    diagnostics.report(
      Diagnostic(
        .error, code: "CFG0008", "'\(key)' lists \"\(entry.text)\", which is not \(kind)", at: entry.location,
        suggestion: nearest.map { "did you mean \"\($0)\"?" }))
  }
}
