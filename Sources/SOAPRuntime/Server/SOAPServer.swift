public import HTTPTypes
@_spi(Generated) import XSDRuntime

/// Answers SOAP requests with operations; for doubles of services in tests and for real ones behind an HTTP server.
///
/// Operations may be of both versions of SOAP: a request is answered in its own. The operation is found by the element in the body; the action (`SOAPAction`, in SOAP 1.2 the `action` of the media
/// type) is checked against it.
public struct SOAPServer: Sendable {
  private let operations: [SOAPServerOperation]
  private let options: SOAPServerOptions
  /// The version of the first operation.
  private let firstVersion: SOAPVersion
  /// Whether there are operations of another version as well.
  private let speaksBothVersions: Bool
  /// The types of values whose use is encoded, if any operation has such.
  private let encodedTypes: SOAPEncodedTypes?

  /// Creates a server.
  ///
  /// - Parameters:
  ///   - operations: what it offers; generated server protocols list theirs in `soapOperations`.
  ///   - options: strictness and limits.
  public init(operations: [SOAPServerOperation], options: SOAPServerOptions = SOAPServerOptions()) {
    self.operations = operations
    self.options = options
    let first = operations.first?.info.version ?? .soap11
    firstVersion = first
    speaksBothVersions = operations.contains { $0.info.version != first }
    encodedTypes = operations.first { $0.encodedTypes != nil }?.encodedTypes
  }

  /// Answers one request. Every outcome is a response; nothing is thrown.
  public func respond(to request: HTTPRequest, body: [UInt8]) async -> (HTTPResponse, [UInt8]) {
    guard request.method == .post else {
      return plain(.methodNotAllowed, "SOAP messages are sent with POST.")
    }
    guard body.count <= options.maximumRequestBytes else {
      return plain(.contentTooLarge, "The request is larger than \(options.maximumRequestBytes) bytes.")
    }
    let version = version(of: body)
    let action = version.action(of: request)
    var body = body
    var found: SOAPServerOperation?
    do {
      if let encodedTypes { body = try encodedTypes.literal(body, version, options.reading) }
      let message = try SOAPEnvelope.read(body, version: version, options: options.reading) {
        reader throws(XMLError) -> SOAPServerOperation.Invocation? in
        found = operation(for: reader.name, action, version)
        guard let found else {
          try reader.skip()
          return nil
        }
        return try found.decode(&reader)
      }
      let invocation = try self.invocation(message.body, action, version, &found)
      try check(action, found)
      let reply = try await invocation(message.headers, request)
      return (response(200, version), reply)
    } catch {
      return fault(for: error, found, version)
    }
  }

  /// The version that a request is answered in: its own, if any operation speaks that.
  private func version(of body: [UInt8]) -> SOAPVersion {
    guard speaksBothVersions, var reader = try? XMLReader(body, options: options.reading),
      (try? reader.readRoot()) != nil
    else { return firstVersion }
    return SOAPVersion(envelopeNamespace: reader.name.namespace) ?? firstVersion
  }

  private func invocation(
    _ body: SOAPMessage<SOAPServerOperation.Invocation?>.Body, _ action: String?, _ version: SOAPVersion,
    _ found: inout SOAPServerOperation?
  ) throws -> SOAPServerOperation.Invocation {
    switch body {
    case .content(let invocation?): return invocation
    case .empty:
      found = operation(for: nil, action, version)
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
  private func operation(
    for name: XMLName?, _ action: String?, _ version: SOAPVersion
  ) -> SOAPServerOperation? {
    let candidates = operations.filter { $0.input == name && (!speaksBothVersions || $0.info.version == version) }
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
      string: "the action is '\(action)' but the Body is that of \(operation.info.name), "
        + "whose action is '\(operation.info.soapAction)'")
  }

  // MARK: Answers

  private func fault(
    for error: any Error, _ operation: SOAPServerOperation?, _ version: SOAPVersion
  ) -> (HTTPResponse, [UInt8]) {
    if let typed = try? operation?.fault(error) {
      let code = (error as? any SOAPFaultError)?.soapFault.code ?? (error as? SOAPFault)?.code
      return (response(status(of: code, version), version), typed)
    }
    var version = version
    let fault: SOAPFault
    switch error {
    case let error as SOAPFault: fault = error
    case let error as XMLError:
      // Who speaks another version is told in the older one (SOAP 1.2 Part 1, appendix A).
      if error.isOfOtherVersion { version = .soap11 }
      fault = SOAPFault(
        code: error.isOfOtherVersion ? SOAPFault.versionMismatch : SOAPFault.client,
        string: "the request cannot be read: \(error)")
    case let error as SOAPServerError: fault = SOAPFault(code: SOAPFault.server, string: error.description)
    default:
      report((error as? SOAPHandlerFailure)?.error ?? error, operation)
      fault = Self.internalFailure
    }
    do {
      return (response(status(of: fault.code, version), version), try fault.message(version))
    } catch {
      // A fault that holds what XML cannot carry is one more failure inside.
      report(error, operation)
      guard let bytes = try? Self.internalFailure.message(version) else {
        return plain(.internalServerError, "The fault cannot be written.")
      }
      return (response(options.faultStatus, version), bytes)
    }
  }

  private func status(of code: XSDQName?, _ version: SOAPVersion) -> Int {
    guard version == .soap12, options.faultStatus == 500, let code else { return options.faultStatus }
    return SOAPFault(code: code, string: "").isClientFault ? 400 : 500
  }

  private static let internalFailure = SOAPFault(code: SOAPFault.server, string: "the service failed internally")

  private func report(_ error: any Error, _ operation: SOAPServerOperation?) {
    if let operation { options.onError?(error, operation.info) }
  }

  private func response(_ status: Int, _ version: SOAPVersion) -> HTTPResponse {
    HTTPResponse(
      status: HTTPResponse.Status(code: status), headerFields: [.contentType: version.contentType()])
  }

  private func plain(_ status: HTTPResponse.Status, _ text: String) -> (HTTPResponse, [UInt8]) {
    (HTTPResponse(status: status, headerFields: [.contentType: "text/plain; charset=utf-8"]), Array(text.utf8))
  }
}
