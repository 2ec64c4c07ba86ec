import SchemaDocuments

/// What XML Schema 1.0 allows where: for each of its elements the attributes and children (Part 1, Appendix A).
///
/// A class, so that handing one on copies no sets.
final class SchemaVocabulary: Sendable {
  /// Attributes without namespace.
  let attributes: Set<String>
  /// Children, `annotation` not named.
  let children: Set<String>

  private init(_ attributes: String, _ children: String = "") {
    self.attributes = Set(attributes.splitAtXMLSpace() + ["id"])
    self.children = Set(children.splitAtXMLSpace() + ["annotation"])
  }

  private static let attributeChildren = "attribute attributeGroup anyAttribute"
  private static let contentChildren = "group all choice sequence " + attributeChildren
  private static let particles = "element group choice sequence any"
  private static let facets =
    "enumeration length minLength maxLength pattern whiteSpace maxInclusive maxExclusive minInclusive minExclusive "
    + "totalDigits fractionDigits"
  private static let facet = SchemaVocabulary("value fixed")

  /// The vocabulary by local name. `appinfo` and `documentation` hold anything and are not looked into.
  static let elements: [String: SchemaVocabulary] = [
    "schema": .init(
      "targetNamespace version finalDefault blockDefault attributeFormDefault elementFormDefault",
      "include import redefine simpleType complexType group attributeGroup element attribute notation"),
    "include": .init("schemaLocation"),
    "import": .init("namespace schemaLocation"),
    "redefine": .init("schemaLocation", "simpleType complexType group attributeGroup"),
    "element": .init(
      "name ref type substitutionGroup minOccurs maxOccurs default fixed nillable abstract final block form",
      "simpleType complexType unique key keyref"),
    "attribute": .init("name ref type use default fixed form", "simpleType"),
    "complexType": .init("name mixed abstract final block", "simpleContent complexContent " + contentChildren),
    "simpleContent": .init("", "restriction extension"),
    "complexContent": .init("mixed", "restriction extension"),
    "extension": .init("base", contentChildren),
    "restriction": .init("base", "simpleType " + facets + " " + contentChildren),
    "simpleType": .init("name final", "restriction list union"),
    "list": .init("itemType", "simpleType"),
    "union": .init("memberTypes", "simpleType"),
    "group": .init("name ref minOccurs maxOccurs", "all choice sequence"),
    "attributeGroup": .init("name ref", attributeChildren),
    "all": .init("minOccurs maxOccurs", "element"),
    "choice": .init("minOccurs maxOccurs", particles),
    "sequence": .init("minOccurs maxOccurs", particles),
    "any": .init("namespace processContents minOccurs maxOccurs"),
    "anyAttribute": .init("namespace processContents"),
    "unique": .init("name", "selector field"),
    "key": .init("name", "selector field"),
    "keyref": .init("name refer", "selector field"),
    "selector": .init("xpath"),
    "field": .init("xpath"),
    "notation": .init("name public system"),
    "annotation": .init("", "appinfo documentation"),
    "enumeration": facet, "length": facet, "minLength": facet, "maxLength": facet, "pattern": facet,
    "whiteSpace": facet, "maxInclusive": facet, "maxExclusive": facet, "minInclusive": facet, "minExclusive": facet,
    "totalDigits": facet, "fractionDigits": facet,
  ]

  /// Elements that XML Schema 1.1 added.
  static let elementsOfVersion11: Set<String> = [
    "assert", "assertion", "alternative", "openContent", "defaultOpenContent", "override", "explicitTimezone",
  ]

  /// Attributes that XML Schema 1.1 added.
  static let attributesOfVersion11: Set<String> = [
    "defaultAttributes", "xpathDefaultNamespace", "defaultAttributesApply", "notNamespace", "notQName", "inheritable",
    "appliesToEmpty", "targetNamespace", "test", "ref",
  ]

  /// Children that XML Schema 1.1 allows in places where 1.0 did not.
  static func isVersion11(_ child: String, in parent: String) -> Bool {
    elementsOfVersion11.contains(child) || (parent == "all" && (child == "any" || child == "group"))
  }
}
