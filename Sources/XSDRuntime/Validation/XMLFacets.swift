import Synchronization
import XSDRegularExpressions

/// The constraining facets of a simple type: those of its own derivation step, and those of its base
/// (XML Schema Part 2, 4.3). Used by generated code.
///
/// Bounds and enumerated values are held as text; they are read as values of the type that they are compared with.
@_spi(Generated) public final class XMLFacets: Sendable {
  /// Rules for the form of text that the Swift type does not have.
  enum Form: Sendable { case language, nmtoken, name, ncName, anyURI }
  /// What values do for the elements of a document.
  enum Link: Sendable { case id, reference }

  let base: XMLFacets?
  /// The name of the type; `nil` if it has none.
  let type: XMLName?
  let form: Form?
  /// As it results from this step and the base; `nil` for types that are not derived from `xs:ID` or `xs:IDREF`.
  let link: Link?
  let length: Int?
  let minLength: Int?
  let maxLength: Int?
  let minInclusive: String?
  let minExclusive: String?
  let maxInclusive: String?
  let maxExclusive: String?
  let totalDigits: Int?
  let fractionDigits: Int?
  /// As it results from this step and the base.
  let whiteSpace: XMLWhiteSpace
  /// Of which one must match.
  let patterns: [String]
  let enumeration: [String]
  /// The facets of the items of a list.
  let items: XMLFacets?
  /// Expressions are compiled when they are needed.
  private let compiled = Mutex<[XSDRegularExpression]?>(nil)

  init(
    form: Form?, base: XMLFacets?, length: Int?, minLength: Int?, maxLength: Int?, minInclusive: String?,
    minExclusive: String?, maxInclusive: String?, maxExclusive: String?, totalDigits: Int?, fractionDigits: Int?,
    whiteSpace: XMLWhiteSpace?, patterns: [String], enumeration: [String], items: XMLFacets?, type: XMLName? = nil,
    link: Link? = nil
  ) {
    self.type = type
    self.form = form
    self.link = link ?? base?.link
    self.base = base
    self.length = length
    self.minLength = minLength
    self.maxLength = maxLength
    self.minInclusive = minInclusive
    self.minExclusive = minExclusive
    self.maxInclusive = maxInclusive
    self.maxExclusive = maxExclusive
    self.totalDigits = totalDigits
    self.fractionDigits = fractionDigits
    self.whiteSpace = whiteSpace ?? base?.whiteSpace ?? .preserve
    self.patterns = patterns
    self.enumeration = enumeration
    self.items = items
  }

  /// The facets of one derivation step.
  public convenience init(
    _ base: XMLFacets? = nil, length: Int? = nil, minLength: Int? = nil, maxLength: Int? = nil,
    minInclusive: String? = nil, minExclusive: String? = nil, maxInclusive: String? = nil, maxExclusive: String? = nil,
    totalDigits: Int? = nil, fractionDigits: Int? = nil, whiteSpace: XMLWhiteSpace? = nil, patterns: [String] = [],
    enumeration: [String] = [], items: XMLFacets? = nil, type: XMLName? = nil
  ) {
    self.init(
      form: nil, base: base, length: length, minLength: minLength, maxLength: maxLength, minInclusive: minInclusive,
      minExclusive: minExclusive, maxInclusive: maxInclusive, maxExclusive: maxExclusive, totalDigits: totalDigits,
      fractionDigits: fractionDigits, whiteSpace: whiteSpace, patterns: patterns, enumeration: enumeration,
      items: items, type: type)
  }

  private convenience init(_ form: Form? = nil, link: Link? = nil, base: XMLFacets) {
    self.init(
      form: form, base: base, length: nil, minLength: nil, maxLength: nil, minInclusive: nil, minExclusive: nil,
      maxInclusive: nil, maxExclusive: nil, totalDigits: nil, fractionDigits: nil, whiteSpace: nil, patterns: [],
      enumeration: [], items: nil, link: link)
  }

  /// Whether one of the patterns of this step matches a text. An expression that cannot be compiled, which the
  /// generator reports, matches everything.
  func patternMatches(_ text: String) -> Bool {
    if patterns.isEmpty { return true }
    let expressions = expressions
    return expressions.count < patterns.count || expressions.contains { $0.matches(text) }
  }

  /// The first text that one of the patterns of this step matches; see
  /// ``XSDRegularExpressions/XSDRegularExpression/firstMatch(amongChoices:where:)``.
  func firstMatch(amongChoices choices: [[String]], where condition: (String) -> Bool) -> String? {
    for expression in expressions {
      if let text = expression.firstMatch(amongChoices: choices, where: condition) { return text }
    }
    return nil
  }

