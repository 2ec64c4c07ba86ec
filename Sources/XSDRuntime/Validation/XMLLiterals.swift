/// Lexical forms other than the one that a value is written in by default (XML Schema Part 2, 2.3): a pattern may ask for
/// one of them, for leading zeros or a fixed number of fraction digits.
extension XMLLexicalValue {
  /// Forms of the value, the default one first; of a list one group an item, of which only those that are allowed.
  func literalChoices(items facets: XMLFacets?) -> [[String]] {
    if let typed = self as? any XMLTypedValue { return typed.content.literalChoices(items: facets) }
    if let list = self as? any XMLItemList {
      var choices: [[String]] = []
      for item in list.lexicalItems {
        if !choices.isEmpty { choices.append([" "]) }
        let all = item.literals
        let allowed = facets.map { facets in all.filter { facets.patternsMatch($0) } } ?? all
        choices.append(allowed.isEmpty ? all : allowed)
      }
      return choices
    }
    if let union = self as? any XMLUnion { return [union.xmlMember.payload.literals] }
    return [literals]
  }

  fileprivate var literals: [String] {
    let text = lexicalString
    switch self {
    case is String, is any XMLEnumeration: return [text]
    case let value as Bool: return value ? ["true", "1"] : ["false", "0"]
    case is XSDHexBinary: return [text, text.lowercased()]
    case is any XMLExactNumber: return [text] + XMLNumberForms(decimal: text, isInteger: !(self is XSDDecimal)).decimals
    case is Double, is Float: return [text] + (XMLNumberForms(scientific: text)?.scientifics ?? [])
    case let value as XSDDuration: return [text] + value.paddedForms
    default: return [text]
    }
  }
}

/// The ways to write one number.
private struct XMLNumberForms {
  private var sign: String
  /// Digits without zeros at either end; empty for zero.
  private var digits: [Character]
  /// How many of the digits stand before the point; may be negative, or beyond their number.
  private var point: Int
  private let isInteger: Bool

  init(decimal text: String, isInteger: Bool) {
    let unsigned = text.drop { $0 == "-" }
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    self.isInteger = isInteger
    sign = text.hasPrefix("-") ? "-" : ""
    digits = Array(parts.joined(separator: ""))
    point = parts[0].count
    trim()
  }

  /// `nil` for infinity and NaN.
  init?(scientific text: String) {
    let parts = text.split(separator: "E")
    guard let mantissa = parts.first, text.utf8.contains(where: { $0.digitValue < 10 }) else { return nil }
    self.init(decimal: String(mantissa), isInteger: false)
    if parts.count > 1 { point += Int(parts[1]) ?? 0 }
  }

