import SchemaComponents
import SchemaDocuments

/// Swift names of the members of all complex types, given to the whole model whatever the filter keeps.
struct MemberNames {
  /// The members of one type or nested group, in schema order: items, then attributes.
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
  /// Per nested group: its members or alternatives.
  private(set) var groupMembers: [Members]
  /// Per nested group: the name of its Swift type.
  private(set) var groupTypeNames: [String]
  /// Per type with derived types: the property that gives its members on every type of the hierarchy.
  private(set) var accessors: [String?]
  private let index: ModelIndex
  private let types: TypeNames
  private var overrides: OverrideTable

  init(
    _ index: ModelIndex, types: TypeNames, overrides: [Configuration.Override],
    diagnostics: inout DiagnosticCollector
  ) {
    self.index = index
    self.types = types
    self.overrides = OverrideTable(overrides, kind: "members")
    members = Array(repeating: nil, count: index.model.types.count)
    groupMembers = Array(repeating: Members(), count: index.groups.count)
    groupTypeNames = Array(repeating: "", count: index.groups.count)
    accessors = Array(repeating: nil, count: index.model.types.count)
    for type in index.model.types where index.bases[type.id.index] == nil {
      guard case .complex = type.kind else { continue }
      let hierarchy = Self.allDescendants(of: type.id, index)
      for id in hierarchy { nameMembers(of: id, &diagnostics) }
      if hierarchy.count > 1 { nameAccessors(hierarchy, types.names) }
    }
    self.overrides.reportUnused(candidates: Self.candidates(index), to: &diagnostics)
  }

  private static func candidates(_ index: ModelIndex) -> [String] {
    var paths: [String] = []
    for type in index.model.types {
      for element in index.allElements(of: type.id) {
        paths.append(index.displayName(type.id) + "/" + element.name.localName)
      }
      for attribute in index.attributes[type.id.index] {
        paths.append(index.displayName(type.id) + "/" + attribute.name.localName)
      }
    }
    return paths
  }

  /// A type and all that are derived from it, each after its base.
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
    guard let content = index.contents[id.index], case .complex = index.model[id].kind else { return }
    var scope = NameScope()
    for ancestor in index.ancestors(of: id) {
      for name in members[ancestor.index]?.all ?? [] { _ = scope.take(name) }
    }
    let owner = index.displayName(id)
    // Overrides take their names first, so that what they were written for cannot lose them to a derived name.
    var fixed: [String: String] = [:]
    if !overrides.isEmpty {
      let names = Self.elementNames(content) + index.attributes[id.index].map(\.name.localName)
      fixed = takeOverrides(names, owner: owner, scope: &scope, &diagnostics)
    }
    var result = Members()
    result.items = names(of: content, owner, fixed, &scope, &diagnostics)
    if content.text != nil { result.text = scope.allocate("value") }
    for attribute in index.attributes[id.index] {
      result.attributes.append(
        allocate(attribute.name.localName, owner, fixed, attribute.location, &scope, &diagnostics))
    }
    nameOthers(content, &result.items, &scope)
    if index.hasAnyAttribute[id.index] { result.anyAttributes = scope.allocate("anyAttributes") }
    members[id.index] = result
    nameGroups(of: id, owner, &diagnostics)
  }

  private mutating func nameGroups(of id: TypeID, _ owner: String, _ diagnostics: inout DiagnosticCollector) {
    var nested = NameScope()
    for position in index.groupsOfType[id.index] {
      let group = index.groups[position]
      // A nested type must not hide a type of the module from the code around it.
      var name = Casing.typeName(group.schemaName)
      repeat { name = nested.allocate(name) } while types.scope.contains(name)
      groupTypeNames[position] = name
      let isChoice = group.kind != .structure
      var scope = NameScope(reserved: isChoice ? ReservedWords.ofAlternatives : [])
      var fixed: [String: String] = [:]
      if !overrides.isEmpty {
        fixed = takeOverrides(Self.elementNames(group.content), owner: owner, scope: &scope, &diagnostics)
      }
      var result = Members()
      result.items = names(of: group.content, owner, fixed, &scope, &diagnostics, areCases: isChoice)
      nameOthers(group.content, &result.items, &scope, areCases: isChoice)
      groupMembers[position] = result
    }
  }

  /// The names of elements; empty for what has no name in the schema.
  private func names(
    of content: ContentModel, _ owner: String, _ fixed: [String: String], _ scope: inout NameScope,
    _ diagnostics: inout DiagnosticCollector, areCases: Bool = false
  ) -> [String] {
    content.items.map { item in
      guard case .element(let element, _, _) = item else { return "" }
      return allocate(
        element.name.localName, owner, fixed, element.location, &scope, &diagnostics, isCase: areCases)
    }
  }

  /// What has no name in the schema gives way to what has.
  private func nameOthers(
    _ content: ContentModel, _ names: inout [String], _ scope: inout NameScope, areCases: Bool = false
  ) {
    for (position, item) in content.items.enumerated() {
      switch item {
      case .element: continue
      case .wildcard: names[position] = scope.allocate(areCases ? "anyElement" : "anyElements")
      case .group(let group, _, _), .mixed(let group):
        let schemaName = index.groups[group].schemaName
        names[position] = scope.allocate(areCases ? types.caseName(schemaName) : types.memberName(schemaName))
      case .text: names[position] = scope.allocate("text")
      }
    }
  }

  private static func elementNames(_ content: ContentModel) -> [String] {
    var names: [String] = []
    for case .element(let element, _, _) in content.items { names.append(element.name.localName) }
    return names
  }

  private mutating func takeOverrides(
    _ names: [String], owner: String, scope: inout NameScope, _ diagnostics: inout DiagnosticCollector
  ) -> [String: String] {
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
    _ scope: inout NameScope, _ diagnostics: inout DiagnosticCollector, isCase: Bool = false
  ) -> String {
    if let name = fixed[schemaName] { return name }
    let wanted = isCase ? types.caseName(schemaName) : types.memberName(schemaName)
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
      accessors[id.index] = scope.allocate(types.memberName(typeName))
    }
  }
}
