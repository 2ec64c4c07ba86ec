import SchemaDocuments

/// A restriction allows no attribute that its base does not, and leaves out none that the base requires; a type has one
/// xs:ID at most (XML Schema Part 1, 3.4.6).
enum AttributeRestrictionRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for type in assembly.model.types {
      guard case .complex(let complex) = type.kind else { continue }
      checkIdentifiers(complex, of: type, assembly)
      guard case .restriction(.defined(let base)) = complex.derivation, case .complex = assembly.model[base].kind else {
        continue
      }
      let inherited = attributes(of: base, assembly.model)
      for own in complex.attributes {
        if let other = inherited.uses.first(where: { $0.name == own.name }) {
          check(own, against: other, assembly)
        } else if own.use != .prohibited, !inherited.isOpen {
          assembly.report(
            .invalidRestriction, "The base type has no attribute '\(own.name.localName)'.", at: own.location)
        }
      }
    }
  }

  private static func check(_ own: AttributeUse, against base: AttributeUse, _ assembly: SchemaAssembly) {
    if base.use == .required, own.use != .required {
      assembly.report(
        .invalidRestriction, "The attribute '\(own.name.localName)' is \(own.use), but the base type requires it.",
        at: own.location)
    }
    if own.use != .prohibited, assembly.model.derivation(of: own.type, from: base.type) == nil {
      assembly.report(
        .invalidRestriction,
        "The type of the attribute '\(own.name.localName)' is not derived from the one it has in the base type.",
        at: own.location)
    }
    if own.use != .prohibited, let fixed = base.fixedValue,
      own.fixedValue?.splitAtXMLSpace() != fixed.splitAtXMLSpace()
    {
      assembly.report(
        .invalidRestriction, "The base type fixes the attribute '\(own.name.localName)' to '\(fixed)'.",
        at: own.location)
    }
  }

  private static func checkIdentifiers(_ complex: ComplexType, of type: TypeDefinition, _ assembly: SchemaAssembly) {
    let identifiers = complex.attributes.filter { use in
      guard use.use != .prohibited, let space = SimpleValueSpace(use.type, assembly.model),
        case .atomic(.id) = space.variety
      else { return false }
      return true
    }
    guard identifiers.count > 1 else { return }
    assembly.report(
      .conflictingDeclaration,
      "The attributes '\(identifiers[0].name.localName)' and '\(identifiers[1].name.localName)' are both xs:ID; a type "
        + "has one at most.",
      at: identifiers[1].location)
  }

  /// The attributes of a type and its bases, those of the type itself before those it inherits.
  private static func attributes(of id: TypeID, _ model: SchemaModel) -> (uses: [AttributeUse], isOpen: Bool) {
    var uses: [AttributeUse] = []
    var names: Set<QualifiedName> = []
    var isOpen = false
    var current = id
    for _ in 0...model.types.count {
      guard case .complex(let complex) = model[current].kind else { break }
      for use in complex.attributes where names.insert(use.name).inserted && use.use != .prohibited { uses.append(use) }
      isOpen = isOpen || complex.anyAttribute != nil
      switch complex.derivation {
      case .extension(.defined(let base)), .restriction(.defined(let base)): current = base
      case .extension(.builtIn(.anyType)): return (uses, true)
      case .none, .extension, .restriction: return (uses, isOpen)
      }
    }
    return (uses, isOpen)
  }
}
