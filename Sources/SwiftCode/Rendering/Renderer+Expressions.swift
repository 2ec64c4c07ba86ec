extension Renderer {
  /// `head { body }`, on one line where it is one short expression.
  mutating func renderBlock(_ head: String, _ body: [Statement]) {
    if body.count == 1, case .expression(let prefix, let expression) = body[0] {
      let text = prefix + Self.flat(expression)
      if indentation + head.utf8.count + text.utf8.count + 5 <= Self.lineWidth {
        return line(head + " { " + text + " }")
      }
    }
    line(head + " {")
    indentation += 2
    render(body)
    indentation -= 2
    line("}")
  }

  mutating func render(_ statements: [Statement]) {
    for statement in statements { render(statement) }
  }

  mutating func render(_ statement: Statement) {
    switch statement {
    case .expression(let prefix, let expression):
      startLine()
      write(prefix)
      render(expression, column: indentation + prefix.utf8.count, trailing: 0)
      write("\n")
    case .switching(let subject, let cases):
      line("switch " + subject + " {")
      for switchCase in cases { render(switchCase) }
      line("}")
    }
  }

  private mutating func render(_ switchCase: Statement.SwitchCase) {
    let head = switchCase.pattern == "default" ? "default:" : "case " + switchCase.pattern + ":"
    if switchCase.body.count == 1, case .expression(let prefix, let expression) = switchCase.body[0] {
      let text = prefix + Self.flat(expression)
      if indentation + head.utf8.count + text.utf8.count + 1 <= Self.lineWidth { return line(head + " " + text) }
    }
    line(head)
    indentation += 2
    render(switchCase.body)
    indentation -= 2
  }

  /// Writes an expression that begins at `column`, broken over lines if it does not fit; `trailing` columns are
  /// kept free for what follows.
  mutating func render(_ expression: Expression, column: Int, trailing: Int) {
    if case .code(let code) = expression { return write(code) }
    if !Self.isTable(expression) {
      let flatText = Self.flat(expression)
      if column + flatText.utf8.count + trailing <= Self.lineWidth { return write(flatText) }
    }
    switch expression {
    case .code: break
    case .call(let callee, let arguments):
      write(callee + "(\n")
      indentation += 2
      renderArguments(arguments)
      indentation -= 2
    case .method(let base, let name, let arguments):
      render(base, column: column, trailing: 0)
      write("\n")
      startLine()
      render(.call("." + name, arguments), column: indentation, trailing: trailing)
    case .array(let elements):
      write("[\n")
      indentation += 2
      renderElements(elements)
      indentation -= 2
      startLine()
      write("]")
    }
  }

  /// Of all words, Swift reads only this one as something else where an argument begins.
  private static func label(_ word: String) -> String { word == "inout" ? "`inout`" : word }

  /// Plain arguments share lines; an argument that needs several lines begins its own.
  private mutating func renderArguments(_ arguments: [Expression.Argument]) {
    var used = 0
    for (index, argument) in arguments.enumerated() {
      let label = argument.label.map { Self.label($0) + ": " } ?? ""
      let isTable = Self.isTable(argument.value)
      let flatText = isTable ? "" : label + Self.flat(argument.value)
      let fits = used + flatText.utf8.count + 3 + (used == 0 ? indentation : 0) <= Self.lineWidth
      if used > 0 {
        if fits && !isTable {
          write(" ")
          used += 1
        } else {
          write("\n")
          used = 0
        }
      }
      if used == 0 {
        startLine()
        used = indentation
      }
      if isTable || used + flatText.utf8.count + 1 > Self.lineWidth {
        write(label)
        render(argument.value, column: used + label.utf8.count, trailing: 1)
        used = Self.lineWidth
      } else {
        write(flatText)
        used += flatText.utf8.count
      }
      write(index + 1 < arguments.count ? "," : ")")
      used += 1
    }
  }

  /// Words are packed into lines; anything with structure gets a line of its own.
  private mutating func renderElements(_ elements: [Expression]) {
    let isPacked = elements.allSatisfy { if case .code(let code) = $0 { code.utf8.count < 60 } else { false } }
    guard isPacked else {
      for element in elements {
        startLine()
        render(element, column: indentation, trailing: 1)
        write(",\n")
      }
      return
    }
    var used = 0
    for case .code(let code) in elements {
      if used > 0 && used + code.utf8.count + 2 > Self.lineWidth {
        write("\n")
        used = 0
      }
      if used == 0 {
        startLine()
        used = indentation
      } else {
        write(" ")
        used += 1
      }
      write(code + ",")
      used += code.utf8.count + 1
    }
    if used > 0 { write("\n") }
  }

  /// Whether an expression is, or ends in, an array of calls: such tables always have one entry a line.
  private static func isTable(_ expression: Expression) -> Bool {
    switch expression {
    case .code: false
    case .call(_, let arguments): arguments.last.map { isTable($0.value) } ?? false
    case .method(let base, _, _): isTable(base)
    case .array(let elements): elements.contains(where: isEntry)
    }
  }

  private static func isEntry(_ expression: Expression) -> Bool {
    switch expression {
    case .call, .method: true
    case .code, .array: false
    }
  }

  /// An expression on one line.
  static func flat(_ expression: Expression) -> String {
    switch expression {
    case .code(let code): return code
    case .call(let callee, let arguments):
      var text = callee + "("
      var isFirst = true
      for argument in arguments {
        if !isFirst { text += ", " }
        isFirst = false
        if let label = argument.label { text += Self.label(label) + ": " }
        text += flat(argument.value)
      }
      return text + ")"
    case .method(let base, let name, let arguments): return flat(base) + flat(.call("." + name, arguments))
    case .array(let elements):
      var text = "["
      var isFirst = true
      for element in elements {
        if !isFirst { text += ", " }
        isFirst = false
        text += flat(element)
      }
      return text + "]"
    }
  }
}
