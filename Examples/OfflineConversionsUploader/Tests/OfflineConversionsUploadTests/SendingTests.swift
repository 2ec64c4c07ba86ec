import CampaignManagementV13
import SOAPRuntime
import Testing

@testable import OfflineConversionsUpload

@Suite struct PartialErrorsTests {
  private func error(_ index: Int32?, _ code: Int32) -> AnyBatchError {
    .batchError(BatchError(code: code, errorCode: "E\(code)", index: index, message: "m"))
  }

  @Test(arguments: [nil, []] as [[AnyBatchError?]?]) func noErrorsMeanThatAllIsAccepted(errors: [AnyBatchError?]?) {
    #expect(PartialErrors(errors, rowCount: 2).outcomes.map(\.status) == [.accepted, .accepted])
  }

  @Test func errorsFindTheirRowsAndARowMayHaveSeveral() {
    let mapped = PartialErrors([error(2, 5606), nil, error(0, 5612), error(2, 5604)], rowCount: 3)
    #expect(mapped.outcomes.map(\.status) == [.rejected, .accepted, .rejected])
    #expect(mapped.outcomes[2].errors.map(\.code) == [5606, 5604])
    #expect(mapped.strays.isEmpty)
  }

  @Test(arguments: [-1, 3, nil] as [Int32?]) func errorsWithoutARowMakeTheOthersUnknown(index: Int32?) {
    let mapped = PartialErrors([error(index, 5604), error(1, 5606)], rowCount: 3)
    #expect(mapped.strays.map(\.code) == [5604])
    #expect(mapped.outcomes.map(\.status) == [.unknown, .rejected, .unknown])
  }

  @Test func someReasonsPass() {
    #expect(RowOutcome(.rejected, [RowError(code: 5612), RowError(code: 5615)]).advice == "send again later")
    #expect(RowOutcome(.rejected, [RowError(code: 5612), RowError(code: 5604)]).advice == "correct the row")
  }

  @Test func resultFileQuotesWhatNeedsIt() {
    var row = ConversionRow(line: 7)
    row.name = "Tender \"A\", won"
    let outcome = RowOutcome(
      .rejected, [RowError(code: 1, errorCode: "A", message: "x"), RowError(code: 2, errorCode: "B", message: "y")])
    let lines = ResultFile.text([RowResult(row: row, outcome: outcome)]).split(separator: "\r\n")
    #expect(lines[1] == "7,,\"Tender \"\"A\"\", won\",,rejected,1 | 2,A | B,x | y,correct the row")
  }
}

@Suite struct RetryTests {
  private func adApi(_ codes: Int32...) -> CampaignManagementServiceFault {
    .adApiFaultDetail(
      AdApiFaultDetail(trackingId: "t", errors: codes.map { AdApiError(code: $0) }), SOAPFault(string: "f"))
  }

  private func decisions(_ error: any Error, _ count: Int) -> [RetryPolicy.Decision] {
    var counts = RetryPolicy.Count()
    return (0..<count).map { _ in RetryPolicy().decide(on: CallFailure(error), &counts) }
  }

  @Test func throttlingWaitsAMinuteAndNotForEver() {
    #expect(decisions(adApi(117), 11) == Array(repeating: .wait(.seconds(60)), count: 10) + [.giveUp])
  }

  @Test func anExpiredTokenIsReplacedOnce() {
    #expect(decisions(adApi(109), 2) == [.refreshToken, .giveUp])
  }

  @Test func failuresOfTheServiceBackOff() {
    let waits = [1, 2, 4, 8, 16].map { RetryPolicy.Decision.wait(.seconds($0)) }
    #expect(decisions(adApi(0), 6) == waits + [.giveUp])
    let timeout = SOAPClientError(.transport(.timedOut), operation: "o", endpoint: "e", message: "m")
    #expect(decisions(timeout, 6) == waits + [.giveUp])
  }

  @Test(arguments: [105, 106, 116, 120, 123, 1029, 1030, 5601] as [Int32])
  func mistakesAreNotRepeated(code: Int32) {
    #expect(decisions(adApi(code), 1) == [.giveUp])
    #expect(decisions(adApi(117, code), 1) == [.giveUp])
  }

  @Test func numberZeroWithAnotherNameIsNoFailureOfTheService() {
    let fault = CampaignManagementServiceFault.apiFaultDetail(
      ApiFaultDetail(operationErrors: [OperationError(code: 0, errorCode: "PilotNotEnabled")]), SOAPFault(string: "f"))
    #expect(decisions(fault, 1) == [.giveUp])
  }

  @Test func aRequestThatTheServiceCannotReadIsNotSentAgain() {
    let fault = CampaignManagementServiceFault.undeclared(SOAPFault(code: SOAPFault.client, string: "f"))
    #expect(decisions(fault, 1) == [.giveUp])
  }

  @Test func pagesOfGatewaysAreSortedByTheirStatus() {
    func failure(_ status: Int) -> SOAPClientError {
      SOAPClientError(.notSOAP, operation: "o", endpoint: "e", httpStatus: status, message: "m")
    }
    #expect(decisions(failure(503), 1) == [.wait(.seconds(1))])
    #expect(decisions(failure(429), 1) == [.wait(.seconds(60))])
    #expect(decisions(failure(404), 1) == [.giveUp])
  }
}
