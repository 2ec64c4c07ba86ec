import SchemaDocuments

/// How one type is derived from another (XML Schema Part 1, 3.4.6 and 3.14.6).
struct TypeDerivation: OptionSet, Sendable {
  let rawValue: Int
  static let `extension` = TypeDerivation(rawValue: 1)
  static let restriction = TypeDerivation(rawValue: 2)
  static let list = TypeDerivation(rawValue: 4)
  static let union = TypeDerivation(rawValue: 8)
  static let all: TypeDerivation = [.extension, .restriction, .list, .union]

  init(rawValue: Int) { self.rawValue = rawValue }

  /// The value of an attribute `final` or `finalDefault`; words that are none of these count for nothing.
  init(final value: String) {
    var set: TypeDerivation = []
    for word in value.splitAtXMLSpace() {
      switch word {
      case "#all": set.formUnion(.all)
      case "extension": set.insert(.extension)
      case "restriction": set.insert(.restriction)
      case "list": set.insert(.list)
      case "union": set.insert(.union)
      default: continue
      }
    }
    self = set
  }

  /// For messages.
  var words: String {
    [(Self.extension, "extension"), (.restriction, "restriction"), (.list, "list"), (.union, "union")]
      .filter { contains($0.0) }.map(\.1).joined(separator: " and ")
  }
}

extension SchemaModel {
  /// The steps from a type up to another one that it is derived from; `nil` where it is not.
  func derivation(of type: TypeReference, from ancestor: TypeReference) -> TypeDerivation? {
    var steps: TypeDerivation = []
    var current = type
    // Circles are reported elsewhere; here they only have to end.
    for _ in 0...types.count + BuiltInType.allCases.count {
      if current == ancestor || isMember(current, of: ancestor) { return steps }
      guard let (base, step) = base(of: current) else { return nil }
      steps.formUnion(step)
      current = base
    }
    return nil
  }

  /// A member type stands for its union (3.14.6).
  private func isMember(_ type: TypeReference, of union: TypeReference) -> Bool {
    var pending = [union]
    var visited: Set<TypeReference> = []
    while let candidate = pending.popLast() {
      guard visited.insert(candidate).inserted, case .defined(let id) = candidate,
        case .simple(let simple) = self[id].kind, case .union(let members) = simple.variety, simple.facets.isEmpty
      else { continue }
      if members.contains(type) { return true }
      pending += members
    }
    return false
  }

  private func base(of type: TypeReference) -> (TypeReference, TypeDerivation)? {
    switch type {
    case .builtIn(.anyType): return nil
    case .builtIn(let builtIn): return (.builtIn(builtIn.base), .restriction)
    case .defined(let id):
      switch self[id].kind {
      case .complex(let complex):
        switch complex.derivation {
        case .none: return (.builtIn(.anyType), .restriction)
        case .extension(let base): return (base, .extension)
        case .restriction(let base): return (base, .restriction)
        }
      case .simple(let simple):
        if case .restriction(let base) = simple.variety { return (base, .restriction) }
        return (.builtIn(.anySimpleType), .restriction)
      }
    }
  }
}

extension Facets {
  fileprivate var isEmpty: Bool { enumeration.isEmpty && others.isEmpty }
}

extension BuiltInType {
  /// The built-in type that this one is derived from (Part 2, 3).
  fileprivate var base: BuiltInType {
    switch self {
    case .normalizedString: .string
    case .token: .normalizedString
    case .language, .nmtoken, .name: .token
    case .ncName: .name
    case .id, .idref, .entity: .ncName
    case .integer: .decimal
    case .nonPositiveInteger, .long, .nonNegativeInteger: .integer
    case .negativeInteger: .nonPositiveInteger
    case .int: .long
    case .short: .int
    case .byte: .short
    case .unsignedLong, .positiveInteger: .nonNegativeInteger
    case .unsignedInt: .unsignedLong
    case .unsignedShort: .unsignedInt
    case .unsignedByte: .unsignedShort
    case .anySimpleType: .anyType
    default: .anySimpleType
    }
  }
}
