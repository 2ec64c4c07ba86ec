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

extension XMLStep {
  /// Initializes the member from the text of its element.
  ///
  /// - Returns: `false`, with nothing initialized, for text that has to be looked at more closely: white space around
  ///   it, a value that is out of range, none of the type's.
  @inline(__always)
  func initialize(_ place: UnsafeMutableRawPointer, from text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch leaf {
    case .none: false
    case .string: store(String(validated: text), at: place)
    case .word: words.unsafelyUnwrapped._withUnsafeGuaranteedRef { $0.initialize(place, from: text) }
    case .int64: store(text.plainInteger(Int64.self), at: place)
    case .int32: store(text.plainInteger(Int32.self), at: place)
    case .boolean: store(Bool(lexical: text.span), at: place)
    case .double: store(Double(lexical: text.span), at: place)
    case .decimal: store(XSDDecimal(lexical: text.span), at: place)
    case .dateTime: store(XSDDateTime(lexical: text.span), at: place)
    default: initializeRare(place, from: text)
    }
  }

  private func initializeRare(_ place: UnsafeMutableRawPointer, from text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch leaf {
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
    if isOptional {
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

extension String {
  /// Copies bytes that the reader has checked already: all of a document is valid UTF-8.
  @inline(__always)
  init(validated bytes: UnsafeBufferPointer<UInt8>) {
    self.init(decoding: bytes, as: UTF8.self)
  }
}
