/// A pull reader for XML 1.0 with Namespaces over contiguous UTF-8.
///
/// It checks what the two specifications demand of a document without a document type declaration. Read the root with
/// ``readRoot()``, then either ask for children with ``nextChild()`` until it returns `false`, or consume the element
/// whole: ``string()``, ``skip()``, ``fragment()``, ``decode(_:)``. Call ``finish()`` after the root has been consumed.
/// After an error there is nothing more to read.
public struct XMLReader: ~Copyable {
  /// An element whose end tag has not been read.
  struct OpenElement {
    /// Offset of its `<`.
    var tagStart: Int
    /// Bytes of its name as written, prefix included.
    var nameLength: Int32
    /// Namespace bindings in scope outside of it.
    var outerBindings: Int32
  }

  struct NamespaceBinding {
    var prefixStart: Int
    var prefixLength: Int
    var namespace: UInt32
    var uri: String
  }

  struct AttributeSlot {
    var nameStart: Int
    var nameLength: Int
    /// Bytes of the prefix, or -1 if there is none.
    var prefixLength: Int
    var valueStart: Int
    var valueLength: Int
    /// Whether the value holds references or white space that normalization changes.
    var needsNormalization: Bool
    var isNamespaceDeclaration: Bool
    var namespace: UInt32
  }

  let buffer: XMLDocumentBuffer
  let base: UnsafePointer<UInt8>
  /// Bytes of the document.
  let count: Int
  let classes: UnsafePointer<UInt8>
  /// Options in force.
  public let options: XMLReadingOptions
  let isStrict: Bool
  /// Whether text may hold `]` or CR.
  let hasRareStops: Bool

  /// Offset of the next byte to look at.
  var position = 0
  /// Offset of the text last returned, for messages about it.
  var valueOffset = 0
  var stack = XMLStack<OpenElement>(capacity: 32)
  var bindings: [NamespaceBinding] = []
  var defaultNamespace: UInt32 = 0
  /// Identifiers of the namespaces declared so far, by ``XMLNameTable/key(_:)``.
  var namespaces: [String: UInt32] = [:]

  // The start tag read last.
  var currentKey: UInt64 = .max
  var currentLocalStart = 0
  var currentLocalLength = 0
  var currentNamespace: UInt32 = 0
  /// The start tag read last was `<a/>` and its end has not been taken.
  var isEmptyElement = false
  var attributes = XMLStack<AttributeSlot>(capacity: 4)
  /// What ``nextChild()`` found but its caller had no use for; the next call finds it again.
  enum PushedBack { case nothing, child, end }
  var pushedBack = PushedBack.nothing
  /// What the text of the element read last stands for if it is empty.
  var emptyText: [UInt8]?
  /// What becomes of white space if the text is a string.
  var whiteSpace = XMLWhiteSpace.preserve
  /// Facets whose patterns the text must match, if the value does not keep it; for strict reading.
  var literalFacets: XMLFacets?
  /// Text found in mixed content and not yet taken.
  var mixedText = ""
  /// `xsi:nil` is true on the start tag read last.
  var isNil = false
  /// Index of `xsi:type` in ``attributes``, or -1.
  var typeAttribute = -1
  var hasPlainAttributes = false
  /// The last element that was passed over although a member has its name, in another namespace.
  var lookalike: XMLName?
  /// The last element that was passed over because it is nil and may not be.
  var refusedNil: XMLName?
  /// An element without prefix was skipped; for ``fragment()``.
  var sawNoPrefix = false

  /// What the start tags read last suggest of the next one.
  var expectation = TagExpectation()
  /// Memory for the items of lists, to be used again.
  var itemBuffers = XMLItemBuffers()

  var names: XMLNameTable.Snapshot
  var scratch = XMLByteBuffer()
  /// Where the last deviation was reported, if anybody wants to know.
  private let deviations: XMLDeviationPlaces?

  /// Reads a document from an array of bytes. An array that nobody else holds is not copied.
  ///
  /// - Throws: ``XMLError`` if it is larger than the limit, in an unknown encoding, or holds characters that XML 1.0
  ///   does not allow.
  public init(
    _ bytes: consuming [UInt8], options: XMLReadingOptions = XMLReadingOptions()
  ) throws(XMLError) {
    let buffer = try XMLDocumentBuffer(bytes, limits: options.limits)
    self.buffer = buffer
    self.options = options
    base = buffer.base
    count = buffer.count
    classes = XMLCharacters.classes
    hasRareStops = buffer.hasRareStops
    isStrict = options.conformance == .strict
    names = XMLNameTable.shared.snapshot
    deviations = options.onDeviation.map { _ in XMLDeviationPlaces(buffer) }
  }

  /// Reads a document from a string.
  ///
  /// - Throws: ``XMLError`` as ``init(_:options:)`` does.
  public init(_ string: String, options: XMLReadingOptions = XMLReadingOptions()) throws(XMLError) {
    try self.init(Array(string.utf8), options: options)
  }

  /// Name of the element whose start tag was read last.
  public var name: XMLName {
    XMLName(text(at: currentLocalStart, currentLocalLength), namespace: uri(of: currentNamespace))
  }

  /// How many elements are open.
  public var depth: Int { stack.count }

  // MARK: Errors

  /// An error at the place read last.
  func error(_ kind: XMLError.Kind, _ message: String, at offset: Int? = nil) -> XMLError {
    var locator = XMLErrorLocator(base: base, count: buffer.count)
    let place = locator.locate(offset ?? position)
    return XMLError(kind, message, path: place.path, location: place.location)
  }

  /// In strict reading an error; in lenient reading a report to whoever listens.
  func deviation(
    _ kind: XMLError.Kind, _ message: @autoclosure () -> String, at offset: Int? = nil
  ) throws(XMLError) {
    if isStrict { throw error(kind, message(), at: offset) }
    guard let onDeviation = options.onDeviation, let deviations else { return }
    let place = deviations.locator.locate(offset ?? position)
    onDeviation(XMLError(kind, message(), path: place.path, location: place.location))
  }

  func text(at start: Int, _ length: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: base + start, count: length), as: UTF8.self)
  }

  /// Offset of the start tag read last.
  var tagOffset: Int { stack.last?.tagStart ?? position }
}
