public import CampaignManagementV13
import SOAPRuntime

/// The one operation that an upload needs; tests put something simple in its place.
public protocol ConversionsService: Sendable {
  /// Sends at most 1,000 conversions.
  ///
  /// - Throws: what the generated client throws; ``CallFailure`` knows what it means.
  func apply(_ conversions: [OfflineConversion], token: String) async throws -> CallAnswer
}

/// What the service answers to a call that it processed.
public struct CallAnswer: Sendable {
  /// Errors of single rows.
  public var partialErrors: [AnyBatchError?]?
  /// By which the service's support finds the call.
  public var trackingID: String?

  /// Creates an answer.
  public init(partialErrors: [AnyBatchError?]? = nil, trackingID: String? = nil) {
    self.partialErrors = partialErrors
    self.trackingID = trackingID
  }
}

/// The service itself, through the generated client.
public struct CampaignManagementConversions: ConversionsService {
  private let service: CampaignManagementService

  /// Creates it.
  ///
  /// - Parameter service: a client whose headers are complete but for the access token.
  public init(_ service: CampaignManagementService) {
    self.service = service
  }

  /// Sends a call.
  public func apply(_ conversions: [OfflineConversion], token: String) async throws -> CallAnswer {
    var headers = service.headers
    headers.authenticationToken = token
    let response = try await service.applyOfflineConversions(offlineConversions: conversions, headers: headers)
    return CallAnswer(partialErrors: response.partialErrors, trackingID: response.headers.trackingId)
  }
}
