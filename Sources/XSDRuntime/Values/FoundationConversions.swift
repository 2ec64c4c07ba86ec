#if canImport(FoundationEssentials)
  public import FoundationEssentials
#elseif canImport(Foundation)
  public import Foundation
#endif

#if canImport(FoundationEssentials) || canImport(Foundation)
  extension Date {
    /// Creates the date that a value means; nil without time zone, or if the year is beyond ±199,999,999,999.
    ///
    /// Lost are the time zone and every digit of the fraction that a `Double` of seconds since 2001 cannot show, which
    /// today means those after the sixth.
    public init?(_ value: XSDDateTime) {
      guard let instant = value.instant else { return nil }
      let wholeSeconds = Double(instant.secondsSinceEpoch) - Date.timeIntervalBetween1970AndReferenceDate
      self.init(timeIntervalSinceReferenceDate: wholeSeconds + Double(instant.nanoseconds) / 1e9)
    }
  }

  extension XSDDateTime {
    /// Creates the value in UTC (`Z`) that a date means, rounded to so many fraction digits.
    ///
    /// - Parameters:
    ///   - date: The date.
    ///   - fractionDigits: How many fraction digits are written, 0 to 9. A `Date` is not exact beyond the sixth.
    /// - Returns: Nil if the date is not finite, beyond 10¹⁵ seconds from 2001, or in year 0, or if the number of digits
    ///   is out of range.
    public init?(_ date: Date, fractionDigits: Int = 3) {
      let interval = date.timeIntervalSinceReferenceDate
      guard interval.magnitude < 1e15, 0...9 ~= fractionDigits else { return nil }
      var unitsPerSecond = 1
      for _ in 0..<fractionDigits { unitsPerSecond *= 10 }
      let wholeSeconds = interval.rounded(.down)
      let units = Int(((interval - wholeSeconds) * Double(unitsPerSecond)).rounded())
      let seconds = Int(wholeSeconds) + Int(Date.timeIntervalBetween1970AndReferenceDate) + units / unitsPerSecond
      self.init(
        secondsSinceEpoch: seconds, nanoseconds: units % unitsPerSecond * (1_000_000_000 / unitsPerSecond),
        fractionDigits: fractionDigits)
    }
  }

  extension Decimal {
    /// Creates the same number; nil if it needs more than the 38 digits that a `Decimal` holds for certain.
    ///
    /// Lost are zeros at the end of the fraction.
    public init?(exactly value: XSDDecimal) {
      // Foundation cuts off what it cannot hold without saying so.
      guard let decimal = Decimal(string: value.description), XSDDecimal(decimal) == value else { return nil }
      self = decimal
    }
  }

  extension XSDDecimal {
    /// Creates the same number; nil for NaN.
    public init?(_ value: Decimal) {
      guard !value.isNaN else { return nil }
      self.init(value.description)
    }
  }

  extension Data {
    /// Copies the bytes.
    public init(_ value: XSDBase64Binary) {
      self.init(value.bytes)
    }

    /// Copies the bytes.
    public init(_ value: XSDHexBinary) {
      self.init(value.bytes)
    }
  }

  extension XSDBase64Binary {
    /// Copies the bytes.
    public init(_ data: Data) {
      self.init([UInt8](data))
    }
  }

  extension XSDHexBinary {
    /// Copies the bytes.
    public init(_ data: Data) {
      self.init([UInt8](data))
    }
  }
#endif
