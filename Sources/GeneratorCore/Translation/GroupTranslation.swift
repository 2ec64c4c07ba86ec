import SwiftCode

/// The type of a nested group: a struct, or an enum of alternatives.
struct GroupTranslation {
  let group: GroupPlan
  let spelling: SourceSpelling

  private var elementNamespace: String { group.elementNamespace ?? group.namespace }
  private var fields: [FieldTranslation] { group.fields.map { FieldTranslation($0, spelling) } }

  /// `enum Choice: XMLChoiceType { … }` or `struct Sequence: XMLComplexType, XMLGroupContent { … }`
  var declaration: Declaration {
    var type = TypeDeclaration(
      documentation: group.documentation, attributes: group.isChoice ? [] : spelling.frozen(group.fields),
      access: spelling.access, isNonisolated: true,
      group.isChoice ? .enumeration : .structure, group.name,
      inheritance: group.isChoice
        ? [spelling.runtime("XMLChoiceType")]
        : [spelling.runtime("XMLComplexType"), spelling.runtime("XMLGroupContent")],
      members: group.isChoice ? alternatives : members)
    type.isIndirect = group.isIndirect
    return .type(type)
  }

  private var nilFields: NilFieldsTranslation { NilFieldsTranslation(fields: group.fields, spelling: spelling) }

  private var alternatives: [Declaration] {
    var members: [Declaration] = fields.map { field in
      .enumCase(
        EnumCaseDeclaration(
          documentation: field.field.documentation, field.quotedName, associatedTypes: [field.propertyType]))
    }
    members.append(
      .property(
        PropertyDeclaration(
          documentation: "How the alternatives stand on the wire.", attributes: spelling.generatedOnly,
          access: spelling.access, isStatic: true, isConstant: true, "xmlChoice",
          body: .stored(
            .call(
              spelling.runtime("XMLChoice") + "<Self>",
              [
                .init("elementNamespace", .code(spelling.namespace(elementNamespace))),
                .init(nil, .array(fields.map { $0.alternative(elementNamespace: elementNamespace) })),
              ])))))
    return members
  }

  private var members: [Declaration] {
    var members: [Declaration] = []
    let isWide = InitializerTranslation.isWide(group.fields)
    members += fields.flatMap { $0.properties(isWide: isWide) }.map { .property($0) }
    if group.hasNilFields { members.append(.property(nilFields.property)) }
    members +=
      InitializerTranslation(
        documentation: "Creates a value; everything left out is absent.", stored: fields, spelling: spelling
      ).declarations
    var arguments: [Expression.Argument] = [
      .init(nil, .string(group.wireName)), .init("namespace", .code(spelling.namespace(group.namespace))),
    ]
    if let elementNamespace = group.elementNamespace {
      arguments.append(.init("elementNamespace", .code(spelling.namespace(elementNamespace))))
    }
    if group.isAnyOrder { arguments.append(.init("anyOrder", .code("true"))) }
    if group.hasNilFields { arguments.append(nilFields.argument) }
    arguments.append(.init("fields", .array(fields.map { $0.entry(elementNamespace: elementNamespace) })))
    members.append(
      spelling.codec("How values stand on the wire.", .call(spelling.runtime("XMLBinding") + "<Self>", arguments)))
    return members
  }
}
