import Foundation

/// A column of the file.
enum Column: String, CaseIterable {
  case clickID = "MicrosoftClickId"
  case name = "ConversionName"
  case time = "ConversionTime"
  case value = "ConversionValue"
  case currency = "ConversionCurrencyCode"
  case hashedEmail = "HashedEmailAddress"
  case hashedPhone = "HashedPhoneNumber"

  /// The column with a name, whatever its case.
  init?(header: String) {
    let wanted = header.lowercased()
    guard let column = Self.allCases.first(where: { $0.rawValue.lowercased() == wanted }) else { return nil }
    self = column
  }

  var member: WritableKeyPath<ConversionRow, String> {
    switch self {
    case .clickID: \.clickID
    case .name: \.name
    case .time: \.time
    case .value: \.value
    case .currency: \.currency
    case .hashedEmail: \.hashedEmail
    case .hashedPhone: \.hashedPhone
    }
  }
}

/// Which column of the file is which.
struct ColumnLayout {
  private var columns: [Column?]
  private(set) var ignored: [String]

  static func make(header: [String], ignoresExtraColumns: Bool) -> Result<Self, ConversionFileError> {
    let names = header.map { $0.trimmingCharacters(in: .whitespaces) }
    if names == [""] { return .failure(.empty) }
    let columns = names.map { Column(header: $0) }
    let unknown = zip(names, columns).filter { $0.1 == nil }.map(\.0)
    if !unknown.isEmpty && !ignoresExtraColumns { return .failure(.unknownColumns(unknown)) }
    let repeated = Column.allCases.filter { column in columns.count { $0 == column } > 1 }
    if !repeated.isEmpty { return .failure(.repeatedColumns(repeated.map(\.rawValue))) }
    var missing: [Column] = [Column.name, Column.time].filter { !columns.contains($0) }
    let matchKeys: [Column] = [.clickID, .hashedEmail, .hashedPhone]
    if !matchKeys.contains(where: { columns.contains($0) }) { missing.insert(.clickID, at: 0) }
    if !missing.isEmpty { return .failure(.missingColumns(missing.map(\.rawValue))) }
    return .success(Self(columns: columns, ignored: unknown))
  }

  func row(line: Int, _ fields: [String]) -> ConversionRow {
    var row = ConversionRow(line: line)
    for (column, field) in zip(columns, fields) {
      if let column { row[keyPath: column.member] = field.trimmingCharacters(in: .whitespacesAndNewlines) }
    }
    if fields.count != columns.count {
      row.defect = "has \(fields.count) fields, but the header has \(columns.count)"
    }
    return row
  }
}
