import CampaignManagementV13
import SOAPRuntime

/// How the double of the service behaves.
public struct DoubleScenario: Sendable {
  /// Something that goes wrong with one request.
  public enum Disturbance: Sendable {
    /// The service answers with a fault and does nothing.
    case fault(DoubleFault, status: Int = 500)
    /// The service does its work, but the answer comes late.
    case delay(Duration)
    /// The service does its work, but the answer is cut off after so many bytes.
    case cutOff(Int)
    /// Something in front of the service answers with a page of its own.
    case gatewayError(status: Int)
  }

  /// Disturbances by the number of the request, from 1.
  public var disturbances: [Int: Disturbance]
  /// How long every answer takes.
  public var latency: Duration
  /// Tokens that the service takes; others are wrong.
  public var validTokens: Set<String>
  /// Tokens that were valid once.
  public var expiredTokens: Set<String>
  /// Names that no goal of the account has.
  public var unknownGoalNames: Set<String>

  /// Creates a scenario.
  public init(
    disturbances: [Int: Disturbance] = [:], latency: Duration = .zero, validTokens: Set<String> = ["valid-token"],
    expiredTokens: Set<String> = ["expired-token"], unknownGoalNames: Set<String> = ["No such goal"]
  ) {
    self.disturbances = disturbances
    self.latency = latency
    self.validTokens = validTokens
    self.expiredTokens = expiredTokens
    self.unknownGoalNames = unknownGoalNames
  }
}

/// Faults of the service, as far as the double knows them.
public enum DoubleFault: Sendable {
  /// 117: too many calls.
  case callRateExceeded
  /// 109: the token has expired.
  case tokenExpired
  /// 105: the token or the developer token is wrong.
  case invalidCredentials
  /// 1030: a header is missing.
  case accountMissing
  /// 0: anything.
  case internalError
  /// 5601: more than 1,000 rows.
  case tooManyConversions

  /// The fault as the generated code has it.
  func fault(trackingID: String) -> CampaignManagementServiceFault {
    let (code, name, text) = facts
    switch self {
    case .callRateExceeded, .tokenExpired, .invalidCredentials, .accountMissing:
      let error = AdApiError(code: code, errorCode: name, message: text)
      return .adApiFaultDetail(
        AdApiFaultDetail(trackingId: trackingID, errors: [error]), Self.soapFault)
    case .internalError, .tooManyConversions:
      let error = OperationError(code: code, errorCode: name, message: text)
      return .apiFaultDetail(
        ApiFaultDetail(trackingId: trackingID, operationErrors: [error]), Self.soapFault)
    }
  }

  /// What surrounds the detail.
  private static let soapFault = SOAPFault(
    string: "Invalid client data. Check the SOAP fault details for more information.")

  private var facts: (code: Int32, name: String, text: String) {
    switch self {
    case .callRateExceeded: (117, "CallRateExceeded", "Too many calls; wait 60 seconds.")
    case .tokenExpired: (109, "AuthenticationTokenExpired", "The access token has expired.")
    case .invalidCredentials: (105, "InvalidCredentials", "The credentials are not valid.")
    case .accountMissing: (1030, "CustomerAccountIdMissing", "CustomerId and CustomerAccountId are needed.")
    case .internalError: (0, "InternalError", "Something went wrong.")
    case .tooManyConversions: (5601, "OfflineConversionsLimitExceeded", "At most 1,000 conversions per call.")
    }
  }
}
