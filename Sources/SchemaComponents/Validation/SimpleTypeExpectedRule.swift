import SchemaDocuments

/// Attributes, list items, union members and bases of simple types are simple (XML Schema Part 1, 3.2.2 and 3.14.2).
enum SimpleTypeExpectedRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for type in assembly.model.types {
      switch type.kind {
      case .complex(let complex):
        for use in complex.attributes {
          check(use.type, "The type of the attribute '\(use.name.localName)'", at: use.location, assembly)
        }
      case .simple(let simple):
        switch simple.variety {
        case .restriction(let base): check(base, "The base of a simple type", at: type.location, assembly)
        case .list(let item): check(item, "The item type of a list", at: type.location, assembly)
        case .union(let members):
          for member in members { check(member, "The member type of a union", at: type.location, assembly) }
        }
      }
    }
  }

  private static func check(
    _ reference: TypeReference, _ role: @autoclosure () -> String, at location: SourceLocation,
    _ assembly: SchemaAssembly
  ) {
    switch reference {
    case .builtIn(.anyType):
      assembly.report(.simpleTypeExpected, "\(role()) is xs:anyType; expected a simple type.", at: location)
    case .defined(let id):
      guard case .complex = assembly.model[id].kind else { return }
      let name = assembly.model[id].path.joined(separator: "/")
      assembly.report(
        .simpleTypeExpected, "\(role()) is the complex type '\(name)'; expected a simple type.", at: location)
    case .builtIn: return
    }
  }
}
