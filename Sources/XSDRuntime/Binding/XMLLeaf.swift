/// The types of text that the loops know by heart. Every other one is read and written through closures.
enum XMLLeaf: UInt8 {
  /// Not text, or text of some other type.
  case none
  case string
  case boolean
  case int8, int16, int32, int64, int
  case uint8, uint16, uint32, uint64, uint
  case float, double
  case decimal
  case dateTime
  /// A listed word of an enumeration, see ``XMLWordTable``.
  case word

  init<Value>(_ type: Value.Type) {
    switch type {
    case is String.Type: self = .string
    case is Bool.Type: self = .boolean
    case is Int8.Type: self = .int8
    case is Int16.Type: self = .int16
    case is Int32.Type: self = .int32
    case is Int64.Type: self = .int64
    case is Int.Type: self = .int
    case is UInt8.Type: self = .uint8
    case is UInt16.Type: self = .uint16
    case is UInt32.Type: self = .uint32
    case is UInt64.Type: self = .uint64
    case is UInt.Type: self = .uint
    case is Float.Type: self = .float
    case is Double.Type: self = .double
    case is XSDDecimal.Type: self = .decimal
    case is XSDDateTime.Type: self = .dateTime
    default: self = .none
    }
  }
}

// MARK: Reading

/// On the address of a step, so that none is copied to look at a part of it.
extension UnsafePointer<XMLStep> {
  /// Initializes the member from the text of its element.
  ///
  /// - Returns: `false`, with nothing initialized, for text that has to be looked at more closely: white space around
  ///   it, a value that is out of range, none of the type's.
  @inline(__always)
  func initialize(_ place: UnsafeMutableRawPointer, from text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch pointee.leaf {
    case .none: false
    case .string: store(String(validated: text), at: place)
    case .word: pointee.words.unsafelyUnwrapped._withUnsafeGuaranteedRef { $0.initialize(place, from: text) }
    case .int64: store(text.plainInteger(Int64.self), at: place)
    case .int32: store(text.plainInteger(Int32.self), at: place)
    case .boolean: store(Bool(lexical: text.span), at: place)
    case .double: store(text.plainDouble ?? Double(lexical: text.span), at: place)
    case .decimal: store(text.plainDecimal ?? XSDDecimal(lexical: text.span), at: place)
    case .dateTime: store(XSDDateTime(plain: text) ?? XSDDateTime(lexical: text.span), at: place)
    default: initializeRare(place, from: text)
    }
  }

  private func initializeRare(_ place: UnsafeMutableRawPointer, from text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch pointee.leaf {
    case .int8: store(text.plainInteger(Int8.self), at: place)
    case .int16: store(text.plainInteger(Int16.self), at: place)
    case .int: store(text.plainInteger(Int.self), at: place)
    case .uint8: store(text.plainInteger(UInt8.self), at: place)
    case .uint16: store(text.plainInteger(UInt16.self), at: place)
    case .uint32: store(text.plainInteger(UInt32.self), at: place)
    case .uint64: store(text.plainInteger(UInt64.self), at: place)
    case .uint: store(text.plainInteger(UInt.self), at: place)
    case .float: store(Float(lexical: text.span), at: place)
    default: false
    }
  }

  @inline(__always)
  private func store<Value>(_ value: Value?, at place: UnsafeMutableRawPointer) -> Bool {
    guard let value else { return false }
    if pointee.isOptional {
      place.initializeMemory(as: Value?.self, to: value)
    } else {
      place.initializeMemory(as: Value.self, to: value)
    }
    return true
  }
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// Parses an integer of at most 18 digits, perhaps with a minus before them.
  @inline(__always)
  fileprivate func plainInteger<Value: FixedWidthInteger>(_ type: Value.Type) -> Value? {
    guard let start = baseAddress else { return nil }
    let isNegative = count > 0 && start[0] == UInt8(ascii: "-")
    var index = isNegative ? 1 : 0
    if index == count || count > 18 { return nil }
    var magnitude: Int64 = 0
    while index < count {
      let digit = start[index].digitValue
      if digit > 9 { return nil }
      magnitude = magnitude &* 10 &+ Int64(digit)
      index &+= 1
    }
    return Value(exactly: isNegative ? 0 &- magnitude : magnitude)
  }
}

