import SchemaComponents
import SwiftCode

/// The client of a service.
struct ClientTranslation {
  let service: ServicePlan
  let spelling: SourceSpelling
  let enclosingType: String?

  private var headersType: String {
    service.requestHeaders.map { spelling.own(service.headers[$0].name) } ?? spelling.soap("SOAPNoHeaders")
  }

  /// `struct CampaignManagementService: SOAPServiceClient { … }`, without its operations.
  var declaration: Declaration {
    let client = spelling.soap("SOAPClient")
    let string = spelling.standard("String")
    let members: [Declaration] = [
      .property(
        PropertyDeclaration(
          documentation: "Sends the requests.", access: spelling.access, "client", type: client)),
      .property(
        PropertyDeclaration(
          documentation: "Headers of every request that brings none of its own.", access: spelling.access, "headers",
          type: headersType)),
      .property(
        PropertyDeclaration(
          documentation: "The address that the service description gives.", access: spelling.access, isStatic: true,
          isConstant: true, "defaultEndpoint", type: string, body: .stored(.string(service.endpoint)))),
      .function(
        FunctionDeclaration(
          documentation: """
            Creates a client.

            - Parameters:
              - transport: carries requests to the service and brings the responses.
              - endpoint: address of the service.
              - headers: headers of every request that brings none of its own.
              - middlewares: see and change requests and responses, the first one outermost.
              - options: limits and time-outs.
            """, access: spelling.access, "init",
          parameters: [
            .init("transport", type: "any \(spelling.soap("SOAPTransport"))"),
            .init("endpoint", type: string, defaultValue: "Self.defaultEndpoint"),
            .init("headers", type: headersType, defaultValue: ".init()"),
            .init("middlewares", type: "[any \(spelling.soap("SOAPMiddleware"))]", defaultValue: "[]"),
            .init("options", type: spelling.soap("SOAPClientOptions"), defaultValue: ".init()"),
          ],
          body: [
            .code(
              "self.client = \(client)(transport: transport, endpoint: endpoint, middlewares: middlewares, "
                + "options: options)"),
            .code("self.headers = headers"),
          ])),
      .type(
        TypeDeclaration(
          documentation: "The operations of the service.", access: spelling.access, isNonisolated: true, .enumeration,
          service.operationsName)),
    ]
    let encoded = service.encodedTypes.map { EncodedTypesTranslation(plan: $0, spelling: spelling).declarations } ?? []
    return .type(
      TypeDeclaration(
        documentation: service.documentation, access: spelling.access, isNonisolated: true, .structure, service.name,
        inheritance: [spelling.soap("SOAPServiceClient")], members: members + encoded))
  }

  /// The methods and the descriptions of some operations.
  func extensions(_ operations: ArraySlice<OperationPlan>) -> [Declaration] {
    let spelling = spelling.atFileLevel(of: enclosingType)
    var methods: [Declaration] = []
    var descriptions: [Declaration] = []
    for operation in operations {
      let types = OperationTypes(operation, of: service, spelling)
      if let parameters = operation.parameters {
        methods.append(.function(convenientMethod(operation, types, parameters, spelling)))
      }
      methods.append(.function(method(operation, types, spelling)))
      descriptions.append(.property(description(operation, types, spelling)))
    }
    let name = spelling.own(service.name)
    return [
      .type(TypeDeclaration(isNonisolated: true, .extension, name, members: methods)),
      .type(
        TypeDeclaration(
          isNonisolated: true, .extension, "\(name).\(service.operationsName)", members: descriptions)),
    ]
  }

  // MARK: Operations

  private func result(_ types: OperationTypes, _ spelling: SourceSpelling) -> String {
    "\(spelling.soap("SOAPResponse"))<\(types.output), \(types.responseHeaders)>"
  }

  /// What the schema says, and what is thrown.
  private func documentation(_ operation: OperationPlan, _ types: OperationTypes) -> String {
    operation.documentation
      + "\n\n- Throws: ``\(types.fault.replacing(".", with: "/"))`` if the service answers with a fault, ``\(spelling.soap("SOAPClientError"))`` "
      + "if it gives no proper answer."
  }

