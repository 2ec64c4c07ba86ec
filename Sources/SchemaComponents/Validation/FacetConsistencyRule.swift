import SchemaDocuments

/// The facets of one derivation step do not exclude each other, and stand there once (XML Schema Part 2, 4.3).
enum FacetConsistencyRule: SchemaPass {
  /// Pairs of which the first may not be greater than the second.
  private static let ordered = [
    ("minLength", "maxLength"), ("minLength", "length"), ("length", "maxLength"), ("minInclusive", "maxInclusive"),
    ("minExclusive", "maxExclusive"),
    ("minInclusive", "maxExclusive"), ("minExclusive", "maxInclusive"), ("fractionDigits", "totalDigits"),
  ]

  /// Pairs that may not stand together.
  private static let exclusive = [
    ("minInclusive", "minExclusive"), ("maxInclusive", "maxExclusive"),
  ]

  static func run(_ assembly: SchemaAssembly) {
    for type in assembly.model.types {
      let facets = type.facets.others.filter { $0.name != "pattern" }
      guard facets.count > 1 else { continue }
      check(facets, assembly)
    }
  }

  private static func check(_ facets: [Facets.Other], _ assembly: SchemaAssembly) {
    var byName: [String: Facets.Other] = [:]
    for facet in facets {
      if let first = byName[facet.name] {
        assembly.report(
          .conflictingFacets, "The facet \(facet.name) already stands at \(first.location).", at: facet.location)
      }
      byName[facet.name] = facet
    }
    for (first, second) in exclusive {
      guard byName[first] != nil, let other = byName[second] else { continue }
      assembly.report(
        .conflictingFacets, "The facets \(first) and \(second) exclude each other.", at: other.location)
    }
    for (low, high) in [("minInclusive", "maxExclusive"), ("minExclusive", "maxInclusive")] {
      guard let least = byName[low], let most = byName[high], let one = DecimalText(least.value),
        one == DecimalText(most.value)
      else { continue }
      assembly.report(
        .conflictingFacets, "\(low) and \(high) are both \(most.value): nothing is between them.", at: most.location)
    }
    for (low, high) in ordered {
      guard let least = byName[low], let most = byName[high], DecimalText.isLess(most.value, least.value) == true else {
        continue
      }
      assembly.report(
        .conflictingFacets,
        "\(low) (\(least.value)) is greater than \(high) (\(most.value)): nothing is between them.",
        at: most.location)
    }
  }
}
