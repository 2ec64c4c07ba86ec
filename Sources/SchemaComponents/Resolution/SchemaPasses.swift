/// A step from source documents to a resolved model.
protocol SchemaPass: Sendable {
  /// Does its part of the work, or of the checks.
  static func run(_ assembly: SchemaAssembly)
}

/// All steps in their order. Each relies on those before it.
enum SchemaPasses {
  /// From source trees to components with all references resolved.
  static let resolution: [any SchemaPass.Type] = [
    SchemaStructureRule.self,  // every element and attribute stands where XML Schema has a place for it
    ContentOrderRule.self,
    AnnotationRule.self,
    IdentifierRule.self,
    NotationRule.self,
    DeclarationAttributeRule.self,  // names are names; no declaration says what it cannot say where it stands
    ComponentIndexing.self,  // names -> definitions; duplicates
    RedefinitionPass.self,  // xs:redefine replaces definitions
    TypeNumbering.self,  // an identifier for each type, in document order
    ComponentReading.self,  // definitions -> model, references resolved, groups expanded
    SimpleContentResolution.self,  // the simple type behind each simple content
  ]

  /// Rules on the finished model.
  static let validation: [any SchemaPass.Type] = [
    CircularDerivationRule.self,
    CircularSubstitutionRule.self,
    SimpleTypeExpectedRule.self,
    BaseContentRule.self,
    DuplicateAttributeRule.self,
    AttributeDeclarationRule.self,
    AttributeRestrictionRule.self,
    ContentRestrictionRule.self,
    FinalDerivationRule.self,
    SubstitutionTypeRule.self,
    ConsistentElementsRule.self,
    PatternRule.self,
    FacetConsistencyRule.self,
    FacetSpaceRule.self,
    ValueConstraintRule.self,
    IdentityConstraintRule.self,
  ]
}
