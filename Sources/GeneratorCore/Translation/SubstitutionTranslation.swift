import SchemaComponents
import SwiftCode

/// The enum over the members of a substitution group.
struct SubstitutionTranslation {
  let substitution: SubstitutionPlan
  let spelling: SourceSpelling

  /// `enum AnyShapeElement: XMLSubstitutionType { … }`
  var declaration: Declaration {
    var members: [Declaration] = substitution.cases.map {
      .enumCase(
        EnumCaseDeclaration(
          documentation: $0.documentation, ReservedWords.quoted($0.name),
          associatedTypes: [spelling.type($0.type) + ($0.isNillable ? "?" : "")]))
    }
    let entries = substitution.cases.map { member in
      spelling.withRules(
        member.constraints,
        .call(
          member.isNillable ? ".nillableMember" : ".member",
          [
            .init(nil, .string(member.element.localName)),
            .init("namespace", .code(spelling.namespace(member.element.namespace))),
            .init(nil, .code(spelling.type(member.type) + ".self")),
            .init(nil, .code("{ .\(member.name)($0) }")),
            .init(nil, .code(PolymorphismTranslation.extraction(member.name, isNillable: member.isNillable))),
          ] + spelling.arguments(member.constraints)))
    }
    members.append(
      spelling.codec(
        "Which element is which case.",
        .call(spelling.runtime("XMLSubstitutionMembers") + "<Self>", [.init(nil, .array(entries))])))
    var type = TypeDeclaration(
      documentation: substitution.documentation, access: spelling.access, isNonisolated: true, .enumeration,
      substitution.name, inheritance: [spelling.runtime("XMLSubstitutionType")], members: members)
    type.isIndirect = substitution.isIndirect
    return .type(type)
  }
}
