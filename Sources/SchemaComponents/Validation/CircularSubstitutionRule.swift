import SchemaDocuments

/// No element is, directly or through others, the head of its own substitution group (XML Schema Part 1, 3.3.6).
enum CircularSubstitutionRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    let model = assembly.model
    var finished: Set<QualifiedName> = []
    for element in model.elements where element.substitutionGroup != nil {
      var visited: Set<QualifiedName> = []
      var current: QualifiedName? = element.name
      while let name = current, !finished.contains(name) {
        guard visited.insert(name).inserted else {
          assembly.report(
            .circularSubstitution, "The element '\(name)' is the head of its own substitution group.",
            at: element.location)
          break
        }
        current = model.elementsByName[name].flatMap { model.elements[$0].substitutionGroup }
      }
      finished.formUnion(visited)
    }
  }
}
