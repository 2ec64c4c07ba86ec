import SchemaComponents
import SchemaDocuments

/// Swift names of all types of a model. They are given to the whole model whatever the filter keeps, so that
/// keeping more never renames anything.
struct TypeNames {
  /// Per type: the name of its struct or enum; `nil` if the type has none (a list, a plain restriction).
  private(set) var names: [String?]
  /// Per type: the name of the enum over it and its derived types.
  private(set) var polymorphicNames: [String?]
  /// Per type: the name of the protocol of its members.
  private(set) var protocolNames: [String?]
  /// Per head of a substitution group: the name of the enum over its members.
  private(set) var substitutionNames: [QualifiedName: String] = [:]
  /// Per global element that no structure stands for: the name of its struct.
  private(set) var elementNames: [QualifiedName: String] = [:]
  /// All names of the module.
  private(set) var scope = NameScope()
  private let index: ModelIndex
  private var overrides: OverrideTable
  private var overridden: [String: String] = [:]
  /// Types that are the item of a wrapper.
  private var wrapperItems: Set<TypeID> = []
  /// Whether nothing stands around the types, so that whoever imports the module sees their names.
  private let areTopLevel: Bool

  init(
    _ index: ModelIndex, overrides: [Configuration.Override], areTopLevel: Bool,
    diagnostics: inout DiagnosticCollector
  ) {
    self.index = index
    self.areTopLevel = areTopLevel
    self.overrides = OverrideTable(overrides, kind: "types")
    let count = index.model.types.count
    names = Array(repeating: nil, count: count)
    polymorphicNames = Array(repeating: nil, count: count)
    protocolNames = Array(repeating: nil, count: count)
    for type in index.model.types {
      if case .defined(let item)? = index.wrappedElement(type.id)?.element.type { wrapperItems.insert(item) }
    }
    takeOverrides(&diagnostics)
    // Who comes first keeps the plain name: named types, types of global elements, other anonymous types.
    for rank in 0..<3 {
      for type in index.model.types where Self.rank(type, index) == rank { name(type, &diagnostics) }
    }
    namePolymorphism(&diagnostics)
  }

  /// A name for something else in the module, as near to the wanted one as possible.
  mutating func allocate(_ wanted: String) -> String { scope.allocate(visible(Casing.typeName(wanted))) }

  /// The name, unless it would hide a type of the standard library.
  private func visible(_ name: String) -> String {
    areTopLevel && ReservedWords.hidesStandardType(name) ? name + "Type" : name
  }

  /// The name of an enum case whose payload may be of a type of the module: inside the enum the case would hide a type
  /// of the same name, which only letters without case can lead to.
  func caseName(_ schemaName: String) -> String { hidingNoType(Casing.caseName(schemaName)) }

  /// The name of a property, parameter or method: not that of a type, which it would hide where it stands.
  func memberName(_ schemaName: String, fallback: String = "value") -> String {
    hidingNoType(Casing.memberName(schemaName, fallback: fallback))
  }

  private func hidingNoType(_ wanted: String) -> String {
    var name = wanted
    while scope.contains(name) { name += "Value" }
    return name
  }

  /// Names the structs of global elements that no structure stands for; only where there are no services, which have
  /// structures for what they send.
  mutating func nameElements(except standing: Set<QualifiedName>) {
    if !index.model.services.isEmpty { return }
    for element in index.model.elements
    where !element.isAbstract && (element.isNillable || !standing.contains(element.name)) {
      let wanted = Casing.typeName(element.name.localName)
      let isTaken = scope.contains(wanted) || visible(wanted) != wanted
      elementNames[element.name] = scope.allocate(isTaken ? wanted + "Element" : wanted)
    }
  }

  // MARK: Order

  private static func rank(_ type: TypeDefinition, _ index: ModelIndex) -> Int? {
    if case .simple = type.kind, !index.isEnumeration(type.id), !index.isUnion(type.id) { return nil }
    if type.name != nil || index.listOwner[type.id.index] != nil { return 0 }
    return type.path.count <= 1 ? 1 : 2
  }

