import SchemaComponents
import SchemaDocuments

/// Decides what will exist in Swift.
struct Planner {
  private let configuration: Configuration
  private let model: SchemaModel
  private let index: ModelIndex

  /// The plan of a model.
  ///
  /// - Throws: ``SchemaDocuments/DiagnosedFailure`` where the configuration and the model contradict each other.
  static func plan(
    _ model: SchemaModel, configuration: Configuration, diagnostics: inout DiagnosticCollector
  ) throws(DiagnosedFailure) -> ModulePlan {
    let plan = Planner(model, configuration).plan(&diagnostics)
    try diagnostics.checkpoint()
    return plan
  }

  private init(_ model: SchemaModel, _ configuration: Configuration) {
    self.model = model
    self.configuration = configuration
    index = ModelIndex(model)
  }

  private func plan(_ diagnostics: inout DiagnosticCollector) -> ModulePlan {
    var names = TypeNames(
      index, overrides: configuration.names.types, areTopLevel: configuration.enclosingType == nil,
      diagnostics: &diagnostics)
    let members = MemberNames(
      index, types: names, overrides: configuration.names.members, diagnostics: &diagnostics)
    let mapper = TypeMapper(index: index, names: names)
    let facets = FacetIndex(index)
    var documentation = DocumentationSource()
    if let file = configuration.documentation {
      documentation = DocumentationSource(file: file, diagnostics: &diagnostics)
    }
    var planner = StructurePlanner(
      index: index, types: names, members: members, mapper: mapper, facets: facets, documentation: documentation)
    var structures = model.types.map { planner.structure($0.id) }
    documentation = planner.documentation
    var substitutions = SubstitutionPlanner(index: index, mapper: mapper, facets: facets, names: names).plans()
    RecursionFinder.box(&structures, &substitutions)
    SizeLimiter.box(&structures, &substitutions)
    addInheritedFields(to: &structures)
    names.nameElements(except: Set(structures.compactMap { $0?.element }))
    let elements = ElementPlanner(
      index: index, mapper: mapper, names: names, facets: facets, structures: structures
    ).plans(&documentation)
    let enumerations = enumerations(names, &documentation, &diagnostics)
    let unionPlanner = UnionPlanner(index: index, mapper: mapper, facets: facets, names: names)
    let unions = model.types.compactMap { unionPlanner.union($0.id, documentation: &documentation) }

    let descriptions = ServicePlanner.distinctServices(model.services, diagnostics: &diagnostics)
    var servicePlanner = ServicePlanner(
      index, mapper: mapper, structures: structures, overrides: configuration.names.operations)
    let services = servicePlanner.plans(
      of: descriptions, names: &names, documentation: &documentation, diagnostics: &diagnostics)
    documentation.reportUnused(to: &diagnostics)

    let filter = FilterPlanner(index: index, mapper: mapper, configuration: configuration)
    let operations = filter.operations(of: descriptions, diagnostics: &diagnostics)
    let kept = services.map { $0.keeping(operations) }.filter { operations == nil || !$0.operations.isEmpty }
    let roots = filter.roots(of: kept, diagnostics: &diagnostics)
    let emitted = Reachability(index).swiftTypes(
      from: roots.swift, structures: structures, unions: unions, substitutions: substitutions)

    var plan = ModulePlan(
      access: configuration.access, enclosingType: configuration.enclosingType?.text,
      documentNames: configuration.documents.map { $0.split(separator: "/").last.map(String.init) ?? $0 })
    plan.structures = structures.compactMap { $0 }.filter { emitted.types[$0.id.index] }
    for structure in plan.structures { for diagnostic in structure.diagnostics { diagnostics.report(diagnostic) } }
    plan.enumerations = enumerations.filter { emitted.types[$0.id.index] }
    plan.unions = unions.filter { emitted.types[$0.id.index] }
    plan.substitutions = substitutions.filter { emitted.heads.contains($0.head) }
    plan.elements = elements.filter { filter.keeps($0.element) }
    plan.services = kept
    for position in kept.indices {
      plan.services[position].encodedTypes = EncodedTypesPlanner(index).plan(of: kept[position].operations)
    }
    plan.namespaces = namespaces(of: plan)
    plan.facets = FacetPlanner(index: index, facets: facets).plans(for: plan.facetUses)
    if plan.hasStrictWildcards { plan.declarations = DeclarationPlanner(model: model).plan }
    plan.generatedTypeNames = generatedTypeNames(plan)
    return plan
  }

