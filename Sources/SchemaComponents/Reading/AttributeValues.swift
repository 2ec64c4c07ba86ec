import SchemaDocuments

extension SchemaAssembly {
  /// A boolean attribute; absent means `false`.
  func flag(_ name: String, of element: SourceElement) -> Bool {
    guard let value = element.attribute(name) else { return false }
    switch value.trimmingXMLSpace() {
    case "true", "1": return true
    case "false", "0": return false
    default:
      report(
        .invalidAttributeValue, "'\(value)' is not a value of the attribute '\(name)'; expected true or false.",
        at: element.location)
      return false
    }
  }

  /// `minOccurs` and `maxOccurs`; `nil` means unbounded.
  func readOccurrence(of element: SourceElement) -> (Int, Int?) {
    var minOccurs = 1
    var maxOccurs: Int? = 1
    if let value = element.attribute("minOccurs") {
      minOccurs = count(value, "minOccurs", "a whole number from 0", element) ?? 1
    }
    if let value = element.attribute("maxOccurs") {
      maxOccurs =
        value.trimmingXMLSpace() == "unbounded"
        ? nil : count(value, "maxOccurs", "a whole number from 0, or unbounded", element) ?? 1
    }
    if let maximum = maxOccurs, maximum < minOccurs {
      report(
        .occurrenceBounds, "minOccurs (\(minOccurs)) is greater than maxOccurs (\(maximum)).", at: element.location)
      maxOccurs = minOccurs
    }
    return (minOccurs, maxOccurs)
  }

  /// A non-negative whole number. One beyond the range of `Int` is taken as the largest: no document holds more.
  private func count(_ value: String, _ name: String, _ expected: String, _ element: SourceElement) -> Int? {
    let digits = value.trimmingXMLSpace()
    if let number = Int(digits), number >= 0 { return number }
    let number = digits.hasPrefix("+") ? digits.dropFirst() : digits[...]
    if !number.isEmpty, number.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return Int.max }
    report(
      .invalidAttributeValue, "'\(value)' is not a value of \(name); expected \(expected).", at: element.location)
    return nil
  }
}
