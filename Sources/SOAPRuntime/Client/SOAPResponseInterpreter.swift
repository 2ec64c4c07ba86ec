import HTTPTypes
@_spi(Generated) import XSDRuntime

/// Makes the result of a call from what came over HTTP.
struct SOAPResponseInterpreter<
  Input: XMLContent, Output: XMLContent, RequestHeaders: SOAPHeaders, ResponseHeaders: SOAPHeaders,
  Fault: SOAPFaultError
> {
  let operation: SOAPOperation<Input, Output, RequestHeaders, ResponseHeaders, Fault>
  let options: SOAPClientOptions
  let context: SOAPCallContext

  private enum Content {
    case output(Output)
    case other(XMLName)
  }

  /// The result of the call.
  ///
  /// - Throws: `Fault` or ``SOAPClientError``.
  func interpret(_ response: HTTPResponse, _ bytes: [UInt8]) throws -> SOAPResponse<Output, ResponseHeaders> {
    let bytes = operation.encodedTypes == nil ? bytes : try literal(bytes, response.status.code)
    if let regular = regularResponse(response, bytes) { return regular }
    let status = response.status.code
    if bytes.isEmpty, operation.output == nil, response.status.kind == .successful {
      return SOAPResponse(
        body: try emptyOutput(status), headers: try headers([], status, bytes), httpResponse: response)
    }
    try checkIsXML(response, bytes)
    let message = try read(bytes, status)
    switch message.body {
    case .fault(var fault):
      fault.httpStatus = status
      fault.headers = message.headers
      fault.secrets = context.secrets
      throw Fault(fault)
    case .content(.other(let name)):
      throw context.error(
        .unexpectedBody, "the response holds '\(name)' instead of '\(operation.output.map { "\($0)" } ?? "nothing")'",
        advice: "Check that the endpoint is that of this service and version", status: status,
        trackingID: SOAPMessageScan.trackingID(in: bytes))
    case .content(.output(let output)):
      return try success(output, message.headers, response, bytes)
    case .empty:
      if operation.output != nil {
        throw context.error(
          .unexpectedBody, "the response's Body is empty", status: status,
          trackingID: SOAPMessageScan.trackingID(in: bytes))
      }
      return try success(try emptyOutput(status), message.headers, response, bytes)
    }
  }

  /// The result if the response is what it nearly always is, read in one go; `nil` if there is anything to say about
  /// it, which is then found out step by step.
  private func regularResponse(
    _ response: HTTPResponse, _ bytes: [UInt8]
  ) -> SOAPResponse<Output, ResponseHeaders>? {
    // What is read twice would be reported twice.
    guard let expected = operation.outputName, options.reading.onDeviation == nil, bytes.first == UInt8(ascii: "<"),
      response.status.kind == .successful, !isMultipart(response)
    else { return nil }
    do throws(XMLError) {
      var headers = try SOAPEnvelope.emptyHeaders(ResponseHeaders.self)
      var output: Output?
      _ = try SOAPEnvelope.read(bytes, version: operation.version, options: options.reading) {
        reader, marks throws(XMLError) in
        if marks.mustUnderstand || marks.actor != nil {
          throw reader.elementError(.unexpectedElement, "not for the short way")
        }
        if try !reader.decodeMember(into: &headers) { try reader.skip() }
      } content: { reader throws(XMLError) in
        if reader.isAt(expected) { output = try reader.decode(Output.self) } else { try reader.skip() }
      }
      return output.map { SOAPResponse(body: $0, headers: headers, httpResponse: response) }
    } catch {
      return nil
    }
  }

  private func isMultipart(_ response: HTTPResponse) -> Bool {
    guard let type = response.headerFields.first(where: { $0.name == .contentType })?.value,
      type.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "m")
    else { return false }
    return type.lowercased().hasPrefix("multipart/")
  }

  private func success(
    _ output: Output, _ entries: [SOAPHeaderEntry], _ response: HTTPResponse, _ bytes: [UInt8]
  ) throws -> SOAPResponse<Output, ResponseHeaders> {
    guard response.status.kind == .successful else {
      throw context.error(
        .unexpectedStatus, "the service answered with a regular message but the status \(response.status)",
        advice: "Something between here and the service may have changed the status", status: response.status.code,
        trackingID: SOAPMessageScan.trackingID(in: bytes))
    }
    return SOAPResponse(
      body: output, headers: try headers(entries, response.status.code, bytes), httpResponse: response)
  }

  /// Recognises what is not a message before the reader complains about its first character.
  private func checkIsXML(_ response: HTTPResponse, _ bytes: [UInt8]) throws {
    let status = response.status.code
    var type: String? {
      response.headerFields[.contentType].map { SOAPMessageScan.singleLine($0, limit: 100) }
    }
    if isMultipart(response) {
      throw context.error(
        .multipart, "the response is \(type ?? "multipart"): SOAP with attachments and MTOM are not supported",
        advice: "Turn attachments and MTOM off at the service", status: status)
    }
    if bytes.isEmpty {
      throw context.error(
        .notSOAP, "the service answered with status \(response.status) and an empty body",
        advice: advice(for: status), status: status)
    }
    var start = bytes[...]
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    start = start.drop { XMLTokenScanner.isSpace($0) }
    let head = String(decoding: start.prefix(16), as: UTF8.self).lowercased()
    let isUTF16 = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(2).contains(0)
    guard isUTF16 || head.hasPrefix("<") && !head.hasPrefix("<!doctype html") && !head.hasPrefix("<html") else {
      throw context.error(
        .notSOAP,
        "the response (status \(response.status), \(type ?? "no Content-Type")) is not XML; it starts: "
          + context.excerpt(bytes), advice: advice(for: status), status: status)
    }
  }

  private func advice(for status: Int) -> String {
    switch status {
    case 301...308: "The service has moved: set the endpoint to the new address"
    case 401, 403: "Access was refused before the service: check credentials, proxy and firewall"
    case 404, 405, 410: "Nothing answers SOAP there: check the endpoint"
    case 407: "A proxy wants a login"
    case 413: "The request is too large: send less at once"
    case 429: "Too many requests: wait, then send again"
    case 502, 503, 504: "A gateway answered instead of the service: send again later"
    default: "This comes from a proxy, a gateway or another service: check the endpoint"
    }
  }

  /// A message whose use is encoded as if it was literal. What cannot be read at all is left to those who say why.
  private func literal(_ bytes: [UInt8], _ status: Int) throws -> [UInt8] {
    guard let types = operation.encodedTypes, let output = operation.output else { return bytes }
    do throws(XMLError) {
      return try types.literal(bytes, operation.version, options.reading, expecting: output)
    } catch {
      guard [.limitExceeded, .missingElement, .unexpectedContent].contains(error.kind) else { return bytes }
      throw context.error(
        .invalidResponse, "the response cannot be read: \(error)", status: status,
        trackingID: SOAPMessageScan.trackingID(in: bytes), underlying: error)
    }
  }

  private var takesAnyWrapper: Bool { operation.style == .rpc && options.reading.conformance != .strict }

  private func read(_ bytes: [UInt8], _ status: Int) throws -> SOAPMessage<Content> {
    do throws(XMLError) {
      return try SOAPEnvelope.read(bytes, version: operation.version, options: options.reading) {
        reader throws(XMLError) in
        guard let expected = operation.outputName, reader.isAt(expected) || takesAnyWrapper else {
          let name = reader.name
          try reader.skip()
          return Content.other(name)
        }
        return Content.output(try reader.decode(Output.self))
      }
    } catch {
      if error.isOfOtherVersion, let fault = faultOfOtherVersion(bytes) { return fault }
      let isForeign =
        error.kind == .unexpectedRoot && !error.isOfOtherVersion || error.kind == .documentTypeDeclaration
      throw context.error(
        isForeign ? .notSOAP : .invalidResponse,
        "the response cannot be read: \(error)"
          + (isForeign ? "; it starts: \(context.excerpt(bytes))" : ""),
        advice: isForeign ? advice(for: status) : nil, status: status,
        trackingID: SOAPMessageScan.trackingID(in: bytes), underlying: error)
    }
  }

  /// A fault of a service that speaks the other version, and says so in it.
  private func faultOfOtherVersion(_ bytes: [UInt8]) -> SOAPMessage<Content>? {
    let other: SOAPVersion = operation.version == .soap11 ? .soap12 : .soap11
    let message = try? SOAPEnvelope.read(bytes, version: other, options: options.reading) { reader throws(XMLError) in
      let name = reader.name
      try reader.skip()
      return Content.other(name)
    }
    guard let message, case .fault = message.body else { return nil }
    return message
  }

  private func headers(_ entries: [SOAPHeaderEntry], _ status: Int, _ bytes: [UInt8]) throws -> ResponseHeaders {
    do throws(XMLError) {
      let (headers, notUnderstood) = try SOAPEnvelope.decodeHeaders(ResponseHeaders.self, entries)
      if notUnderstood.isEmpty { return headers }
      let names = notUnderstood.map { "\($0)" }.joined(separator: ", ")
      throw XMLError(.unexpectedElement, "the header must be understood but is not declared: \(names)")
    } catch {
      throw context.error(
        error.kind == .unexpectedElement ? .headersNotUnderstood : .invalidResponse,
        "the response's header cannot be read: \(error)", status: status,
        trackingID: SOAPMessageScan.trackingID(in: bytes), underlying: error)
    }
  }

  /// The value for a body without content.
  private func emptyOutput(_ status: Int) throws -> Output {
    do throws(XMLError) {
      return try XMLFragment(xml: "<Body/>").decode(Output.self)
    } catch {
      throw context.error(.invalidResponse, "the response is empty: \(error)", status: status, underlying: error)
    }
  }
}
