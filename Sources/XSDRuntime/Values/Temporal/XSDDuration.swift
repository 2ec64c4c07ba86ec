/// A length of time in years, months, days, hours, minutes and seconds (XML Schema Part 2, 3.2.6).
///
/// Which components are written is kept: `PT60S` does not turn into `PT1M`, nor `P1Y0M` into `P1Y`. Equality is identity
/// of the components. Numbers have no leading zeros in the written form, and an `Int` holds each.
public struct XSDDuration: Hashable, Sendable {
  /// Whether this is a negative duration; it is kept for zero too.
  public private(set) var isNegative: Bool

  /// Fraction of the second.
  public private(set) var fraction: XSDFractionalSeconds

  // -1 if the component is not written.
  private var yearField = -1
  private var monthField = -1
  private var dayField = -1
  private var hourField = -1
  private var minuteField = -1
  private var secondField = -1

  /// Creates a duration from the components to be written.
  ///
  /// - Returns: Nil if no component is given, one is negative, or there is a fraction without seconds.
  public init?(
    isNegative: Bool = false, years: Int? = nil, months: Int? = nil, days: Int? = nil, hours: Int? = nil,
    minutes: Int? = nil, seconds: Int? = nil, fraction: XSDFractionalSeconds = .absent
  ) {
    let components = [years, months, days, hours, minutes, seconds]
    guard components.contains(where: { $0 != nil }), components.allSatisfy({ $0 ?? 0 >= 0 }),
      seconds != nil || fraction == .absent
    else { return nil }
    self.isNegative = isNegative
    self.fraction = fraction
    yearField = years ?? -1
    monthField = months ?? -1
    dayField = days ?? -1
    hourField = hours ?? -1
    minuteField = minutes ?? -1
    secondField = seconds ?? -1
  }

  /// Years, without sign; nil if not written.
  public var years: Int? { yearField < 0 ? nil : yearField }
  /// Months, without sign; nil if not written.
  public var months: Int? { monthField < 0 ? nil : monthField }
  /// Days, without sign; nil if not written.
  public var days: Int? { dayField < 0 ? nil : dayField }
  /// Hours, without sign; nil if not written.
  public var hours: Int? { hourField < 0 ? nil : hourField }
  /// Minutes, without sign; nil if not written.
  public var minutes: Int? { minuteField < 0 ? nil : minuteField }
  /// Whole seconds, without sign; nil if not written.
  public var seconds: Int? { secondField < 0 ? nil : secondField }
}

extension XSDDuration: XSDLexicalConvertible {
  /// Parses a form such as `P1Y2M3DT10H30M12.5S`, of which any components but not all may be missing.
  public init?(lexical: Span<UInt8>) {
    var position = 0
    fraction = .absent
    isNegative = lexical.accept(UInt8(ascii: "-"), at: &position)
    guard lexical.accept(UInt8(ascii: "P"), at: &position) else { return nil }
    let start = position
    yearField = lexical.scanComponent(UInt8(ascii: "Y"), at: &position)
    monthField = lexical.scanComponent(UInt8(ascii: "M"), at: &position)
    dayField = lexical.scanComponent(UInt8(ascii: "D"), at: &position)
    if lexical.accept(UInt8(ascii: "T"), at: &position) {
      let timeStart = position
      hourField = lexical.scanComponent(UInt8(ascii: "H"), at: &position)
      minuteField = lexical.scanComponent(UInt8(ascii: "M"), at: &position)
      secondField = lexical.scanComponent(UInt8(ascii: "S"), at: &position, fraction: &fraction)
      guard position > timeStart else { return nil }
    }
    guard position > start, position == lexical.count else { return nil }
  }

  /// Appends the components that were written.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    if isNegative { buffer.append(UInt8(ascii: "-")) }
    buffer.append(UInt8(ascii: "P"))
    buffer.append(component: yearField, "Y")
    buffer.append(component: monthField, "M")
    buffer.append(component: dayField, "D")
    if hourField < 0 && minuteField < 0 && secondField < 0 { return }
    buffer.append(UInt8(ascii: "T"))
    buffer.append(component: hourField, "H")
    buffer.append(component: minuteField, "M")
    buffer.append(component: secondField, fraction: fraction, "S")
  }

  /// The name `xs:duration`.
  public static var lexicalTypeName: String { "xs:duration" }
}

extension XSDDuration {
  /// The years and months together in months, with sign; nil if an `Int` cannot hold them.
  public var totalMonths: Int? {
    let (product, overflow) = (years ?? 0).multipliedReportingOverflow(by: 12)
    let (sum, overflow2) = product.addingReportingOverflow(months ?? 0)
    return overflow || overflow2 ? nil : isNegative ? -sum : sum
  }

  /// The days, hours, minutes and seconds together as Swift's own duration; nil if there are years or months, whose
  /// length is not fixed, or if the number of seconds is too large for an `Int64`.
  ///
  /// Fraction digits after the eighteenth are cut off.
  public var duration: Duration? {
    guard years ?? 0 == 0, months ?? 0 == 0 else { return nil }
    var total = 0
    for (component, unit) in [(days, 86_400), (hours, 3600), (minutes, 60), (seconds, 1)] {
      let (product, overflow) = (component ?? 0).multipliedReportingOverflow(by: unit)
      let (sum, overflow2) = total.addingReportingOverflow(product)
      if overflow || overflow2 { return nil }
      total = sum
    }
    let magnitude = Duration(
      secondsComponent: Int64(total), attosecondsComponent: Int64(fraction.attoseconds))
    return isNegative ? .zero - magnitude : magnitude
  }

  /// Creates a duration written in seconds, with as many fraction digits as the value needs.
  public init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    isNegative = seconds < 0 || attoseconds < 0
    // Only the most negative duration of all is out of range, by a second.
    secondField = Int(clamping: seconds.magnitude)
    fraction = XSDFractionalSeconds(attoseconds: attoseconds.magnitude)
  }
}

extension XMLByteBuffer {
  fileprivate mutating func append(
    component: Int, fraction: XSDFractionalSeconds = .absent, _ designator: StaticString
  ) {
    guard component >= 0 else { return }
    appendDecimal(component)
    fraction.append(to: &self)
    append(designator)
  }
}

extension Span where Element == UInt8 {
  /// Accepts a number and its designator; -1 and the position unchanged if there is something else.
  fileprivate func scanComponent(_ designator: UInt8, at position: inout Int) -> Int {
    var end = position
    guard let value = scanDigits(at: &end), accept(designator, at: &end) else { return -1 }
    position = end
    return value
  }

  /// Accepts a number with an optional fraction and its designator.
  fileprivate func scanComponent(
    _ designator: UInt8, at position: inout Int, fraction: inout XSDFractionalSeconds
  ) -> Int {
    var end = position
    guard let value = scanDigits(at: &end), let digits = scanFraction(at: &end), accept(designator, at: &end)
    else { return -1 }
    position = end
    fraction = digits
    return value
  }
}
