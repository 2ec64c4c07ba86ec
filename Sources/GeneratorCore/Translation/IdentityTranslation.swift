import SwiftCode

extension SourceSpelling {
  /// `identity: [.key("skus", on: "items", selector: "item", fields: ["@sku"])]`; nothing if there are none.
  func arguments(_ identity: [IdentityPlan]) -> [Expression.Argument] {
    if identity.isEmpty { return [] }
    return [Expression.Argument("identity", .array(identity.map(expression)))]
  }

  private func expression(_ plan: IdentityPlan) -> Expression {
    var arguments = [Expression.Argument(nil, .string(plan.name))]
    let constructor: String
    switch plan.kind {
    case .unique: constructor = ".unique"
    case .key: constructor = ".key"
    case .keyref(let refer):
      constructor = ".keyref"
      arguments.append(.init("refer", .string(refer)))
    }
    if let element = plan.element { arguments.append(.init("on", .string(element))) }
    arguments.append(.init("selector", .string(plan.selector)))
    arguments.append(.init("fields", .array(plan.fields.map { .string($0) })))
    return .call(constructor, arguments)
  }
}
