import SchemaDocuments

/// An element of a schema document with what rules need to know of its surroundings.
struct SchemaElementPlace {
  let element: SourceElement
  let parent: SourceElement?
  /// Whether it is a child of `xs:schema` or `xs:redefine`.
  let isGlobal: Bool
  /// What may stand in it; `nil` if it has itself no place where it stands.
  let vocabulary: SchemaVocabulary?
}

/// A rule about the elements of schema documents, one by one: ``SchemaElementRules`` shows it each of them.
protocol SchemaElementRule {
  /// Looks at one element; what is below it comes by itself.
  mutating func check(_ place: SchemaElementPlace, _ assembly: SchemaAssembly)
}

/// Walks through the elements of each schema document once and asks the rules about them, in document order.
///
/// What annotations hold is not looked into: it is not XML Schema's.
enum SchemaElementRules: SchemaPass {
  static func run(_ assembly: SchemaAssembly) {
    for schema in assembly.schemas {
      var walk = Walk()
      walk.visit(schema.root, in: nil, isExpected: true, assembly)
    }
  }

  /// The rules, in the order in which they are asked, with what they have seen of one document.
  private struct Walk {
    var structure = SchemaStructureRule()  // every element and attribute stands where XML Schema has a place for it
    var order = ContentOrderRule()
    var annotations = AnnotationRule()
    var identifiers = IdentifierRule()
    var declarations = DeclarationAttributeRule()  // no declaration says what it cannot say where it stands
    var attributes = AttributeDeclarationRule()

    mutating func visit(
      _ element: SourceElement, in parent: SourceElement?, isExpected: Bool, _ assembly: SchemaAssembly
    ) {
      let vocabulary = isExpected ? SchemaVocabulary.elements[element.localName] : nil
      let isGlobal = parent.map { $0.localName == "schema" || $0.localName == "redefine" } ?? false
      let place = SchemaElementPlace(element: element, parent: parent, isGlobal: isGlobal, vocabulary: vocabulary)
      structure.check(place, assembly)
      identifiers.check(place, assembly)
      if element.localName == "annotation" { return }
      order.check(place, assembly)
      annotations.check(place, assembly)
      declarations.check(place, assembly)
      attributes.check(place, assembly)
      for child in element.children where child.namespace == BuiltInType.namespace {
        visit(child, in: element, isExpected: vocabulary?.children.contains(child.localName) ?? false, assembly)
      }
    }
  }
}
