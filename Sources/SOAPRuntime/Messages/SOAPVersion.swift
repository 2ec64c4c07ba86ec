import HTTPTypes

/// The two versions of SOAP: they differ in namespace, media type and the shape of a fault.
public enum SOAPVersion: Sendable, Hashable {
  /// SOAP 1.1 (W3C Note of 8 May 2000).
  case soap11
  /// SOAP 1.2 (W3C Recommendation, second edition).
  case soap12

  /// Namespace of `Envelope`, `Header`, `Body` and `Fault`.
  public var envelopeNamespace: String {
    switch self {
    case .soap11: "http://schemas.xmlsoap.org/soap/envelope/"
    case .soap12: "http://www.w3.org/2003/05/soap-envelope"
    }
  }

  /// `1.1` or `1.2`.
  public var number: String {
    switch self {
    case .soap11: "1.1"
    case .soap12: "1.2"
    }
  }

  /// The version that a namespace belongs to.
  init?(envelopeNamespace: String) {
    switch envelopeNamespace {
    case SOAPVersion.soap11.envelopeNamespace: self = .soap11
    case SOAPVersion.soap12.envelopeNamespace: self = .soap12
    default: return nil
    }
  }

  /// Media type of a message; SOAP 1.2 carries the action in it, unless there is none (SOAP 1.2 Part 2, 6.5.3).
  func contentType(action: String = "") -> String {
    switch self {
    case .soap11: "text/xml; charset=utf-8"
    case .soap12:
      "application/soap+xml; charset=utf-8"
        + (action.isEmpty ? "" : "; action=\"\(action.filter { $0 != "\"" && $0 != "\\" })\"")
    }
  }

  /// The action that a request names: in a header field of its own, or in the media type; `nil` if it names none.
  func action(of request: HTTPRequest) -> String? {
    switch self {
    case .soap11: request.headerFields[.soapAction].map { Self.unquoted($0[...]) }
    case .soap12:
      request.headerFields[.contentType].flatMap { type in
        Self.parameters(of: type).first { $0.name == "action" }?.value
      }
    }
  }

  /// The parameters of a media type, their names in lower case (RFC 9110, 8.3.1). Values may hold semicolons in quotation
  /// marks.
  private static func parameters(of type: String) -> [(name: String, value: String)] {
    var isQuoted = false
    let parts = type.split { character in
      if character == "\"" { isQuoted.toggle() }
      return character == ";" && !isQuoted
    }
    return parts.dropFirst().compactMap { part in
      guard let sign = part.firstIndex(of: "=") else { return nil }
      let name = part[..<sign].filter { !$0.isWhitespace }.lowercased()
      return (name, unquoted(part[part.index(after: sign)...]))
    }
  }

  /// A value without white space and quotation marks around it.
  private static func unquoted(_ text: Substring) -> String {
    var value = text
    while value.first?.isWhitespace == true { value.removeFirst() }
    while value.last?.isWhitespace == true { value.removeLast() }
    if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
    return String(value)
  }
}
