import SchemaComponents
import SchemaDocuments

/// Plans the services of a model.
struct ServicePlanner {
  let index: ModelIndex
  let mapper: TypeMapper
  let structures: [StructurePlan?]
  var overrides: OverrideTable

  init(
    _ index: ModelIndex, mapper: TypeMapper, structures: [StructurePlan?], overrides: [Configuration.Override]
  ) {
    self.index = index
    self.mapper = mapper
    self.structures = structures
    self.overrides = OverrideTable(overrides, kind: "operations")
  }

  /// One description per port type of a service: ports that differ only in their binding are the same operations.
  static func distinctServices(
    _ services: [ServiceDescription], diagnostics: inout DiagnosticCollector
  ) -> [ServiceDescription] {
    var chosen: [ServiceDescription] = []
    for service in services {
      guard
        let position = chosen.firstIndex(where: {
          $0.name == service.name && $0.portTypeName == service.portTypeName
        })
      else {
        chosen.append(service)
        continue
      }
      let dropped: ServiceDescription
      if chosen[position].soapVersion != .soap11 && service.soapVersion == .soap11 {
        dropped = chosen[position]
        chosen[position] = service
      } else {
        dropped = service
      }
      diagnostics.report(
        Diagnostic(
          .note, code: "GEN0302",
          "port '\(dropped.portName)' has the same operations as port '\(chosen[position].portName)', which is used",
          at: dropped.location))
    }
    return chosen
  }

  // MARK: Services

  /// The plans of services, all operations kept.
  mutating func plans(
    of services: [ServiceDescription], names: inout TypeNames, documentation: inout DocumentationSource,
    diagnostics: inout DiagnosticCollector
  ) -> [ServicePlan] {
    var plans: [ServicePlan] = []
    var usedNames: Set<String> = []
    for service in services {
      let schemaName = service.name.localName
      let wanted = usedNames.insert(schemaName).inserted ? schemaName : schemaName + "-" + service.portName
      plans.append(plan(of: service, wanted, &names, &documentation, &diagnostics))
    }
    overrides.reportUnused(
      candidates: services.flatMap { service in service.operations.map(\.name) }, to: &diagnostics)
    return plans
  }

  private mutating func plan(
    of service: ServiceDescription, _ wanted: String, _ names: inout TypeNames,
    _ documentation: inout DocumentationSource, _ diagnostics: inout DiagnosticCollector
  ) -> ServicePlan {
    let name = names.allocate(wanted)
    var plan = ServicePlan(
      name: name, serverName: names.allocate(name + "Server"),
      operationsName: names.scope.contains("Operations") ? "OperationDescriptions" : "Operations",
      documentation: documentation.text(
        for: "service:" + service.name.localName, schema: service.documentation,
        otherwise: "Client of the service `\(service.name.localName)`."),
      schemaName: service.name.localName, endpoint: service.address ?? "", soapVersion: service.soapVersion,
      requestHeaders: nil, headers: [],
      faults: [], operations: [])
    let request = group(service.operations) { $0.requestHeaders.map(\.element) }
    let response = group(service.operations) { $0.responseHeaders.map(\.element) }
    let faults = group(service.operations) { $0.faults.map(\.element) }
    plan.requestHeaders = request.main
    for (position, elements) in request.sets.enumerated() {
      let headersName = position == request.main ? name + "RequestHeaders" : request.owners[position] + "RequestHeaders"
      plan.headers.append(headers(elements, names.allocate(headersName), of: service, names, isRequest: true))
    }
    for (position, elements) in response.sets.enumerated() {
      let headersName =
        position == response.main ? name + "ResponseHeaders" : response.owners[position] + "ResponseHeaders"
      plan.headers.append(headers(elements, names.allocate(headersName), of: service, names, isRequest: false))
    }
    for (position, elements) in faults.sets.enumerated() {
      let faultsName = position == faults.main ? name + "Fault" : faults.owners[position] + "Fault"
      plan.faults.append(self.faults(elements, names.allocate(faultsName), names))
    }
    let operationNames = operationNames(of: service, names, &diagnostics)
    for (position, operation) in service.operations.enumerated() {
      var operationPlan = self.operation(operation, name: operationNames[position], &documentation)
      operationPlan.requestHeaders = request.setOfOperation[position]
      operationPlan.responseHeaders = response.setOfOperation[position].map { $0 + request.sets.count }
      operationPlan.faults = faults.setOfOperation[position]
      plan.operations.append(operationPlan)
    }
    return plan
  }

