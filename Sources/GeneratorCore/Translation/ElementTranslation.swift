import SchemaComponents
import SwiftCode

/// The struct of a global element.
struct ElementTranslation {
  let element: ElementPlan
  let spelling: SourceSpelling

  /// `struct Comment: XMLElementType { var value: String … }`
  var declaration: Declaration {
    let type = spelling.type(element.type) + (element.isNillable ? "?" : "")
    var parameters = [FunctionDeclaration.Parameter("value", type: type)]
    var body: [Statement] = [.code("self.value = value")]
    if element.keepsType {
      parameters.append(.init("xsiType", type: spelling.runtime("XMLName") + "?", defaultValue: "nil"))
      body.append(.code("self.xsiType = xsiType"))
    }
    return .type(
      TypeDeclaration(
        documentation: element.documentation, access: spelling.access, isNonisolated: true, .structure, element.name,
        inheritance: [spelling.runtime("XMLElementType")],
        members: [
          .property(
            PropertyDeclaration(
              documentation: "What the element holds\(element.isNillable ? "; `nil` for `xsi:nil`" : "").",
              access: spelling.access, "value", type: type))
        ] + (element.keepsType ? [.property(xsiType)] : []) + [
          .function(
            FunctionDeclaration(
              documentation: "Creates a document.", access: spelling.access, "init", parameters: parameters,
              body: body)),
          binding,
        ]))
  }

  private var xsiType: PropertyDeclaration {
    PropertyDeclaration(
      documentation: "What `xsi:type` says of the element, if it says anything.", access: spelling.access, "xsiType",
      type: spelling.runtime("XMLName") + "?")
  }

  private var binding: Declaration {
    var arguments: [Expression.Argument] = [
      .init(nil, .string(element.element.localName)),
      .init("namespace", .code(spelling.namespace(element.element.namespace))),
      .init(element.isNillable ? "nillable" : nil, .code("\\.value")),
    ]
    if element.keepsType { arguments.append(.init("type", .code("\\.xsiType"))) }
    arguments += spelling.arguments(element.constraints) + spelling.arguments(element.identity)
    let make = element.keepsType ? "{ Self(value: $0, xsiType: $1) }" : "{ Self(value: $0) }"
    arguments.append(.init(nil, .code(make)))
    return spelling.codec(
      "How the document stands on the wire.",
      spelling.withRules(element.constraints, .call(spelling.runtime("XMLElementBinding") + "<Self>", arguments)))
  }
}
