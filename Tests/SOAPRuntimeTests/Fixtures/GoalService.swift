import SOAPRuntime
@_spi(Generated) import XSDRuntime

// A service in miniature, written by hand in the shape of generated code.

let tns = "urn:goals"
let ada = "urn:faults"

struct AddGoalsRequest: XMLComplexType {
  var names: [String?]?
  var xmlNilFields = XMLNilFields()
  init(names: [String?]? = nil) { self.names = names }
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "", namespace: tns, element: "AddGoalsRequest", nilFields: \.xmlNilFields,
      fields: [.wrappedNillable(\.names, "Names", item: "string", itemNamespace: "urn:arrays", nillable: true)])
  }
}

struct AddGoalsResponse: XMLComplexType {
  var ids: [Int64]?
  var count: Int32
  init(ids: [Int64]? = nil, count: Int32) {
    self.ids = ids
    self.count = count
  }
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "", namespace: tns, element: "AddGoalsResponse",
      fields: [
        .wrapped(\.ids, "Ids", item: "long", itemNamespace: "urn:arrays"),
        .required(\.count, "Count"),
      ])
  }
}

struct RequestHeaders: SOAPHeaders {
  var authenticationToken: String?
  var customerId: String?
  var xmlNilFields = XMLNilFields()
  init(authenticationToken: String? = nil, customerId: String? = nil) {
    self.authenticationToken = authenticationToken
    self.customerId = customerId
  }
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "", namespace: tns, nilFields: \.xmlNilFields,
      fields: [
        .optional(\.authenticationToken, "AuthenticationToken", nillable: true),
        .optional(\.customerId, "CustomerId", nillable: true),
      ])
  }
}

struct ResponseHeaders: SOAPHeaders {
  var trackingId: String?
  var xmlNilFields = XMLNilFields()
  init(trackingId: String? = nil) { self.trackingId = trackingId }
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "", namespace: tns, nilFields: \.xmlNilFields, fields: [.optional(\.trackingId, "TrackingId", nillable: true)])
  }
}

struct FaultError: XMLComplexType {
  var code: Int32?
  var message: String?
  init(code: Int32? = nil, message: String? = nil) {
    self.code = code
    self.message = message
  }
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "FaultError", namespace: ada, fields: [.optional(\.code, "Code"), .optional(\.message, "Message")])
  }
}

struct AdApiFaultDetail: XMLComplexType {
  var trackingId: String?
  var errors: [FaultError]?
  init(trackingId: String? = nil, errors: [FaultError]? = nil) {
    self.trackingId = trackingId
    self.errors = errors
  }
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "AdApiFaultDetail", namespace: ada, element: "AdApiFaultDetail",
      fields: [.optional(\.trackingId, "TrackingId"), .wrapped(\.errors, "Errors", item: "AdApiError")])
  }
}

struct ApiFaultDetail: XMLComplexType {
  var operationErrors: [FaultError]?
  init(operationErrors: [FaultError]? = nil) { self.operationErrors = operationErrors }
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "ApiFaultDetail", namespace: tns, element: "ApiFaultDetail",
      fields: [.wrapped(\.operationErrors, "OperationErrors", item: "OperationError")])
  }
}

enum GoalServiceFault: SOAPFaultError {
  case adApiFaultDetail(AdApiFaultDetail, SOAPFault)
  case apiFaultDetail(ApiFaultDetail, SOAPFault)
  case undeclared(SOAPFault)
  var soapFault: SOAPFault {
    switch self {
    case .adApiFaultDetail(_, let fault), .apiFaultDetail(_, let fault), .undeclared(let fault): fault
    }
  }
  static let xmlDetails = SOAPFaultDetails<Self>(
    undeclared: { .undeclared($0) },
    [
      .detail(
        AdApiFaultDetail.self, element: XMLName("AdApiFaultDetail", namespace: ada), { .adApiFaultDetail($0, $1) },
        { if case .adApiFaultDetail(let detail, _) = $0 { detail } else { nil } }),
      .detail(
        ApiFaultDetail.self, element: XMLName("ApiFaultDetail", namespace: tns), { .apiFaultDetail($0, $1) },
        { if case .apiFaultDetail(let detail, _) = $0 { detail } else { nil } }),
    ])
}

struct GoalService: SOAPServiceClient {
  var client: SOAPClient
  var headers: RequestHeaders
  static let defaultEndpoint = "https://goals.example/v1/Service.svc?key=s3cr3t-in-query"
  init(
    transport: any SOAPTransport, endpoint: String = Self.defaultEndpoint, headers: RequestHeaders = .init(),
    middlewares: [any SOAPMiddleware] = [], options: SOAPClientOptions = .init()
  ) {
    client = SOAPClient(transport: transport, endpoint: endpoint, middlewares: middlewares, options: options)
    self.headers = headers
  }
  func addGoals(
    names: [String?]? = nil, headers: RequestHeaders? = nil
  ) async throws -> SOAPResponse<AddGoalsResponse, ResponseHeaders> {
    try await client.call(Operations.addGoals, AddGoalsRequest(names: names), headers: headers ?? self.headers)
  }
  func ping() async throws -> SOAPResponse<SOAPEmptyBody, SOAPNoHeaders> {
    try await client.call(Operations.ping, SOAPEmptyBody(), headers: SOAPNoHeaders())
  }
  enum Operations {
    static let addGoals = SOAPOperation<
      AddGoalsRequest, AddGoalsResponse, RequestHeaders, ResponseHeaders, GoalServiceFault
    >(
      "AddGoals", soapAction: "AddGoals", input: XMLName("AddGoalsRequest", namespace: tns),
      output: XMLName("AddGoalsResponse", namespace: tns))
    static let ping = SOAPOperation<SOAPEmptyBody, SOAPEmptyBody, SOAPNoHeaders, SOAPNoHeaders, SOAPUndeclaredFault>(
      "Ping", soapAction: "Ping")
  }
}

protocol GoalServiceServer: Sendable {
  func addGoals(
    _ request: SOAPRequest<AddGoalsRequest, RequestHeaders>
  ) async throws -> SOAPReply<AddGoalsResponse, ResponseHeaders>
  func ping(_ request: SOAPRequest<SOAPEmptyBody, SOAPNoHeaders>) async throws -> SOAPReply<
    SOAPEmptyBody, SOAPNoHeaders
  >
}

extension GoalServiceServer {
  func addGoals(
    _ request: SOAPRequest<AddGoalsRequest, RequestHeaders>
  ) async throws -> SOAPReply<AddGoalsResponse, ResponseHeaders> {
    throw SOAPServerError.operationNotImplemented("AddGoals")
  }
  func ping(
    _ request: SOAPRequest<SOAPEmptyBody, SOAPNoHeaders>
  ) async throws -> SOAPReply<SOAPEmptyBody, SOAPNoHeaders> {
    throw SOAPServerError.operationNotImplemented("Ping")
  }
  var soapOperations: [SOAPServerOperation] {
    [
      .init(GoalService.Operations.addGoals) { try await self.addGoals($0) },
      .init(GoalService.Operations.ping) { try await self.ping($0) },
    ]
  }
}
