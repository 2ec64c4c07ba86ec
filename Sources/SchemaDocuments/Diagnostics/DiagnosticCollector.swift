/// Collects the diagnostics of one stage, so that the user sees all of them and not only the first.
public struct DiagnosticCollector: Sendable {
  /// What was reported so far, in order of discovery.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Creates an empty collector.
  public init() {}

  /// Adds one diagnostic.
  public mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Says of what was reported last, from some number on, that it is about one operation.
  public mutating func assign(from first: Int, to operation: String) {
    for index in diagnostics.indices.dropFirst(first) { diagnostics[index].operation = operation }
  }

  /// Takes out what is about an operation that nobody asks for, unless it is an error.
  public mutating func removeRemarks(aboutOtherOperationsThan wanted: Set<String>) {
    diagnostics.removeAll { diagnostic in
      diagnostic.severity != .error && diagnostic.operation.map { !wanted.contains($0) } ?? false
    }
  }

  /// Whether anything reported is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Throws ``DiagnosedFailure`` with everything reported so far if any of it is an error: the pipeline stops
  /// between stages.
  public func checkpoint() throws(DiagnosedFailure) {
    if hasErrors { throw DiagnosedFailure(diagnostics: diagnostics) }
  }
}

/// A stage failed; carries everything that was found, warnings and notes included.
public struct DiagnosedFailure: Error, Sendable, CustomStringConvertible {
  /// All diagnostics reported up to the failure.
  public var diagnostics: [Diagnostic]

  /// Creates a failure from its diagnostics.
  public init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// One diagnostic a line.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
