/// A constraint that makes elements identifiable by values in them, or has them refer to others (XML Schema Part 1,
/// 3.11). Used by generated code.
///
/// Names are written as ``XMLName`` describes itself, `{namespace}local`; so are the names in paths.
@_spi(Generated) public struct XMLIdentityConstraint: Sendable {
  /// What is asked of the values.
  enum Kind: Sendable {
    /// No two elements that have all the fields have the same values.
    case unique
    /// As `unique`, and every element has all the fields.
    case key
    /// The values are those of an element that a `key` or `unique` has found.
    case keyref(refer: XMLName)
  }

  let kind: Kind
  let name: XMLName
  /// The child element that is constrained; `nil` for the element that a document of the type starts with.
  let element: XMLName?
  let selector: XMLIdentityPath
  let fields: [XMLIdentityPath]

  private init(_ kind: Kind, _ name: String, _ element: String?, _ selector: String, _ fields: [String]) {
    self.kind = kind
    self.name = XMLName(described: name)
    self.element = element.map { XMLName(described: $0) }
    self.selector = XMLIdentityPath(selector)
    self.fields = fields.map { XMLIdentityPath($0) }
  }

  /// `xs:unique`.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - element: the child element that has it; left out for the element that a document of the type starts with.
  ///   - selector: the path to the elements that are to be told apart.
  ///   - fields: the paths from there to the values.
  public static func unique(_ name: String, on element: String? = nil, selector: String, fields: [String]) -> Self {
    Self(.unique, name, element, selector, fields)
  }

  /// `xs:key`; see ``unique(_:on:selector:fields:)``.
  public static func key(_ name: String, on element: String? = nil, selector: String, fields: [String]) -> Self {
    Self(.key, name, element, selector, fields)
  }

  /// `xs:keyref`; see ``unique(_:on:selector:fields:)``. `refer` is the key that must have the values.
  public static func keyref(
    _ name: String, refer: String, on element: String? = nil, selector: String, fields: [String]
  ) -> Self {
    Self(.keyref(refer: XMLName(described: refer)), name, element, selector, fields)
  }

  /// What messages call the fields.
  var fieldNames: String { fields.map(\.text).joined(separator: ", ") }
}

/// The path of a selector or a field: alternatives of steps, the last of which may be an attribute (XML Schema Part 1,
/// 3.11.6).
struct XMLIdentityPath: Sendable {
  /// What a step leads to.
  enum Step: Sendable, Hashable {
    case child(Test)
    case attribute(Test)
  }

  /// Which names a step takes.
  enum Test: Sendable, Hashable {
    case any
    case namespace(String)
    case name(XMLName)

    func accepts(_ name: XMLName) -> Bool {
      switch self {
      case .any: true
      case .namespace(let namespace): name.namespace == namespace
      case .name(let own): name == own
      }
    }
  }

  /// One of the alternatives.
  struct Alternative: Sendable {
    /// Whether it starts at every descendant as well.
    var isDeep = false
    var steps: [Step] = []
  }

  let alternatives: [Alternative]
  /// The path for messages, without namespaces.
  let text: String

  /// Reads a path such as `.//{urn:a}b/c | {urn:a}*/@d`. What the generator writes is always a path.
  init(_ path: String) {
    var alternatives: [Alternative] = []
    var current = Alternative()
    var shown = ""
    var rest = path[...]
    var isAttribute = false
    while let first = rest.first {
      switch first {
      case " ", ".": rest.removeFirst()
      case "/":
        if rest.hasPrefix("//") { current.isDeep = true }
        rest = rest.drop { $0 == "/" }
      case "|":
        alternatives.append(current)
        current = Alternative()
        rest.removeFirst()
      case "@":
        isAttribute = true
        rest.removeFirst()
      default:
        let test = Self.test(&rest)
        current.steps.append(isAttribute ? .attribute(test) : .child(test))
        isAttribute = false
      }
    }
    alternatives.append(current)
    var isInNamespace = false
    for character in path {
      if character == "{" { isInNamespace = true }
      if !isInNamespace { shown.append(character) }
      if character == "}" { isInNamespace = false }
    }
    self.alternatives = alternatives
    text = shown
  }

  /// `*`, `{namespace}*` or a name.
  private static func test(_ rest: inout Substring) -> Test {
    var namespace: String?
    if rest.first == "{", let end = rest.firstIndex(of: "}") {
      namespace = String(rest[rest.index(after: rest.startIndex)..<end])
      rest = rest[rest.index(after: end)...]
    }
    if rest.first == "*" {
      rest.removeFirst()
      return namespace.map { .namespace($0) } ?? .any
    }
    let local = rest.prefix { $0 != "/" && $0 != "|" && $0 != " " }
    rest = rest[local.endIndex...]
    return .name(XMLName(String(local), namespace: namespace ?? ""))
  }
}

extension XMLName {
  /// Reads a name that is written as ``description`` says.
  fileprivate init(described text: String) {
    guard text.first == "{", let end = text.firstIndex(of: "}") else {
      self.init(text)
      return
    }
    self.init(
      String(text[text.index(after: end)...]), namespace: String(text[text.index(after: text.startIndex)..<end]))
  }
}

/// The constraints that a type's table holds.
struct XMLIdentityConstraints: Sendable {
  /// Those of the element that a document of the type starts with.
  let ofRoot: [XMLIdentityConstraint]
  /// Those of child elements, by name.
  let ofChildren: [XMLName: [XMLIdentityConstraint]]

  init(_ constraints: [XMLIdentityConstraint], base: XMLIdentityConstraints?) {
    ofRoot = constraints.filter { $0.element == nil }
    var children = base?.ofChildren ?? [:]
    for constraint in constraints {
      guard let element = constraint.element else { continue }
      // A restriction names the elements of its base again.
      if children[element]?.contains(where: { $0.name == constraint.name }) ?? false { continue }
      children[element, default: []].append(constraint)
    }
    ofChildren = children
  }

  /// Those that a type has which is derived from this one.
  var inherited: XMLIdentityConstraints? { ofChildren.isEmpty ? nil : XMLIdentityConstraints([], base: self) }
}
