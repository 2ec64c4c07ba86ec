public import HTTPTypes
@_spi(Generated) import XSDRuntime

/// Answers SOAP requests with operations; for doubles of services in tests and for real ones behind an HTTP server.
///
/// The operation is found by the element in the body; the `SOAPAction` header field is checked against it.
public struct SOAPServer: Sendable {
  private let operations: [SOAPServerOperation]
  private let options: SOAPServerOptions

  /// Creates a server.
  ///
  /// - Parameters:
  ///   - operations: what it offers; generated server protocols list theirs in `soapOperations`.
  ///   - options: strictness and limits.
  public init(operations: [SOAPServerOperation], options: SOAPServerOptions = SOAPServerOptions()) {
    self.operations = operations
    self.options = options
  }

  /// Answers one request. Every outcome is a response; nothing is thrown.
  public func respond(to request: HTTPRequest, body: [UInt8]) async -> (HTTPResponse, [UInt8]) {
    guard request.method == .post else {
      return plain(.methodNotAllowed, "SOAP messages are sent with POST.")
    }
    guard body.count <= options.maximumRequestBytes else {
      return plain(.contentTooLarge, "The request is larger than \(options.maximumRequestBytes) bytes.")
    }
    let version = operations.first?.info.version ?? .soap11
    let action = Self.action(of: request)
    var found: SOAPServerOperation?
    do {
      let message = try SOAPEnvelope.read(body, version: version, options: options.reading) {
        reader throws(XMLError) -> SOAPServerOperation.Invocation? in
        found = operation(for: reader.name, action)
        guard let found else {
          try reader.skip()
          return nil
        }
        return try found.decode(&reader)
      }
      let invocation = try self.invocation(message.body, action, &found)
      try check(action, found)
      let reply = try await invocation(message.headers, request)
      return (response(200, version), reply)
    } catch {
      return fault(for: error, found, version)
    }
  }

  private func invocation(
    _ body: SOAPMessage<SOAPServerOperation.Invocation?>.Body, _ action: String?, _ found: inout SOAPServerOperation?
  ) throws -> SOAPServerOperation.Invocation {
    switch body {
    case .content(let invocation?): return invocation
    case .empty:
      found = operation(for: nil, action)
      if let found { return try found.decodeEmpty() }
      throw SOAPFault(code: SOAPFault.client, string: "the Body is empty, and no operation takes that")
    case .content(nil):
      let known = operations.map(\.info.name).sorted().joined(separator: ", ")
      throw SOAPFault(
        code: SOAPFault.client, string: "no operation takes the element in the Body; the operations are \(known)")
    case .fault: throw SOAPFault(code: SOAPFault.client, string: "a fault is not a request")
    }
  }

  /// The operation for a body; where several take the same element the action decides.
  private func operation(for name: XMLName?, _ action: String?) -> SOAPServerOperation? {
    let candidates = operations.filter { $0.input == name }
    if name == nil || candidates.count > 1 {
      return candidates.first { $0.info.soapAction == action } ?? candidates.first
    }
    return candidates.first
  }

  private func check(_ action: String?, _ operation: SOAPServerOperation?) throws {
    guard options.checksSOAPAction, let action, !action.isEmpty, let operation, action != operation.info.soapAction
    else { return }
    throw SOAPFault(
      code: SOAPFault.client,
      string: "the SOAPAction is '\(action)' but the Body is that of \(operation.info.name), "
        + "whose action is '\(operation.info.soapAction)'")
  }

  /// The `SOAPAction` field without quotation marks.
  private static func action(of request: HTTPRequest) -> String? {
    guard var value = request.headerFields[.soapAction]?[...] else { return nil }
    while value.first?.isWhitespace == true { value.removeFirst() }
    while value.last?.isWhitespace == true { value.removeLast() }
    if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
    return String(value)
  }

  // MARK: Answers

  private func fault(
    for error: any Error, _ operation: SOAPServerOperation?, _ version: SOAPVersion
  ) -> (HTTPResponse, [UInt8]) {
    if let typed = try? operation?.fault(error) { return (response(options.faultStatus, version), typed) }
    let fault: SOAPFault
    switch error {
    case let error as SOAPFault: fault = error
    case let error as XMLError:
      fault = SOAPFault(
        code: error.isOfOtherVersion ? SOAPFault.versionMismatch : SOAPFault.client,
        string: "the request cannot be read: \(error)")
    case let error as SOAPServerError: fault = SOAPFault(code: SOAPFault.server, string: error.description)
    default:
      report((error as? SOAPHandlerFailure)?.error ?? error, operation)
      fault = Self.internalFailure
    }
    do {
      return (response(options.faultStatus, version), try fault.message(version))
    } catch {
      // A fault that holds what XML cannot carry is one more failure inside.
      report(error, operation)
      guard let bytes = try? Self.internalFailure.message(version) else {
        return plain(.internalServerError, "The fault cannot be written.")
      }
      return (response(options.faultStatus, version), bytes)
    }
  }

  private static let internalFailure = SOAPFault(code: SOAPFault.server, string: "the service failed internally")

  private func report(_ error: any Error, _ operation: SOAPServerOperation?) {
    if let operation { options.onError?(error, operation.info) }
  }

  private func response(_ status: Int, _ version: SOAPVersion) -> HTTPResponse {
    HTTPResponse(
      status: HTTPResponse.Status(code: status), headerFields: [.contentType: version.contentType(action: nil)])
  }

  private func plain(_ status: HTTPResponse.Status, _ text: String) -> (HTTPResponse, [UInt8]) {
    (HTTPResponse(status: status, headerFields: [.contentType: "text/plain; charset=utf-8"]), Array(text.utf8))
  }
}
