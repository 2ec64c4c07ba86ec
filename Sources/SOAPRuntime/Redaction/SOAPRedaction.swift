/// What must not be seen in logs and error messages.
public struct SOAPRedaction: Sendable, Hashable {
  /// Local names of elements and attributes whose content is secret; letter case does not matter.
  public var names: Set<String> {
    didSet { lowercasedNames = Set(names.map { $0.lowercased() }) }
  }
  /// Parts of names that make any element or attribute secret; letter case does not matter.
  public var terms: [String]
  private var lowercasedNames: Set<String>

  /// Creates a rule.
  ///
  /// - Parameters:
  ///   - names: local names of elements and attributes whose content is secret.
  ///   - terms: parts of names that make any element or attribute secret.
  public init(names: Set<String>, terms: [String] = []) {
    self.names = names
    self.terms = terms
    lowercasedNames = Set(names.map { $0.lowercased() })
  }

  /// The rule for messages: the credentials of the services known to this package, and whatever is called a token,
  /// password, secret, credential or authorization.
  public static let standard = SOAPRedaction(
    names: [
      "AuthenticationToken", "DeveloperToken", "ApplicationToken", "Password", "UserName", "ApiKey", "AccessKey",
    ],
    terms: ["token", "password", "passwd", "secret", "credential", "authorization", "signature"])

  /// The rule for header structures and HTTP header fields: ``standard``, and keys and cookies.
  public static let headers = SOAPRedaction(
    names: standard.names, terms: standard.terms + ["key", "cookie", "authenticat"])

  /// Whether the content of an element or attribute of this local name is secret.
  public func isSecret(_ localName: String) -> Bool {
    let name = localName.lowercased()
    return lowercasedNames.contains(name) || terms.contains { name.contains($0.lowercased()) }
  }

  /// Text that holds markup of its own (an escaped message inside a message) is withheld if it names a secret.
  func withoutEmbeddedSecrets(_ text: String) -> String {
    guard text.contains("<") || text.contains("&") || text.contains("=") || text.contains("\"") else { return text }
    let lowercased = text.lowercased()
    let isSuspicious =
      lowercasedNames.contains { lowercased.contains($0) } || terms.contains { lowercased.contains($0.lowercased()) }
    return isSuspicious ? "[text withheld]" : text
  }

  /// The texts and attribute values of secret elements, so that they can be recognised elsewhere; those of less than six
  /// bytes are not: they would be found everywhere.
  func secretValues(in bytes: [UInt8]) -> Set<String> {
    var redactor = XMLRedactor(bytes, limit: .max, rule: self)
    _ = redactor.run()
    return redactor.secrets
  }

  /// A message as text for a log.
  ///
  /// Content of secret elements is replaced, comments and processing instructions are emptied, text that holds escaped
  /// markup with secrets is withheld. A message that is cut off is shown as far as it goes. A message that is not
  /// well-formed is not shown at all: where its secrets end cannot be known.
  ///
  /// - Parameters:
  ///   - bytes: the message.
  ///   - limit: how many bytes of it to look at.
  public func redact(_ bytes: [UInt8], limit: Int = .max) -> String { redact(bytes, limit: limit, known: []) }

  /// As ``redact(_:limit:)``; secrets that are known from elsewhere are left out as well, however they are written.
  func redact(_ bytes: [UInt8], limit: Int, known: Set<String>) -> String {
    var redactor = XMLRedactor(bytes, limit: limit, rule: self, known: known)
    return redactor.run()
  }

  /// Replaces every occurrence of known secrets, also where one is cut off after some characters or escaped.
  static func masking(_ secrets: Set<String>, in text: String) -> String {
    var forms: Set<String> = []
    // Short values would be found everywhere.
    for secret in secrets where secret.utf8.count >= 6 {
      forms.insert(secret)
      forms.insert(XMLRedactor.escaped(secret))
    }
    var text = text
    // Longest first, because one may be part of another.
    for secret in forms.sorted(by: { $0.utf8.count > $1.utf8.count }) { text = masking(secret, in: text) }
    return text
  }

  /// As many characters of a secret as are one.
  private static let tellingLength = 12

  private static func masking(_ secret: String, in text: String) -> String {
    let head = secret.prefix(tellingLength)
    guard text.contains(head) else { return text }
    var result = ""
    var rest = text[...]
    while let found = rest.firstRange(of: head) {
      result += rest[..<found.lowerBound] + "***"
      rest = rest[found.upperBound...]
      // The rest of it, or what is left of that.
      var missing = secret[head.endIndex...]
      while let next = rest.first, next == missing.first {
        rest.removeFirst()
        missing.removeFirst()
      }
    }
    return result + rest
  }
}
