import ArgumentParser
import Foundation
import Logging
import OfflineConversionsUpload
import XSDRuntime

@main
struct OfflineConversionsUploader: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "offline-conversions-uploader",
    abstract: "Uploads offline conversions from a CSV file to Microsoft Advertising.",
    discussion: """
      Columns: MicrosoftClickId (or HashedEmailAddress, HashedPhoneNumber), ConversionName, ConversionTime, and if you \
      like ConversionValue, ConversionCurrencyCode.

      Credentials come from the environment: BINGADS_AUTHENTICATION_TOKEN (or BINGADS_AUTHENTICATION_TOKEN_FILE, which \
      is read again when the token expires), BINGADS_DEVELOPER_TOKEN, BINGADS_CUSTOMER_ID, \
      BINGADS_CUSTOMER_ACCOUNT_ID. Without them it is a demo: a double of the service inside the program answers.

      The same command again goes on where an interrupted run ended. Exit status: 0 all rows accepted, 1 some not, \
      64 wrong usage, 65 unusable file, 70 run failed, 130 interrupted.
      """)

  @OptionGroup(title: "Files") var files: FileArguments
  @OptionGroup(title: "Sending") var sending: SendingArguments

  @Flag(help: "Check the rows and send nothing.")
  var dryRun = false

  @Flag(help: "Use the double of the service even if there are credentials.")
  var demo = false

  @Option(help: "Write a CSV file with so many rows to FILE, and do nothing else.")
  var generateSample: Int?

  @Option(
    help: "trace (messages, without secrets), debug, info (every call), notice, warning, error. (default: warning)",
    transform: { word in
      guard let level = Logger.Level(rawValue: word) else { throw ValidationError("There is no such level.") }
      return level
    })
  var logLevel = Logger.Level.warning

  func run() async throws {
    let start = ContinuousClock.now
    let credentials = demo ? nil : try Credentials.fromEnvironment(ProcessInfo.processInfo.environment)
    if let rows = generateSample { return try writeSample(rows) }
    let isDemo = credentials == nil && !dryRun
    if isDemo { say(Self.demoNotice) }
    let input = try inputFile(isDemo: isDemo)
    let file = try readRows(input)
    let preflight = Preflight(file.rows, rules: RowRules(now: Self.now))
    let run = UploadRun(files: files, sending: sending, input: input, rows: file.rows, preflight: preflight)
    run.sayProblems()
    if dryRun { throw ExitCode(try run.finishDry()) }

    var logger = Logger(label: "offline-conversions-uploader") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = logLevel
    let service =
      if let credentials { Service.real(credentials, sending, logger) } else { try await Service.demo(sending, logger) }
    let status: Int32
    do {
      status = try await run.upload(to: service, isDemo: isDemo, logger, start: start)
    } catch {
      say("The run failed: \(error)")
      status = 70
    }
    await service.stop()
    throw ExitCode(status)
  }

  private func writeSample(_ rows: Int) throws {
    guard rows >= 0, let file = files.file else {
      throw ValidationError("--generate-sample needs a number of rows and a FILE.")
    }
    try Data(SampleFile.text(rows: rows, now: Self.now).utf8).write(to: URL(fileURLWithPath: file))
    say("\(rows) rows written to \(file)")
  }

  private func inputFile(isDemo: Bool) throws -> URL {
    if let file = files.file { return URL(fileURLWithPath: file) }
    guard isDemo else { throw ValidationError("Which file? Name a CSV file.") }
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("conversions-\(getpid())")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let url = directory.appendingPathComponent("conversions.csv")
    try Data(SampleFile.text(rows: 2_500, now: Self.now).utf8).write(to: url)
    say("2500 sample rows written to \(url.path)")
    return url
  }

  private func readRows(_ url: URL) throws -> ConversionFile {
    do {
      let file = try ConversionFile(contentsOf: url, ignoresExtraColumns: files.ignoreExtraColumns)
      if !file.ignoredColumns.isEmpty { say("Ignored columns: \(file.ignoredColumns.joined(separator: ", "))") }
      return file
    } catch {
      say("Error: \(error)")
      throw ExitCode(65)
    }
  }

  private static var now: XSDDateTime.Instant {
    XSDDateTime.Instant(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
  }

  private static let demoNotice = """
    *** DEMO: nothing is sent to Microsoft Advertising. A double of the service inside this program answers. ***
    *** It refuses some rows and throttles once. Set the BINGADS_ variables for the real service (--help).   ***
    """
}
