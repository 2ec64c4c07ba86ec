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
    for (low, high) in ordered {
      guard let least = byName[low], let most = byName[high], isGreater(least.value, most.value) else { continue }
      assembly.report(
        .conflictingFacets,
        "\(low) (\(least.value)) is greater than \(high) (\(most.value)): nothing is between them.",
        at: most.location)
    }
  }

  /// Whether one number is greater than another; what are no plain numbers, dates for example, are not compared.
  private static func isGreater(_ one: String, _ other: String) -> Bool {
    guard let one = number(one), let other = number(other) else { return false }
    if one.isNegative != other.isNegative { return other.isNegative }
    let isLarger =
      one.integer.count != other.integer.count
      ? one.integer.count > other.integer.count : (one.integer + one.fraction) > (other.integer + other.fraction)
    if one.integer == other.integer && one.fraction == other.fraction { return false }
    return isLarger != one.isNegative
  }

  private static func number(_ text: String) -> (isNegative: Bool, integer: String, fraction: String)? {
    var digits = Substring(text.trimmingXMLSpace())
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isDecimal = parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard isDecimal, !digits.isEmpty, digits != "." else { return nil }
    let integer = String(parts[0].drop { $0 == "0" })
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (isNegative && !(integer.isEmpty && fraction.isEmpty), integer, fraction)
  }
}
