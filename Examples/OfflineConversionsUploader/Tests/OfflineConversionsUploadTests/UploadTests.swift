import CampaignManagementDouble
import OfflineConversionsUpload
import Testing

/// Uploads over real HTTP on the loopback interface.
@Suite(.timeLimit(.minutes(1))) struct UploadTests {
  private func upload(
    _ rowCount: Int, _ scenario: DoubleScenario, tokens: any AccessTokenSource = Tokens(),
    stop: StopSignal = StopSignal(), timeout: Duration = .seconds(20),
    _ change: (inout UploadOptions) -> Void = { _ in }
  ) async throws -> (report: UploadReport, received: ReceivedConversions, pauses: [Duration], sendable: Int) {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let double = try await CampaignManagementDouble(scenario)
    let rows = try Fixture.rows(rowCount).sendable
    let uploader = try fixture.uploader(
      to: double.endpoint, tokens: tokens, stop: stop, timeout: timeout, change)
    let report = try await uploader.upload(rows)
    let received = await double.received
    await double.stop()
    return (report, received, fixture.pauses.all, rows.count)
  }

  @Test func threeCallsWithAThrottleUnderStatus200AndPartialErrors() async throws {
    let scenario = DoubleScenario(disturbances: [2: .fault(.callRateExceeded, status: 200)])
    let (report, received, pauses, sendable) = try await upload(2_500, scenario)
    #expect(report.calls == 3 && report.retries == 1)
    #expect(received.requests == 4 && received.rows == sendable)
    #expect(pauses == [.seconds(60)])
    #expect(report.counts[.rejected] == 50 && report.counts[.accepted] == sendable - 50)
    #expect(received.stored == sendable - 50 && received.repeated == 0)
    #expect(report.trackingIDs.count == 4)
    let codes = Set(report.outcomes.values.flatMap(\.errors).compactMap(\.code))
    #expect(codes == [5604, 5606, 5612])
  }

  @Test func rejectionsAreThoseOfTheRightRows() async throws {
    let rows = try Fixture.rows(300).sendable
    let (report, _, _, _) = try await upload(300, DoubleScenario()) { $0.callSize = 77 }
    for row in rows {
      let isBad =
        row.row.name == SampleFile.unknownGoalName || row.row.clickID.hasPrefix("00000000")
        || row.row.clickID.hasPrefix("ffffffff")
      #expect(report.outcomes[row.row.line]?.status == (isBad ? .rejected : .accepted))
    }
  }

  @Test func anExpiredTokenIsRefreshedOnceForAllCalls() async throws {
    let tokens = Tokens("expired-token", "valid-token")
    let (report, received, _, sendable) = try await upload(300, DoubleScenario(), tokens: tokens) { $0.callSize = 100 }
    #expect(await tokens.refreshes == 1)
    #expect(report.counts[.unknown] == nil && received.rows == sendable && received.repeated == 0)
  }

  @Test func aTokenThatExpiresAgainEndsTheRun() async throws {
    let stop = StopSignal()
    let (report, received, _, sendable) = try await upload(
      300, DoubleScenario(), tokens: Tokens("expired-token"), stop: stop)
    #expect(report.counts == [.notSent: sendable] && received.rows == 0 && received.requests == 2)
    guard case .refused = stop.reason else { throw UnexpectedReason(reason: stop.reason) }
  }

  @Test(arguments: [200, 500]) func failuresOfTheServiceAreRetried(status: Int) async throws {
    let scenario = DoubleScenario(
      disturbances: [1: .fault(.internalError, status: status), 2: .gatewayError(status: 503)])
    let (report, received, pauses, _) = try await upload(100, scenario)
    #expect(pauses == [.seconds(1), .seconds(2)])
    #expect(report.counts[.unknown] == nil && received.repeated == 0 && report.retries == 2)
  }

  @Test func aLostAnswerIsSentAgainAndIgnoredTheSecondTime() async throws {
    let (report, received, pauses, sendable) = try await upload(100, DoubleScenario(disturbances: [1: .cutOff(300)]))
    #expect(pauses == [.seconds(1)] && report.counts[.unknown] == nil)
    #expect(received.rows == 2 * sendable && received.repeated == received.stored)
    #expect(received.stored == report.counts[.accepted])
  }

  @Test func aLateAnswerIsNotWaitedForLongerThanAllowed() async throws {
    let scenario = DoubleScenario(disturbances: [1: .delay(.seconds(5))])
    let (report, received, pauses, _) = try await upload(50, scenario, timeout: .milliseconds(500))
    #expect(pauses == [.seconds(1)] && report.counts[.unknown] == nil && received.requests == 2)
  }

  @Test func rowsOfACallWithoutAnyAnswerAreUnknownAndTheOthersGoOn() async throws {
    let failures = Dictionary(uniqueKeysWithValues: (1...2).map { ($0, DoubleScenario.Disturbance.cutOff(10)) })
    let (report, _, _, _) = try await upload(100, DoubleScenario(disturbances: failures)) {
      ($0.parallelCalls, $0.callSize, $0.retry.maximumBackOffs) = (1, 40, 1)
    }
    #expect(report.counts[.unknown] == 40 && report.counts[.notSent] == nil)
  }

  @Test func wrongCredentialsEndTheRunAtOnce() async throws {
    let stop = StopSignal()
    let (report, received, pauses, sendable) = try await upload(
      300, DoubleScenario(), tokens: Tokens("wrong"), stop: stop
    ) { ($0.parallelCalls, $0.callSize) = (1, 50) }
    #expect(received.requests == 1 && pauses.isEmpty && report.counts == [.notSent: sendable])
    guard case .refused(let message) = stop.reason else { throw UnexpectedReason(reason: stop.reason) }
    #expect(message.contains("105"))
    #expect(!message.contains("wrong"))
  }

  @Test func anUnreachableServiceEndsTheRunAfterSomeCalls() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let double = try await CampaignManagementDouble(DoubleScenario())
    await double.stop()
    let stop = StopSignal()
    let uploader = try fixture.uploader(to: double.endpoint, stop: stop) {
      ($0.parallelCalls, $0.callSize, $0.retry.maximumBackOffs) = (1, 10, 1)
    }
    let report = try await uploader.upload(try Fixture.rows(100).sendable)
    #expect(report.calls == 3 && stop.reason == .noAnswers(3))
    #expect(report.counts[.unknown] == nil, "a service that was never reached has not stored anything")
  }

  private struct UnexpectedReason: Error {
    var reason: StopReason?
  }
}
