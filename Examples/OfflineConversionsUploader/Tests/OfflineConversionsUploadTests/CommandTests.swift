import CampaignManagementDouble
import Foundation
import Testing

/// The program itself, as a process.
@Suite(.serialized, .timeLimit(.minutes(2))) struct CommandTests {
  private let credentials = [
    "BINGADS_AUTHENTICATION_TOKEN": "valid-token", "BINGADS_DEVELOPER_TOKEN": "secret-developer-token",
    "BINGADS_CUSTOMER_ID": "1", "BINGADS_CUSTOMER_ACCOUNT_ID": "2",
  ]

  @Test func theDemoShowsTheWholeJob() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let file = fixture.directory.appendingPathComponent("c.csv").path
    #expect(try await Program.run(["--generate-sample", "2500", file]).status == 0)
    let run = try await Program.run([file, "--throttle-wait", "0"])
    #expect(run.status == 1, "some rows are rejected")
    #expect(run.errors.contains("DEMO: nothing is sent to Microsoft Advertising"))
    #expect(run.output.contains("calls         3") && run.output.contains("retries       1"))
    #expect(run.output.contains("accepted      2426") && run.output.contains("rejected      50"))
    let result = try String(contentsOfFile: file + ".result.csv", encoding: .utf8)
    #expect(result.split(separator: "\r\n").count == 2_501)
    #expect(result.contains("5606,OfflineConversionNameInvalid"))
  }

  @Test func aDryRunSendsNothing() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let double = try await CampaignManagementDouble(DoubleScenario())
    let file = try sample(150, fixture)
    let run = try await Program.run([file, "--dry-run", "--endpoint", double.endpoint], credentials)
    #expect(run.errors.contains("149 of 150 rows would be sent; nothing was"))
    #expect(await double.received.requests == 0)
    #expect(!FileManager.default.fileExists(atPath: file + ".journal"))
    await double.stop()
  }

  @Test func anInterruptedProgramGoesOnWhereItEnded() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let double = try await CampaignManagementDouble(DoubleScenario(latency: .milliseconds(200)))
    let file = try sample(2_000, fixture)
    let arguments = [file, "--endpoint", double.endpoint, "--call-size", "100", "--parallel", "2"]
    let first = try await Program.run(arguments, credentials) { program in
      while await double.received.requests < 4 { try await Task.sleep(for: .milliseconds(20)) }
      program.interrupt()
    }
    #expect(first.status == 130)
    #expect(first.output.contains("not sent"))
    let sentFirst = await double.received.rows
    #expect(sentFirst >= 300 && sentFirst < 1_900)
    let second = try await Program.run(arguments, credentials)
    let received = await double.received
    #expect(second.status == 1)
    #expect(received.rows == 1_981 && received.repeated == 0, "every row was sent once")
    await double.stop()
  }

  @Test func secretsNeverShow() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let double = try await CampaignManagementDouble(DoubleScenario(validTokens: ["secret-access-token"]))
    let file = try sample(20, fixture)
    var environment = credentials
    environment["BINGADS_AUTHENTICATION_TOKEN"] = "secret-access-token"
    let run = try await Program.run([file, "--endpoint", double.endpoint, "--log-level", "trace"], environment)
    #expect(run.errors.contains("ApplyOfflineConversions"))
    #expect(run.errors.contains("trackingId=00000000-0000-4000-8000-000000000001"))
    let journal = try String(contentsOfFile: file + ".journal", encoding: .utf8)
    #expect(![run.output, run.errors, journal].contains { $0.contains("secret-") })
    await double.stop()
  }

  @Test func wrongUsageAndWrongFilesHaveTheirOwnStatus() async throws {
    let fixture = try Fixture()
    defer { fixture.remove() }
    let file = try sample(1, fixture)
    #expect(try await Program.run([file, "--parallel", "0"]).status == 64)
    #expect(try await Program.run([file, "--endpoint", "http://example.com/"], credentials).status == 64)
    let incomplete = try await Program.run([file], ["BINGADS_DEVELOPER_TOKEN": "x"])
    #expect(incomplete.status == 64 && incomplete.errors.contains("BINGADS_CUSTOMER_ID"))
    #expect(try await Program.run(["/nonexistent.csv"], credentials).status == 65)
    let refused = try await Program.run(
      [file, "--endpoint", "http://127.0.0.1:1/", "--journal", "/nonexistent/journal"], credentials)
    #expect(refused.status == 70)
  }

  private func sample(_ rows: Int, _ fixture: Fixture) throws -> String {
    let url = fixture.directory.appendingPathComponent("c.csv")
    try Data(Fixture.sampleText(rows).utf8).write(to: url)
    return url.path
  }
}

/// The built program.
final class Program: Sendable {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  private let processID: Int32

  private init(_ process: Process) { processID = process.processIdentifier }

  func interrupt() { kill(processID, SIGINT) }

  /// Runs it with nothing in its environment but what is given.
  static func run(
    _ arguments: [String], _ environment: [String: String] = [:],
    meanwhile: (Program) async throws -> Void = { _ in }
  ) async throws -> Result {
    let process = Process()
    process.executableURL = productsDirectory.appendingPathComponent("offline-conversions-uploader")
    process.arguments = arguments
    process.environment = environment
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    async let outputText = text(output)
    async let errorText = text(errors)
    try await meanwhile(Program(process))
    let result = await (outputText, errorText)
    process.waitUntilExit()
    return Result(status: process.terminationStatus, output: result.0, errors: result.1)
  }

  private static func text(_ pipe: Pipe) async -> String {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(
          returning: String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
      }
    }
  }

  private static var productsDirectory: URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let test = bundle?.bundleURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return test.deletingLastPathComponent()
  }
}