/// The forms in which nearly all numbers come, parsed in one go; everything else has to be parsed step by step.
extension UnsafeBufferPointer where Element == UInt8 {
  /// The parts of `-digits.digits` with 18 digits at most, or of `-digits`.
  @inline(__always)
  private func plainParts() -> (isNegative: Bool, magnitude: Int64, scale: Int)? {
    guard let start = baseAddress, count <= 19 else { return nil }
    let isNegative = count > 0 && start[0] == UInt8(ascii: "-")
    let first = isNegative ? 1 : 0
    var index = first
    var magnitude: Int64 = 0
    var point = -1
    while index < count {
      let digit = start[index].digitValue
      if digit <= 9 {
        magnitude = magnitude &* 10 &+ Int64(digit)
      } else if start[index] == UInt8(ascii: "."), point < 0, index > first {
        point = index
      } else {
        return nil
      }
      index &+= 1
    }
    let digits = count &- first &- (point < 0 ? 0 : 1)
    if digits == 0 || digits > 18 || point == count &- 1 { return nil }
    return (isNegative, magnitude, point < 0 ? 0 : count &- point &- 1)
  }

  @inline(__always)
  fileprivate var plainDouble: Double? {
    // Clinger's fast path: both operands are exact, so the one operation rounds correctly.
    guard let (isNegative, magnitude, scale) = plainParts(), magnitude <= 1 << 53, let power = UInt(scale).powerOfTen
    else { return nil }
    let value = Double(magnitude) / power
    return isNegative ? -value : value
  }

  @inline(__always)
  fileprivate var plainDecimal: XSDDecimal? {
    guard let (isNegative, magnitude, scale) = plainParts() else { return nil }
    return XSDDecimal(significand: isNegative ? 0 &- magnitude : magnitude, scale: scale)
  }
}

extension XSDDateTime {
  /// Parses `YYYY-MM-DDThh:mm:ss`, perhaps with a fraction of at most 17 digits, and with `Z` or no time zone.
  @inline(__always)
  fileprivate init?(plain text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress, text.count >= 19, text.count <= 38 else { return nil }
    var others: UInt8 = 0
    func pair(_ index: Int) -> Int {
      let tens = start[index].digitValue
      let ones = start[index &+ 1].digitValue
      if tens > 9 || ones > 9 { others |= 1 }
      return Int(tens) &* 10 &+ Int(ones)
    }
    let year = pair(0) &* 100 &+ pair(2)
    let (month, day, hour, minute, second) = (pair(5), pair(8), pair(11), pair(14), pair(17))
    others |= (start[4] ^ UInt8(ascii: "-")) | (start[7] ^ UInt8(ascii: "-")) | (start[10] ^ UInt8(ascii: "T"))
    others |= (start[13] ^ UInt8(ascii: ":")) | (start[16] ^ UInt8(ascii: ":"))
    guard others == 0, year > 0, 1...12 ~= month, day >= 1,
      day <= 28 || day <= CalendarDate.days(inMonth: month, year: year), hour < 24, minute < 60, second < 60
    else { return nil }
    var end = text.count
    let isUTC = start[end &- 1] == UInt8(ascii: "Z")
    if isUTC { end &-= 1 }
    var fraction = XSDFractionalSeconds.absent
    if end > 19 {
      guard start[19] == UInt8(ascii: "."), end > 20,
        let digits = XSDFractionalSeconds(plain: UnsafeBufferPointer(start: start + 20, count: end &- 20))
      else { return nil }
      fraction = digits
    }
    self.init(
      CalendarDate(uncheckedYear: year, month: UInt8(truncatingIfNeeded: month), day: UInt8(truncatingIfNeeded: day)),
      ClockTime(
        uncheckedHour: UInt8(truncatingIfNeeded: hour), minute: UInt8(truncatingIfNeeded: minute),
        second: UInt8(truncatingIfNeeded: second), fraction: fraction),
      PackedTimeZone(isUTC ? .utc : nil))
  }
}

extension String {
  /// Copies bytes that the reader has checked already: all of a document is valid UTF-8.
  @inline(__always)
  init(validated bytes: UnsafeBufferPointer<UInt8>) {
    self.init(decoding: bytes, as: UTF8.self)
  }
}