  private mutating func trim() {
    while digits.first == "0" {
      digits.removeFirst()
      point -= 1
    }
    while digits.last == "0" { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  private var signs: [String] { sign.isEmpty ? ["", "+"] : [sign] }

  /// The digits with a point after so many of them, and zeros wherever there are none.
  private func mantissa(point: Int, integerDigits: Int, fractionDigits: Int) -> String? {
    let integer = point > 0 ? digits.prefix(point) + repeatElement("0", count: max(0, point - digits.count)) : []
    let fraction = repeatElement("0", count: max(0, -point)) + digits.dropFirst(max(0, point))
    guard integer.count <= integerDigits, fraction.count <= fractionDigits else { return nil }
    let padded = String(repeating: "0", count: integerDigits - integer.count) + String(integer)
    if fractionDigits == 0 { return padded }
    return padded + "." + String(fraction) + String(repeating: "0", count: fractionDigits - fraction.count)
  }

  /// With leading and trailing zeros, with a plus sign.
  var decimals: [String] {
    guard abs(point) <= 64, digits.count <= 64 else { return [] }
    let least = max(0, digits.count - point)
    var forms: [String] = []
    for integerDigits in max(0, point)...(max(0, point) + 20) {
      for fractionDigits in isInteger ? 0...0 : least...(least + 20) where integerDigits + fractionDigits > 0 {
        guard
          let form = mantissa(point: point, integerDigits: integerDigits, fractionDigits: fractionDigits)
        else { continue }
        forms += signs.map { $0 + form }
      }
    }
    return forms
  }

  /// With any number of digits before the point, and exponents to match; without exponent as well. The canonical form
  /// comes first: of several that fit, it is the one that a type which `xsi:type` names most likely asks for.
  var scientifics: [String] {
    let exponent = digits.isEmpty ? 0 : point - 1
    let canonical = mantissa(
      point: digits.isEmpty ? 0 : 1, integerDigits: 1, fractionDigits: max(1, digits.count - 1))
    var forms = (canonical.map { [sign + $0 + "E\(exponent)"] } ?? []) + decimals
    for integerDigits in 0...(digits.count + 3) {
      let exponent = digits.isEmpty ? 0 : point - integerDigits
      let least = max(0, digits.count - integerDigits)
      for fractionDigits in least...(least + 17) where integerDigits + fractionDigits > 0 {
        guard
          let form = mantissa(
            point: digits.isEmpty ? 0 : integerDigits, integerDigits: integerDigits, fractionDigits: fractionDigits)
        else { continue }
        for exponentForm in Self.exponents(exponent) { forms += signs.map { $0 + form + exponentForm } }
      }
    }
    return forms
  }

  private static func exponents(_ exponent: Int) -> [String] {
    let magnitude = String(exponent.magnitude)
    let padded = (0..<3).map { String(repeating: "0", count: $0) + magnitude }
    let signed = exponent < 0 ? padded.map { "-" + $0 } : padded + padded.map { "+" + $0 }
    return signed.map { "E" + $0 } + signed.map { "e" + $0 }
  }
}

extension XSDDuration {
  /// The forms with some of the components written in two digits.
  fileprivate var paddedForms: [String] {
    var forms = [""]
    for character in lexicalString {
      guard character.isLetter, let last = forms.first?.last, last.isNumber else {
        forms = forms.map { $0 + String(character) }
        continue
      }
      let isShort = forms[0].dropLast().last?.isLetter == true
      var longer: [String] = []
      for form in forms {
        longer.append(form + String(character))
        if isShort { longer.append(String(form.dropLast()) + "0" + String(last) + String(character)) }
      }
      forms = longer
    }
    return Array(forms.dropFirst())
  }
}

extension XMLFacets {
  /// Whether every step has a pattern that matches a text.
  func patternsMatch(_ text: String) -> Bool { patternMatches(text) && base?.patternsMatch(text) ?? true }

  /// The form of a value that all patterns match: the default one where it does; `nil` if none was found.
  func matchingLiteral(of value: some XMLLexicalValue) -> String? {
    let itemFacets = itemFacets.flatMap { $0.hasOwnPatterns ? $0 : nil }
    if itemFacets == nil {
      let text = value.lexicalString
      if patternsMatch(text) { return text }
    }
    let choices = value.literalChoices(items: itemFacets)
    let preferred = choices.map { $0[0] }.joined()
    if patternsMatch(preferred) { return preferred }
    guard choices.contains(where: { $0.count > 1 }) else { return nil }
    var step: XMLFacets? = self
    while let facets = step, facets.patterns.isEmpty { step = facets.base }
    return step?.firstMatch(amongChoices: choices) { patternsMatch($0) }
  }
}

extension XMLWriter {
  /// An element with a value in the form that patterns ask for.
  mutating func literalElement(_ value: Any, _ name: XMLWireName, _ style: NamespaceStyle, _ facets: XMLFacets) {
    start(name, style)
    let typed = value as? any XMLTypedValue
    if let type = typed?.type { typeAttribute(type) }
    // The content itself: a qualified name is given its prefix here, inside of XMLTyped nobody would see it.
    literalText(typed?.content ?? value, facets)
    end()
  }

  /// A text in the form that patterns ask for.
  mutating func literalText(_ value: Any, _ facets: XMLFacets) {
    let text = literal(value, facets)
    if !text.isEmpty { self.text(text) }
  }

  /// An attribute in the form that patterns ask for.
  mutating func literalAttribute(_ value: Any, _ name: XMLWireName, _ facets: XMLFacets) {
    attribute(name, literal(value, facets))
  }

  private mutating func literal(_ value: Any, _ facets: XMLFacets) -> String {
    (value as? any XMLLexicalValue)?.literal(facets, &self) ?? ""
  }
}

extension XMLLexicalValue {
  fileprivate func literal(_ facets: XMLFacets, _ writer: inout XMLWriter) -> String {
    let value = withPrefixes(of: &writer)
    return facets.matchingLiteral(of: value) ?? value.lexicalString
  }
}
