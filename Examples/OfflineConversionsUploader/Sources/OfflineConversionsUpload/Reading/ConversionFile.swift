public import Foundation
import SwiftCSV

/// The rows of a CSV file of conversions (RFC 4180, UTF-8, a header line first).
public struct ConversionFile: Sendable {
  /// The data rows, in the order of the file.
  public var rows: [ConversionRow]
  /// Columns that were ignored because the caller said so.
  public var ignoredColumns: [String]

  /// Reads a file.
  ///
  /// - Throws: ``ConversionFileError``.
  public init(contentsOf url: URL, ignoresExtraColumns: Bool = false) throws(ConversionFileError) {
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      throw .unreadable(path: url.path, reason: error.localizedDescription)
    }
    guard let text = String(validating: data, as: UTF8.self) else { throw .notUTF8(path: url.path) }
    try self.init(text: text, ignoresExtraColumns: ignoresExtraColumns)
  }

  /// Reads the text of a file.
  ///
  /// - Parameters:
  ///   - text: the whole file, with or without byte order mark.
  ///   - ignoresExtraColumns: whether a column with an unknown name is skipped; otherwise it is an error, because it is
  ///     more often a misspelled name than something nobody needs.
  /// - Throws: ``ConversionFileError``.
  public init(text: String, ignoresExtraColumns: Bool = false) throws(ConversionFileError) {
    var lines = LineCounter()
    var layout: Result<ColumnLayout, ConversionFileError>?
    var rows: [ConversionRow] = []
    try Self.forEachRecord(of: text) { fields in
      let line = lines.advance(over: fields)
      if case .success(let layout) = layout {
        if fields != [""] { rows.append(layout.row(line: line, fields)) }
      } else if layout == nil {
        layout = ColumnLayout.make(header: fields, ignoresExtraColumns: ignoresExtraColumns)
      }
    }
    guard let layout = try layout?.get() else { throw .empty }
    self.rows = rows
    ignoredColumns = layout.ignored
  }

  /// Cuts the text into records with SwiftCSV.
  private static func forEachRecord(
    of text: String, _ body: @escaping ([String]) -> Void
  ) throws(ConversionFileError) {
    var text = text
    if text.utf8.count(where: { $0 == UInt8(ascii: "\"") }) % 2 != 0 { throw .openQuote }
    // The parser drops an empty last field unless a line break follows it.
    if text.last?.isNewline == false { text += "\n" }
    do {
      // A limit of 0 keeps the parser from collecting all rows beside the enumeration that follows.
      let csv = try CSV<Enumerated>(string: text, delimiter: .comma, loadColumns: false, rowLimit: 0)
      try csv.enumerateAsArray(startAt: 0, rowLimit: nil, body)
    } catch CSVParseError.quotation(let message), CSVParseError.generic(let message) {
      throw .malformed(message)
    } catch {
      throw .malformed("\(error)")
    }
  }
}

/// Finds the line on which each record begins; a quoted field may hold line breaks.
private struct LineCounter {
  private var next = 1

  mutating func advance(over fields: [String]) -> Int {
    defer { next += 1 + fields.reduce(0) { $0 + $1.count(where: \.isNewline) } }
    return next
  }
}

/// Why a file cannot be used at all. What is wrong with one row only is said of that row.
public enum ConversionFileError: Error, Equatable, CustomStringConvertible {
  /// The file cannot be read.
  case unreadable(path: String, reason: String)
  /// The bytes are no UTF-8.
  case notUTF8(path: String)
  /// There is not even a header line.
  case empty
  /// A quoted field has no end.
  case openQuote
  /// The quotation marks make no sense.
  case malformed(String)
  /// Columns without which no row can be sent.
  case missingColumns([String])
  /// Columns that mean nothing here.
  case unknownColumns([String])
  /// Columns that stand there twice.
  case repeatedColumns([String])

  /// One sentence.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
    case .notUTF8(let path): "\(path) is not UTF-8 text; save it as \"CSV UTF-8\""
    case .empty: "the file is empty; its first line must name the columns"
    case .openQuote: "a quoted field is never closed (the number of quotation marks is odd)"
    case .malformed(let message): "the file is no CSV of RFC 4180: \(message)"
    case .missingColumns(let names): "the header lacks \(names.joined(separator: ", "))"
    case .unknownColumns(let names):
      "the header has unknown columns: \(names.joined(separator: ", ")); known are "
        + Column.allCases.map(\.rawValue).joined(separator: ", ") + " (--ignore-extra-columns skips the others)"
    case .repeatedColumns(let names): "the header names a column twice: \(names.joined(separator: ", "))"
    }
  }
}
