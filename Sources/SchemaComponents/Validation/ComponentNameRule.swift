import SchemaDocuments
import XSDRegularExpressions

/// Components have names without colon (XML Schema Part 2, 3.3.7), and attributes are not called `xmlns` or put into the
/// namespace of `xsi` (Part 1, 3.2.6).
enum ComponentNameRule: SchemaPass {
  private static let name = try? XSDRegularExpression("[\\i-[:]][\\c-[:]]*")

  static func run(_ assembly: SchemaAssembly) {
    for schema in assembly.schemas { check(schema.root, schema, assembly) }
  }

  private static func check(_ element: SourceElement, _ schema: SchemaSource, _ assembly: SchemaAssembly) {
    if SchemaVocabulary.elements[element.localName]?.attributes.contains("name") == true,
      let value = element.attribute("name")?.trimmingXMLSpace()
    {
      // That it is empty is reported where the component is read.
      if !value.isEmpty, name?.matches(value) == false {
        assembly.report(
          .invalidAttributeValue, "'\(value)' is not the name of a component; expected a name without colon.",
          at: element.location)
      }
      if element.localName == "attribute" { check(attribute: value, element, schema, assembly) }
    }
    for child in element.children where child.namespace == BuiltInType.namespace && child.localName != "annotation" {
      check(child, schema, assembly)
    }
  }

  private static func check(
    attribute name: String, _ element: SourceElement, _ schema: SchemaSource, _ assembly: SchemaAssembly
  ) {
    if name == "xmlns" {
      assembly.report(.invalidAttributeValue, "No attribute can be called 'xmlns'.", at: element.location)
    }
  }
}
