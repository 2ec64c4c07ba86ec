import SwiftCode

/// Turns a plan into declarations, in units that may be spread over files.
struct Translator {
  let plan: ModulePlan
  let parts: Configuration.Parts
  private let spelling: SourceSpelling

  init(_ plan: ModulePlan, parts: Configuration.Parts) {
    self.plan = plan
    self.parts = parts
    spelling = SourceSpelling(plan)
  }

  /// Structures with their protocols and enums, and the enums of substitution groups.
  func structures() -> [TranslatedUnit] {
    var units = plan.structures.map { structure in
      var unit = TranslatedUnit(name: structure.name)
      unit.nested.append(StructureTranslation(structure: structure, spelling: spelling).declaration)
      if let polymorphism = structure.polymorphism {
        let translation = PolymorphismTranslation(
          structure: structure, polymorphism: polymorphism, spelling: spelling, enclosingType: plan.enclosingType)
        unit.nested.append(translation.protocolDeclaration)
        unit.nested.append(translation.enumDeclaration)
        unit.fileLevel.append(translation.protocolExtension)
      }
      return unit
    }
    units += plan.elements.map {
      TranslatedUnit(name: $0.name, nested: [ElementTranslation(element: $0, spelling: spelling).declaration])
    }
    units += plan.substitutions.map {
      TranslatedUnit(name: $0.name, nested: [SubstitutionTranslation(substitution: $0, spelling: spelling).declaration])
    }
    return units
  }

  /// Enumerations and unions.
  func enumerations() -> [TranslatedUnit] {
    plan.enumerations.map {
      TranslatedUnit(nested: [EnumerationTranslation(enumeration: $0, spelling: spelling).declaration])
    }
      + plan.unions.map { TranslatedUnit(nested: [UnionTranslation(union: $0, spelling: spelling).declaration]) }
      + facets + declarations
  }

  /// The facets that tables mention.
  private var facets: [TranslatedUnit] {
    if plan.facets.isEmpty { return [] }
    let declaration = FacetTranslation(facets: plan.facets, spelling: spelling).declaration
    return [TranslatedUnit(nested: [declaration], exposesXMLRuntime: false)]
  }

  /// The global declarations that strict wildcards ask for.
  private var declarations: [TranslatedUnit] {
    guard let declarations = plan.declarations else { return [] }
    let declaration = DeclarationsTranslation(plan: declarations, spelling: spelling).declaration
    return [TranslatedUnit(nested: [declaration], exposesXMLRuntime: false)]
  }

  /// Clients with their headers and faults.
  func clients() -> [TranslatedUnit] {
    var units: [TranslatedUnit] = []
    for service in plan.services {
      let translation = ClientTranslation(service: service, spelling: spelling, enclosingType: plan.enclosingType)
      units.append(TranslatedUnit(nested: [translation.declaration], exposesXMLRuntime: false))
      for headers in service.headers {
        units.append(TranslatedUnit(nested: [HeadersTranslation(headers: headers, spelling: spelling).declaration]))
      }
      for (position, faults) in service.faults.enumerated() {
        let operations = service.operations.filter { $0.faults == position }
        units.append(
          TranslatedUnit(
            nested: [FaultsTranslation(faults: faults, operations: operations, spelling: spelling).declaration],
            exposesXMLRuntime: faults.cases.contains { $0.type.mentionsRuntime }))
      }
      for slice in slices(service.operations, parts: parts.client) {
        units.append(
          TranslatedUnit(
            fileLevel: translation.extensions(slice),
            exposesXMLRuntime: slice.contains { messagesExposeRuntime($0) || Self.parametersMentionRuntime($0) }))
      }
    }
    return units
  }

  /// Server protocols.
  func servers() -> [TranslatedUnit] {
    var units: [TranslatedUnit] = []
    for service in plan.services {
      let translation = ServerTranslation(service: service, spelling: spelling, enclosingType: plan.enclosingType)
      units.append(
        TranslatedUnit(
          nested: [translation.declaration],
          exposesXMLRuntime: service.operations.contains(where: messagesExposeRuntime)))
      for slice in slices(service.operations, parts: parts.server) {
        units.append(
          TranslatedUnit(
            fileLevel: [translation.defaults(slice)],
            exposesXMLRuntime: slice.contains(where: messagesExposeRuntime)))
      }
      units.append(TranslatedUnit(fileLevel: [translation.dispatch], exposesXMLRuntime: false))
    }
    return units
  }

  /// Messages are type arguments, which have to conform; of a public declaration that takes a public import.
  private func messagesExposeRuntime(_ operation: OperationPlan) -> Bool {
    [operation.input?.type, operation.output?.type].contains { type in
      guard let type else { return false }
      return type.mentionsRuntime || type.conformsInRuntime && plan.access == .public
    }
  }

  private static func parametersMentionRuntime(_ operation: OperationPlan) -> Bool {
    operation.parameters?.contains { $0.type.mentionsRuntime } ?? false
  }

  /// The namespaces that tables mention.
  func namespaces() -> TranslatedUnit {
    let members = plan.namespaces.map { namespace in
      Declaration.property(
        PropertyDeclaration(
          isStatic: true, isConstant: true, ReservedWords.quoted(namespace.name),
          body: .stored(.string(namespace.uri))))
    }
    return TranslatedUnit(nested: [
      .type(
        TypeDeclaration(
          documentation: "Namespaces of the schema.", access: .internal, isNonisolated: true, .enumeration,
          "SchemaNamespaces", members: members))
    ])
  }

  /// A few extensions for each file where there are several, so that they can be spread evenly.
  private func slices(_ operations: [OperationPlan], parts: Int) -> [ArraySlice<OperationPlan>] {
    let count = parts == 1 ? 1 : min(operations.count, parts * 4)
    return (0..<count).map { number in
      operations[operations.count * number / count..<operations.count * (number + 1) / count]
    }.filter { !$0.isEmpty }
  }
}
