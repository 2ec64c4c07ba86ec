public import CampaignManagementV13
import SOAPRuntime
import XSDRuntime

/// Why a call brought no result, sorted by what is to be done about it.
public struct CallFailure: Error, CustomStringConvertible {
  /// The classes of failure.
  public enum Kind: Sendable {
    /// Too many calls (117): wait, then send again. Nothing was processed.
    case throttled
    /// The access token has expired (109): get another, then send again. Nothing was processed.
    case tokenExpired
    /// The service failed (0): back off, then send again. It may have processed the call.
    case internalError
    /// No usable answer: back off, then send again.
    case noAnswer(mayHaveArrived: Bool)
    /// The service refused every row, each with its reason; nothing was stored.
    case rowsRejected([AnyBatchError?])
    /// Credentials, rights, addresses, or a mistake in this program: every further call would fail the same way.
    case refused
  }

  /// The class.
  public var kind: Kind
  /// What happened, without secrets.
  public var description: String
  /// By which the service's support finds the call.
  public var trackingID: String?

  /// Sorts an error of the generated client.
  public init(_ error: any Error) {
    switch error {
    case let fault as CampaignManagementServiceFault:
      kind = Self.kind(of: fault)
      trackingID = fault.soapFault.trackingID
    case let error as SOAPClientError:
      kind = Self.kind(of: error)
      trackingID = error.trackingID
    default:
      kind = .noAnswer(mayHaveArrived: true)
    }
    description = "\(error)"
  }

  /// Whether the service may have stored rows of the call although it did not say so.
  var mayHaveArrived: Bool {
    switch kind {
    case .internalError: true
    case .noAnswer(let mayHaveArrived): mayHaveArrived
    case .throttled, .tokenExpired, .rowsRejected, .refused: false
    }
  }

  private static func kind(of fault: CampaignManagementServiceFault) -> Kind {
    switch fault {
    case .adApiFaultDetail(let detail, _):
      return kind(of: (detail.errors ?? []).compactMap { $0 }.map { ($0.code, $0.errorCode) })
    case .apiFaultDetail(let detail, _):
      let operationErrors = (detail.operationErrors ?? []).compactMap { $0 }
      if operationErrors.isEmpty, let rows = detail.batchErrors, !rows.isEmpty { return .rowsRejected(rows) }
      return kind(of: operationErrors.map { ($0.code, $0.errorCode) })
    case .undeclared(let fault):
      // A request that the service cannot read is a mistake of the sender's, and was not processed.
      return fault.isClientFault || fault.code.localName == "DeserializationFailed" ? .refused : .internalError
    }
  }

  /// Only if every error is one that goes away by itself the call may be sent again.
  private static func kind(of errors: [(code: Int32?, errorCode: String?)]) -> Kind {
    let kinds = errors.map { error -> Kind in
      switch (error.code, error.errorCode) {
      case (109, _): .tokenExpired
      case (117, _): .throttled
      // Other errors too have the number 0 and are known by their name only.
      case (0, nil), (0, "InternalError"), (nil, "InternalError"): .internalError
      // 105, 106, 116, 120, 123, 1029, 1030: credentials, rights, headers. Anything else comes back as well.
      default: .refused
      }
    }
    return kinds.first { if case .refused = $0 { true } else { false } } ?? kinds.first ?? .internalError
  }

  private static func kind(of error: SOAPClientError) -> Kind {
    switch error.kind {
    case .invalidRequest, .invalidEndpoint, .multipart, .unexpectedBody, .headersNotUnderstood: .refused
    case .transport(.cannotConnect): .noAnswer(mayHaveArrived: false)
    case .transport(.insecure), .transport(.invalidRequest): .refused
    case .transport, .invalidResponse, .unexpectedStatus: .noAnswer(mayHaveArrived: true)
    case .notSOAP:
      switch error.httpStatus ?? 0 {
      case 429: .throttled
      case 408: .noAnswer(mayHaveArrived: true)
      case 300..<500: .refused
      default: .noAnswer(mayHaveArrived: true)
      }
    }
  }
}
