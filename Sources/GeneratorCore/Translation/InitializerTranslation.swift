import SwiftCode

/// The initializer that takes all members as parameters.
struct InitializerTranslation {
  /// The members of a base, which are stored as one value.
  struct Base {
    var name: String
    var type: String
    var members: [FieldTranslation]
  }

  /// Beyond so many members, the compiler's check that an initializer sets each of them takes time that grows with the
  /// third power of their number: minutes for a thousand.
  static let wideness = 100

  let documentation: String
  var base: Base?
  /// The members that the type itself stores.
  let stored: [FieldTranslation]
  let spelling: SourceSpelling

  /// Whether a type has so many members that they have values before they are set.
  static func isWide(_ stored: [FieldPlan]) -> Bool { stored.count > wideness }

  /// The initializer, and for a wide type one that takes only what must have a value.
  var declarations: [Declaration] {
    // Where nothing may be left out, nothing is left to set.
    let isWide = Self.isWide(stored.map(\.field)) && stored.contains { $0.defaultValue != nil }
    let all = FunctionDeclaration(
      documentation: documentation, attributes: attributes, access: spelling.access, "init",
      parameters: ((base?.members ?? []) + stored).map(\.parameter), body: isWide ? settingBody : assigningBody)
    return isWide ? [.function(required), .function(all)] : [.function(all)]
  }

  /// A box is only for the module itself to see, so what makes one cannot be compiled elsewhere.
  private var attributes: [String] {
    let makesBox = stored.contains { $0.field.shape.isBoxed }
    return makesBox ? [] : spelling.emittedIntoClient
  }

  private var baseValue: Expression? {
    base.map { .call($0.type, $0.members.map(\.forwardedArgument)) }
  }

  /// `self.name = name`, for each.
  private var assigningBody: [Statement] {
    var body: [Statement] = []
    if let base, let baseValue { body.append(.expression(prefix: "self.\(base.name) = ", baseValue)) }
    return body + stored.map { $0.assignment() }
  }

  /// `var xmlValue = Self(xmlRequired: (), …)`, then what may be left out, then `self = xmlValue`.
  private var settingBody: [Statement] {
    var arguments = [Expression.Argument("xmlRequired", .code("()"))]
    if let base, let baseValue { arguments.append(.init(base.name, baseValue)) }
    arguments += stored.filter { $0.defaultValue == nil }.map(\.forwardedArgument)
    return [.expression(prefix: "var xmlValue = ", .call("Self", arguments))]
      + stored.filter { $0.defaultValue != nil }.map { $0.assignment(to: "xmlValue") } + [.code("self = xmlValue")]
  }

  private var required: FunctionDeclaration {
    let members = stored.filter { $0.defaultValue == nil }
    // Not `Void`: a schema may have a type of that name.
    var parameters = [FunctionDeclaration.Parameter("xmlRequired", type: "()")]
    var body: [Statement] = []
    if let base {
      parameters.append(FunctionDeclaration.Parameter(ReservedWords.quoted(base.name), type: base.type))
      body.append(.code("self.\(base.name) = \(ReservedWords.quoted(base.name))"))
    }
    return FunctionDeclaration(
      documentation: "A value with what it must have.",
      attributes: spelling.access == .public && !attributes.isEmpty ? ["@usableFromInline"] : [], "init",
      parameters: parameters + members.map(\.parameter), body: body + members.map { $0.assignment() })
  }
}
