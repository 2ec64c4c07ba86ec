extension XMLFacets {
  /// One facet that a value does not satisfy.
  struct Failure {
    var rule: XMLViolation.Rule
    var expected: String
  }

  /// The facets of this step and of all before it that a value does not satisfy. A facet that a later step narrows is
  /// reported once, by the narrower one.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - text: its lexical form, for patterns.
  func failures(of value: some XMLLexicalValue, text: String) -> [Failure] {
    var failures: [Failure] = []
    var seen: Set<XMLViolation.Rule> = []
    var step: XMLFacets? = self
    while let facets = step {
      for failure in facets.ownFailures(of: value, text)
      where seen.insert(failure.rule).inserted || failure.rule == .pattern { failures.append(failure) }
      step = facets.base
    }
    return failures
  }

  /// Whether a value that was read from a text satisfies all facets.
  func allows(_ value: some XMLLexicalValue, literal: String) -> Bool {
    guard failures(of: value, text: (value as? String) ?? literal).isEmpty else { return false }
    guard let facets = itemFacets, let list = value as? any XMLItemList else { return true }
    for (item, word) in zip(list.lexicalItems, literal.split(separator: " ")) {
      if !facets.allows(item, literal: String(word)) { return false }
    }
    return true
  }

  private func ownFailures(of value: some XMLLexicalValue, _ text: String) -> [Failure] {
    var failures: [Failure] = []
    if let form, !form.allows(text) { failures.append(Failure(rule: .lexicalForm, expected: form.description)) }
    if let string = value as? String, whiteSpace != .preserve, whiteSpace.applied(to: string) != string {
      let expected = whiteSpace == .replace ? "no tabs and line ends" : "words with single spaces between them"
      failures.append(Failure(rule: .whiteSpace, expected: expected))
    }
    if length != nil || minLength != nil || maxLength != nil { checkLength(of: value, &failures) }
    checkBounds(of: value, &failures)
    if totalDigits != nil || fractionDigits != nil { checkDigits(of: value, &failures) }
    if !patterns.isEmpty, !patternMatches(text) {
      failures.append(Failure(rule: .pattern, expected: patterns.joined(separator: " or ")))
    }
    if !enumeration.isEmpty, !enumeration.contains(where: { value.isValue(of: $0, whiteSpace) }) {
      let listed = enumeration.prefix(12).joined(separator: ", ") + (enumeration.count > 12 ? ", …" : "")
      failures.append(Failure(rule: .enumeration, expected: "one of " + listed))
    }
    return failures
  }

  private func checkLength(of value: some XMLLexicalValue, _ failures: inout [Failure]) {
    guard let (count, unit) = Self.measure(value) else { return }
    if let length, count != length { failures.append(Failure(rule: .length, expected: "\(length) \(unit)")) }
    if let minLength, count < minLength {
      failures.append(Failure(rule: .minLength, expected: "at least \(minLength) \(unit)"))
    }
    if let maxLength, count > maxLength {
      failures.append(Failure(rule: .maxLength, expected: "at most \(maxLength) \(unit)"))
    }
  }

  /// The length of a value (4.3.1); `nil` for types that have none.
  private static func measure(_ value: some XMLLexicalValue) -> (Int, String)? {
    switch value {
    case let value as String: (value.unicodeScalars.count, "characters")
    case let value as XSDHexBinary: (value.bytes.count, "octets")
    case let value as XSDBase64Binary: (value.bytes.count, "octets")
    case let value as any XMLItemList: (value.lexicalItems.count, "items")
    case let value as any XMLEnumeration: (value.rawValue.unicodeScalars.count, "characters")
    default: nil
    }
  }

  private func checkBounds(of value: some XMLLexicalValue, _ failures: inout [Failure]) {
    func check(_ bound: String?, _ rule: XMLViolation.Rule, _ words: String, _ allows: (XMLOrder) -> Bool) {
      guard let bound else { return }
      let order = value.order(relativeTo: bound)
      if order == .undefined || allows(order) { return }
      failures.append(Failure(rule: rule, expected: words + bound))
    }
    check(minInclusive, .minInclusive, "at least ") { $0 == .greater || $0 == .equal }
    check(minExclusive, .minExclusive, "more than ") { $0 == .greater }
    check(maxInclusive, .maxInclusive, "at most ") { $0 == .less || $0 == .equal }
    check(maxExclusive, .maxExclusive, "less than ") { $0 == .less }
  }

  /// Digits are counted in the value, not in its text: zeros at the ends do not count (4.3.11 and 4.3.12).
  private func checkDigits(of value: some XMLLexicalValue, _ failures: inout [Failure]) {
    guard value is any XMLExactNumber else { return }
    let text = value.lexicalString.utf8.drop { $0 == UInt8(ascii: "-") }
    let zero = UInt8(ascii: "0")
    let integer = text.prefix { $0 != UInt8(ascii: ".") }.drop { $0 == zero }
    var fraction = text.drop { $0 != UInt8(ascii: ".") }.dropFirst()
    while fraction.last == zero { fraction.removeLast() }
    // In 0.001 the zeros after the point count as well: it is 1 · 10⁻³, and totalDigits bounds the exponent too.
    let total = max(1, integer.count + fraction.count)
    if let totalDigits, total > totalDigits {
      failures.append(Failure(rule: .totalDigits, expected: "at most \(totalDigits) digits"))
    }
    if let fractionDigits, fraction.count > fractionDigits {
      failures.append(Failure(rule: .fractionDigits, expected: "at most \(fractionDigits) fraction digits"))
    }
  }
}
