import SchemaComponents
import SwiftCode

/// The struct of a global element.
struct ElementTranslation {
  let element: ElementPlan
  let spelling: SourceSpelling

  /// `struct Comment: XMLElementType { var value: String … }`
  var declaration: Declaration {
    let type = spelling.type(element.type) + (element.isNillable ? "?" : "")
    return .type(
      TypeDeclaration(
        documentation: element.documentation, access: spelling.access, isNonisolated: true, .structure, element.name,
        inheritance: [spelling.runtime("XMLElementType")],
        members: [
          .property(
            PropertyDeclaration(
              documentation: "What the element holds\(element.isNillable ? "; `nil` for `xsi:nil`" : "").",
              access: spelling.access, "value", type: type)),
          .function(
            FunctionDeclaration(
              documentation: "Creates a document.", access: spelling.access, "init",
              parameters: [FunctionDeclaration.Parameter("value", type: type)], body: [.code("self.value = value")])),
          .property(binding),
        ]))
  }

  private var binding: PropertyDeclaration {
    var arguments: [Expression.Argument] = [
      .init(nil, .string(element.element.localName)),
      .init("namespace", .code(spelling.namespace(element.element.namespace))),
      .init(element.isNillable ? "nillable" : nil, .code("\\.value")),
    ]
    arguments += spelling.arguments(element.constraints)
    arguments.append(.init(nil, .code("{ Self(value: $0) }")))
    return PropertyDeclaration(
      documentation: "How the document stands on the wire.", attributes: spelling.generatedOnly,
      access: spelling.access, isStatic: true, isConstant: true, "xmlElement",
      body: .stored(.call(spelling.runtime("XMLElementBinding") + "<Self>", arguments)))
  }
}
