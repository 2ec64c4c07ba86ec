import SchemaDocuments

/// A type is not derived in a way that its base excludes with `final` (XML Schema Part 1, 3.4.6 and 3.14.6).
enum FinalDerivationRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for type in assembly.model.types {
      switch type.kind {
      case .complex(let complex):
        switch complex.derivation {
        case .none: continue
        case .extension(let base): check(type, .extension, of: base, assembly)
        case .restriction(let base): check(type, .restriction, of: base, assembly)
        }
      case .simple(let simple):
        switch simple.variety {
        case .restriction(let base): check(type, .restriction, of: base, assembly)
        case .list(let item): check(type, .list, of: item, assembly)
        case .union(let members):
          for member in members { check(type, .union, of: member, assembly) }
        }
      }
    }
  }

  private static func check(
    _ type: TypeDefinition, _ step: TypeDerivation, of base: TypeReference, _ assembly: SchemaAssembly
  ) {
    guard case .defined(let id) = base else { return }
    let source = assembly.typeSources[id.index]
    // An anonymous type has no `final`, and nothing can be derived from it.
    guard source.element.attribute("name") != nil else { return }
    guard source.schema.final(of: source.element).contains(step) else { return }
    assembly.report(
      .finalDerivation, "The type '\(source.path.joined(separator: "/"))' is final for \(step.words).",
      at: type.location)
  }
}

extension SchemaSource {
  /// The derivations that a component excludes: its own `final`, or else the schema's default.
  func final(of element: SourceElement) -> TypeDerivation {
    TypeDerivation(words: element.attribute("final") ?? root.attribute("finalDefault") ?? "")
  }

  /// What a component does not let stand for it: its own `block`, or else the schema's default.
  func block(of element: SourceElement) -> TypeDerivation {
    element.attribute("block").map { TypeDerivation(words: $0) } ?? blockDefault
  }
}
