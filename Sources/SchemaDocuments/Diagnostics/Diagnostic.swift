/// One message to the user of the generator: what is wrong, where, and what to do about it.
public struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
  /// How serious a diagnostic is.
  public enum Severity: String, Sendable, Comparable {
    case note, warning, error

    private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }

    /// Orders from note to error.
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }
  }

  /// Stable identifier of the rule, for example `XSD0102`.
  public var code: String
  /// How serious it is.
  public var severity: Severity
  /// One sentence: what was expected and what was found.
  public var message: String
  /// Where in the input; `nil` when it concerns no document.
  public var location: SourceLocation?
  /// What the user can do about it.
  public var suggestion: String?
  /// The operation of a service that it is about; `nil` if it is about more than one.
  public var operation: String?

  /// Creates a diagnostic.
  public init(
    _ severity: Severity, code: String, _ message: String, at location: SourceLocation? = nil,
    suggestion: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.location = location
    self.suggestion = suggestion
  }

  /// `path:line: severity: message [CODE]`, the form that editors and build systems can jump to.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    let help = suggestion.map { " (\($0))" } ?? ""
    return "\(place)\(severity.rawValue): \(message)\(help) [\(code)]"
  }
}
