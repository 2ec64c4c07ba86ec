/// Errors that generated server protocols throw.
public enum SOAPServerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The server does not implement this operation.
  case operationNotImplemented(String)

  /// One sentence.
  public var description: String {
    switch self {
    case .operationNotImplemented(let name): "the operation \(name) is not implemented"
    }
  }
}
