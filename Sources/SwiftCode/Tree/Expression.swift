/// An expression; only what generated tables need has structure, the rest is text.
public indirect enum Expression: Sendable {
  /// Text as it stands.
  case code(String)
  /// `callee(arguments)`.
  case call(String, [Argument])
  /// `[elements]`.
  case array([Expression])
  /// `expression.name(arguments)`.
  case method(Expression, String, [Argument])

  /// One argument of a call.
  public struct Argument: Sendable {
    /// Argument label, without colon.
    public var label: String?
    /// The value.
    public var value: Expression

    /// Creates an argument.
    public init(_ label: String? = nil, _ value: Expression) {
      self.label = label
      self.value = value
    }
  }

  /// A string literal with this value.
  public static func string(_ value: String) -> Expression { .code(StringLiteral.quoted(value)) }
}

/// A statement in a generated body.
public enum Statement: Sendable {
  /// Text that goes before an expression: `return `, `self.x = `, `try await `; may be empty.
  case expression(prefix: String, Expression)
  /// A switch over a subject.
  case switching(String, [SwitchCase])

  /// One `case pattern:` of a switch.
  public struct SwitchCase: Sendable {
    /// The pattern as written, or `default`.
    public var pattern: String
    /// The statements.
    public var body: [Statement]

    /// Creates a case.
    public init(_ pattern: String, _ body: [Statement]) {
      self.pattern = pattern
      self.body = body
    }
  }

  /// One line as it stands.
  public static func code(_ text: String) -> Statement { .expression(prefix: "", .code(text)) }
}
