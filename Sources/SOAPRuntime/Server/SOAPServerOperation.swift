import HTTPTypes
@_spi(Generated) import XSDRuntime

/// One operation that a server offers.
public struct SOAPServerOperation: Sendable {
  /// A request whose body was decoded; call it with the header entries.
  typealias Invocation = @Sendable ([SOAPHeaderEntry], HTTPRequest) async throws -> [UInt8]

  /// What is known without types.
  public let info: SOAPOperationInfo
  let input: XMLName?
  let encodedTypes: SOAPEncodedTypes?
  let decode: @Sendable (inout XMLReader) throws(XMLError) -> Invocation
  let decodeEmpty: @Sendable () throws(XMLError) -> Invocation
  /// The message of a fault, if the error is one that the operation can throw.
  let fault: @Sendable (any Error) throws(XMLError) -> [UInt8]?

  /// Offers an operation.
  ///
  /// - Parameters:
  ///   - operation: its description.
  ///   - handler: answers a request; it may throw `Fault`, another ``SOAPFaultError``, or ``SOAPFault``.
  public init<Input, Output, RequestHeaders, ResponseHeaders, Fault>(
    _ operation: SOAPOperation<Input, Output, RequestHeaders, ResponseHeaders, Fault>,
    _ handler:
      @escaping @Sendable (SOAPRequest<Input, RequestHeaders>) async throws
      -> SOAPReply<Output, ResponseHeaders>
  ) {
    let invocation: @Sendable (Input) -> Invocation = { body in
      { entries, httpRequest in
        let (headers, notUnderstood) = try SOAPEnvelope.decodeHeaders(RequestHeaders.self, entries)
        if let name = notUnderstood.first {
          throw SOAPFault(code: SOAPFault.mustUnderstand, string: "the header entry \(name) is not understood")
        }
        do {
          let reply = try await handler(SOAPRequest(body: body, headers: headers, httpRequest: httpRequest))
          return try SOAPEnvelope.write(
            operation.version, expecting: operation.replies, headers: reply.headers
          ) { writer throws(XMLError) in
            try operation.write(response: reply.body, to: &writer)
          }
        } catch let error as XMLError {
          throw SOAPHandlerFailure(error: error)
        }
      }
    }
    info = operation.info
    input = operation.input
    encodedTypes = operation.encodedTypes
    decode = { reader throws(XMLError) in invocation(try reader.decode(Input.self)) }
    decodeEmpty = { () throws(XMLError) in invocation(try XMLFragment(xml: "<Body/>").decode(Input.self)) }
    fault = { error throws(XMLError) in
      if let fault = error as? any SOAPFaultError { return try fault.message(operation.version) }
      if let fault = error as? SOAPFault { return try fault.message(operation.version) }
      return nil
    }
  }
}

/// An error about XML that is none of the request: the handler threw it, or its reply cannot be written.
struct SOAPHandlerFailure: Error {
  let error: XMLError
}
