import SchemaDocuments

/// A type has each attribute once (XML Schema Part 1, 3.4.6).
enum DuplicateAttributeRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for type in assembly.model.types {
      guard case .complex(let complex) = type.kind, complex.attributes.count > 1 else { continue }
      var places: [QualifiedName: SourceLocation] = [:]
      for use in complex.attributes where use.use != .prohibited {
        if let first = places.updateValue(use.location, forKey: use.name) {
          assembly.report(
            .duplicateAttribute, "The attribute '\(use.name)' is already declared at \(first).", at: use.location)
        }
      }
    }
  }
}
