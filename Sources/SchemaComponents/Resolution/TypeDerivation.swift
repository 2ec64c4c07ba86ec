import SchemaDocuments

/// How one type is derived from another, and one element stands for another (XML Schema Part 1, 3.4.6, 3.14.6 and
/// 3.3.6).
public struct TypeDerivation: OptionSet, Sendable {
  /// One bit a way.
  public let rawValue: Int
  /// By extension.
  public static let `extension` = TypeDerivation(rawValue: 1)
  /// By restriction.
  public static let restriction = TypeDerivation(rawValue: 2)
  /// As the item of a list.
  public static let list = TypeDerivation(rawValue: 4)
  /// As a member of a union.
  public static let union = TypeDerivation(rawValue: 8)
  /// In a substitution group, whatever the type.
  public static let substitution = TypeDerivation(rawValue: 16)
  static let all: TypeDerivation = [.extension, .restriction, .list, .union, .substitution]

  /// Creates a set from its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The value of an attribute `final`, `block` or of their defaults; words that are none of these count for nothing.
  init(words value: String) {
    var set: TypeDerivation = []
    for word in value.splitAtXMLSpace() {
      switch word {
      case "#all": set.formUnion(.all)
      case "extension": set.insert(.extension)
      case "restriction": set.insert(.restriction)
      case "list": set.insert(.list)
      case "union": set.insert(.union)
      case "substitution": set.insert(.substitution)
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
  public func derivation(of type: TypeReference, from ancestor: TypeReference) -> TypeDerivation? {
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

  /// The types that a type is derived from, nearest first, without the type itself.
  public func ancestors(of type: TypeReference) -> [TypeReference] {
    var result: [TypeReference] = []
    var current = type
    // Circles are reported elsewhere; here they only have to end.
    for _ in 0...types.count + BuiltInType.allCases.count {
      guard let (base, _) = base(of: current) else { break }
      result.append(base)
      current = base
    }
    return result
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
