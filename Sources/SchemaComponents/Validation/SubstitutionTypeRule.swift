import SchemaDocuments

/// The type of an element is derived from that of the head of its substitution group, in a way that the head does not
/// exclude with `final` (XML Schema Part 1, 3.3.6).
enum SubstitutionTypeRule: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    let model = assembly.model
    for element in model.elements {
      guard let head = element.substitutionGroup, let index = model.elementsByName[head] else { continue }
      guard let steps = model.derivation(of: element.type, from: model.elements[index].type) else {
        assembly.report(
          .substitutionType,
          "The type of the element '\(element.name)' is not derived from that of '\(head)', the head of its "
            + "substitution group.",
          at: element.location)
        continue
      }
      guard let source = assembly.component(.element, head) else { continue }
      let excluded = source.schema.final(of: source.element).intersection(steps)
      if !excluded.isEmpty {
        assembly.report(
          .substitutionType, "The element '\(head)' is final for types derived by \(excluded.words).",
          at: element.location)
      }
    }
  }
}
