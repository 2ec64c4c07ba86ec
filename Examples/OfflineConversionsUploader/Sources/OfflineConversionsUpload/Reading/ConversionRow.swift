/// One data row of the file, its texts as they were written; an absent text is empty.
public struct ConversionRow: Sendable, Hashable {
  /// Line of the file on which the row begins, from 1.
  public var line: Int
  /// Column `MicrosoftClickId`.
  public var clickID = ""
  /// Column `ConversionName`.
  public var name = ""
  /// Column `ConversionTime`.
  public var time = ""
  /// Column `ConversionValue`.
  public var value = ""
  /// Column `ConversionCurrencyCode`.
  public var currency = ""
  /// Column `HashedEmailAddress`.
  public var hashedEmail = ""
  /// Column `HashedPhoneNumber`.
  public var hashedPhone = ""
  /// Why the row could not be divided into columns; `nil` if it could.
  public var defect: String?

  /// Creates an empty row.
  public init(line: Int) {
    self.line = line
  }

  /// By which a journal recognises the row: where it stands and what it says.
  public var key: RowKey {
    let content = [clickID, name, time, value, currency, hashedEmail, hashedPhone].joined(separator: "\u{1F}")
    return RowKey(line: line, content: content)
  }
}

/// Identity of a row across runs of the program: its line and a hash of its content.
public struct RowKey: Sendable, Hashable, Codable {
  /// Line and hash, as `17:0a1b2c3d4e5f6071`.
  public let text: String

  /// Creates the key of a row.
  public init(line: Int, content: String) {
    // FNV-1a: the same on every machine and in every run, which Swift's own hashes are not.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in content.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    text = "\(line):" + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
