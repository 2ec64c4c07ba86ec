import SchemaDocuments
import XSDRegularExpressions

/// The value of the facet pattern is a regular expression (XML Schema Part 2, 4.3.4 and Appendix F).
enum PatternRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for type in assembly.model.types {
      for facet in type.facets.others where facet.name == "pattern" { check(facet, assembly) }
    }
  }

  private static func check(_ facet: Facets.Other, _ assembly: SchemaAssembly) {
    do {
      for remark in try XSDRegularExpression(facet.value).remarks {
        assembly.report(
          .warning, .questionablePattern,
          "The pattern '\(facet.value)' is not portable \(place(remark)).", at: facet.location,
          suggestion: remark.suggestion)
      }
    } catch {
      assembly.report(
        .invalidPattern, "The pattern '\(shortened(facet.value))' is not a regular expression \(place(error)).",
        at: facet.location, suggestion: error.suggestion)
    }
  }

  private static func place(_ error: XSDRegularExpressionError) -> String {
    "at offset \(error.offset): expected \(error.expected), found \(error.found)"
  }

  private static func shortened(_ pattern: String) -> String {
    pattern.count > 200 ? pattern.prefix(200) + "…" : pattern
  }
}

extension TypeDefinition {
  /// The facets of its own derivation step.
  var facets: Facets {
    switch kind {
    case .simple(let simple): simple.facets
    case .complex(let complex):
      if case .simple(_, let facets) = complex.content { facets } else { Facets() }
    }
  }
}
