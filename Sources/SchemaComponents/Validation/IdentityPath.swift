import SchemaDocuments

/// The paths that selectors and fields may have (XML Schema Part 1, 3.11.6).
enum IdentityPath {
  private enum Token: Equatable {
    case dot, slash, doubleSlash, bar, at, axis(String), test(String)
  }

  /// What is wrong with a path; `nil` if nothing is.
  static func problem(of text: String, isField: Bool, at element: SourceElement) -> String? {
    guard let tokens = tokens(of: text) else { return "it holds what no such path may" }
    for path in tokens.split(separator: .bar, omittingEmptySubsequences: false) {
      if let problem = problem(of: Array(path), isField: isField) { return problem }
    }
    for case .test(let test) in tokens {
      guard let colon = test.firstIndex(of: ":") else { continue }
      let prefix = String(test[..<colon])
      if element.scope.namespace(forPrefix: prefix) == nil { return "the prefix '\(prefix)' is not bound" }
    }
    return nil
  }

  private static func problem(of path: [Token], isField: Bool) -> String? {
    var rest = path[...]
    if rest.count >= 2, rest.first == .dot, rest.dropFirst().first == .doubleSlash { rest = rest.dropFirst(2) }
    while true {
      switch rest.popFirst() {
      case .dot, .test: break
      case .axis("child"):
        guard case .test = rest.popFirst() else { return "a name is missing" }
      case .at, .axis("attribute"):
        guard isField else { return "it names an attribute" }
        guard case .test = rest.popFirst() else { return "the name of the attribute is missing" }
        return rest.isEmpty ? nil : "an attribute is its last step"
      case .axis(let axis): return "it has the axis '\(axis)'"
      case nil: return "a step is missing"
      case .slash, .doubleSlash, .bar: return "a step is missing"
      }
      guard let next = rest.popFirst() else { return nil }
      if next == .doubleSlash { return "'//' stands inside it" }
      guard next == .slash else { return "expected '/'" }
    }
  }

  /// The path of a selector or a field, its prefixes resolved; `nil` if it is none. Names without prefix have no
  /// namespace (3.11.6: as in XPath).
  static func path(of element: SourceElement, isField: Bool) -> IdentityConstraint.Path? {
    guard let text = element.attribute("xpath"), problem(of: text, isField: isField, at: element) == nil,
      let tokens = tokens(of: text)
    else { return nil }
    return IdentityConstraint.Path(
      alternatives: tokens.split(separator: .bar).map { tokens in
        var alternative = IdentityConstraint.Path.Alternative(isDeep: tokens.contains(.doubleSlash), steps: [])
        var isAttribute = false
        for token in tokens {
          switch token {
          case .at, .axis("attribute"): isAttribute = true
          case .test(let test):
            let test = nameTest(test, at: element)
            alternative.steps.append(isAttribute ? .attribute(test) : .child(test))
          case .dot, .slash, .doubleSlash, .bar, .axis: break
          }
        }
        return alternative
      })
  }

  private static func nameTest(_ test: String, at element: SourceElement) -> IdentityConstraint.NameTest {
    if test == "*" { return .any }
    guard let colon = test.firstIndex(of: ":") else { return .name(QualifiedName(test, namespace: "")) }
    let namespace = element.scope.namespace(forPrefix: String(test[..<colon])) ?? ""
    let local = String(test[test.index(after: colon)...])
    return local == "*" ? .namespace(namespace) : .name(QualifiedName(local, namespace: namespace))
  }

  /// The parts of a path; `nil` if it has others.
  private static func tokens(of text: String) -> [Token]? {
    var tokens: [Token] = []
    var rest = Substring(text)
    while let first = rest.unicodeScalars.first {
      switch first {
      case " ", "\t", "\n", "\r": rest.unicodeScalars.removeFirst()
      case ".":
        tokens.append(.dot)
        rest.removeFirst()
      case "|":
        tokens.append(.bar)
        rest.removeFirst()
      case "@":
        tokens.append(.at)
        rest.removeFirst()
      case "/":
        let isDouble = rest.hasPrefix("//")
        tokens.append(isDouble ? .doubleSlash : .slash)
        rest.removeFirst(isDouble ? 2 : 1)
      case "*":
        tokens.append(.test("*"))
        rest.removeFirst()
      default:
        guard let token = nameToken(&rest) else { return nil }
        tokens.append(token)
      }
    }
    return tokens
  }

  /// `child::`, `a`, `p:a` or `p:*`.
  private static func nameToken(_ rest: inout Substring) -> Token? {
    guard let name = name(&rest) else { return nil }
    let afterSpace = rest.drop { $0.isWhitespace }
    if afterSpace.hasPrefix("::") {
      rest = afterSpace.dropFirst(2)
      return .axis(name)
    }
    guard rest.hasPrefix(":") else { return .test(name) }
    rest.removeFirst()
    if rest.hasPrefix("*") {
      rest.removeFirst()
      return .test(name + ":*")
    }
    return Self.name(&rest).map { .test(name + ":" + $0) }
  }

  private static func name(_ rest: inout Substring) -> String? {
    let end = rest.firstIndex { "/|@*:[]()=<>\"' \t\r\n,+!$".contains($0) } ?? rest.endIndex
    let name = String(rest[..<end])
    guard XMLNameCheck.isNCName(name) else { return nil }
    rest = rest[end...]
    return name
  }
}
