/// Something about a value that its schema does not allow.
public struct XMLViolation: Sendable, Hashable {
  /// What a schema can demand of a value.
  public enum Rule: String, Sendable, Hashable {
    /// So many characters, octets or items.
    case length
    /// At least so many characters, octets or items.
    case minLength
    /// At most so many characters, octets or items.
    case maxLength
    /// A bound that the value may reach.
    case minInclusive
    /// A bound that the value must pass.
    case minExclusive
    /// A bound that the value may reach.
    case maxInclusive
    /// A bound that the value must not reach.
    case maxExclusive
    /// At most so many digits.
    case totalDigits
    /// At most so many digits after the point.
    case fractionDigits
    /// A regular expression.
    case pattern
    /// A set of values; also for a word that this version of the schema does not list.
    case enumeration
    /// White space that does not survive reading.
    case whiteSpace
    /// The form of names, language tags and URI references; for a union, text that no member type allows; what XML cannot
    /// carry, or would read as something else.
    case lexicalForm
    /// At least so many elements.
    case minOccurs
    /// At most so many elements.
    case maxOccurs
    /// Elements in an order and number that the content model of their type allows, where members leave that open: mixed
    /// content, and groups in a restriction.
    case content
    /// The one value that an element or attribute may have.
    case fixed
    /// Values by which elements are told apart (`xs:unique`).
    case unique
    /// As `unique`, where every element has the values (`xs:key`).
    case key
    /// Values that refer to another element (`xs:keyref`).
    case keyref
    /// A value of `xs:ID` that nothing else in the document has.
    case id
    /// A value of `xs:IDREF` that something in the document has as its ID; for values that are a document.
    case idref
  }

  /// Elements from the root, repeated ones with a one-based index, attributes with `@`: `Order/Item[3]/@sku`.
  public var path: String
  /// What the schema demands.
  public var rule: Rule
  /// What would satisfy it.
  public var expected: String
  /// What the value is.
  public var found: String

  /// Creates a violation.
  public init(path: String, rule: Rule, expected: String, found: String) {
    self.path = path
    self.rule = rule
    self.expected = expected
    self.found = found
  }
}

extension XMLViolation: CustomStringConvertible {
  /// `path: rule: expected …, found …`.
  public var description: String { "\(path): \(rule.rawValue): expected \(expected), found \(found)" }
}

/// Everything about a value that its schema does not allow.
public struct XMLValidationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// At least one.
  public let violations: [XMLViolation]

  /// Creates an error.
  public init(violations: [XMLViolation]) { self.violations = violations }

  /// One violation a line.
  public var description: String { violations.map(\.description).joined(separator: "\n") }
}

extension XMLContent {
  /// Everything about the value, at any depth, that its schema does not allow: facets, numbers of occurrence, fixed
  /// values, words that are not listed, values that identify elements or refer to them.
  public var violations: [XMLViolation] { XMLValidator.violations(of: self) }

  /// Checks the value, at any depth, against its schema.
  ///
  /// - Throws: ``XMLValidationError`` with all violations.
  public func validate() throws(XMLValidationError) { try XMLValidator.validate(self) }
}

extension XMLChoiceType {
  /// Everything about the alternative, at any depth, that its schema does not allow.
  public var violations: [XMLViolation] { XMLValidator.violations(of: self) }

  /// Checks the alternative, at any depth, against its schema.
  ///
  /// - Throws: ``XMLValidationError`` with all violations.
  public func validate() throws(XMLValidationError) { try XMLValidator.validate(self) }
}
