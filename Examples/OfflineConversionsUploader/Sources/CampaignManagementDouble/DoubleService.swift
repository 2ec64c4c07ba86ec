import CampaignManagementV13
import SOAPRuntime

/// The operation of the service, written against the generated server protocol.
struct DoubleService: CampaignManagementServiceServer {
  let scenario: DoubleScenario
  let store: ConversionStore

  /// Click ids that begin so are refused (5604).
  private static let invalidClickIDPrefix = "00000000"
  /// Click ids that begin so cannot be handed over (5612).
  private static let unluckyClickIDPrefix = "ffffffff"

  /// The fault with which the request under way is answered.
  @TaskLocal static var plannedFault: DoubleFault?
  /// The id of the request under way.
  @TaskLocal static var trackingID = ""

  func applyOfflineConversions(
    _ request: SOAPRequest<ApplyOfflineConversionsRequest, CampaignManagementServiceRequestHeaders>
  ) async throws -> SOAPReply<ApplyOfflineConversionsResponse, CampaignManagementServiceResponseHeaders> {
    if let fault = Self.plannedFault ?? fault(in: request.headers) { throw fault.fault(trackingID: Self.trackingID) }
    let conversions = request.offlineConversions ?? []
    guard conversions.count <= 1_000 else {
      throw DoubleFault.tooManyConversions.fault(trackingID: Self.trackingID)
    }
    await store.countRows(conversions.count)
    var errors: [AnyBatchError] = []
    for (index, conversion) in conversions.enumerated() {
      if let error = error(for: conversion, at: index) {
        errors.append(.batchError(error))
      } else if let conversion {
        await store.keep(conversion)
      }
    }
    return SOAPReply(
      ApplyOfflineConversionsResponse(partialErrors: errors),
      headers: CampaignManagementServiceResponseHeaders(trackingId: Self.trackingID))
  }

  private func fault(in headers: CampaignManagementServiceRequestHeaders) -> DoubleFault? {
    guard let token = headers.authenticationToken, headers.developerToken != nil else { return .invalidCredentials }
    if scenario.expiredTokens.contains(token) { return .tokenExpired }
    guard scenario.validTokens.contains(token) else { return .invalidCredentials }
    return headers.customerId == nil || headers.customerAccountId == nil ? .accountMissing : nil
  }

  /// The rules for one row.
  private func error(for conversion: OfflineConversion?, at index: Int) -> BatchError? {
    func error(_ code: Int32, _ name: String, _ message: String) -> BatchError {
      BatchError(code: code, errorCode: name, index: Int32(index), message: message, type: "BatchError")
    }
    guard let conversion else { return error(5602, "OfflineConversionIsNull", "The conversion is null.") }
    if scenario.unknownGoalNames.contains(conversion.conversionName ?? "") {
      return error(5606, "OfflineConversionNameInvalid", "No conversion goal has this name.")
    }
    if conversion.microsoftClickId?.hasPrefix(Self.invalidClickIDPrefix) == true {
      return error(5604, "OfflineConversionMicrosoftClickIdInvalid", "The click id is not valid.")
    }
    if conversion.microsoftClickId?.hasPrefix(Self.unluckyClickIDPrefix) == true {
      return error(5612, "OfflineConversionsApplyFailed", "The conversion could not be handed over.")
    }
    return nil
  }
}
