import HTTPTypes
import Logging
import SOAPRuntime
import Testing

@_spi(Generated) import XSDRuntime

/// Services repeat what they were sent: the secrets of a request are not shown in whatever comes of it.
@Suite struct EchoedSecretTests {
  /// What must not be seen, and what it looks like in a document.
  private static let secrets = [
    "s3cr3t-token-value", String(repeating: "Zx9", count: 500) + "end", "p&ss<w0rd>'1\"23456",
  ]

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }

  private static func numbered(_ text: String) -> String {
    text.unicodeScalars.map { "&#x" + String($0.value, radix: 16) + ";" }.joined()
  }

  /// Answers in which a secret is repeated in one place or another.
  private static func answers(_ secret: String) -> [(body: String, status: Int, type: String)] {
    let text = escaped(secret)
    let xml = "text/xml; charset=utf-8"
    return [
      (fault(string: "bad " + text, detail: ""), 500, xml),
      (fault(string: numbered(secret), detail: ""), 500, xml),
      (fault(code: "s:" + "Server", detail: "<Foo>\(text)</Foo>"), 500, xml),
      (fault(detail: "<Foo><![CDATA[\(secret)]]></Foo><Bar a=\"\(text)\"/>"), 200, xml),
      (
        fault(
          detail:
            "<AdApiFaultDetail xmlns=\"urn:faults\"><Errors><AdApiError><Code>\(text)</Code></AdApiError></Errors></AdApiFaultDetail>"
        ), 500, xml
      ),
      (envelope("<AddGoalsResponse xmlns=\"urn:goals\"><Count>\(text)</Count></AddGoalsResponse>"), 200, xml),
      (
        envelope("<AddGoalsResponse xmlns=\"urn:goals\"><Count>\(numbered(secret))</Count></AddGoalsResponse>"), 200,
        xml
      ),
      (
        envelope(
          "<AddGoalsResponse xmlns=\"urn:goals\"><Count>1</Count><X a=\"\(text)\">\(numbered(secret))</X></AddGoalsResponse>"
        ), 200, xml
      ),
      (
        envelope(successBody, header: "<s:Header><TrackingId xmlns=\"urn:goals\">\(text)</TrackingId></s:Header>"), 503,
        xml
      ),
      ("<html><body>\(text)</body></html>", 502, "text/html"), ("no: \(secret)", 502, "text/plain"),
      ("<a><Echo>\(text.prefix(15))", 200, xml), (envelope("<X>\(text)"), 200, xml),
    ]
  }

  @Test(arguments: secrets) func nothingOfItIsShown(_ secret: String) async throws {
    for answer in Self.answers(secret) {
      let lines = Recorder<String>()
      let logger = Logger(label: "test") { _ in RecordingLogHandler(lines: lines) }
      let service = GoalService(
        transport: answering(answer.body, status: answer.status, type: answer.type),
        headers: .init(authenticationToken: secret),
        middlewares: [LoggingMiddleware(logger: logger, bodyLevel: .debug)])
      var shown = lines
      do {
        _ = try await service.addGoals()
      } catch {
        shown.append("\(error)")
        if let error = error as? SOAPClientError, let underlying = error.underlying { shown.append("\(underlying)") }
      }
      #expect(!shown.elements.isEmpty)
      let telling = [secret.prefix(13), Self.escaped(secret).prefix(13), Self.numbered(secret).prefix(40)]
      for line in shown.elements {
        for part in telling { #expect(!line.contains(part), "\(answer.body.prefix(200)): \(line.prefix(1000))") }
      }
      shown = Recorder()
    }
  }

  @Test(arguments: [
    ("https://user:hunter?2secret@host/a", "https://***"), ("https://user:hunter/2secret@host/a", "https://***"),
    ("https://user:hunter2@host/a?b", "https://***@host/a"), ("https://h/x@y/z", "https://h/x@y/z"),
    ("https://[::1]:8080/x", "https://[::1]:8080/x"), ("https://h:80/x?token=secret", "https://h:80/x"),
  ])
  func endpoints(_ endpoint: String, _ shown: String) async throws {
    let service = GoalService(transport: answering("", status: 500), endpoint: endpoint)
    let error = await #expect(throws: SOAPClientError.self) { try await service.addGoals() }
    #expect(error?.endpoint == shown)
    #expect((error?.kind == .invalidEndpoint) == shown.contains("***"))
  }
}