  private var expressions: [XSDRegularExpression] {
    compiled.withLock { compiled in
      if let compiled { return compiled }
      let made = patterns.compactMap { try? XSDRegularExpression($0) }
      compiled = made
      return made
    }
  }

  /// Whether there is a pattern in any step, for the value or, if it is a list, for its items.
  var hasPatterns: Bool { hasOwnPatterns || itemFacets?.hasOwnPatterns ?? false }

  /// Whether there is a pattern for the value in any step.
  var hasOwnPatterns: Bool { !patterns.isEmpty || base?.hasOwnPatterns ?? false }

  /// What becomes of white space in strings of this type; those in lists are cut into words anyway.
  var stringWhiteSpace: XMLWhiteSpace { itemFacets == nil ? whiteSpace : .preserve }

  /// The facets of the items, of whichever step.
  var itemFacets: XMLFacets? { items ?? base?.itemFacets }
}

/// The facets of XML Schema's own derived types (Part 2, 3.3).
@_spi(Generated) extension XMLFacets {
  /// `xs:normalizedString`.
  public static let normalizedString = XMLFacets(whiteSpace: .replace)
  /// `xs:token`.
  public static let token = XMLFacets(normalizedString, whiteSpace: .collapse)
  /// `xs:language`.
  public static let language = XMLFacets(.language, base: token)
  /// `xs:NMTOKEN`.
  public static let nmtoken = XMLFacets(.nmtoken, base: token)
  /// `xs:Name`.
  public static let name = XMLFacets(.name, base: token)
  /// `xs:NCName` and `xs:ENTITY`.
  public static let ncName = XMLFacets(.ncName, base: name)
  /// `xs:anyURI`.
  public static let anyURI = XMLFacets(.anyURI, base: XMLFacets(whiteSpace: .collapse))
  /// `xs:NMTOKENS`.
  public static let nmtokens = XMLFacets(minLength: 1, items: nmtoken)
  /// `xs:ENTITIES`.
  public static let ncNames = XMLFacets(minLength: 1, items: ncName)
  /// `xs:ID`.
  public static let id = XMLFacets(link: .id, base: ncName)
  /// `xs:IDREF`.
  public static let idref = XMLFacets(link: .reference, base: ncName)
  /// `xs:IDREFS`.
  public static let idrefs = XMLFacets(minLength: 1, items: idref)
  /// `xs:nonNegativeInteger`.
  public static let nonNegativeInteger = XMLFacets(minInclusive: "0")
  /// `xs:positiveInteger`.
  public static let positiveInteger = XMLFacets(nonNegativeInteger, minInclusive: "1")
  /// `xs:nonPositiveInteger`.
  public static let nonPositiveInteger = XMLFacets(maxInclusive: "0")
  /// `xs:negativeInteger`.
  public static let negativeInteger = XMLFacets(nonPositiveInteger, maxInclusive: "-1")
  /// `xs:integer`, where a value is of a type that holds more.
  public static let integer = XMLFacets(fractionDigits: 0)
  /// `xs:byte`, where a value is of a type that holds more.
  public static let byte = XMLFacets(integer, minInclusive: "-128", maxInclusive: "127")
  /// `xs:short`, where a value is of a type that holds more.
  public static let short = XMLFacets(integer, minInclusive: "-32768", maxInclusive: "32767")
  /// `xs:int`, where a value is of a type that holds more.
  public static let int = XMLFacets(integer, minInclusive: "-2147483648", maxInclusive: "2147483647")
  /// `xs:long`, where a value is of a type that holds more.
  public static let long = XMLFacets(
    integer, minInclusive: "-9223372036854775808", maxInclusive: "9223372036854775807")
  /// `xs:unsignedByte`, where a value is of a type that holds more.
  public static let unsignedByte = XMLFacets(integer, minInclusive: "0", maxInclusive: "255")
  /// `xs:unsignedShort`, where a value is of a type that holds more.
  public static let unsignedShort = XMLFacets(integer, minInclusive: "0", maxInclusive: "65535")
  /// `xs:unsignedInt`, where a value is of a type that holds more.
  public static let unsignedInt = XMLFacets(integer, minInclusive: "0", maxInclusive: "4294967295")
  /// `xs:unsignedLong`, where a value is of a type that holds more.
  public static let unsignedLong = XMLFacets(integer, minInclusive: "0", maxInclusive: "18446744073709551615")
}
