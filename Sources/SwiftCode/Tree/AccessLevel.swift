/// Access levels that generated declarations can have.
public enum AccessLevel: String, Sendable, CaseIterable {
  case `public`, package, `internal`, `fileprivate`, `private`
}