  private func addInheritedFields(to structures: inout [StructurePlan?]) {
    for position in structures.indices {
      guard let structure = structures[position] else { continue }
      var inherited: [FieldPlan] = []
      for ancestor in index.ancestors(of: structure.id) { inherited += structures[ancestor.index]?.fields ?? [] }
      structures[position]?.inheritedFields = inherited
    }
  }

  private func enumerations(
    _ names: TypeNames, _ documentation: inout DocumentationSource, _ diagnostics: inout DiagnosticCollector
  ) -> [EnumerationPlan] {
    var planner = EnumerationPlanner(index, types: names, overrides: configuration.names.enumerationCases)
    var plans: [EnumerationPlan] = []
    for type in model.types {
      if let plan = planner.enumeration(type.id, documentation: &documentation, diagnostics: &diagnostics) {
        plans.append(plan)
      }
    }
    planner.reportUnused(to: &diagnostics)
    return plans
  }

  private func namespaces(of plan: ModulePlan) -> [NamespacePlan] {
    var used: Set<String> = []
    for structure in plan.structures {
      used.insert(structure.namespace)
      if let namespace = structure.elementNamespace { used.insert(namespace) }
      if let element = structure.element { used.insert(element.namespace) }
      for plan in structure.restrictions { used.insert(plan.name.namespace) }
      for field in structure.fields { insert(field, &used) }
      for group in structure.groups {
        if let namespace = group.elementNamespace { used.insert(namespace) }
        for field in group.fields { insert(field, &used) }
      }
    }
    for plan in plan.elements { used.insert(plan.element.namespace) }
    for plan in plan.substitutions { for member in plan.cases { used.insert(member.element.namespace) } }
    for service in plan.services {
      for headers in service.headers {
        used.insert(headers.namespace)
        for field in headers.fields { insert(field, &used) }
      }
      for faults in service.faults { for fault in faults.cases { used.insert(fault.element.namespace) } }
      for operation in service.operations {
        if let input = operation.input { used.insert(input.element.namespace) }
        if let output = operation.output { used.insert(output.element.namespace) }
      }
      for type in service.encodedTypes?.types ?? [] { used.insert(type.name.namespace) }
    }
    let others = used.filter { !model.namespaces.contains($0) }.sorted()
    return NamespaceNames(model.namespaces + others).plans.filter { used.contains($0.uri) }
  }

  private func insert(_ field: FieldPlan, _ used: inout Set<String>) {
    used.insert(field.wireName.namespace)
    if case .wrapped(let item, _, _, _, _) = field.shape { used.insert(item.namespace) }
  }

  private func generatedTypeNames(_ plan: ModulePlan) -> Set<String> {
    var names: Set<String> = []
    for structure in plan.structures {
      names.insert(structure.name)
      for group in structure.groups { names.insert(group.name) }
      if let polymorphism = structure.polymorphism {
        names.insert(polymorphism.enumName)
        names.insert(polymorphism.protocolName)
      }
    }
    for enumeration in plan.enumerations { names.insert(enumeration.name) }
    for union in plan.unions { names.insert(union.name) }
    for substitution in plan.substitutions { names.insert(substitution.name) }
    for element in plan.elements { names.insert(element.name) }
    for service in plan.services {
      names.insert(service.name)
      names.insert(service.serverName)
      names.insert(service.operationsName)
      for headers in service.headers { names.insert(headers.name) }
      for faults in service.faults { names.insert(faults.name) }
    }
    return names
  }
}