  /// The form whose parameters are the members of the request.
  private func convenientMethod(
    _ operation: OperationPlan, _ types: OperationTypes, _ members: [FieldPlan], _ spelling: SourceSpelling
  ) -> FunctionDeclaration {
    let fields = members.map { FieldTranslation($0, spelling) }
    var scope = NameScope(reserved: members.map(\.name))
    let headers = scope.contains("headers") ? scope.allocate("requestHeaders") : "headers"
    var parameters = fields.map(\.parameter)
    var request = Expression.call(types.inputContent, fields.map(\.forwardedArgument))
    if types.input != types.inputContent { request = .call(types.input, [.init(nil, request)]) }
    var arguments = [Expression.Argument(nil, request)]
    if operation.requestHeaders != nil {
      parameters.append(.init(headers, type: types.requestHeaders + "?", defaultValue: "nil"))
      arguments.append(.init("headers", .code(headers)))
    }
    return FunctionDeclaration(
      documentation: documentation(operation, types), attributes: spelling.emittedIntoClient, access: spelling.access,
      ReservedWords.quoted(operation.name),
      parameters: parameters, effects: "async throws", result: result(types, spelling),
      body: [.expression(prefix: "try await ", .call("self.\(operation.name)", arguments))])
  }

  /// The form that takes the request.
  private func method(
    _ operation: OperationPlan, _ types: OperationTypes, _ spelling: SourceSpelling
  ) -> FunctionDeclaration {
    var parameters: [FunctionDeclaration.Parameter] = []
    var arguments: [Expression.Argument] = [.init(nil, .code("\(service.operationsName).\(operation.name)"))]
    if operation.input != nil {
      // An element without a type of its own may hold anything, and nothing.
      let isOpen = operation.input?.type == .fragment
      parameters.append(
        .init(label: "_", "request", type: types.input, defaultValue: isOpen ? ".empty" : nil))
      arguments.append(.init(nil, .code("request")))
    } else {
      arguments.append(.init(nil, .code(types.input + "()")))
    }
    if operation.requestHeaders != nil {
      parameters.append(.init("headers", type: types.requestHeaders + "?", defaultValue: "nil"))
    }
    arguments.append(.init("headers", defaultHeaders(operation, types)))
    return FunctionDeclaration(
      documentation: documentation(operation, types), attributes: spelling.emittedIntoClient, access: spelling.access,
      ReservedWords.quoted(operation.name),
      parameters: parameters, effects: "async throws", result: result(types, spelling),
      body: [.expression(prefix: "try await ", .call("self.client.call", arguments))])
  }

  /// The headers given with the call, or the service's; where an operation declares other headers than most do, the
  /// ones that both have.
  private func defaultHeaders(_ operation: OperationPlan, _ types: OperationTypes) -> Expression {
    guard let own = operation.requestHeaders, let main = service.requestHeaders else {
      return .code(types.requestHeaders + "()")
    }
    if own == main { return .code("headers ?? self.headers") }
    var shared: [String] = []
    for field in service.headers[own].fields {
      if let common = service.headers[main].fields.first(where: { $0.wireName == field.wireName }) {
        shared.append("\(field.name): self.headers.\(common.name)")
      }
    }
    return .code("headers ?? \(types.requestHeaders)(\(shared.joined(separator: ", ")))")
  }

  private func description(
    _ operation: OperationPlan, _ types: OperationTypes, _ spelling: SourceSpelling
  ) -> PropertyDeclaration {
    var arguments: [Expression.Argument] = [
      .init(nil, .string(operation.schemaName)), .init("soapAction", .string(operation.soapAction)),
    ]
    if let input = operation.input {
      arguments.append(.init("input", spelling.name(input.element)))
    }
    if let output = operation.output {
      arguments.append(.init("output", spelling.name(output.element)))
    }
    if operation.style == .rpc { arguments.append(.init("style", .code(".rpc"))) }
    if service.soapVersion == .soap12 { arguments.append(.init("version", .code(".soap12"))) }
    if operation.isEncoded {
      let types = "\(spelling.own(service.name)).\(EncodedTypesTranslation.name)"
      arguments.append(.init("encodedTypes", .code(types)))
    }
    let generics = [types.input, types.output, types.requestHeaders, types.responseHeaders, types.fault]
    return PropertyDeclaration(
      documentation: "Describes the operation `\(operation.schemaName)`.", access: spelling.access, isStatic: true,
      isConstant: true, ReservedWords.quoted(operation.name),
      body: .stored(.call("\(spelling.soap("SOAPOperation"))<\(generics.joined(separator: ", "))>", arguments)))
  }
}