  /// The distinct sets of elements among operations, in order of appearance, and which one most of them have.
  private func group(
    _ operations: [OperationDescription], _ elements: (OperationDescription) -> [QualifiedName]
  ) -> (sets: [[QualifiedName]], owners: [String], setOfOperation: [Int?], main: Int?) {
    var sets: [[QualifiedName]] = []
    var owners: [String] = []
    var counts: [Int] = []
    var positions: [[QualifiedName]: Int] = [:]
    var setOfOperation: [Int?] = []
    for operation in operations {
      var seen: Set<QualifiedName> = []
      let list = elements(operation).filter { index.model.elementsByName[$0] != nil && seen.insert($0).inserted }
      if list.isEmpty {
        setOfOperation.append(nil)
        continue
      }
      let key = list.sorted()
      if let position = positions[key] {
        counts[position] += 1
        setOfOperation.append(position)
      } else {
        positions[key] = sets.count
        setOfOperation.append(sets.count)
        sets.append(list)
        owners.append(operation.name)
        counts.append(1)
      }
    }
    let main = counts.max().flatMap { counts.firstIndex(of: $0) }
    return (sets, owners, setOfOperation, main)
  }

  // MARK: Parts of a service

  private func headers(
    _ elements: [QualifiedName], _ name: String, of service: ServiceDescription, _ names: TypeNames,
    isRequest: Bool
  ) -> HeadersPlan {
    var scope = NameScope()
    let direction = isRequest ? "request" : "response"
    var plan = HeadersPlan(
      name: name, documentation: "SOAP headers of \(direction)s of `\(service.name.localName)`.",
      namespace: elements.first?.namespace ?? "", fields: [])
    for name in elements {
      guard let position = index.model.elementsByName[name] else { continue }
      let element = index.model.elements[position]
      var member = names.memberName(name.localName)
      // Headers carry secrets, so their description is the runtime's.
      if member == "description" || member == "debugDescription" { member += "Value" }
      plan.fields.append(
        FieldPlan(
          schemaPath: name.localName, name: scope.allocate(member),
          documentation: element.documentation ?? "Header `\(name.localName)`.", wireName: name,
          shape: .optional(isNillable: element.isNillable, isRequired: false), type: mapper.use(of: element.type)))
    }
    return plan
  }

  private func faults(
    _ elements: [QualifiedName], _ name: String, _ names: TypeNames
  ) -> FaultsPlan {
    var scope = NameScope(reserved: ["undeclared", "soapFault", "xmlDetails"])
    var plan = FaultsPlan(name: name, cases: [])
    for element in elements {
      guard let position = index.model.elementsByName[element] else { continue }
      plan.cases.append(
        FaultsPlan.Case(
          name: scope.allocate(names.caseName(element.localName)), element: element,
          type: mapper.use(of: index.model.elements[position].type)))
    }
    return plan
  }

  private mutating func operationNames(
    of service: ServiceDescription, _ names: TypeNames, _ diagnostics: inout DiagnosticCollector
  ) -> [String] {
    var scope = NameScope(
      reserved: ["client", "headers", "defaultEndpoint", "soapOperations", EncodedTypesTranslation.name])
    var fixed: [String: String] = [:]
    for operation in service.operations {
      guard let override = overrides.take(operation.name) else { continue }
      if ReservedWords.isForbiddenMember(override.name) || !scope.take(override.name) {
        diagnostics.report(
          Diagnostic(
            .error, code: "CFG0007", "'\(override.name)' is not free as the name of an operation",
            at: override.location))
      }
      fixed[operation.name] = override.name
    }
    return service.operations.map {
      fixed[$0.name] ?? scope.allocate(names.memberName($0.name, fallback: "operation"))
    }
  }

  private mutating func operation(
    _ operation: OperationDescription, name: String, _ documentation: inout DocumentationSource
  ) -> OperationPlan {
    let input = message(operation.input)
    var parameters: [FieldPlan]?
    if case .generated(_, let id, isPolymorphic: false)? = input?.type.content, let structure = structures[id.index] {
      parameters = structure.inheritedFields + structure.fields
    }
    return OperationPlan(
      schemaName: operation.name, name: name,
      documentation: documentation.text(
        for: "operation:" + operation.name, schema: operation.documentation,
        otherwise: "Calls the operation `\(operation.name)`."),
      soapAction: operation.soapAction, style: operation.style, isEncoded: operation.isEncoded, input: input,
      output: message(operation.output), parameters: parameters)
  }

  private func message(_ body: OperationDescription.Body?) -> OperationPlan.Message? {
    body.map { body in
      let use = mapper.use(of: body.type)
      return OperationPlan.Message(
        element: body.element, schemaType: body.type, type: body.isNillable ? .nillable(use) : use)
    }
  }
}
