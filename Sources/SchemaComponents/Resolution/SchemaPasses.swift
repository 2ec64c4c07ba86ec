/// A step from source documents to a resolved model.
protocol SchemaPass: Sendable {
  /// Does its part of the work, or of the checks.
  static func run(_ assembly: SchemaAssembly)
}

/// All steps in their order. Each relies on those before it.
enum SchemaPasses {
  /// From source trees to components with all references resolved.
  static let resolution: [any SchemaPass.Type] = [
    ComponentIndexing.self,  // names -> definitions; duplicates
    RedefinitionPass.self,  // xs:redefine replaces definitions
    SchemaElementRules.self,  // the rules about elements of the documents as they stand, in one walk
    NotationRule.self,
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
