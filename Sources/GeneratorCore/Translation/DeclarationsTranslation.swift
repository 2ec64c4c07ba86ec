import SchemaComponents
import SwiftCode

/// The constants with the names of global declarations.
struct DeclarationsTranslation {
  let plan: DeclarationPlan
  let spelling: SourceSpelling

  /// `enum SchemaDeclarations { static let elements = XMLElementRules(declared: …) … }`
  var declaration: Declaration {
    .type(
      TypeDeclaration(
        documentation: "What the schema declares globally.", access: .internal, isNonisolated: true, .enumeration,
        "SchemaDeclarations",
        members: [constant("elements", plan.elements), constant("attributes", plan.attributes)]))
  }

  private func constant(_ name: String, _ names: [QualifiedName]) -> Declaration {
    var localNames: [String: [String]] = [:]
    for name in names { localNames[name.namespace, default: []].append(name.localName) }
    let declared = plan.namespaces.map { namespace in
      Expression.call(
        spelling.runtime("XMLDeclaredNames"),
        [
          .init(nil, .code(spelling.namespace(namespace))),
          .init(nil, .array((localNames[namespace] ?? []).map { .string($0) })),
        ])
    }
    var arguments: [Expression.Argument] = [.init("declared", .array(declared))]
    if !plan.unread.isEmpty { arguments.append(.init("unread", .array(plan.unread.map { .string($0) }))) }
    return .property(
      PropertyDeclaration(
        isStatic: true, isConstant: true, name,
        body: .stored(.call(spelling.runtime("XMLElementRules"), arguments))))
  }
}
