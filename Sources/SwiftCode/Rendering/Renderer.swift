/// Writes declarations as formatted Swift text, 120 columns wide, indented by two spaces.
public struct Renderer: Sendable {
  /// Columns that a line may fill.
  static let lineWidth = 120
  /// The text so far.
  public private(set) var text = ""
  var indentation = 0

  /// Creates a renderer; `indentation` is the number of spaces before every line.
  public init(indentation: Int = 0) {
    self.indentation = indentation
    text.reserveCapacity(4096)
  }

  /// The text of one declaration, ending in a line feed.
  public static func text(of declaration: Declaration, indentation: Int = 0) -> String {
    var renderer = Renderer(indentation: indentation)
    renderer.render(declaration)
    return renderer.text
  }

  /// Appends one declaration.
  public mutating func render(_ declaration: Declaration) {
    switch declaration {
    case .type(let type): render(type)
    case .property(let property): render(property)
    case .function(let function): render(function)
    case .enumCase(let enumCase): render(enumCase)
    }
  }

  // MARK: Lines

  mutating func write(_ part: String) { text += part }

  mutating func startLine() {
    switch indentation {
    case 0: break
    case 2: text += "  "
    case 4: text += "    "
    case 6: text += "      "
    default: text += String(repeating: " ", count: indentation)
    }
  }

  mutating func line(_ content: String) {
    startLine()
    text += content
    text += "\n"
  }

  mutating func renderDocumentation(_ documentation: String?) {
    guard let documentation, !documentation.isEmpty else { return }
    for documentationLine in DocCommentText.lines(of: documentation, width: 110 - indentation) {
      line(documentationLine.isEmpty ? "///" : "/// " + documentationLine)
    }
  }

  // MARK: Declarations

  private mutating func render(_ type: TypeDeclaration) {
    renderDocumentation(type.documentation)
    var head = ""
    for attribute in type.attributes { head += attribute + " " }
    if let access = type.access { head += access.rawValue + " " }
    if type.isNonisolated { head += "nonisolated " }
    if type.isIndirect { head += "indirect " }
    head += type.keyword.rawValue + " " + type.name
    if !type.inheritance.isEmpty { head += ": " + type.inheritance.joined(separator: ", ") }
    if type.members.isEmpty {
      line(head + " {}")
      return
    }
    line(head + " {")
    indentation += 2
    var previousIsCompact = true
    for (index, member) in type.members.enumerated() {
      let isCompact = Self.isCompact(member)
      if index > 0 && !(isCompact && previousIsCompact) { write("\n") }
      render(member)
      previousIsCompact = isCompact
    }
    indentation -= 2
    line("}")
  }

  /// Whether a member may stand next to another one without an empty line between them.
  private static func isCompact(_ member: Declaration) -> Bool {
    switch member {
    case .enumCase: true
    case .property(let property):
      switch property.body {
      case .stored(.none), .stored(.code), .requirement: true
      case .stored, .getter, .accessors: false
      }
    case .function(let function): function.body == nil
    case .type: false
    }
  }

  private mutating func render(_ enumCase: EnumCaseDeclaration) {
    renderDocumentation(enumCase.documentation)
    if enumCase.associatedTypes.isEmpty {
      line("case " + enumCase.name)
    } else {
      let keyword = enumCase.isIndirect ? "indirect case " : "case "
      line(keyword + enumCase.name + "(" + enumCase.associatedTypes.joined(separator: ", ") + ")")
    }
  }

  private mutating func render(_ property: PropertyDeclaration) {
    renderDocumentation(property.documentation)
    var head = ""
    for attribute in property.attributes { head += attribute + " " }
    if let access = property.access { head += access.rawValue + " " }
    if property.isStatic { head += "static " }
    head += (property.isConstant ? "let " : "var ") + property.name
    if let type = property.type { head += ": " + type }
    switch property.body {
    case .stored(.none): line(head)
    case .stored(.some(let value)):
      startLine()
      write(head + " = ")
      render(value, column: indentation + head.utf8.count + 3, trailing: 0)
      write("\n")
    case .requirement(let isSettable): line(head + (isSettable ? " { get set }" : " { get }"))
    case .getter(let body): renderBlock(head, body)
    case .accessors(let get, let set):
      line(head + " {")
      indentation += 2
      renderBlock("get", get)
      renderBlock("set", set)
      indentation -= 2
      line("}")
    }
  }

  private mutating func render(_ function: FunctionDeclaration) {
    renderDocumentation(function.documentation)
    var head = ""
    for attribute in function.attributes { head += attribute + " " }
    if let access = function.access { head += access.rawValue + " " }
    if function.isStatic { head += "static " }
    if function.isMutating { head += "mutating " }
    if function.name != "init" { head += "func " }
    head += function.name + "("
    var tail = ")"
    if let effects = function.effects { tail += " " + effects }
    if let result = function.result { tail += " -> " + result }
    let parameters = function.parameters.map(Self.text)
    var width = indentation + head.utf8.count + tail.utf8.count + 2
    for parameter in parameters { width += parameter.utf8.count + 2 }
    if width <= Self.lineWidth || parameters.isEmpty {
      head += parameters.joined(separator: ", ") + tail
    } else {
      line(head)
      if width - head.utf8.count - tail.utf8.count + 2 <= Self.lineWidth {
        line("  " + parameters.joined(separator: ", "))
      } else {
        renderLines(parameters)
      }
      head = tail
    }
    guard let body = function.body else { return line(head) }
    if body.isEmpty { return line(head + " {}") }
    line(head + " {")
    indentation += 2
    render(body)
    indentation -= 2
    line("}")
  }

  /// One parameter a line.
  private mutating func renderLines(_ parameters: [String]) {
    for (index, parameter) in parameters.enumerated() {
      line("  " + parameter + (index + 1 < parameters.count ? "," : ""))
    }
  }

  private static func text(of parameter: FunctionDeclaration.Parameter) -> String {
    var text = ""
    if let label = parameter.label { text += label + " " }
    text += parameter.name + ": " + parameter.type
    if let defaultValue = parameter.defaultValue { text += " = " + defaultValue }
    return text
  }
}
