import CampaignManagementV13
import SOAPRuntime
import Synchronization
import XSDRuntime

/// The generated server protocol with two operations: it remembers what arrived and does as told.
final class PreparedServer: CampaignManagementServiceServer {
  private struct State {
    var goals: [AnyConversionGoal?]?
    var conversions: [OfflineConversion?] = []
    var headers: [CampaignManagementServiceRequestHeaders] = []
  }

  private let state = Mutex(State())
  private let delay: Duration
  private let fault: CampaignManagementServiceFault?

  /// - Parameters:
  ///   - delay: how long every answer takes.
  ///   - fault: the answer to every upload, if it fails.
  init(delay: Duration = .zero, fault: CampaignManagementServiceFault? = nil) {
    self.delay = delay
    self.fault = fault
  }

  /// Goals of the last update.
  var goals: [AnyConversionGoal?]? { state.withLock { $0.goals } }
  /// Conversions of all uploads.
  var conversions: [OfflineConversion?] { state.withLock { $0.conversions } }
  /// Headers of all uploads.
  var headers: [CampaignManagementServiceRequestHeaders] { state.withLock { $0.headers } }

  func updateConversionGoals(
    _ request: SOAPRequest<UpdateConversionGoalsRequest, CampaignManagementServiceRequestHeaders>
  ) async throws -> SOAPReply<UpdateConversionGoalsResponse, CampaignManagementServiceResponseHeaders> {
    state.withLock { $0.goals = request.conversionGoals }
    return SOAPReply(UpdateConversionGoalsResponse())
  }

  func applyOfflineConversions(
    _ request: SOAPRequest<ApplyOfflineConversionsRequest, CampaignManagementServiceRequestHeaders>
  ) async throws -> SOAPReply<ApplyOfflineConversionsResponse, CampaignManagementServiceResponseHeaders> {
    state.withLock {
      $0.conversions += request.offlineConversions ?? []
      $0.headers.append(request.headers)
    }
    try await Task.sleep(for: delay)
    if let fault { throw fault }
    let rejected = BatchError(code: 5604, errorCode: "OfflineConversionMicrosoftClickIdInvalid", index: 1)
    return SOAPReply(
      ApplyOfflineConversionsResponse(partialErrors: [.batchError(rejected)]),
      headers: CampaignManagementServiceResponseHeaders(trackingId: "loopback-1"))
  }
}
