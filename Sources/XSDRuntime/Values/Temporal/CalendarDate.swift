/// A day of the proleptic Gregorian calendar; the part that dateTime and date share.
struct CalendarDate: Hashable, Sendable {
  let year: Int
  let month: UInt8
  let day: UInt8

  /// Nil if there is no such day; there is no year 0 in XML Schema 1.0 (Part 2, 3.2.7.1).
  init?(year: Int, month: Int, day: Int) {
    guard year != 0, 1...12 ~= month, 1...Self.days(inMonth: month, year: year) ~= day else { return nil }
    self.init(uncheckedYear: year, month: UInt8(month), day: UInt8(day))
  }

  init(uncheckedYear year: Int, month: UInt8, day: UInt8) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Number of days in a month (Part 2, appendix E); without a year, the most that the month can have.
  static func days(inMonth month: Int, year: Int?) -> Int {
    switch month {
    case 2: year.map(isLeap) ?? true ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// Days since 1970-01-01; nil for years too far away to be counted in seconds.
  var daysSinceEpoch: Int? {
    guard year.magnitude < 200_000_000_000 else { return nil }
    // Count from 1 March of year 0, so that the leap day is a year's last day.
    let monthFromMarch = (Int(month) + 9) % 12
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = yearFromMarch.flooredDivision(by: 400)
    let yearOfEra = yearFromMarch - era * 400
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * Self.daysPerEra + dayOfEra - Self.epochFromMarchOfYear0
  }

  private static var daysPerEra: Int { 146_097 }
  private static var epochFromMarchOfYear0: Int { 719_468 }

  /// The day so many days after 1970-01-01; nil if it is in year 0.
  init?(daysSinceEpoch: Int) {
    let days = daysSinceEpoch + Self.epochFromMarchOfYear0
    let era = days.flooredDivision(by: Self.daysPerEra)
    let dayOfEra = days - era * Self.daysPerEra
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = (monthFromMarch + 2) % 12 + 1
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  func append(to buffer: inout XMLByteBuffer) {
    buffer.appendPadded(year, width: 4)
    buffer.append(UInt8(ascii: "-"))
    buffer.appendPadded(Int(month), width: 2)
    buffer.append(UInt8(ascii: "-"))
    buffer.appendPadded(Int(day), width: 2)
  }
}

extension Int {
  /// The quotient rounded down, where `/` rounds towards zero.
  func flooredDivision(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : (self + 1) / divisor - 1
  }
}

extension Span where Element == UInt8 {
  /// Accepts a year: an optional minus and four digits, or more if the first is not zero; not `0000` (3.2.7.1).
  func scanYear(at position: inout Int) -> Int? {
    let isNegative = accept(UInt8(ascii: "-"), at: &position)
    let start = position
    guard let year = scanDigits(at: &position), year > 0 else { return nil }
    let digitCount = position - start
    guard digitCount == 4 || digitCount > 4 && self[start] != UInt8(ascii: "0") else { return nil }
    return isNegative ? -year : year
  }

  /// Accepts a month of two digits.
  func scanMonth(at position: inout Int) -> UInt8? {
    guard let month = scanTwoDigits(at: &position), 1...12 ~= month else { return nil }
    return month
  }

  /// Accepts a day of two digits that the month has.
  func scanDay(of month: UInt8, year: Int?, at position: inout Int) -> UInt8? {
    guard let day = scanTwoDigits(at: &position), day >= 1, day <= CalendarDate.days(inMonth: Int(month), year: year)
    else { return nil }
    return day
  }

  /// Accepts a date: year, month and day with hyphens between them.
  func scanDate(at position: inout Int) -> CalendarDate? {
    guard let year = scanYear(at: &position), accept(UInt8(ascii: "-"), at: &position),
      let month = scanMonth(at: &position), accept(UInt8(ascii: "-"), at: &position),
      let day = scanDay(of: month, year: year, at: &position)
    else { return nil }
    return CalendarDate(uncheckedYear: year, month: month, day: day)
  }
}
