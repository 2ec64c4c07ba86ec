import HTTPTypes
import Logging
import SOAPRuntime
import Synchronization

let soapNamespace = "http://schemas.xmlsoap.org/soap/envelope/"

/// A transport that gives the same answer every time.
func answering(_ text: String, status: Int = 200, type: String? = "text/xml; charset=utf-8") -> InMemoryTransport {
  InMemoryTransport { _, _ in (response(status, type), Array(text.utf8)) }
}

func response(_ status: Int, _ type: String? = "text/xml; charset=utf-8") -> HTTPResponse {
  var response = HTTPResponse(status: HTTPResponse.Status(code: status))
  response.headerFields[.contentType] = type
  return response
}

func envelope(_ body: String, header: String = "") -> String {
  "<s:Envelope xmlns:s=\"\(soapNamespace)\">\(header)<s:Body>\(body)</s:Body></s:Envelope>"
}

let successBody =
  "<AddGoalsResponse xmlns=\"urn:goals\"><Ids xmlns:a=\"urn:arrays\"><a:long>7</a:long></Ids><Count>1</Count></AddGoalsResponse>"

func fault(code: String = "s:Server", string: String = "Invalid client data.", detail: String) -> String {
  envelope(
    "<s:Fault><faultcode>\(code)</faultcode><faultstring xml:lang=\"en-US\">\(string)</faultstring>"
      + "<detail>\(detail)</detail></s:Fault>")
}

let authenticationFault = fault(
  detail: """
    <AdApiFaultDetail xmlns="urn:faults" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
      <TrackingId>track-1</TrackingId>
      <Errors><AdApiError><Code>109</Code><Message>Token expired</Message></AdApiError></Errors>
    </AdApiFaultDetail>
    """)

/// Records what passes through it.
final class Recorder<Element: Sendable>: Sendable {
  private let storage = Mutex<[Element]>([])
  func append(_ element: Element) { storage.withLock { $0.append(element) } }
  var elements: [Element] { storage.withLock { $0 } }
}

/// Keeps what is logged, one line an event.
struct RecordingLogHandler: LogHandler {
  let lines: Recorder<String>
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace
  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }
  func log(event: LogEvent) {
    let metadata = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
    lines.append("\(event.level) \(event.message) " + metadata.joined(separator: " "))
  }
}
