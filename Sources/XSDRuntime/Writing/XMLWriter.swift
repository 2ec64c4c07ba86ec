/// Writes elements into one growing buffer; prefixes are decided once per message, in order of first use.
///
/// The namespace of the root element becomes the default namespace unless the root has unqualified children; others
/// get prefixes where they are first needed.
public struct XMLWriter: ~Copyable {
  struct Binding {
    var namespace: UInt32
    var prefix: [UInt8]
    /// Depth of the element that carries the declaration.
    var depth: Int
    /// Whether only qualified names in values use it: the tags of an element must not change their prefix.
    var isForValues = false
  }

  var buffer: XMLByteBuffer
  var bindings: [Binding] = []
  /// The open elements. Their names belong to tables, which live as long as the process, or to ``ownNames``.
  var path = XMLStack<Unmanaged<XMLWireName>>(capacity: 32)
  var ownNames: [XMLName: XMLWireName] = [:]
  /// Names that are none, while the elements that bear them are open.
  var refusedNames: [XMLWireName] = []
  /// Elements that leave fewer open than this end more than themselves: the scope of declarations, or a piece.
  private var scopeDepth = 0
  /// The prefix that stands for ``prefixNamespace``, as long as no declaration comes or goes.
  private(set) var prefixBytes = XMLPrefixBytes()
  private(set) var prefixNamespace: UInt32 = 0
  /// Whether any element was given a default namespace for the names in its values alone.
  var hasDefaultForValues = false
  var defaultNamespace: UInt32 = 0
  private var prefixCount = 0
  /// Namespaces that only this message knows.
  var localNamespaces: [String: UInt32] = [:]
  /// Whether the root element has begun.
  var hasRoot = false
  /// Offset after the root's name, where a declaration can still be put in.
  var rootNameEnd = -1
  /// Whether any bytes were handed out.
  var isPartlyTaken = false
  /// Whether the root's start tag was among them, so that nothing can be put in or taken out any more.
  var isRootTaken = false
  /// Where the document goes piece by piece, if it does not stay in memory.
  let sink: XMLPieceSink?
  /// What was written on the open start tag by name.
  var ownAttributes: Set<XMLName> = []
  var usesSchemaInstance = false
  /// Whether the namespace of `xsi` is declared on the root before it is known whether anything uses it.
  private let expectsSchemaInstance: Bool
  var declaresSchemaInstance = false
  /// Whether a value could not be written, or not as it was read, because there is a default namespace.
  var wantsNoDefaultNamespace = false
  /// Whether qualified names read without prefix are written so, with their namespace as the default one.
  var keepsMissingPrefixes = true
  /// Offset behind the last name in a value that stands without prefix because there is no default namespace.
  var bareNameEnd = -1
  /// `<name` is written, `>` is not.
  var tagIsOpen = false
  /// The first failure; writing goes on, ``finish()`` throws it.
  var failure: XMLError?

  /// Creates a writer.
  ///
  /// - Parameter capacity: bytes to make room for at the start.
  public init(capacity: Int = 1024) {
    self.init(buffer: XMLByteBuffer(capacity: capacity), expectsSchemaInstance: false)
  }

  /// Creates a writer that appends to an empty buffer.
  init(buffer: consuming XMLByteBuffer, expectsSchemaInstance: Bool, sink: XMLPieceSink? = nil) {
    self.buffer = buffer
    self.expectsSchemaInstance = expectsSchemaInstance
    self.sink = sink
    if sink != nil {
      scopeDepth = .max
      keepsMissingPrefixes = false
    }
  }

  /// Ends the document.
  ///
  /// - Returns: what was written and not taken by ``takeBytes()``: without that, the whole document.
  /// - Throws: ``XMLError`` if a value could not be written, with the path of its element, or if an element is still
  ///   open.
  public mutating func finish() throws(XMLError) -> [UInt8] {
    if failure == nil {
      if !path.isEmpty { throw misuse("the document cannot end here: '\(pathText)' is open") }
      if !hasRoot { throw misuse("the document has no root element") }
    }
    return try takeAll()
  }

