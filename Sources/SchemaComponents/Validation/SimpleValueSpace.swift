import SchemaDocuments

/// What a simple type allows, as far as its model tells: the built-in types and facets that lead to it.
struct SimpleValueSpace {
  /// What values of a type are.
  enum Variety {
    case atomic(BuiltInType)
    case list(TypeReference)
    case union([TypeReference])
  }

  let model: SchemaModel
  let variety: Variety
  /// Whether it is one of the list types of XML Schema itself, or restricts one.
  private(set) var isBuiltInList = false
  /// The facets of each derivation step, the type's own first.
  let steps: [Facets]

  /// `nil` for a complex type and for a circle of types, which other rules report.
  init?(_ reference: TypeReference, _ model: SchemaModel) {
    self.model = model
    var steps: [Facets] = []
    var current = reference
    for _ in 0...model.types.count {
      switch current {
      case .builtIn(.anyType): return nil
      case .builtIn(let type):
        self.steps = steps
        switch type {
        case .nmtokens: variety = .list(.builtIn(.nmtoken))
        case .idrefs: variety = .list(.builtIn(.idref))
        case .entities: variety = .list(.builtIn(.entity))
        default: variety = .atomic(type)
        }
        if case .list = variety { isBuiltInList = true }
        return
      case .defined(let id):
        guard case .simple(let simple) = model[id].kind else { return nil }
        steps.append(simple.facets)
        switch simple.variety {
        case .restriction(let base): current = base
        case .list(let item):
          self.steps = steps
          variety = .list(item)
          return
        case .union(let members):
          self.steps = steps
          variety = .union(members)
          return
        }
      }
    }
    return nil
  }

  /// The facets of one name from all steps, the type's own first.
  func facets(_ name: String) -> [Facets.Other] { steps.flatMap { $0.others.filter { $0.name == name } } }

  /// Whether a text is a value of the type; patterns and lengths are not looked at.
  func allows(_ text: String, depth: Int = 0) -> Bool {
    // Lists and unions inside one another end; circles are reported elsewhere.
    guard depth < 20 else { return true }
    switch variety {
    case .atomic(let type):
      let value = Self.keepsWhiteSpace(type) ? text : text.trimmingXMLSpace()
      guard BuiltInLexicalSpace.allows(value, type), isInBounds(value, "") else { return false }
      return !Self.isText(type) || isEnumerated(text)
    case .list(let item):
      guard let item = SimpleValueSpace(item, model) else { return true }
      return text.splitAtXMLSpace().allSatisfy { item.allows($0, depth: depth + 1) }
    case .union(let members):
      return members.contains { SimpleValueSpace($0, model)?.allows(text, depth: depth + 1) ?? true }
    }
  }

  /// Whether a value lies within the bounds of all steps.
  ///
  /// - Parameter facet: a facet that may have the same value as one of its kind.
  func isInBounds(_ value: String, _ facet: String) -> Bool {
    for bound in steps.flatMap(\.others) {
      if bound.name == facet, DecimalText(bound.value) == DecimalText(value) { continue }
      let (less, greater) = (DecimalText.isLess(value, bound.value), DecimalText.isLess(bound.value, value))
      let isOutside =
        switch bound.name {
        case "minInclusive": less == true
        case "maxInclusive": greater == true
        case "minExclusive": greater == false
        case "maxExclusive": less == false
        default: false
        }
      if isOutside { return false }
    }
    return true
  }

  /// Whether each step that lists its values lists this text; for types whose values are their texts.
  private func isEnumerated(_ text: String) -> Bool {
    let value = text.splitAtXMLSpace()
    return steps.allSatisfy { step in
      step.enumeration.isEmpty || step.enumeration.contains { $0.value.splitAtXMLSpace() == value }
    }
  }

  /// Whether values are their texts.
  private static func isText(_ type: BuiltInType) -> Bool {
    switch type {
    case .string, .normalizedString, .token, .language, .nmtoken, .name, .ncName, .id, .idref, .entity, .anyURI: true
    default: false
    }
  }

  private static func keepsWhiteSpace(_ type: BuiltInType) -> Bool {
    switch type {
    case .string, .normalizedString, .anySimpleType: true
    default: false
    }
  }
}
