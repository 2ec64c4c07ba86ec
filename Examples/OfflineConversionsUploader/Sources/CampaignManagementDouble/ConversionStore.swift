import CampaignManagementV13
import XSDRuntime

/// What the double of the service received and kept.
public struct ReceivedConversions: Sendable {
  /// HTTP requests, also those that were disturbed.
  public internal(set) var requests = 0
  /// Rows of the requests that were processed, refused ones included.
  public internal(set) var rows = 0
  /// Rows that were stored, by what the service recognises them by, and how often each was sent.
  public internal(set) var timesSent: [String: Int] = [:]

  /// Rows that were stored.
  public var stored: Int { timesSent.count }
  /// Rows that were sent again although they were stored; the service ignores them.
  public var repeated: Int { timesSent.values.count { $0 > 1 } }
}

/// The memory of the double.
actor ConversionStore {
  private(set) var received = ReceivedConversions()

  func countRequest() -> Int {
    received.requests += 1
    return received.requests
  }

  func countRows(_ count: Int) {
    received.rows += count
  }

  /// Keeps a conversion under its goal name, click and time; the first one wins.
  func keep(_ conversion: OfflineConversion) {
    let key = [
      conversion.conversionName, conversion.microsoftClickId, conversion.hashedEmailAddress,
      conversion.hashedPhoneNumber, conversion.conversionTime?.description,
    ].map { $0 ?? "" }.joined(separator: "\n")
    received.timesSent[key, default: 0] += 1
  }
}
