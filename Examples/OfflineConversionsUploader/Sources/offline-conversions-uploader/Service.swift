import CampaignManagementDouble
import CampaignManagementV13
import Foundation
import Logging
import OfflineConversionsUpload
import SOAPRuntime
import SOAPURLSessionTransport

/// The service that the rows go to: the real one, or in the demo its double.
struct Service {
  var conversions: CampaignManagementConversions
  var tokens: EnvironmentTokens
  /// Where the rows go, as the journal names it.
  var target: String
  private var double: CampaignManagementDouble?

  static func real(_ credentials: Credentials, _ sending: SendingArguments, _ logger: Logger) -> Service {
    let endpoint = sending.endpoint ?? CampaignManagementService.defaultEndpoint
    return Service(
      conversions: conversions(credentials, endpoint, sending, logger), tokens: credentials.tokens,
      target: "account \(credentials.accountID) at \(endpoint)")
  }

  /// Starts the double: it refuses the second call with "too many calls", under HTTP status 200 as the service does.
  static func demo(_ sending: SendingArguments, _ logger: Logger) async throws -> Service {
    let double = try await CampaignManagementDouble(
      DoubleScenario(
        disturbances: [2: .fault(.callRateExceeded, status: 200)], latency: .milliseconds(300),
        unknownGoalNames: [SampleFile.unknownGoalName]))
    var service = Service(
      conversions: conversions(.demo, double.endpoint, sending, logger), tokens: Credentials.demo.tokens,
      target: "the demo")
    service.double = double
    return service
  }

  func stop() async {
    await double?.stop()
  }

  private static func conversions(
    _ credentials: Credentials, _ endpoint: String, _ sending: SendingArguments, _ logger: Logger
  ) -> CampaignManagementConversions {
    // Failed calls are logged by the uploader; this adds every exchange, and the messages with all secrets redacted.
    let logsExchanges = logger.logLevel <= .debug
    return CampaignManagementConversions(
      CampaignManagementService(
        transport: URLSessionTransport(), endpoint: endpoint, headers: credentials.headers,
        middlewares: logsExchanges ? [LoggingMiddleware(logger: logger, successLevel: .debug, bodyLevel: .trace)] : [],
        options: SOAPClientOptions(timeout: .seconds(sending.timeout))))
  }
}
