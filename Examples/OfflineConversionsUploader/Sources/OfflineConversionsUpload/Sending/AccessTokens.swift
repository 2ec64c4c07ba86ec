/// Where access tokens come from.
public protocol AccessTokenSource: Sendable {
  /// The token that the run starts with.
  func currentToken() async throws -> String
  /// Another token after one has expired, about an hour after it was issued.
  func refreshedToken() async throws -> String
}

/// The token that all calls share; calls whose token expires at the same time cause one refresh.
actor AccessTokens {
  private let source: any AccessTokenSource
  private var token: String?
  private var refresh: Task<String, any Error>?

  init(_ source: any AccessTokenSource) {
    self.source = source
  }

  func current() async throws -> String {
    if let token { return token }
    let first = try await source.currentToken()
    token = token ?? first
    return token ?? first
  }

  /// Replaces an expired token, unless another call has done so already.
  func replace(_ expired: String) async throws {
    if let token, token != expired { return }
    let refresh = self.refresh ?? Task { [source] in try await source.refreshedToken() }
    self.refresh = refresh
    defer { self.refresh = nil }
    token = try await refresh.value
  }
}
