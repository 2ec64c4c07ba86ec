/// Values of a type that is ordered, possibly only in part (XML Schema Part 2, 2.4.1.2).
protocol XMLPartiallyOrdered: XMLLexicalValue {
  /// Negative, zero or positive as this is less than, equal to or greater than another value; `nil` if they cannot be
  /// compared.
  func order(relativeTo other: Self) -> Int?
}

/// Numbers whose values are compared as decimals.
protocol XMLExactNumber: XMLLexicalValue {}

extension Int8: XMLExactNumber {}
extension Int16: XMLExactNumber {}
extension Int32: XMLExactNumber {}
extension Int64: XMLExactNumber {}
extension Int: XMLExactNumber {}
extension UInt8: XMLExactNumber {}
extension UInt16: XMLExactNumber {}
extension UInt32: XMLExactNumber {}
extension UInt64: XMLExactNumber {}
extension UInt: XMLExactNumber {}
extension XSDInteger: XMLExactNumber {}
extension XSDDecimal: XMLExactNumber {}

extension BinaryFloatingPoint {
  /// NaN equals itself and is comparable to nothing else (3.2.4).
  fileprivate func floatingPointOrder(_ other: Self) -> Int? {
    if isNaN || other.isNaN { return isNaN && other.isNaN ? 0 : nil }
    return self < other ? -1 : self == other ? 0 : 1
  }
}

extension Double: XMLPartiallyOrdered {
  func order(relativeTo other: Double) -> Int? { floatingPointOrder(other) }
}

extension Float: XMLPartiallyOrdered {
  func order(relativeTo other: Float) -> Int? { floatingPointOrder(other) }
}

extension XSDDateTime: XMLPartiallyOrdered {
  func order(relativeTo other: XSDDateTime) -> Int? {
    if isSameInstant(as: other) == true { return 0 }
    return isBefore(other).map { $0 ? -1 : 1 }
  }

  /// The start of a month or day, for the types that leave components out: they are compared in a leap year.
  fileprivate init(year: Int = 1972, month: UInt8 = 12, day: UInt8 = 31, time: ClockTime? = nil, zone: XSDTimeZone?) {
    self.init(
      CalendarDate(uncheckedYear: year, month: month, day: day),
      time ?? ClockTime(uncheckedHour: 0, minute: 0, second: 0, fraction: .absent), PackedTimeZone(zone))
  }
}

/// A part of a date or time, compared as the date and time at which it begins.
protocol XMLPointInTime: XMLPartiallyOrdered {
  var beginning: XSDDateTime { get }
}

extension XMLPointInTime {
  func order(relativeTo other: Self) -> Int? { beginning.order(relativeTo: other.beginning) }
}

extension XSDDate: XMLPointInTime {
  var beginning: XSDDateTime {
    XSDDateTime(year: year, month: UInt8(month), day: UInt8(day), zone: timeZone)
  }
}

extension XSDTime: XMLPointInTime {
  var beginning: XSDDateTime { XSDDateTime(time: time, zone: timeZone) }
}

extension XSDGYearMonth: XMLPointInTime {
  var beginning: XSDDateTime { XSDDateTime(year: year, month: UInt8(month), day: 1, zone: timeZone) }
}

extension XSDGYear: XMLPointInTime {
  var beginning: XSDDateTime { XSDDateTime(year: year, month: 1, day: 1, zone: timeZone) }
}

extension XSDGMonthDay: XMLPointInTime {
  var beginning: XSDDateTime { XSDDateTime(month: UInt8(month), day: UInt8(day), zone: timeZone) }
}

extension XSDGDay: XMLPointInTime {
  var beginning: XSDDateTime { XSDDateTime(day: UInt8(day), zone: timeZone) }
}

extension XSDGMonth: XMLPointInTime {
  var beginning: XSDDateTime { XSDDateTime(month: UInt8(month), day: 1, zone: timeZone) }
}

extension XSDDuration: XMLPartiallyOrdered {
  /// The moments from which durations are measured (3.2.6.2): one is longer only if it is from each of them.
  private static var references: [(year: Int, month: Int)] { [(1696, 9), (1697, 2), (1903, 3), (1903, 7)] }

  func order(relativeTo other: XSDDuration) -> Int? {
    guard let own = lengths, let others = other.lengths else { return self == other ? 0 : nil }
    let orders = zip(own, others).map { $0 < $1 ? -1 : $0 == $1 ? 0 : 1 }
    return orders.allSatisfy { $0 == orders[0] } ? orders[0] : nil
  }

