import SchemaComponents
import SchemaDocuments

/// Swift names of the members of all complex types, given to the whole model whatever the filter keeps.
struct MemberNames {
  /// The members of one type, in schema order: items, then attributes.
  struct Members: Sendable {
    var items: [String] = []
    var attributes: [String] = []
    var text: String?
    var anyAttributes: String?

    /// All names.
    var all: [String] { items + attributes + [text, anyAttributes].compactMap { $0 } }
  }

  /// Per type.
  private(set) var members: [Members?]
  /// Per type with derived types: the property that gives its members on every type of the hierarchy.
  private(set) var accessors: [String?]
  private let index: ModelIndex
  private var overrides: OverrideTable

  init(
    _ index: ModelIndex, typeNames: [String?], overrides: [Configuration.Override],
    diagnostics: inout DiagnosticCollector
  ) {
    self.index = index
    self.overrides = OverrideTable(overrides, kind: "members")
    members = Array(repeating: nil, count: index.model.types.count)
    accessors = Array(repeating: nil, count: index.model.types.count)
    for type in index.model.types where index.bases[type.id.index] == nil {
      guard case .complex = type.kind else { continue }
      let hierarchy = Self.allDescendants(of: type.id, index)
      for id in hierarchy { nameMembers(of: id, &diagnostics) }
      if hierarchy.count > 1 { nameAccessors(hierarchy, typeNames) }
    }
    self.overrides.reportUnused(candidates: Self.candidates(index), to: &diagnostics)
  }

  private static func candidates(_ index: ModelIndex) -> [String] {
    var paths: [String] = []
    for type in index.model.types {
      guard let content = index.contents[type.id.index], case .complex(let complex) = type.kind else { continue }
      for case .element(let element, _, _) in content.items {
        paths.append(index.displayName(type.id) + "/" + element.name.localName)
      }
      for attribute in complex.attributes { paths.append(index.displayName(type.id) + "/" + attribute.name.localName) }
    }
    return paths
  }

  /// A type and all that extend it, each after its base.
  private static func allDescendants(of id: TypeID, _ index: ModelIndex) -> [TypeID] {
    var all = [id]
    var next = 0
    while next < all.count && all.count <= index.model.types.count {
      all += index.derived[all[next].index]
      next += 1
    }
    return all
  }

  private mutating func nameMembers(of id: TypeID, _ diagnostics: inout DiagnosticCollector) {
    guard let content = index.contents[id.index], case .complex(let complex) = index.model[id].kind else { return }
    var scope = NameScope()
    for ancestor in index.ancestors(of: id) {
      for name in members[ancestor.index]?.all ?? [] { _ = scope.take(name) }
    }
    let owner = index.displayName(id)
    // Overrides take their names first, so that what they were written for cannot lose them to a derived name.
    var fixed: [String: String] = [:]
    if !overrides.isEmpty { fixed = takeOverrides(content, complex, owner: owner, scope: &scope, &diagnostics) }
    var result = Members()
    for item in content.items {
      switch item {
      case .element(let element, _, _):
        result.items.append(
          allocate(element.name.localName, owner, fixed, element.location, &scope, &diagnostics))
      case .wildcard: result.items.append(scope.allocate("anyElements"))
      }
    }
    if content.text != nil { result.text = scope.allocate("value") }
    for attribute in complex.attributes {
      result.attributes.append(
        allocate(attribute.name.localName, owner, fixed, attribute.location, &scope, &diagnostics))
    }
    if complex.anyAttribute != nil { result.anyAttributes = scope.allocate("anyAttributes") }
    members[id.index] = result
  }

  private mutating func takeOverrides(
    _ content: ContentModel, _ complex: ComplexType, owner: String, scope: inout NameScope,
    _ diagnostics: inout DiagnosticCollector
  ) -> [String: String] {
    var names = complex.attributes.map(\.name.localName)
    for case .element(let element, _, _) in content.items { names.append(element.name.localName) }
    var fixed: [String: String] = [:]
    for name in names where fixed[name] == nil {
      guard let override = overrides.take(owner + "/" + name) else { continue }
      if ReservedWords.isForbiddenMember(override.name) {
        diagnostics.report(
          Diagnostic(
            .error, code: "CFG0005", "no member can be called '\(override.name)'", at: override.location))
      } else if !scope.take(override.name) {
        diagnostics.report(
          Diagnostic(
            .error, code: "CFG0007", "'\(override.name)' is already the name of another member of '\(owner)'",
            at: override.location))
      }
      fixed[name] = override.name
    }
    return fixed
  }

  private func allocate(
    _ schemaName: String, _ owner: String, _ fixed: [String: String], _ location: SourceLocation,
    _ scope: inout NameScope, _ diagnostics: inout DiagnosticCollector
  ) -> String {
    if let name = fixed[schemaName] { return name }
    let wanted = Casing.memberName(schemaName)
    let name = scope.allocate(wanted)
    if name != wanted {
      diagnostics.report(
        Diagnostic(
          .note, code: "GEN0202",
          "'\(schemaName)' of '\(owner)' is called '\(name)', because '\(wanted)' is taken", at: location,
          suggestion: "'names.members' of the configuration can give it another name"))
    }
    return name
  }

  /// The members come first: an accessor gives way to any member of any type of the hierarchy.
  private mutating func nameAccessors(_ hierarchy: [TypeID], _ typeNames: [String?]) {
    var scope = NameScope()
    for id in hierarchy {
      for name in members[id.index]?.all ?? [] { _ = scope.take(name) }
    }
    for id in hierarchy where !index.derived[id.index].isEmpty {
      guard let typeName = typeNames[id.index] else { continue }
      accessors[id.index] = scope.allocate(Casing.memberName(typeName))
    }
  }
}