  private mutating func takeOverrides(_ diagnostics: inout DiagnosticCollector) {
    if overrides.isEmpty { return }
    for type in index.model.types where Self.rank(type, index) != nil {
      guard let override = overrides.take(qualifiedPath(type), path(type)) else { continue }
      if ReservedWords.isForbiddenTypeName(override.name) {
        diagnostics.report(
          Diagnostic(
            .error, code: "CFG0005", "no Swift type can be called '\(override.name)'", at: override.location))
      } else if scope.take(override.name) {
        names[type.id.index] = override.name
        overridden[override.name] = path(type)
      } else {
        diagnostics.report(
          Diagnostic(
            .error, code: "CFG0007",
            "'\(path(type))' and '\(overridden[override.name] ?? "")' are both given the name '\(override.name)'",
            at: override.location))
      }
    }
    let index = self.index
    overrides.reportUnused(
      candidates: index.model.types.filter { Self.rank($0, index) != nil }.map { Self.path($0, index) },
      to: &diagnostics)
  }

  // MARK: Names

  /// What the configuration calls a type. Messages of RPC style have no declaration, and may be called like a type.
  private static func path(_ type: TypeDefinition, _ index: ModelIndex) -> String {
    let name = index.displayName(index.listOwner[type.id.index] ?? type.id)
    let isMessage =
      type.name == nil && type.path.count == 1 && type.owningElement != nil
      && index.elementsOfType[type.id.index].isEmpty
    return isMessage ? "message:" + name : name
  }

  private func path(_ type: TypeDefinition) -> String { Self.path(type, index) }

  private func qualifiedPath(_ type: TypeDefinition) -> String { "{\(type.namespace)}\(path(type))" }

  private mutating func name(_ type: TypeDefinition, _ diagnostics: inout DiagnosticCollector) {
    if names[type.id.index] != nil { return }
    let wanted = wantedName(type)
    let name = scope.allocate(visible(wanted))
    names[type.id.index] = name
    if name != wanted {
      let reason = visible(wanted) == wanted ? "is taken" : "would hide Swift's own type of that name"
      diagnostics.report(
        Diagnostic(
          .note, code: "GEN0201",
          "'\(path(type))' of namespace '\(type.namespace)' is called '\(name)', because '\(wanted)' \(reason)",
          at: type.location,
          suggestion: "'names.types' of the configuration can give it another name: "
            + "{\"{\(type.namespace)}\(path(type))\": \"…\"}"))
    }
  }

  private func wantedName(_ type: TypeDefinition) -> String {
    if let list = index.listOwner[type.id.index], let name = index.model[list].name {
      return Casing.typeName(name.localName)
    }
    if let name = type.name { return Casing.typeName(name.localName) }
    if index.unions.owners[type.id.index] != nil {
      return Casing.typeName(type.path.map { Casing.typeName($0, fallback: "") }.joined()) + "Word"
    }
    // The wrapper around an anonymous item disappears, so the item need not carry its name.
    if type.path.count > 1, let owner = type.owningElement, wrapperItems.contains(type.id) {
      return Casing.typeName(owner.localName)
    }
    return Casing.typeName(type.path.map { Casing.typeName($0, fallback: "") }.joined())
  }

  private mutating func namePolymorphism(_ diagnostics: inout DiagnosticCollector) {
    for type in index.model.types {
      let position = type.id.index
      guard let name = names[position], index.isPolymorphic(type.id) else { continue }
      polymorphicNames[position] = scope.allocate("Any" + name)
      protocolNames[position] = scope.allocate(name + "Protocol")
    }
    for element in index.model.elements where index.isSubstituted(element) {
      substitutionNames[element.name] = scope.allocate("Any\(Casing.typeName(element.name.localName))Element")
    }
  }
}
