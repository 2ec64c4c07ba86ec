import SchemaDocuments
import XSDRegularExpressions

/// The lexical spaces of the built-in types (XML Schema Part 2, 3.2 and 3.3).
enum BuiltInLexicalSpace {
  /// Whether a text, white space processed, is one that a built-in type allows. Of types whose texts are hardly
  /// restricted, and of names, whose prefixes would have to be known, every text counts as allowed.
  static func allows(_ text: String, _ type: BuiltInType) -> Bool {
    guard let pattern = patterns[type] else { return true }
    guard let pattern, pattern.matches(text) else { return false }
    if let (least, most) = range(of: type), let value = DecimalText(text) {
      if let least = least.flatMap({ DecimalText($0) }), value < least { return false }
      if let most = most.flatMap({ DecimalText($0) }), most < value { return false }
    }
    return type != .date && type != .dateTime || hasRealDay(text)
  }

  /// The least and the greatest value of an integer type.
  static func range(of type: BuiltInType) -> (least: String?, most: String?)? {
    switch type {
    case .byte: ("-128", "127")
    case .short: ("-32768", "32767")
    case .int: ("-2147483648", "2147483647")
    case .long: ("-9223372036854775808", "9223372036854775807")
    case .unsignedByte: ("0", "255")
    case .unsignedShort: ("0", "65535")
    case .unsignedInt: ("0", "4294967295")
    case .unsignedLong: ("0", "18446744073709551615")
    case .nonNegativeInteger: ("0", nil)
    case .positiveInteger: ("1", nil)
    case .nonPositiveInteger: (nil, "0")
    case .negativeInteger: (nil, "-1")
    default: nil
    }
  }

  private static let patterns: [BuiltInType: XSDRegularExpression?] = texts.mapValues { try? XSDRegularExpression($0) }

  private static let texts: [BuiltInType: String] = {
    let zone = "(Z|[+\\-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
    let number = "[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)"
    let month = "(0[1-9]|1[0-2])"
    let day = "(0[1-9]|[12][0-9]|3[01])"
    let year = "-?([1-9][0-9]{3,}|0[0-9]{3})"
    let time = "(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?|24:00:00(\\.0+)?)"
    let clock = "([0-9]+H([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?|[0-9]+M([0-9]+(\\.[0-9]+)?S)?|[0-9]+(\\.[0-9]+)?S)"
    let dates = "([0-9]+Y([0-9]+M)?([0-9]+D)?|[0-9]+M([0-9]+D)?|[0-9]+D)"
    var texts: [BuiltInType: String] = [
      .boolean: "true|false|1|0", .decimal: number,
      .float: "\(number)([eE][+\\-]?[0-9]+)?|-?INF|NaN", .double: "\(number)([eE][+\\-]?[0-9]+)?|-?INF|NaN",
      .duration: "-?P(\(dates)(T\(clock))?|T\(clock))",
      .dateTime: "\(year)-\(month)-\(day)T\(time)\(zone)", .date: "\(year)-\(month)-\(day)\(zone)",
      .time: "\(time)\(zone)", .gYearMonth: "\(year)-\(month)\(zone)", .gYear: "\(year)\(zone)",
      .gMonthDay: "--\(month)-\(day)\(zone)", .gDay: "---\(day)\(zone)",
      .gMonth: "--\(month)\(zone)", .hexBinary: "([0-9a-fA-F]{2})*",
      .language: "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*", .nmtoken: "\\c+", .name: "\\i\\c*",
    ]
    for type in [BuiltInType.ncName, .id, .idref, .entity] { texts[type] = "[\\i-[:]][\\c-[:]]*" }
    for type in BuiltInType.allCases where range(of: type) != nil || type == .integer { texts[type] = "[+\\-]?[0-9]+" }
    return texts
  }()

  private static func hasRealDay(_ text: String) -> Bool {
    let parts = text.drop { $0 == "-" }.prefix { $0 != "T" && $0 != "Z" && $0 != "+" }.split(separator: "-")
    guard parts.count >= 3, let month = Int(parts[1]), let day = Int(parts[2].prefix(2)) else { return true }
    // Of a year too long to be a number its last digits tell all the same.
    guard day > 28, let year = Int(parts[0].suffix(4)) else { return true }
    switch month {
    case 2:
      let centuries = Int(parts[0].suffix(18)) ?? year
      let isLeap = centuries % 4 == 0 && (centuries % 100 != 0 || centuries % 400 == 0)
      return day <= (isLeap ? 29 : 28)
    case 4, 6, 9, 11: return day <= 30
    default: return true
    }
  }
}
