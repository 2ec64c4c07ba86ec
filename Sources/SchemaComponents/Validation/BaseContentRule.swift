import SchemaDocuments

/// Complex content is derived from a complex type, and elements are not added to simple content
/// (XML Schema Part 1, 3.4.6).
enum BaseContentRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    let model = assembly.model
    for type in model.types {
      guard case .complex(let complex) = type.kind else { continue }
      if case .simple = complex.content { continue }
      let base: TypeReference
      switch complex.derivation {
      case .none: continue
      case .extension(let reference), .restriction(let reference): base = reference
      }
      switch base {
      case .builtIn(.anyType): continue
      case .builtIn(let builtIn):
        assembly.report(
          .wrongBaseContent, "Complex content is derived from the simple type xs:\(builtIn.rawValue).",
          at: type.location, suggestion: "use xs:simpleContent")
      case .defined(let id):
        guard isSimple(model[id]) else { continue }
        if case .empty = complex.content, case .complex = model[id].kind { continue }
        assembly.report(
          .wrongBaseContent,
          "Complex content is derived from '\(model[id].path.joined(separator: "/"))', which has simple content.",
          at: type.location, suggestion: "use xs:simpleContent")
      }
    }
  }

  private static func isSimple(_ type: TypeDefinition) -> Bool {
    switch type.kind {
    case .simple: true
    case .complex(let complex): if case .simple = complex.content { true } else { false }
    }
  }
}
