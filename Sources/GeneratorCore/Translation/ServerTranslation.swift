import SwiftCode

/// The protocol that implementations of a service conform to.
struct ServerTranslation {
  let service: ServicePlan
  let spelling: SourceSpelling
  let enclosingType: String?

  /// `protocol CampaignManagementServiceServer: Sendable { … }`
  var declaration: Declaration {
    let requirements = service.operations.map { operation in
      var function = signature(operation, spelling)
      function.documentation = operation.documentation
      return Declaration.function(function)
    }
    return .type(
      TypeDeclaration(
        documentation: "Implements the operations of `\(service.schemaName)`; one that is not implemented answers "
          + "with a fault.", access: spelling.access, isNonisolated: true, .protocol, service.serverName,
        inheritance: [spelling.standard("Sendable")], members: requirements))
  }

  /// Default implementations of some operations.
  func defaults(_ operations: ArraySlice<OperationPlan>) -> Declaration {
    let spelling = spelling.atFileLevel(of: enclosingType)
    let error = spelling.soap("SOAPServerError")
    let functions = operations.map { operation in
      var function = signature(operation, spelling)
      function.documentation = "Answers that `\(operation.schemaName)` is not implemented."
      function.attributes = spelling.emittedIntoClient
      function.access = spelling.access
      function.body = [
        .expression(
          prefix: "throw ", .call("\(error).operationNotImplemented", [.init(nil, .string(operation.schemaName))]))
      ]
      return Declaration.function(function)
    }
    return .type(
      TypeDeclaration(isNonisolated: true, .extension, spelling.own(service.serverName), members: functions))
  }

  /// The table that a server dispatches with. One statement an operation: a literal of hundreds of closures would
  /// keep the type checker busy for minutes.
  var dispatch: Declaration {
    let spelling = spelling.atFileLevel(of: enclosingType)
    let operation = spelling.soap("SOAPServerOperation")
    let descriptions = "\(spelling.own(service.name)).\(service.operationsName)"
    // Where no operation could be generated, nothing is appended.
    let keyword = service.operations.isEmpty ? "let" : "var"
    var body: [Statement] = [.code("\(keyword) operations: [\(operation)] = []")]
    for plan in service.operations {
      body.append(
        .code(
          "operations.append(\(operation)(\(descriptions).\(plan.name)) { try await self.\(plan.name)($0) })"))
    }
    body.append(.code("return operations"))
    return .type(
      TypeDeclaration(
        isNonisolated: true, .extension, spelling.own(service.serverName),
        members: [
          .property(
            PropertyDeclaration(
              documentation: "The operations of this service, for a SOAP server.",
              attributes: spelling.emittedIntoClient, access: spelling.access,
              "soapOperations", type: "[\(operation)]", body: .getter(body)))
        ]))
  }

  private func signature(_ operation: OperationPlan, _ spelling: SourceSpelling) -> FunctionDeclaration {
    let types = OperationTypes(operation, of: service, spelling)
    return FunctionDeclaration(
      ReservedWords.quoted(operation.name),
      parameters: [
        .init(
          label: "_", "request",
          type: "\(spelling.soap("SOAPRequest"))<\(types.input), \(types.requestHeaders)>")
      ], effects: "async throws",
      result: "\(spelling.soap("SOAPReply"))<\(types.output), \(types.responseHeaders)>")
  }
}
