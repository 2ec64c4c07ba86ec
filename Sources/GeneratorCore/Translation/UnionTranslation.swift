import SwiftCode

/// The enum of a union type.
struct UnionTranslation {
  let union: UnionPlan
  let spelling: SourceSpelling

  /// `enum Size: XMLUnion { … }`
  var declaration: Declaration {
    let string = spelling.standard("String")
    var members: [Declaration] = union.cases.map {
      .enumCase(
        EnumCaseDeclaration(
          documentation: $0.documentation, ReservedWords.quoted($0.name), associatedTypes: [spelling.type($0.type)]))
    }
    members.append(
      .enumCase(
        EnumCaseDeclaration(
          documentation: "Text that no member type allows.", "unrecognized", associatedTypes: [string])))
    members.append(
      .property(
        PropertyDeclaration(
          documentation: "The member types in schema order.", attributes: spelling.generatedOnly,
          access: spelling.access, isStatic: true, isConstant: true, "xmlMembers",
          type: "[" + spelling.runtime("XMLUnionMember") + "<Self>]",
          body: .stored(.array(union.cases.map(entry))))))
    let value = spelling.runtime("XMLUnionValue")
    var cases = union.cases.enumerated().map { index, member in
      Statement.SwitchCase(".\(member.name)(let value)", [.code("\(value)(\(index), value)")])
    }
    cases.append(.init(".unrecognized(let text)", [.code(".unrecognized(text)")]))
    members.append(
      .property(
        PropertyDeclaration(
          documentation: "The value and the position of its member type.", attributes: spelling.generatedOnly,
          access: spelling.access, "xmlMember", type: value, body: .getter([.switching("self", cases)]))))
    return .type(
      TypeDeclaration(
        documentation: union.documentation, access: spelling.access, isNonisolated: true, .enumeration, union.name,
        inheritance: [spelling.runtime("XMLUnion")], members: members))
  }

  private func entry(_ member: UnionPlan.Case) -> Expression {
    var arguments: [Expression.Argument] = [.init(nil, .code("Self." + member.name))]
    if let facets = member.facets { arguments.append(.init("facets", .code(spelling.facets(facets)))) }
    return .call(".member", arguments)
  }
}
