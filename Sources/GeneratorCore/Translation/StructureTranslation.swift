import SchemaComponents
import SwiftCode

/// The struct of a complex type.
struct StructureTranslation {
  let structure: StructurePlan
  let spelling: SourceSpelling

  init(structure: StructurePlan, spelling: SourceSpelling) {
    self.structure = structure
    self.spelling = spelling.inside(structure.name)
  }

  /// `struct OfflineConversion: XMLComplexType { … }`
  var declaration: Declaration {
    var inheritance = [spelling.runtime("XMLComplexType")]
    if let polymorphism = structure.polymorphism {
      inheritance.append(spelling.own(polymorphism.protocolName))
    } else if let base = structure.base {
      inheritance.append(spelling.own(base.protocolName))
    }
    return .type(
      TypeDeclaration(
        documentation: structure.documentation, attributes: spelling.frozen(structure.fields), access: spelling.access,
        isNonisolated: true, .structure,
        structure.name, inheritance: inheritance, members: members))
  }

  private var members: [Declaration] {
    var members: [Declaration] = []
    if let base = structure.base {
      members.append(
        .property(
          PropertyDeclaration(
            documentation: "The members of ``\(base.name)``.", access: spelling.access,
            ReservedWords.quoted(base.accessor), type: spelling.own(base.name))))
    }
    let isWide = InitializerTranslation.isWide(structure.fields)
    for field in structure.fields {
      members += FieldTranslation(field, spelling).properties(isWide: isWide).map { .property($0) }
    }
    if structure.hasNilFields { members.append(.property(nilFields.property)) }
    members += initializers
    if let polymorphism = structure.polymorphism { members.append(.property(ownAccessor(polymorphism))) }
    members.append(binding)
    for group in structure.groups { members.append(GroupTranslation(group: group, spelling: spelling).declaration) }
    return members
  }

  private var nilFields: NilFieldsTranslation { NilFieldsTranslation(fields: structure.fields, spelling: spelling) }

  private var initializers: [Declaration] {
    let base = structure.base.map { base in
      InitializerTranslation.Base(
        name: base.accessor, type: spelling.own(base.name),
        members: structure.inheritedFields.map { FieldTranslation($0, spelling) })
    }
    let isEmpty = structure.fields.isEmpty && structure.inheritedFields.isEmpty
    return InitializerTranslation(
      documentation: isEmpty ? "Creates a value." : "Creates a value; everything left out is absent.", base: base,
      stored: structure.fields.map { FieldTranslation($0, spelling) }, spelling: spelling
    ).declarations
  }

  /// The base's members on the base itself, so that the whole hierarchy has them under one name.
  private func ownAccessor(_ polymorphism: PolymorphismPlan) -> PropertyDeclaration {
    PropertyDeclaration(
      documentation: "The value itself; on derived types, the members that they share with it.",
      attributes: spelling.generatedOnly, access: spelling.access, ReservedWords.quoted(polymorphism.accessor),
      type: "Self", body: .accessors(get: [.code("self")], set: [.code("self = newValue")]))
  }

  private func restriction(_ plan: RestrictionPlan) -> Expression {
    if let wildcard = plan.wildcard { return .call(".anyAttributes", spelling.namespaces(wildcard)) }
    var arguments = [Expression.Argument(nil, .string(plan.name.localName))]
    if plan.name.namespace != (plan.isAttribute ? "" : structure.namespace) {
      arguments.append(.init("namespace", .code(spelling.namespace(plan.name.namespace))))
    }
    if let minimum = plan.minimum { arguments.append(.init("min", .code(String(minimum)))) }
    if let maximum = plan.maximum { arguments.append(.init("max", .code(String(maximum)))) }
    if let text = plan.fixedText { arguments.append(.init("fixed", .string(text))) }
    if let facets = plan.facets { arguments.append(.init("facets", .code(spelling.facets(facets)))) }
    return .call(plan.isAttribute ? ".attribute" : ".element", arguments)
  }

  private var binding: Declaration {
    var arguments: [Expression.Argument] = [
      .init(nil, .string(structure.wireName)), .init("namespace", .code(spelling.namespace(structure.namespace))),
    ]
    if let elementNamespace = structure.elementNamespace {
      arguments.append(.init("elementNamespace", .code(spelling.namespace(elementNamespace))))
    }
    if let element = structure.element {
      arguments.append(.init("element", .string(element.localName)))
      if element.namespace != structure.namespace {
        arguments.append(.init("rootNamespace", .code(spelling.namespace(element.namespace))))
      }
    }
    if structure.isAnyOrder { arguments.append(.init("anyOrder", .code("true"))) }
    if structure.isAbstract { arguments.append(.init("isAbstract", .code("true"))) }
    if let base = structure.base { arguments.append(.init("base", .code(".base(\\.\(base.accessor))"))) }
    if structure.hasNilFields { arguments.append(nilFields.argument) }
    if let facets = structure.textFacets { arguments.append(.init("textFacets", .code(spelling.facets(facets)))) }
    if !structure.restrictions.isEmpty {
      arguments.append(.init("restrictions", .array(structure.restrictions.map(restriction))))
    }
    if structure.isReordered { arguments.append(.init("isReordered", .code("true"))) }
    let elementNamespace = structure.elementNamespace ?? structure.namespace
    arguments += spelling.arguments(structure.contentModel, elementNamespace: elementNamespace)
    arguments += spelling.arguments(structure.identity)
    if !structure.fields.isEmpty {
      let entries = structure.fields.map {
        FieldTranslation($0, spelling).entry(elementNamespace: elementNamespace)
      }
      arguments.append(.init("fields", .array(entries)))
    }
    return spelling.codec(
      "How values stand on the wire.", .call(spelling.runtime("XMLBinding") + "<Self>", arguments))
  }
}

/// The member that remembers explicit nils.
struct NilFieldsTranslation {
  /// All members of the type itself.
  let fields: [FieldPlan]
  let spelling: SourceSpelling

  /// Whether the marks do not fit one word. The runtime counts every member.
  private var isWide: Bool { fields.count > 64 }

  /// `var xmlNilFields = XMLNilFields()`: not public, so that the compiler drops its accessors
  var property: PropertyDeclaration {
    PropertyDeclaration(
      documentation: "Which elements are explicitly nil.", "xmlNilFields",
      body: .stored(.code(spelling.runtime(isWide ? "XMLWideNilFields" : "XMLNilFields") + "()")))
  }

  /// The argument of the table that names it.
  var argument: Expression.Argument {
    .init(isWide ? "wideNilFields" : "nilFields", .code("\\.xmlNilFields"))
  }
}
