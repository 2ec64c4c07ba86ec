import SchemaComponents
import SwiftCode

extension SourceSpelling {
  /// `content: .sequence([.element("title"), .element("note", min: 0, max: nil)])`; nothing if there is no model.
  func arguments(_ content: ContentModelPlan?, elementNamespace: String) -> [Expression.Argument] {
    content.map { [Expression.Argument("content", expression($0, elementNamespace))] } ?? []
  }

  private func expression(_ plan: ContentModelPlan, _ elementNamespace: String) -> Expression {
    var arguments: [Expression.Argument]
    let constructor: String
    switch plan.term {
    case .element(let name):
      constructor = ".element"
      arguments = [.init(nil, .string(name.localName))]
      if name.namespace != elementNamespace { arguments.append(.init("namespace", .code(namespace(name.namespace)))) }
    case .any(let wildcard):
      constructor = ".any"
      arguments = namespaces(wildcard)
    case .group(let compositor, let members):
      constructor = "." + compositor.rawValue
      arguments = [.init(nil, .array(members.map { expression($0, elementNamespace) }))]
    }
    if plan.minimum != 1 { arguments.append(.init("min", .code(String(plan.minimum)))) }
    if plan.maximum != 1 { arguments.append(.init("max", .code(plan.maximum.map(String.init) ?? "nil"))) }
    return .call(constructor, arguments)
  }
}
