/// Builds the element tree of one document from the parser's events.
final class TreeBuilder {
  /// The deepest nesting that is read; all later stages may recurse over the tree.
  static let depthLimit = 250

  let file: String
  private(set) var root: SourceElement?
  private(set) var diagnostics: [Diagnostic] = []
  /// The parser's state for the document itself; entities are read with states of their own.
  var mainContext: UnsafeMutableRawPointer?
  /// Set once reading further makes no sense.
  var isStopped = false

  private var open: [SourceElement] = []
  /// The outermost open `documentation` element, with its depth; it collects the text of everything in it.
  private var documentation: (element: SourceElement, depth: Int)?
  /// Names by the address of libxml2's dictionary entry, so that each becomes a string once.
  private var names: [UnsafePointer<UInt8>: String] = [:]
  private var scopes: [NamespaceScope] = [NamespaceScope()]
  private var expandedSize = 0
  private var inputSize: Int

  /// Finds external DTDs.
  let resolver: LocationResolver
  /// Paths of the external DTD and of its modules, as far as they were read.
  var documentTypeFiles: [String] = []
  /// The internal general entities that the document declares.
  var entities: [String: [UInt8]] = [:]
  /// Whether libxml2 gave up on entities in the content of the document, where all of them are declared.
  var hasEntityAlarm = false
  /// The external DTD that was not found.
  var missingDocumentType: String?

  init(file: String, inputSize: Int, resolver: LocationResolver = LocationResolver()) {
    self.file = file
    self.resolver = resolver
    self.inputSize = inputSize
  }

  func report(
    _ severity: Diagnostic.Severity, _ code: DocumentDiagnosticCode, _ message: String, in file: String? = nil,
    line: Int, suggestion: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        severity, code: code.rawValue, message, at: SourceLocation(file: file ?? self.file, line: line),
        suggestion: suggestion))
  }

  /// Reports that a limit was passed, once, and stops.
  func stop(_ message: String, line: Int) {
    guard !isStopped else { return }
    isStopped = true
    report(.error, .limitExceeded, message, line: line)
  }

  /// The string of a name that libxml2 keeps in its dictionary; empty for a null pointer.
  func name(_ pointer: UnsafePointer<UInt8>?) -> String {
    guard let pointer else { return "" }
    if let known = names[pointer] { return known }
    let string = String(cString: pointer)
    names[pointer] = string
    return string
  }

  /// What an external DTD adds to the document.
  func addInput(_ size: Int) { inputSize += size }

  /// How much text and how many attribute values there may be, entities expanded.
  ///
  /// Without entities they are never longer than the document; UTF-16 may grow by half.
  var expansionLimit: Int { inputSize * 10 + (1 << 20) }

  /// Counts what entities may multiply.
  func count(_ size: Int, line: Int) {
    expandedSize += size
    if expandedSize > expansionLimit {
      stop("The document's entities expand to more than \(expansionLimit) bytes.", line: line)
    }
  }

  /// What an element costs that comes out of an entity, where a few bytes may stand for many elements.
  static let entityElementCost = 200

  func startElement(
    namespace: String, localName: String, bindings: [NamespaceScope.Binding], attributes: [SourceAttribute], line: Int,
    isInEntity: Bool = false
  ) {
    if isInEntity { count(Self.entityElementCost, line: line) }
    guard !isStopped else { return }
    guard open.count < Self.depthLimit else {
      return stop("Elements are nested more than \(Self.depthLimit) deep.", line: line)
    }
    let enclosing = scopes[scopes.count - 1]
    let scope = bindings.isEmpty ? enclosing : NamespaceScope(bindings: bindings, parent: enclosing)
    let element = SourceElement(
      namespace: namespace, localName: localName, attributes: attributes, scope: scope, file: file, line: line)
    if let parent = open.last { parent.children.append(element) } else if root == nil { root = element }
    open.append(element)
    scopes.append(scope)
    if let documentation {
      if Self.blockMarkup.contains(localName) { documentation.element.text += "\n\n" }
    } else if localName == "documentation" {
      documentation = (element, open.count)
    }
  }

  func endElement() {
    guard !isStopped, let element = open.popLast() else { return }
    scopes.removeLast()
    guard let documentation else { return }
    if open.count < documentation.depth {
      self.documentation = nil
    } else if Self.blockMarkup.contains(element.localName) {
      documentation.element.text += "\n\n"
    }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    guard !isStopped, let element = documentation?.element ?? open.last else { return }
    count(bytes.count, line: line)
    if element.text.isEmpty, Self.isBlank(bytes) { return }
    element.text += String(decoding: bytes, as: UTF8.self)
  }

  private static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      if bytes[index] > 0x20 { return false }
      index += 1
    }
    return true
  }

  /// Mark-up of HTML and DocBook that begins a paragraph.
  private static let blockMarkup: Set<String> = [
    "p", "P", "br", "BR", "div", "ul", "ol", "li", "table", "tr", "pre", "h1", "h2", "h3", "h4", "dl", "dt", "dd",
    "para", "itemizedlist", "listitem", "blockquote",
  ]
}
