public import HTTPTypes
public import Logging

/// Logs every exchange: operation, endpoint, status, duration, sizes, TrackingId and faults; messages if asked for.
///
/// Secrets never reach the log: elements and attributes that ``SOAPRedaction`` names, HTTP fields with credentials, and
/// the same values, unless shorter than six bytes, where a response repeats them. A message that is not well-formed is
/// withheld.
public struct LoggingMiddleware: SOAPMiddleware {
  private let logger: Logger
  private let successLevel: Logger.Level
  private let bodyLevel: Logger.Level?
  private let redaction: SOAPRedaction
  private let maximumBodyBytes: Int

  /// Creates the middleware.
  ///
  /// - Parameters:
  ///   - logger: where to log.
  ///   - successLevel: level of exchanges without fault; faults and failures are logged as warnings.
  ///   - bodyLevel: level of messages and HTTP fields; `nil` to leave them out.
  ///   - redaction: what is secret in messages.
  ///   - maximumBodyBytes: how much of a message is logged.
  public init(
    logger: Logger, successLevel: Logger.Level = .info, bodyLevel: Logger.Level? = nil,
    redaction: SOAPRedaction = .standard, maximumBodyBytes: Int = 64 << 10
  ) {
    self.logger = logger
    self.successLevel = successLevel
    self.bodyLevel = bodyLevel
    self.redaction = redaction
    self.maximumBodyBytes = maximumBodyBytes
  }

  /// Passes the request on and logs what comes of it.
  ///
  /// - Throws: what `next` throws.
  public func intercept(
    _ request: HTTPRequest, body: [UInt8], operation: SOAPOperationInfo, next: SOAPMiddlewareNext
  ) async throws -> (HTTPResponse, [UInt8]) {
    var exchange = LoggedExchange(operation: operation, request: request, requestBody: body, redaction: redaction)
    logMessage("SOAP request", exchange, request.headerFields, body)
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let (response, bytes) = try await next(request, body)
      exchange.finish(response, bytes, after: clock.now - start)
      logger.log(
        level: exchange.failed ? .warning : successLevel,
        "SOAP \(operation.name): \(response.status.code)\(exchange.faultText.map { ", \($0)" } ?? "")",
        metadata: exchange.metadata)
      logMessage("SOAP response", exchange, response.headerFields, bytes)
      return (response, bytes)
    } catch {
      exchange.finish(after: clock.now - start)
      let reason = error is CancellationError ? "cancelled" : exchange.masked("\(error)")
      logger.log(level: .warning, "SOAP \(operation.name): \(reason)", metadata: exchange.metadata)
      throw error
    }
  }

  private func logMessage(_ title: String, _ exchange: LoggedExchange, _ fields: HTTPFields, _ body: [UInt8]) {
    guard let bodyLevel, logger.logLevel <= bodyLevel else { return }
    var metadata = exchange.metadata
    let shown = fields.map { field in
      let isSecret = SOAPRedaction.headers.isSecret(field.name.rawName)
      return "\(field.name.rawName): \(isSecret ? "<redacted>" : exchange.masked(field.value))"
    }
    metadata["http.fields"] = .array(shown.map { .string($0) })
    metadata["soap.message"] = .string(
      exchange.masked(redaction.redact(body, limit: maximumBodyBytes, known: exchange.secrets)))
    logger.log(level: bodyLevel, "\(title) \(exchange.operation.name)", metadata: metadata)
  }
}

/// What is known about an exchange while it is logged.
private struct LoggedExchange {
  let operation: SOAPOperationInfo
  private(set) var metadata: Logger.Metadata
  private(set) var failed = false
  private(set) var faultText: String?
  let secrets: Set<String>

  init(operation: SOAPOperationInfo, request: HTTPRequest, requestBody: [UInt8], redaction: SOAPRedaction) {
    self.operation = operation
    var secrets = redaction.secretValues(in: requestBody)
    for field in request.headerFields where SOAPRedaction.headers.isSecret(field.name.rawName) {
      secrets.insert(field.value)
      // "Bearer abc": the token alone is the secret.
      for part in field.value.split(separator: " ").dropFirst() { secrets.insert(String(part)) }
    }
    self.secrets = secrets
    metadata = [
      "soap.operation": "\(operation.name)", "soap.endpoint": "\(SOAPEndpoint.redacted(request.soapURL))",
      "soap.request.bytes": "\(requestBody.count)",
    ]
  }

  mutating func finish(_ response: HTTPResponse, _ bytes: [UInt8], after duration: Duration) {
    finish(after: duration)
    metadata["http.status"] = "\(response.status.code)"
    metadata["soap.response.bytes"] = "\(bytes.count)"
    if let trackingID = SOAPMessageScan.trackingID(in: bytes) {
      metadata["soap.trackingId"] = .string(masked(trackingID))
    }
    let fault = SOAPFault(in: bytes, version: operation.version, status: nil)
    faultText = fault.map { masked($0.description) }
    failed = fault != nil || response.status.kind != .successful
  }

  mutating func finish(after duration: Duration) {
    let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    metadata["duration.ms"] = "\(milliseconds)"
  }

  func masked(_ text: String) -> String { SOAPRedaction.masking(secrets, in: text) }
}