  /// What was written and not taken yet.
  mutating func takeAll() throws(XMLError) -> [UInt8] {
    if try settle() { return buffer.take() }
    declaresSchemaInstance = true
    return buffer.take(inserting: "\(Self.schemaInstanceDeclaration)", at: rootNameEnd)
  }

  /// Declares the namespace of `xsi` on the root if anything has used it, and only then: whether anything is nil or
  /// derived shows while writing, the declaration belongs on the root all the same.
  ///
  /// - Returns: `false` if there is no room for it where the document stands.
  mutating func settle() throws(XMLError) -> Bool {
    if let failure { throw failure }
    if isRootTaken { return true }
    let declaration = Self.schemaInstanceDeclaration
    if usesSchemaInstance, !declaresSchemaInstance, rootNameEnd >= 0 {
      declaresSchemaInstance = buffer.insert(declaration, at: rootNameEnd)
      return declaresSchemaInstance
    }
    if declaresSchemaInstance, !usesSchemaInstance {
      buffer.remove(declaration.utf8CodeUnitCount, at: rootNameEnd)
      declaresSchemaInstance = false
    }
    return true
  }

  private static let schemaInstanceDeclaration: StaticString =
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""

  /// Writes `<?xml version="1.0" encoding="UTF-8"?>`.
  mutating func declaration() { buffer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }

  // MARK: Elements

  /// How an element says which namespace it is in, if nothing around it has said so.
  enum NamespaceStyle {
    /// With a prefix.
    case prefixed
    /// As the default namespace of everything inside.
    case asDefault
    /// With a prefix, and with no default namespace for what is inside.
    case withoutDefault
  }

  /// Whether ``prefixBytes`` is what names in a namespace are written with, so that nothing has to be declared.
  @inline(__always)
  mutating func knowsPrefix(of namespace: UInt32) -> Bool {
    namespace == prefixNamespace || findPrefix(of: namespace)
  }