  /// The length from each reference in units of 10⁻¹⁸ seconds.
  var lengths: [Int128]? {
    guard let months = totalMonths, months.magnitude < 1 << 40 else { return nil }
    var seconds: Int128 = 0
    for (component, unit) in [(days, 86_400), (hours, 3600), (minutes, 60), (self.seconds, 1)] as [(Int?, Int128)] {
      seconds += Int128(component ?? 0) * unit
    }
    guard seconds < 1 << 63 else { return nil }
    var rest = seconds * 1_000_000_000_000_000_000 + Int128(fraction.attoseconds)
    if isNegative { rest = -rest }
    var lengths: [Int128] = []
    for reference in Self.references {
      let month = reference.year * 12 + reference.month - 1 + months
      let year = month.flooredDivision(by: 12)
      let date = CalendarDate(uncheckedYear: year, month: UInt8(month - year * 12 + 1), day: 1)
      guard let days = date.daysSinceEpoch else { return nil }
      lengths.append(Int128(days) * 86_400_000_000_000_000_000_000 + rest)
    }
    return lengths
  }
}

/// How a value and a text compare.
enum XMLOrder {
  case less, equal, greater
  /// Neither of them is less, and they are not equal.
  case incomparable
  /// The type has no order, or the text is no value of it.
  case undefined

  fileprivate init(_ order: Int?) {
    switch order {
    case nil: self = .incomparable
    case let order?: self = order < 0 ? .less : order > 0 ? .greater : .equal
    }
  }
}

extension XMLLexicalValue {
  /// The order of this value and the one that a text stands for.
  func order(relativeTo text: String) -> XMLOrder {
    let text = XMLWhiteSpace.collapse.applied(to: text)
    if let value = self as? any XMLPartiallyOrdered { return value.partialOrder(relativeTo: text) }
    guard self is any XMLExactNumber, let left = XSDDecimal(lexicalString: lexicalString),
      let right = XSDDecimal(lexicalString: text)
    else { return .undefined }
    return XMLOrder(left < right ? -1 : left == right ? 0 : 1)
  }

  /// Whether this is the value that a text stands for, by the equality of the value space.
  func isValue(of text: String, _ whiteSpace: XMLWhiteSpace) -> Bool {
    switch self {
    case let value as String: return value == whiteSpace.applied(to: text)
    case let value as any XMLEnumeration:
      return value.rawValue == text || value.rawValue == XMLWhiteSpace.collapse.applied(to: text)
    case let value as XSDQName: return value.isName(of: XMLWhiteSpace.collapse.applied(to: text))
    case let value as any XMLItemList: return value.areItems(of: text)
    case let value as any XMLUnion: return value.isUnionValue(of: text)
    default: break
    }
    switch order(relativeTo: text) {
    case .equal: return true
    case .undefined: return Self(lexicalString: XMLWhiteSpace.collapse.applied(to: text)) == self
    case .less, .greater, .incomparable: return false
    }
  }
}

extension XSDQName {
  /// Whether this is the name that a text stands for: `{namespace}local`, or a name with a prefix, of which nobody knows
  /// here what it stood for in the schema.
  fileprivate func isName(of text: String) -> Bool {
    if text.hasPrefix("{") || !text.contains(":") { return description == text }
    return localName == text.split(separator: ":").last.map(String.init)
  }
}

extension XMLPartiallyOrdered {
  fileprivate func partialOrder(relativeTo text: String) -> XMLOrder {
    guard let other = Self(lexicalString: text) else { return .undefined }
    return XMLOrder(order(relativeTo: other))
  }
}

extension XMLUnion {
  fileprivate func isUnionValue(of text: String) -> Bool {
    guard let other = Self(lexicalString: text), other.xmlMember.index == xmlMember.index else { return false }
    return xmlMember.payload.isValue(of: text, .preserve) || self == other
  }
}

/// A list without its type of items.
protocol XMLItemList {
  var lexicalItems: [any XMLLexicalValue] { get }
}

extension XMLItemList {
  fileprivate func areItems(of text: String) -> Bool {
    let words = text.split { $0.isXMLSpace }
    let items = lexicalItems
    return words.count == items.count && zip(items, words).allSatisfy { $0.isValue(of: String($1), .collapse) }
  }
}

extension Character {
  fileprivate var isXMLSpace: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" || self == "\r\n" }
}

extension XSDList: XMLItemList {
  var lexicalItems: [any XMLLexicalValue] { elements }
}

extension XMLFlagSet: XMLItemList {
  var lexicalItems: [any XMLLexicalValue] { words }
}
