public import HTTPTypes
@_spi(Generated) import XSDRuntime

/// One attempt of a call, for the decision whether there is another.
public struct SOAPAttempt: Sendable {
  /// What came of it.
  public enum Outcome: Sendable {
    /// A response, whatever its status and body.
    case response(HTTPResponse, [UInt8])
    /// No response; usually a ``SOAPTransportError``.
    case failure(any Error)

    func get() throws -> (HTTPResponse, [UInt8]) {
      switch self {
      case .response(let response, let body): return (response, body)
      case .failure(let error): throw error
      }
    }
  }

  /// One for the first attempt.
  public let number: Int
  /// Which operation is called.
  public let operation: SOAPOperationInfo
  /// What came of it.
  public let outcome: Outcome
  /// The fault in the response, if there is one.
  public let soapFault: SOAPFault?

  /// Creates an attempt; looks for a fault in its response.
  public init(number: Int, operation: SOAPOperationInfo, outcome: Outcome) {
    self.number = number
    self.operation = operation
    self.outcome = outcome
    if case .response(let response, let body) = outcome {
      soapFault = SOAPFault(in: body, version: operation.version, status: response.status.code)
    } else {
      soapFault = nil
    }
  }

  /// The fault in the response as the error that the call would throw.
  public func fault<Fault: SOAPFaultError>(as type: Fault.Type) -> Fault? { soapFault.map { Fault($0) } }

  /// `Retry-After` of the response (RFC 9110, 10.2.3); a date counts from the response's own `Date`.
  public var retryAfter: Duration? {
    guard case .response(let response, _) = outcome, let value = response.headerFields[.retryAfter] else { return nil }
    if let seconds = Int64(value.filter { !$0.isWhitespace }) {
      return seconds >= 0 ? .seconds(min(seconds, 1 << 32)) : nil
    }
    guard let until = HTTPDate(value), let now = response.headerFields[.date].flatMap({ HTTPDate($0) }) else {
      return nil
    }
    return .seconds(max(0, until.seconds - now.seconds))
  }
}

extension SOAPFault {
  /// The fault in a message; `nil` if it holds none.
  init?(in message: [UInt8], version: SOAPVersion, status: Int?) {
    guard SOAPMessageScan.startsWithFault(message),
      let read = try? SOAPEnvelope.read(
        message, version: version, options: XMLReadingOptions(),
        content: { reader throws(XMLError) in try reader.skip() }), case .fault(var fault) = read.body
    else { return nil }
    fault.httpStatus = status
    fault.headers = read.headers
    self = fault
  }
}

/// A date of HTTP in the form that servers must send: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).
struct HTTPDate {
  /// Seconds since 1970.
  let seconds: Int64

  init?(_ text: String) {
    let parts = text.split { $0 == " " || $0 == ":" }
    guard parts.count == 8, parts[7] == "GMT", let day = Int64(parts[1]), let year = Int64(parts[3]),
      let month = Self.months.firstIndex(of: String(parts[2])).map({ Int64($0) + 1 }), let hour = Int64(parts[4]),
      let minute = Int64(parts[5]), let second = Int64(parts[6]), (1...31).contains(day), (1970...9999).contains(year),
      (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
    else { return nil }
    // Days from the civil calendar, counted in years that begin in March.
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    seconds = ((days * 24 + hour) * 60 + minute) * 60 + second
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
