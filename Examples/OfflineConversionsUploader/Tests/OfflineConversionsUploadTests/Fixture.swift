import CampaignManagementDouble
import CampaignManagementV13
import Foundation
import Logging
import OfflineConversionsUpload
import SOAPRuntime
import SOAPURLSessionTransport
import Synchronization
import XSDRuntime

/// A directory of its own for a test, and what an upload needs.
struct Fixture {
  let directory: URL
  let pauses = Pauses()

  init() throws {
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("uploader-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  var journalFile: URL { directory.appendingPathComponent("journal") }

  func journal() throws -> Journal { try Journal(at: journalFile, target: "test") }

  func remove() { try? FileManager.default.removeItem(at: directory) }

  /// Rows of the sample that may be sent; as many as there are in a file with so many.
  static func rows(_ count: Int) throws -> Preflight {
    Preflight(try ConversionFile(text: sampleText(count)).rows, rules: RowRules(now: start))
  }

  static func sampleText(_ count: Int) -> String { SampleFile.text(rows: count, now: start) }

  private static let start = XSDDateTime.Instant(secondsSinceEpoch: Int(Date().timeIntervalSince1970))

  /// An uploader over real HTTP, whose pauses are only noted.
  func uploader(
    to endpoint: String, tokens: any AccessTokenSource = Tokens(), stop: StopSignal = StopSignal(),
    timeout: Duration = .seconds(20), _ change: (inout UploadOptions) -> Void = { _ in }
  ) throws -> Uploader {
    let service = CampaignManagementService(
      transport: URLSessionTransport(), endpoint: endpoint,
      headers: .init(customerAccountId: "2", customerId: "1", developerToken: "developer"),
      options: SOAPClientOptions(timeout: timeout))
    var options = UploadOptions()
    change(&options)
    return Uploader(
      service: CampaignManagementConversions(service), tokens: tokens, options: options, journal: try journal(),
      stop: stop, pause: pauses.pause, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }
}

/// Notes pauses instead of sleeping.
final class Pauses: Sendable {
  private let noted = Mutex<[Duration]>([])
  var all: [Duration] { noted.withLock { $0 } }
  var pause: Pause { { duration, _ in self.noted.withLock { $0.append(duration) } } }
}

/// Gives one token after the other.
actor Tokens: AccessTokenSource {
  private var left: [String]
  private(set) var refreshes = 0

  init(_ tokens: String...) { left = tokens.isEmpty ? ["valid-token"] : tokens }

  func currentToken() async throws -> String { left[0] }

  func refreshedToken() async throws -> String {
    refreshes += 1
    if left.count > 1 { left.removeFirst() }
    return left[0]
  }
}

extension UploadReport {
  /// How many rows became what.
  var counts: [RowStatus: Int] { Dictionary(grouping: outcomes.values, by: \.status).mapValues(\.count) }
}
