import ArgumentParser
import OfflineConversionsUpload

/// Where the files are.
struct FileArguments: ParsableArguments {
  @Argument(help: "The CSV file.", completion: .file(extensions: ["csv"]))
  var file: String?

  @Option(help: "Where the result goes. (default: FILE.result.csv)")
  var result: String?

  @Option(help: "The journal, from which an interrupted run goes on. (default: FILE.journal)")
  var journal: String?

  @Flag(help: "Skip columns that are not known instead of refusing the file.")
  var ignoreExtraColumns = false
}

/// How the rows are sent.
struct SendingArguments: ParsableArguments {
  @Option(help: "Calls under way at the same time.")
  var parallel = 2

  @Option(help: ArgumentHelp("Rows in a call, at most 1000.", visibility: .hidden))
  var callSize = 1_000

  @Option(help: "Seconds to wait after \"too many calls\" (117). (default: 60, in the demo 2)")
  var throttleWait: Int?

  @Option(help: "Seconds that a call may take.")
  var timeout = 100

  @Option(help: "URL of the service. (default: the one in the WSDL)")
  var endpoint: String?

  @Flag(
    help: "Send rows again of which an earlier run does not know whether they arrived; the service ignores repeats.")
  var resendUnknown = false

  @Flag(help: "Send rows again that were rejected for a reason that passes (5612, 5615).")
  var resendLater = false

  func validate() throws {
    guard 1...16 ~= parallel else { throw ValidationError("--parallel is 1 to 16.") }
    guard 1...1_000 ~= callSize else { throw ValidationError("--call-size is 1 to 1000.") }
    let isProtected = ["https://", "http://127.0.0.1:", "http://localhost:"].contains {
      endpoint?.hasPrefix($0) ?? true
    }
    guard isProtected else {
      throw ValidationError("--endpoint begins with https://, so that nobody reads the tokens.")
    }
    guard timeout > 0, throttleWait ?? 0 >= 0 else { throw ValidationError("A time is not negative.") }
  }

  func options(isDemo: Bool) -> UploadOptions {
    var options = UploadOptions()
    options.callSize = callSize
    options.parallelCalls = parallel
    options.resendsUnknown = resendUnknown
    options.resendsLater = resendLater
    options.retry.throttleWait = .seconds(throttleWait ?? (isDemo ? 2 : 60))
    return options
  }
}