  @inline(never)
  private mutating func findPrefix(of namespace: UInt32) -> Bool {
    if namespace == defaultNamespace {
      prefixBytes = XMLPrefixBytes()
    } else {
      guard let prefix = prefix(of: namespace), prefix.count < 8 else { return false }
      let bytes = prefix + [UInt8(ascii: ":")]
      prefixBytes = XMLPrefixBytes(bytes: bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }, length: bytes.count)
    }
    prefixNamespace = namespace
    return true
  }

  private mutating func forgetPrefix() {
    prefixNamespace = defaultNamespace
    prefixBytes = XMLPrefixBytes()
  }

  /// Opens an element.
  @inline(__always)
  mutating func start(_ name: XMLWireName, _ style: NamespaceStyle = .prefixed, prefix suggested: String? = nil) {
    if name.namespace == prefixNamespace,
      style == .prefixed || (style == .asDefault && prefixBytes.length == 0)
    {
      closeTag()
      path.append(.passUnretained(name))
      let prefix = prefixBytes
      buffer.appendUnchecked(name.expected.length + 40) { next in next.appendOpenTag(prefix, name.expected) }
      openTag()
    } else {
      startAnew(name, style, suggested)
    }
  }

  private mutating func startAnew(_ name: XMLWireName, _ style: NamespaceStyle, _ suggested: String?) {
    closeTag()
    path.append(.passUnretained(name))
    buffer.append(UInt8(ascii: "<"))
    let freesDefault = style == .withoutDefault && defaultNamespace != 0 && name.namespace != 0
    if name.namespace == defaultNamespace, !freesDefault {
      buffer.append(name.local.span)
      openTag()
      return
    }
    if name.namespace == XMLWellKnown.schemaInstance { usesSchemaInstance = true }
    var prefix: [UInt8] = []
    var isNew = true
    if name.namespace != 0, style != .asDefault || XMLWellKnown.isBound(name.namespace) {
      if let known = self.prefix(of: name.namespace) {
        prefix = known
        isNew = false
      } else {
        prefix = suggested.map { Array($0.utf8) } ?? newPrefix(for: name.name.namespace)
      }
      append(prefix: prefix)
    }
    buffer.append(name.local.span)
    openTag()
    if isNew { declare(name.namespace, name.name.namespace, prefix: prefix) }
    if freesDefault { declare(0, "", prefix: []) }
  }

  @inline(__always)
  private mutating func openTag() {
    tagIsOpen = true
    if path.count == 1, rootNameEnd < 0 { openRoot() }
  }

  private mutating func openRoot() {
    hasRoot = true
    rootNameEnd = buffer.count
    if !expectsSchemaInstance { return }
    buffer.append(Self.schemaInstanceDeclaration)
    declaresSchemaInstance = true
  }

  /// Closes the element opened last.
  @inline(__always)
  mutating func end() {
    let name = path.removeLast()
    name._withUnsafeGuaranteedRef { name in
      if tagIsOpen {
        buffer.append("/>")
        tagIsOpen = false
      } else if name.namespace == prefixNamespace, !hasDefaultForValues {
        let prefix = prefixBytes
        buffer.appendUnchecked(name.expected.length + 40) { next in next.appendEndTag(prefix, name.expected) }
      } else {
        endTag(name)
      }
    }
    if path.count < scopeDepth { leaveScope() }
  }

  private mutating func endTag(_ name: XMLWireName) {
    buffer.append("</")
    if name.namespace != defaultNamespace || declaresDefaultForValues, let prefix = prefix(of: name.namespace) {
      append(prefix: prefix)
    }
    buffer.append(name.local.span)
    buffer.append(UInt8(ascii: ">"))
  }

  /// Takes the declarations out of scope that the elements closed since carried, and hands out what is a whole piece.
  @inline(never)
  private mutating func leaveScope() {
    if let last = bindings.last, last.depth > path.count {
      while let last = bindings.last, last.depth > path.count { removeBinding() }
      forgetPrefix()
    }
    if sink == nil { scopeDepth = bindings.last?.depth ?? 0 } else { handOutPiece() }
  }

  private mutating func removeBinding() {
    if bindings.removeLast().prefix.isEmpty { defaultNamespace = bindings.last { $0.prefix.isEmpty }?.namespace ?? 0 }
  }

  /// Whether the element that has just been closed has a default namespace that its own tags do not use.
  private var declaresDefaultForValues: Bool {
    hasDefaultForValues && bindings.contains { $0.depth == path.count + 1 && $0.isForValues && $0.prefix.isEmpty }
  }

  /// A place in a document to which writing can return.
  struct Mark {
    fileprivate let count: Int
    fileprivate let tagIsOpen: Bool
    fileprivate let failure: XMLError?
    fileprivate let prefixCount: Int
    fileprivate let hasRoot: Bool
    fileprivate let rootNameEnd: Int
    fileprivate let declaresSchemaInstance: Bool
    fileprivate let depth: Int
    fileprivate let bindings: Int
  }

  /// The place where writing is; valid as long as nothing written before it is handed out or closed.
  func mark() -> Mark {
    Mark(
      count: buffer.count, tagIsOpen: tagIsOpen, failure: failure, prefixCount: prefixCount, hasRoot: hasRoot,
      rootNameEnd: rootNameEnd, declaresSchemaInstance: declaresSchemaInstance, depth: path.count,
      bindings: bindings.count)
  }

  /// Takes back everything written since.
  mutating func rewind(to mark: Mark) {
    _ = buffer.removeTail(from: mark.count)
    (tagIsOpen, failure, prefixCount) = (mark.tagIsOpen, mark.failure, mark.prefixCount)
    (hasRoot, rootNameEnd, declaresSchemaInstance) = (mark.hasRoot, mark.rootNameEnd, mark.declaresSchemaInstance)
    while path.count > mark.depth { _ = path.removeLast() }
    while bindings.count > mark.bindings { removeBinding() }
    leaveScope()
    forgetPrefix()
    wantsNoDefaultNamespace = false
    bareNameEnd = min(bareNameEnd, mark.count)
  }

  /// Writes an element; once more with prefixes if values in it cannot be written under a default namespace.
  mutating func root(_ style: NamespaceStyle, _ write: (NamespaceStyle, inout XMLWriter) -> Void) {
    let start = mark()
    // Under a default namespace of an element further out, having a prefix is not enough.
    let prefixed = defaultNamespace == 0 ? NamespaceStyle.prefixed : .withoutDefault
    wantsNoDefaultNamespace = false
    write(style, &self)
    if wantsNoDefaultNamespace, style != prefixed {
      rewind(to: start)
      write(prefixed, &self)
    }
    if wantsNoDefaultNamespace {
      rewind(to: start)
      keepsMissingPrefixes = false
      write(prefixed, &self)
      keepsMissingPrefixes = true
    }
  }

  /// Makes a namespace known to the open start tag and everything inside it.
  mutating func declareIfNeeded(_ namespace: UInt32, _ uri: String, prefix suggested: String? = nil) {
    if namespace == XMLWellKnown.schemaInstance { usesSchemaInstance = true }
    if namespace == 0 || namespace == defaultNamespace || prefix(of: namespace) != nil { return }
    declare(namespace, uri, prefix: suggested.map { Array($0.utf8) } ?? newPrefix(for: uri))
  }

  mutating func declare(_ namespace: UInt32, _ uri: String, prefix: [UInt8]) {
    if uri == XMLName.xmlnsNamespace { fail("the namespace '\(uri)' cannot be declared (Namespaces in XML, 3)") }
    bindings.append(Binding(namespace: namespace, prefix: prefix, depth: path.count))
    scopeDepth = max(scopeDepth, path.count)
    if prefix.isEmpty { defaultNamespace = namespace }
    forgetPrefix()
    if prefix.isEmpty {
      buffer.append(" xmlns=\"")
    } else {
      buffer.append(" xmlns:")
      buffer.append(prefix)
      buffer.append("=\"")
    }
    appendEscaped(uri, inAttribute: true)
    buffer.append(UInt8(ascii: "\""))
  }

  mutating func newPrefix(for uri: String) -> [UInt8] {
    prefixCount += 1
    return Array("n\(prefixCount)".utf8)
  }

  /// The innermost prefix bound to a namespace and not bound anew further in.
  func prefix(of namespace: UInt32) -> [UInt8]? {
    // `xsi` is declared on the root when anything has used it.
    if namespace == XMLWellKnown.xml { return Array("xml".utf8) }
    if namespace == XMLWellKnown.schemaInstance { return Array("xsi".utf8) }
    var index = bindings.count - 1
    while index >= 0 {
      let binding = bindings[index]
      if binding.namespace == namespace, !binding.prefix.isEmpty, !binding.isForValues { return binding.prefix }
      index -= 1
    }
    return nil
  }

  mutating func append(prefix: [UInt8]) {
    buffer.append(prefix)
    buffer.append(UInt8(ascii: ":"))
  }

  @inline(__always)
  mutating func closeTag() {
    if tagIsOpen {
      buffer.append(UInt8(ascii: ">"))
      tagIsOpen = false
    }
  }

  // MARK: Failure

  /// Remembers the first failure with the path of the open element.
  mutating func fail(_ message: String) { fail(message, path: pathText) }

  mutating func fail(_ message: String, path: String) {
    if failure == nil { failure = XMLError(.unencodableCharacter, message, path: path) }
  }

  /// Names of the open elements.
  var pathText: String {
    path.indices.map { path[$0].takeUnretainedValue().name.localName }.joined(separator: "/")
  }

  /// - Parameter child: the element, if it is not the open one but one inside it.
  mutating func failCharacter(_ bad: UInt32, in child: XMLExpectedName? = nil) {
    var names = pathText
    if let child {
      let bytes = UnsafeBufferPointer(start: child.start, count: child.length)
      names += (names.isEmpty ? "" : "/") + String(decoding: bytes, as: UTF8.self)
    }
    fail("U+\(String(bad, radix: 16, uppercase: true)) cannot be written in XML 1.0", path: names)
  }
}
