/// Copies a message without its secrets, in one pass over its tokens.
struct XMLRedactor {
  private var scanner: XMLTokenScanner
  private let rule: SOAPRedaction
  private var output: [UInt8] = []
  private var open: [Range<Int>] = []
  /// How many elements were open outside the secret one that is being skipped.
  private var secretDepth: Int?
  /// The text before named a secret, as in `<Key>Password</Key><Value>…</Value>`.
  private var nextTextIsSecret = false
  private var sawRoot = false
  /// What was left out.
  private(set) var secrets: Set<String> = []
  /// What is secret wherever it stands.
  private let known: Set<String>

  init(_ bytes: [UInt8], limit: Int, rule: SOAPRedaction, known: Set<String> = []) {
    scanner = XMLTokenScanner(bytes, limit: limit)
    self.rule = rule
    self.known = known
  }

  /// A text with the characters that markup is made of as references.
  static func escaped(_ text: String) -> String {
    let references: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&apos;"]
    return text.reduce(into: "") { $0 += references[$1] ?? String($1) }
  }

  mutating func run() -> String {
    if scanner.bytes.isEmpty { return "" }
    while true {
      switch scanner.next() {
      case .start(let name, let attributes, let isEmpty):
        guard !open.isEmpty || !sawRoot else { return withheld }
        sawRoot = true
        start(name, attributes, isEmpty: isEmpty)
      case .end(let name):
        guard let expected = open.popLast(), scanner.bytes[name] == scanner.bytes[expected] else { return withheld }
        if secretDepth == open.count { secretDepth = nil }
        if secretDepth == nil { append("</" + scanner.string(name) + ">") }
      case .text(let range):
        if open.isEmpty {
          guard scanner.isSpace(range) else { return withheld }
        } else {
          text(range, SOAPMessageScan.unescaped(scanner.string(range)))
        }
      case .cdata(let range):
        guard !open.isEmpty else { return withheld }
        text(range, scanner.string(range))
      case .aside: continue
      case .truncated:
        guard sawRoot else { return withheld }
        return finish() + "… [cut off]"
      case .finished:
        guard sawRoot else { return withheld }
        return open.isEmpty ? finish() : finish() + "… [cut off]"
      case .malformed: return withheld
      }
    }
  }

  private var withheld: String { "[body withheld: \(scanner.bytes.count) bytes that are not well-formed XML]" }

  private func finish() -> String { SOAPRedaction.masking(secrets, in: String(decoding: output, as: UTF8.self)) }

  private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func start(_ name: Range<Int>, _ attributes: [XMLTokenScanner.Attribute], isEmpty: Bool) {
    let names = attributes.map { scanner.localName($0.name) }
    let values = attributes.map { SOAPMessageScan.unescaped(scanner.string($0.value)) }
    // <Parameter name="Password" value="…"/> names its secret in an attribute.
    let isSecret =
      secretDepth != nil || rule.isSecret(scanner.localName(name))
      || values.contains { rule.names.contains($0) }
    if secretDepth == nil {
      append("<" + scanner.string(name))
      for (index, attribute) in attributes.enumerated() {
        append(" " + scanner.string(attribute.name) + "=\"")
        if isDeclaration(attribute) || (names[index] == "nil" && !rule.isSecret(names[index])) {
          append(rule.withoutEmbeddedSecrets(quoted(attribute.value)))
        } else if isSecret || rule.isSecret(names[index]) {
          append("***")
        } else {
          append(rule.withoutEmbeddedSecrets(masked(quoted(attribute.value), values[index])))
        }
        append("\"")
      }
      append(isEmpty ? "/>" : ">")
    }
    for (index, attribute) in attributes.enumerated()
    where (isSecret || rule.isSecret(names[index])) && !isDeclaration(attribute) && names[index] != "nil" {
      remember(values[index])
    }
    guard !isEmpty else { return }
    if secretDepth == nil, isSecret {
      secretDepth = open.count
      append("***")
    }
    open.append(name)
  }

  /// A text as it stands, unless it is, or holds, a known secret that is written with references.
  private func masked(_ text: String, _ value: String) -> String {
    if text == value || known.isEmpty { return text }
    let masked = SOAPRedaction.masking(known, in: value)
    return masked == value ? text : Self.escaped(masked)
  }

  private func isDeclaration(_ attribute: XMLTokenScanner.Attribute) -> Bool {
    let name = scanner.string(attribute.name)
    return name == "xmlns" || name.hasPrefix("xmlns:")
  }

  /// The value as it stands, fit for double quotation marks.
  private func quoted(_ range: Range<Int>) -> String {
    String(scanner.string(range).flatMap { $0 == "\"" ? Array("&quot;") : [$0] })
  }

  private mutating func text(_ range: Range<Int>, _ value: String) {
    if scanner.isSpace(range) {
      if secretDepth == nil { append(scanner.string(range)) }
      return
    }
    if secretDepth != nil {
      remember(value)
      return
    }
    let word = SOAPMessageScan.singleLine(value, limit: 200)
    if nextTextIsSecret {
      nextTextIsSecret = false
      remember(value)
      append("***")
      return
    }
    nextTextIsSecret = rule.names.contains(word)
    let shown = rule.withoutEmbeddedSecrets(value)
    append(shown == value ? masked(scanner.string(range), value) : shown)
  }

  private mutating func remember(_ value: String) {
    let value = value.drop { $0.isWhitespace }
    guard !value.isEmpty else { return }
    var text = String(value)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    secrets.insert(text)
  }
}
