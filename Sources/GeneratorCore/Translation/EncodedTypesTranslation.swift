import SchemaComponents
import SwiftCode

/// The table of the types that a service's messages with encoded use name.
struct EncodedTypesTranslation {
  /// The constant that operations refer to.
  static let name = "soapEncodedTypes"

  let plan: EncodedTypesPlan
  let spelling: SourceSpelling

  /// The constant, and the function that makes it. One statement a type: a literal of hundreds would keep the type checker
  /// busy for minutes.
  var declarations: [Declaration] {
    let type = spelling.soap("SOAPEncodedTypes")
    let name = spelling.runtime("XMLName")
    var body: [Statement] = [
      .code("var types: [(\(name), \(type).Kind)] = []"),
      .code("var messages: [(\(name), [\(spelling.standard("String")): \(name)])] = []"),
    ]
    for entry in plan.types { body.append(.code("types.append((\(text(entry.name)), \(kind(entry.kind))))")) }
    for message in plan.messages {
      body.append(.code("messages.append((\(text(message.wrapper)), \(dictionary(message.parts))))"))
    }
    body.append(.code("return \(type)(types: types, messages: messages)"))
    var function = FunctionDeclaration(
      attributes: ["@_optimize(none)"], access: .private, "makeSOAPEncodedTypes", result: type, body: body)
    function.isStatic = true
    return [
      .property(
        PropertyDeclaration(
          documentation: "What encoded messages say of the types of their values.", isStatic: true, isConstant: true,
          Self.name, body: .stored(.code("makeSOAPEncodedTypes()")))),
      .function(function),
    ]
  }

  private func kind(_ kind: EncodedTypesPlan.Kind) -> String {
    switch kind {
    case .structure(let members): ".structure(\(dictionary(members)))"
    case .array(let item, let type): ".array(item: \(text(item)), of: \(text(type)))"
    }
  }

  private func dictionary(_ members: [EncodedTypesPlan.Member]) -> String {
    if members.isEmpty { return "[:]" }
    return "[" + members.map { "\(StringLiteral.quoted($0.name)): \(text($0.type))" }.joined(separator: ", ") + "]"
  }

  private func text(_ name: QualifiedName) -> String {
    "\(spelling.runtime("XMLName"))(\(StringLiteral.quoted(name.localName)), namespace: \(spelling.namespace(name.namespace)))"
  }
}
