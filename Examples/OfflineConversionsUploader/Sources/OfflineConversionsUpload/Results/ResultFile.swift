public import Foundation

/// The file that tells of every row what became of it.
public enum ResultFile {
  /// The columns.
  public static let header = [
    "Line", "MicrosoftClickId", "ConversionName", "ConversionTime", "Status", "Code", "ErrorCode", "Message", "Advice",
  ]

  /// Writes the file as a whole or not at all.
  public static func write(_ results: [RowResult], to url: URL) throws {
    try Data(text(results).utf8).write(to: url, options: .atomic)
  }

  /// The content of the file. Several errors of a row stand in one line, divided by ` | `.
  public static func text(_ results: [RowResult]) -> String {
    var text = line(header)
    for result in results {
      let errors = result.outcome.errors
      text += line([
        "\(result.row.line)", result.row.clickID, result.row.name, result.row.time, result.outcome.status.rawValue,
        errors.compactMap { $0.code.map(String.init) }.joined(separator: " | "),
        errors.compactMap(\.errorCode).joined(separator: " | "),
        errors.compactMap(\.message).joined(separator: " | "), result.outcome.advice,
      ])
    }
    return text
  }

  static func line(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") + "\r\n" }

  /// A field as RFC 4180 writes it.
  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
    return "\"" + field.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}

/// A row and what became of it.
public struct RowResult: Sendable {
  /// The row.
  public var row: ConversionRow
  /// What became of it.
  public var outcome: RowOutcome

  /// Creates a result.
  public init(row: ConversionRow, outcome: RowOutcome) {
    self.row = row
    self.outcome = outcome
  }
}
