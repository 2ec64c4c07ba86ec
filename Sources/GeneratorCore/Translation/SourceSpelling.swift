import SchemaComponents
import SwiftCode

/// How names are written at one place of the generated code.
struct SourceSpelling: Sendable {
  /// Names that the module itself declares: there a standard name needs its module.
  let generated: Set<String>
  /// What reaches the module's own types from here: empty, or the enclosing type with a dot.
  var prefix = ""
  /// The structure whose nested types need no prefix here.
  var owner: String?
  /// Swift names of namespaces by URI.
  let namespaces: [String: String]
  /// Names of the constants that hold facets.
  private let facetNames: [TypeID: String]
  let access: AccessLevel

  init(_ plan: ModulePlan) {
    generated = plan.generatedTypeNames
    var namespaces: [String: String] = [:]
    for namespace in plan.namespaces { namespaces[namespace.uri] = namespace.name }
    self.namespaces = namespaces
    facetNames = Dictionary(uniqueKeysWithValues: plan.facets.map { ($0.id, $0.name) })
    access = plan.access
  }

  /// Spelling in an extension at file level, where the members of the enclosing type are not in scope.
  func atFileLevel(of enclosingType: String?) -> SourceSpelling {
    guard let enclosingType else { return self }
    var spelling = self
    spelling.prefix = enclosingType + "."
    return spelling
  }

  /// Spelling inside a structure.
  func inside(_ owner: String) -> SourceSpelling {
    var spelling = self
    spelling.owner = owner
    return spelling
  }

  /// A type of the standard library.
  func standard(_ name: String) -> String { generated.contains(name) ? "Swift." + name : name }

  /// A type of the XML runtime.
  func runtime(_ name: String) -> String { generated.contains(name) ? "XSDRuntime." + name : name }

  /// A type of the SOAP runtime.
  func soap(_ name: String) -> String { generated.contains(name) ? "SOAPRuntime." + name : name }

  /// A type of the module itself.
  func own(_ name: String) -> String { prefix.isEmpty ? name : prefix + name }

  /// Any type.
  func type(_ use: TypeUse) -> String {
    switch use {
    case .standard(let name): standard(name)
    case .runtime(let name): runtime(name)
    case .generated(let name, _, _), .substitution(let name, _): own(name)
    case .nested(let owner, let name, _): owner == self.owner ? name : own(owner) + "." + name
    case .list(let item): runtime("XSDList") + "<" + type(item) + ">"
    case .flagSet(let item): runtime("XMLFlagSet") + "<" + type(item) + ">"
    case .nillable(let value): runtime("XMLNillable") + "<" + type(value) + ">"
    case .typed(let value): runtime("XMLTyped") + "<" + type(value) + ">"
    }
  }

  /// A namespace as an expression.
  func namespace(_ uri: String) -> String {
    if uri.isEmpty { return "\"\"" }
    guard let name = namespaces[uri] else { return StringLiteral.quoted(uri) }
    return own("SchemaNamespaces.") + ReservedWords.quoted(name)
  }

  /// Facets as an expression.
  func facets(_ use: FacetUse) -> String {
    switch use {
    case .builtIn(let name): "." + name
    case .defined(let id): own("SchemaFacets.") + ReservedWords.quoted(facetNames[id] ?? "")
    }
  }

  /// The arguments that say what holds for values beside their type.
  func arguments(_ constraints: ValueConstraints) -> [Expression.Argument] {
    var arguments: [Expression.Argument] = []
    if let text = constraints.fixedText {
      arguments.append(.init("fixed", .string(text)))
    } else if let text = constraints.defaultText {
      arguments.append(.init("default", .string(text)))
    }
    if let facets = constraints.facets { arguments.append(.init("facets", .code(self.facets(facets)))) }
    return arguments
  }

  /// The namespaces that a wildcard admits.
  func namespaces(_ wildcard: ContentWildcard) -> [Expression.Argument] {
    func list(_ namespaces: [String]) -> Expression { .array(namespaces.map { .code(namespace($0)) }) }
    if let only = wildcard.only { return [.init("only", list(only))] }
    return wildcard.excluded.isEmpty ? [] : [.init("excluding", list(wildcard.excluded))]
  }

  /// A table's entry with the rules for its element.
  func withRules(_ constraints: ValueConstraints, _ entry: Expression) -> Expression {
    guard let rules = constraints.rules else { return entry }
    func list(_ label: String, _ names: [QualifiedName]) -> [Expression.Argument] {
      names.isEmpty ? [] : [.init(label, .array(names.map(name)))]
    }
    var arguments = list("types", rules.blockedTypes) + list("elements", rules.blockedElements)
    if !rules.simpleTypes.isEmpty {
      let types = rules.simpleTypes.map { type in
        Expression.call(
          runtime("XMLSimpleTypeName"),
          [.init(nil, .string(type.name.localName)), .init("namespace", .code(namespace(type.name.namespace)))]
            + (type.facets.map { [.init(nil, .code(facets($0)))] } ?? []))
      }
      arguments.append(.init("simpleTypes", .array(types)))
    }
    if rules.admitsAnySimpleType { arguments.append(.init("anySimpleType", .code("true"))) }
    return .method(entry, "ruled", [.init("by", .call(runtime("XMLElementRules"), arguments))])
  }

  /// An `XMLName` as an expression.
  func name(_ name: QualifiedName) -> Expression {
    .call(
      runtime("XMLName"),
      [.init(nil, .string(name.localName)), .init("namespace", .code(namespace(name.namespace)))])
  }

  /// The attribute of what only the runtime uses; it is legal on public declarations alone.
  var generatedOnly: [String] { access == .public ? ["@_spi(Generated)"] : [] }

  /// The function that makes a type's table. It runs once in the life of a program, so the compiler is told not to spend
  /// a third of the optimizer's time on all of them (`Benchmarks/README.md`, building).
  func codec(_ documentation: String, _ table: Expression) -> Declaration {
    var function = FunctionDeclaration(
      documentation: documentation, attributes: generatedOnly + ["@_optimize(none)"], access: access, "makeXMLCodec",
      result: runtime("XMLCodec") + "<Self>", body: [.expression(prefix: "", table)])
    function.isStatic = true
    return .function(function)
  }

  /// The attribute of a structure, which says that its members stay as they are: then their initial values are compiled
  /// where they are used, and not in a function for each. It is legal on public declarations alone, and not where a
  /// member is stored in a box, which only the module itself may see.
  func frozen(_ fields: [FieldPlan]) -> [String] {
    access == .public && !fields.contains { $0.shape.isBoxed } ? ["@frozen"] : []
  }

  /// The attribute of what only hands its parameters on: such functions become machine code where they are called, not
  /// once in the module for all the callers there might be, which would take most of the time of building it. It is
  /// legal on public declarations alone.
  var emittedIntoClient: [String] { access == .public ? ["@_alwaysEmitIntoClient"] : [] }
}
