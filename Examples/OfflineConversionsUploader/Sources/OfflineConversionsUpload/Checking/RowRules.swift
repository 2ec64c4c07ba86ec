public import CampaignManagementV13
public import XSDRuntime

/// What the service demands of a row, checked without it, so that one bad row does not cost a call.
///
/// A value that the service cannot even parse makes it refuse the whole call without saying which row it was.
public struct RowRules: Sendable {
  /// The time at which the rows are checked.
  public var now: XSDDateTime.Instant
  /// Older conversions are refused.
  public var maximumAgeInDays = 90
  /// Longer goal names do not exist.
  public var maximumNameLength = 100

  /// Creates the rules for a moment.
  public init(now: XSDDateTime.Instant) {
    self.now = now
  }

  /// What is wrong with a row; empty if it may be sent.
  public func problems(of row: ConversionRow) -> [String] {
    if let defect = row.defect { return [defect] }
    let hasMatchKey = !(row.clickID.isEmpty && row.hashedEmail.isEmpty && row.hashedPhone.isEmpty)
    return [
      hasMatchKey ? nil : "has neither a MicrosoftClickId nor a hashed e-mail address or phone number",
      hashProblem("HashedEmailAddress", row.hashedEmail),
      hashProblem("HashedPhoneNumber", row.hashedPhone),
      nameProblem(row.name), timeProblem(row.time), valueProblem(row.value), currencyProblem(row.currency),
    ].compactMap(\.self)
  }

  /// The value to send for a row without problems.
  public func conversion(for row: ConversionRow) -> OfflineConversion {
    OfflineConversion(
      conversionCurrencyCode: row.currency.isEmpty ? nil : row.currency, conversionName: row.name,
      // Keeps every digit: the service recognises a row that is sent twice by exactly this text.
      conversionTime: XSDDateTime(row.time), conversionValue: Self.number(row.value),
      hashedEmailAddress: row.hashedEmail.isEmpty ? nil : row.hashedEmail,
      hashedPhoneNumber: row.hashedPhone.isEmpty ? nil : row.hashedPhone,
      microsoftClickId: row.clickID.isEmpty ? nil : row.clickID)
  }

  private func nameProblem(_ name: String) -> String? {
    if name.isEmpty { return "has no ConversionName" }
    return name.count > maximumNameLength
      ? "has a ConversionName of \(name.count) characters; at most \(maximumNameLength) are allowed" : nil
  }

  private func timeProblem(_ text: String) -> String? {
    if text.isEmpty { return "has no ConversionTime" }
    guard let time = XSDDateTime(text) else {
      return "has a ConversionTime that is no time such as 2026-11-20T17:02:35Z: '\(text)'"
    }
    guard time.timeZone?.isZ == true, let instant = time.instant else {
      return "has a ConversionTime that is not in UTC (it must end in Z): '\(text)'"
    }
    if instant > now { return "has a ConversionTime in the future: '\(text)'" }
    let oldest = XSDDateTime.Instant(
      secondsSinceEpoch: now.secondsSinceEpoch - maximumAgeInDays * 86_400, nanoseconds: now.nanoseconds)
    return instant < oldest ? "has a ConversionTime more than \(maximumAgeInDays) days ago: '\(text)'" : nil
  }

  private func valueProblem(_ text: String) -> String? {
    if text.isEmpty { return nil }
    return Self.number(text) == nil ? "has a ConversionValue that is no finite number such as 12.50: '\(text)'" : nil
  }

  /// A finite number in decimal digits; Swift alone would also read `inf`, `nan` and `0x10`.
  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let value = Double(text) else { return nil }
    return value.isFinite ? value : nil
  }

  private func currencyProblem(_ text: String) -> String? {
    if text.isEmpty { return nil }
    let isCode = text.utf8.count == 3 && text.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    return isCode ? nil : "has a ConversionCurrencyCode that is no code of three letters such as USD: '\(text)'"
  }

  /// Refuses whatever is no hash, so that nobody sends personal data in plain text; the text is not repeated.
  private func hashProblem(_ column: String, _ text: String) -> String? {
    if text.isEmpty { return nil }
    let isHash = text.utf8.count == 64 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
    return isHash ? nil : "has a \(column) that is no SHA-256 hash of 64 hexadecimal digits"
  }
}
