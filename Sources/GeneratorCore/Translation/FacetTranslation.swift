import SwiftCode

/// The constants of facets.
struct FacetTranslation {
  let facets: [FacetPlan]
  let spelling: SourceSpelling

  /// `enum SchemaFacets { static let sku = XMLFacets(…) }`
  var declaration: Declaration {
    .type(
      TypeDeclaration(
        documentation: "Facets of the simple types of the schema.", access: .internal, isNonisolated: true,
        .enumeration, "SchemaFacets",
        members: facets.map { plan in
          .property(
            PropertyDeclaration(
              isStatic: true, isConstant: true, ReservedWords.quoted(plan.name),
              body: .stored(.call(spelling.runtime("XMLFacets"), arguments(plan)))))
        }))
  }

  /// In the order of the initializer's parameters.
  private func arguments(_ plan: FacetPlan) -> [Expression.Argument] {
    var arguments: [Expression.Argument] = []
    if let base = plan.base { arguments.append(.init(nil, .code(spelling.facets(base)))) }
    for name in ["length", "minLength", "maxLength"] { append(name, plan, &arguments) }
    for name in ["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"] {
      if let bound = plan.bounds.last(where: { $0.name == name }) {
        arguments.append(.init(name, .string(bound.value)))
      }
    }
    for name in ["totalDigits", "fractionDigits"] { append(name, plan, &arguments) }
    if let whiteSpace = plan.whiteSpace { arguments.append(.init("whiteSpace", .code("." + whiteSpace))) }
    if !plan.patterns.isEmpty { arguments.append(.init("patterns", .array(plan.patterns.map { .string($0) }))) }
    if !plan.enumeration.isEmpty {
      arguments.append(.init("enumeration", .array(plan.enumeration.map { .string($0) })))
    }
    if let items = plan.items { arguments.append(.init("items", .code(spelling.facets(items)))) }
    if let name = plan.typeName { arguments.append(.init("type", spelling.name(name))) }
    return arguments
  }

  private func append(_ name: String, _ plan: FacetPlan, _ arguments: inout [Expression.Argument]) {
    if let count = plan.counts.last(where: { $0.name == name }) {
      arguments.append(.init(name, .code(String(count.value))))
    }
  }
}
