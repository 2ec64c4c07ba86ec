/// Codes of everything that can be wrong in a schema. They are stable: users silence and search by them.
public enum SchemaDiagnosticCode: String, Sendable, CaseIterable {
  /// An element stands where XML Schema has no place for it.
  case unexpectedElement = "XSD0001"
  /// An attribute that XML Schema does not know.
  case unexpectedAttribute = "XSD0002"
  /// A required attribute is missing.
  case missingAttribute = "XSD0003"
  /// An attribute has a value outside of its lexical space.
  case invalidAttributeValue = "XSD0004"
  /// Two attributes or children exclude each other.
  case conflictingDeclaration = "XSD0005"

  /// A type that is not defined.
  case undefinedType = "XSD0010"
  /// An element that is not declared.
  case undefinedElement = "XSD0011"
  /// An attribute that is not declared.
  case undefinedAttribute = "XSD0012"
  /// A model group that is not defined.
  case undefinedGroup = "XSD0013"
  /// An attribute group that is not defined.
  case undefinedAttributeGroup = "XSD0014"
  /// A prefix that is not bound where it is used.
  case unboundPrefix = "XSD0015"
  /// A namespace for which no schema was read.
  case unknownNamespace = "XSD0016"

  /// Two different components of one name.
  case duplicateComponent = "XSD0020"
  /// Two equal components of one name, merged.
  case mergedDuplicate = "XSD0021"
  /// One attribute twice in one type.
  case duplicateAttribute = "XSD0022"

  /// A type that is derived from itself.
  case circularDerivation = "XSD0030"
  /// A model group that contains itself.
  case circularGroup = "XSD0031"
  /// An attribute group that contains itself.
  case circularAttributeGroup = "XSD0032"
  /// Elements that are heads of each other's substitution group.
  case circularSubstitution = "XSD0033"
  /// Groups that expand to an unreasonable number of particles.
  case groupTooLarge = "XSD0034"
  /// A derivation that the base type excludes.
  case finalDerivation = "XSD0035"
  /// A type that is not derived from that of the head of the substitution group.
  case substitutionType = "XSD0036"

  /// The namespace of a document is not the one it was asked for.
  case namespaceMismatch = "XSD0040"
  /// A redefinition of what the redefined document does not define.
  case invalidRedefinition = "XSD0041"

  /// A complex type stands where only a simple one may.
  case simpleTypeExpected = "XSD0050"
  /// A base type has the wrong kind of content.
  case wrongBaseContent = "XSD0051"
  /// `minOccurs` is greater than `maxOccurs`.
  case occurrenceBounds = "XSD0052"
  /// A facet that is unknown, or has an impossible value.
  case invalidFacet = "XSD0053"
  /// A pattern that is not a regular expression.
  case invalidPattern = "XSD0054"
  /// A pattern that is understood, but not allowed by the letter of the specification.
  case questionablePattern = "XSD0055"

  /// A default, fixed or listed value that its type does not allow.
  case invalidValue = "XSD0058"
  /// A path that is none of those that identity constraints may have.
  case invalidPath = "XSD0059"
  /// An identity constraint that is not defined, or is none that `refer` can name.
  case undefinedKey = "XSD0017"
  /// A restriction that allows what its base does not.
  case invalidRestriction = "XSD0037"

  /// Facets that exclude each other.
  case conflictingFacets = "XSD0057"

  /// Elements of one name and different types in one content model.
  case inconsistentElements = "XSD0056"

  /// A construct of XML Schema 1.1.
  case unsupportedXSD11 = "UNSUPPORTED_XSD11"
}
