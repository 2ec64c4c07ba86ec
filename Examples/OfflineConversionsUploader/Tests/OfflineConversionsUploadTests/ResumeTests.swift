import CampaignManagementDouble
import Foundation
import Testing

@testable import OfflineConversionsUpload

@Suite(.timeLimit(.minutes(1))) struct ResumeTests {
  @Test func anInterruptedRunGoesOnWithoutSendingARowTwice() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let double = try await CampaignManagementDouble(DoubleScenario())
    let rows = try Fixture.rows(500).sendable
    let stop = StopSignal()
    let first = try await fixture.uploader(to: double.endpoint, stop: stop) {
      ($0.parallelCalls, $0.callSize) = (1, 100)
    }.upload(rows) { if $0.calls == 2 { stop.request(.interrupted) } }
    #expect(first.calls == 2 && first.counts[.notSent] == rows.count - 200)

    let second = try await fixture.uploader(to: double.endpoint) { $0.callSize = 100 }.upload(rows)
    let received = await double.received
    #expect(second.settledEarlier == 200 && second.outcomes.count == rows.count)
    #expect(received.rows == rows.count, "every row was sent once")
    #expect(received.repeated == 0)
    #expect(second.counts[.rejected] == 10, "rejections of the first run are remembered")

    let third = try await fixture.uploader(to: double.endpoint).upload(rows)
    #expect(third.calls == 0 && third.outcomes == second.outcomes)
    #expect(await double.received.requests == received.requests)
    await double.stop()
  }

  @Test func rowsUnderWayWhenTheProgramDiedAreUnknownUntilTheyAreSentAgain() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let rows = try Fixture.rows(60).sendable
    _ = try await fixture.journal().begin(rows.prefix(20).map(\.key))
    let double = try await CampaignManagementDouble(DoubleScenario())

    let careful = try await fixture.uploader(to: double.endpoint).upload(rows)
    #expect(careful.counts[.unknown] == 20 && careful.settledEarlier == 20)
    #expect(await double.received.rows == rows.count - 20)

    let again = try await fixture.uploader(to: double.endpoint) { $0.resendsUnknown = true }.upload(rows)
    #expect(again.counts[.unknown] == nil)
    #expect(await double.received.rows == rows.count)

    let last = try await fixture.uploader(to: double.endpoint) { $0.resendsUnknown = true }.upload(rows)
    #expect(last.calls == 0)
    await double.stop()
  }

  @Test func rowsWithAReasonThatPassesAreSentAgainIfWanted() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let double = try await CampaignManagementDouble(DoubleScenario())
    let rows = try Fixture.rows(300).sendable
    _ = try await fixture.uploader(to: double.endpoint).upload(rows)
    let later = try await fixture.uploader(to: double.endpoint) { $0.resendsLater = true }.upload(rows)
    #expect(later.settledEarlier == rows.count - 2 && later.calls == 1)
    await double.stop()
  }

  @Test func aLineThatWasCutOffIsForgotten() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let keys = try Fixture.rows(3).sendable.map(\.key)
    try await note([.accepted, .accepted, .accepted], keys, fixture)
    let whole = try Data(contentsOf: fixture.journalFile)
    try (whole + Data("{\"kind\":\"send".utf8)).write(to: fixture.journalFile)
    #expect(try await fixture.journal().outcomes.count == 3)
    #expect(try Data(contentsOf: fixture.journalFile) == whole)
  }

  @Test func rowsThatWereCertainlyNotProcessedAreFreeAgain() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let keys = try Fixture.rows(2).sendable.map(\.key)
    try await note([.notSent, .accepted], keys, fixture)
    #expect(try await fixture.journal().outcomes == [keys[1]: RowOutcome(.accepted)])
  }

  @Test func whatIsUnknownStaysSoIfItCouldNotBeSentAgain() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let keys = try Fixture.rows(2).sendable.map(\.key)
    try await note([.unknown, .accepted], keys, fixture)
    try await note([.notSent], Array(keys.prefix(1)), fixture)
    #expect(try await fixture.journal().outcomes[keys[0]]?.status == .unknown)
  }

  @Test func journalsOfOtherAccountsAndDamagedOnesAreRefused() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    _ = try fixture.journal()
    #expect(throws: JournalError.self) { try Journal(at: fixture.journalFile, target: "another account") }
    try Data("{}\nnonsense\n".utf8).write(to: fixture.journalFile)
    #expect(throws: JournalError.damaged(fixture.journalFile.path, line: 1)) { try fixture.journal() }
  }

  @Test func aJournalHasOneWriter() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let journal = try fixture.journal()
    #expect(throws: JournalError.inUse(fixture.journalFile.path)) { try fixture.journal() }
    _ = await journal.outcomes
  }

  private func note(_ statuses: [RowStatus], _ keys: [RowKey], _ fixture: Fixture) async throws {
    let journal = try fixture.journal()
    let call = try await journal.begin(keys)
    try await journal.finish(call, rows: keys, outcomes: statuses.map { RowOutcome($0) }, trackingIDs: [])
  }
}
