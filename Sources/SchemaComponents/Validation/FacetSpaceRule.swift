import SchemaDocuments

/// Facets stand at types that have them, have values of the type, and narrow what the base allows
/// (XML Schema Part 2, 4.1.5 and 4.3).
enum FacetSpaceRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for type in assembly.model.types {
      let facets = type.facets
      guard !facets.others.isEmpty || !facets.enumeration.isEmpty, let base = base(of: type),
        let space = SimpleValueSpace(base, assembly.model)
      else { continue }
      for facet in facets.others { check(facet, space, assembly) }
      for word in facets.enumeration where !space.allows(word.value) {
        assembly.report(
          .invalidValue, "'\(word.value)' is listed, but it is not a value of the base type.", at: word.location)
      }
    }
  }

  private static func base(of type: TypeDefinition) -> TypeReference? {
    switch type.kind {
    case .simple(let simple): if case .restriction(let base) = simple.variety { base } else { nil }
    case .complex(let complex): if case .simple(let base, _) = complex.content { base } else { nil }
    }
  }

  private static func check(_ facet: Facets.Other, _ space: SimpleValueSpace, _ assembly: SchemaAssembly) {
    func report(_ message: String) { assembly.report(.invalidFacet, message, at: facet.location) }
    guard isApplicable(facet.name, to: space.variety) else {
      return report("The facet \(facet.name) does not apply to the base type.")
    }
    switch facet.name {
    case "whiteSpace":
      let order = ["preserve", "replace", "collapse"]
      let inherited = space.facets("whiteSpace").first?.value.trimmingXMLSpace() ?? whiteSpace(of: space.variety)
      if let own = order.firstIndex(of: facet.value.trimmingXMLSpace()), let base = order.firstIndex(of: inherited),
        own < base
      {
        report("whiteSpace is \(facet.value), but the base type has \(inherited).")
      }
    case "minInclusive", "maxInclusive", "minExclusive", "maxExclusive":
      guard case .atomic(let type) = space.variety else { return }
      let value = facet.value.trimmingXMLSpace()
      if !BuiltInLexicalSpace.allows(value, type) || !space.isInBounds(value, facet.name)
        || leavesNothing(facet, type, space)
      {
        report("\(facet.name) is '\(facet.value)', which is not a value of the base type.")
      }
    default:
      if let reason = contradiction(of: facet, space) { report(reason) }
    }
  }

  /// `maxExclusive` may not be the least value.
  private static func leavesNothing(_ facet: Facets.Other, _ type: BuiltInType, _ space: SimpleValueSpace) -> Bool {
    guard facet.name == "maxExclusive", let value = DecimalText(facet.value) else { return false }
    let least =
      space.facets("minInclusive").map(\.value) + [BuiltInLexicalSpace.range(of: type)?.least].compactMap(\.self)
    return least.contains { DecimalText($0) == value }
  }

  /// What lengths and digits contradict in the base.
  private static func contradiction(of facet: Facets.Other, _ space: SimpleValueSpace) -> String? {
    guard let value = DecimalText(facet.value) else { return nil }
    if facet.name == "totalDigits", let zero = DecimalText("0"), value == zero { return "totalDigits is 0." }
    if facet.name == "fractionDigits", case .atomic(let type) = space.variety, type != .decimal,
      let zero = DecimalText("0"),
      value != zero
    {
      return "fractionDigits is \(facet.value), but the base type has whole numbers only."
    }
    for (name, isOutside) in outside(facet.name) {
      var bounds = space.facets(name).map(\.value)
      // The three built-in list types hold one item at least.
      if name == "minLength", space.isBuiltInList { bounds.append("1") }
      for bound in bounds {
        guard let limit = DecimalText(bound), isOutside(value, limit) else { continue }
        return "\(facet.name) is \(facet.value), but \(name) of the base type is \(bound)."
      }
    }
    return nil
  }

  /// The facets of a base that one has to agree with.
  private static func outside(_ name: String) -> [(String, (DecimalText, DecimalText) -> Bool)] {
    switch name {
    case "length": [("length", { $0 != $1 }), ("minLength", { $0 < $1 }), ("maxLength", { $1 < $0 })]
    case "minLength": [("minLength", { $0 < $1 }), ("maxLength", { $1 < $0 }), ("length", { $1 < $0 })]
    case "maxLength": [("maxLength", { $1 < $0 }), ("minLength", { $0 < $1 }), ("length", { $0 < $1 })]
    case "totalDigits": [("totalDigits", { $1 < $0 })]
    case "fractionDigits": [("fractionDigits", { $1 < $0 }), ("totalDigits", { $1 < $0 })]
    default: []
    }
  }

  private static func whiteSpace(of variety: SimpleValueSpace.Variety) -> String {
    switch variety {
    case .atomic(.string), .atomic(.anySimpleType): "preserve"
    case .atomic(.normalizedString): "replace"
    case .union: "preserve"
    default: "collapse"
    }
  }

  private static func isApplicable(_ facet: String, to variety: SimpleValueSpace.Variety) -> Bool {
    if facet == "pattern" { return true }
    switch variety {
    case .union: return false
    case .list: return facet == "whiteSpace" || facet.hasSuffix("ength")
    case .atomic(let type):
      switch facet {
      case "whiteSpace": return true
      case "length", "minLength", "maxLength":
        switch type {
        case .boolean, .decimal, .float, .double, .duration, .dateTime, .time, .date, .gYearMonth, .gYear, .gMonthDay,
          .gDay, .gMonth, .integer:
          return false
        default: return BuiltInLexicalSpace.range(of: type) == nil
        }
      case "totalDigits", "fractionDigits":
        return type == .decimal || type == .integer || BuiltInLexicalSpace.range(of: type) != nil
      default: return isOrdered(type)
      }
    }
  }

  private static func isOrdered(_ type: BuiltInType) -> Bool {
    switch type {
    case .decimal, .float, .double, .duration, .dateTime, .time, .date, .gYearMonth, .gYear, .gMonthDay, .gDay, .gMonth,
      .integer, .anySimpleType:
      true
    default: BuiltInLexicalSpace.range(of: type) != nil
    }
  }
}
