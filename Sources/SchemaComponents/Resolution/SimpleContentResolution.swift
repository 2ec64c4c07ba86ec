import SchemaDocuments

/// Replaces complex types as the type of simple content by the simple type behind them.
enum SimpleContentResolution: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for index in assembly.model.types.indices {
      guard case .complex(var type) = assembly.model.types[index].kind,
        case .simple(let reference, let facets) = type.content
      else { continue }
      guard let simple = simpleType(behind: reference, in: assembly.model) else {
        assembly.report(
          .wrongBaseContent, "The base of a type with simple content has no simple content itself.",
          at: assembly.model.types[index].location)
        continue
      }
      guard simple != reference else { continue }
      type.content = .simple(simple, facets: facets)
      assembly.model.types[index].kind = .complex(type)
    }
  }

  private static func simpleType(behind reference: TypeReference, in model: SchemaModel) -> TypeReference? {
    var current = reference
    // Circles are reported by a rule of their own; here they only must end.
    for _ in 0...model.types.count {
      guard case .defined(let id) = current, case .complex(let type) = model[id].kind else {
        return current == .builtIn(.anyType) ? nil : current
      }
      guard case .simple(let next, _) = type.content else { return nil }
      current = next
    }
    return current
  }
}
