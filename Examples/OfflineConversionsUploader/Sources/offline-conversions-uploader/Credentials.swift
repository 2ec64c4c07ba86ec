import ArgumentParser
import CampaignManagementV13
import Foundation
import OfflineConversionsUpload

/// Credentials from the environment; never from the command line, where every user of the machine can read them.
struct Credentials: Sendable {
  var tokens: EnvironmentTokens
  var developerToken: String
  var customerID: String
  var accountID: String

  private static let tokenVariables = ["BINGADS_AUTHENTICATION_TOKEN", EnvironmentTokens.fileVariable]
  private static let otherVariables = [
    "BINGADS_DEVELOPER_TOKEN", "BINGADS_CUSTOMER_ID", "BINGADS_CUSTOMER_ACCOUNT_ID",
  ]

  /// The credentials; `nil` if there are none at all.
  ///
  /// - Throws: a usage error if some of them are there and some are not.
  static func fromEnvironment(_ environment: [String: String]) throws -> Credentials? {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let hasToken = tokenVariables.contains { value($0) != nil }
    var missing = otherVariables.filter { value($0) == nil }
    if !hasToken && missing.count == otherVariables.count { return nil }
    if !hasToken { missing.insert(tokenVariables[0], at: 0) }
    guard missing.isEmpty else {
      throw ValidationError("The environment lacks \(missing.joined(separator: ", ")).")
    }
    return Credentials(
      tokens: EnvironmentTokens(token: value(tokenVariables[0]), file: value(EnvironmentTokens.fileVariable)),
      developerToken: value(otherVariables[0]) ?? "", customerID: value(otherVariables[1]) ?? "",
      accountID: value(otherVariables[2]) ?? "")
  }

  /// What the double of the service takes.
  static let demo = Credentials(
    tokens: EnvironmentTokens(token: "valid-token", file: nil), developerToken: "demo", customerID: "1",
    accountID: "2")

  /// Request headers but for the access token, which each call brings along.
  var headers: CampaignManagementServiceRequestHeaders {
    CampaignManagementServiceRequestHeaders(
      customerAccountId: accountID, customerId: customerID, developerToken: developerToken)
  }
}

/// Access tokens from the environment, or from a file that something else keeps fresh.
struct EnvironmentTokens: AccessTokenSource {
  static let fileVariable = "BINGADS_AUTHENTICATION_TOKEN_FILE"
  var token: String?
  var file: String?

  func currentToken() async throws -> String {
    if let token { return token }
    return try await refreshedToken()
  }

  func refreshedToken() async throws -> String {
    guard let file else { throw MissingTokenFile() }
    return try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private struct MissingTokenFile: Error, CustomStringConvertible {
    var description: String {
      "set \(EnvironmentTokens.fileVariable) to a file that always holds a fresh token, or start again with another token"
    }
  }
}
