import Testing

@testable import XSDRuntime

/// Parses text as the reader would hand it over.
func parse<Value: XMLLexicalValue>(_ text: String, as type: Value.Type = Value.self) -> Value? {
  Array(text.utf8).withSpan { Value(lexical: $0) }
}

/// The text that a value is written as.
func print(_ value: some XMLLexicalValue) -> String {
  var buffer = XMLByteBuffer()
  value.appendLexical(to: &buffer)
  return String(decoding: buffer.take(), as: UTF8.self)
}

/// Expects that each text is accepted and written again as it was.
func expectRoundTrips<Value: XMLLexicalValue>(
  _ type: Value.Type, _ texts: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  for text in texts {
    let value = parse(text, as: type)
    #expect(value.map { print($0) } == text, sourceLocation: sourceLocation)
    #expect(value != nil && value == parse(text), sourceLocation: sourceLocation)
  }
}

/// Expects that each text is accepted and written in another form.
func expectForms<Value: XMLLexicalValue>(
  _ type: Value.Type, _ forms: KeyValuePairs<String, String>, sourceLocation: SourceLocation = #_sourceLocation
) {
  for (text, written) in forms {
    #expect(parse(text, as: type).map { print($0) } == written, "\(text)", sourceLocation: sourceLocation)
  }
}

/// Expects that none of the texts is accepted.
func expectInvalid<Value: XMLLexicalValue>(
  _ type: Value.Type, _ texts: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  for text in texts {
    #expect(parse(text, as: type) == nil, "\(text)", sourceLocation: sourceLocation)
  }
}

extension [UInt8] {
  fileprivate func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(span) }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
