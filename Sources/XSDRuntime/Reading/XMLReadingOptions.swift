/// Bounds that protect a process from hostile documents. Passing one is a ``XMLError/Kind/limitExceeded``.
public struct XMLLimits: Sendable, Hashable {
  /// Size of the document in bytes.
  public var documentBytes: Int
  /// Elements inside one another.
  public var depth: Int
  /// Attributes and namespace declarations of one element.
  public var attributesPerElement: Int
  /// Bytes in one name.
  public var nameBytes: Int
  /// Bytes in the text of one element or attribute.
  public var textBytes: Int
  /// Namespace declarations in force at one place.
  public var namespacesInScope: Int

  /// Creates limits; the defaults suit a server that talks to services it does not control.
  public init(
    documentBytes: Int = 1 << 30, depth: Int = 512, attributesPerElement: Int = 4096, nameBytes: Int = 1024,
    textBytes: Int = 1 << 28, namespacesInScope: Int = 1024
  ) {
    self.documentBytes = documentBytes
    self.depth = depth
    self.attributesPerElement = attributesPerElement
    self.nameBytes = nameBytes
    self.textBytes = textBytes
    self.namespacesInScope = namespacesInScope
  }
}

/// How a document is read into typed values.
public struct XMLReadingOptions: Sendable {
  /// What happens when a document is well-formed but does not follow its schema.
  public enum Conformance: Sendable, Hashable {
    /// Be liberal: unknown elements and attributes are skipped, any order is taken, `xsi:nil` where it may not stand
    /// counts as absent. Each deviation goes to ``XMLReadingOptions/onDeviation``.
    case lenient
    /// Every deviation is an error.
    case strict
  }

  /// Lenient by default.
  public var conformance: Conformance
  /// Bounds of size.
  public var limits: XMLLimits
  /// Whether a document type declaration is passed over instead of refused, as files of some formats begin with one.
  /// It has no effect: entities stay undefined, nothing is opened; one that declares attributes is refused all the same.
  public var skipsDocumentType = false
  /// Receives every tolerated deviation; finding its path costs a pass over the document, so leave it `nil` where
  /// nobody looks.
  public var onDeviation: (@Sendable (XMLError) -> Void)?

  /// Creates options.
  public init(
    conformance: Conformance = .lenient, limits: XMLLimits = XMLLimits(),
    onDeviation: (@Sendable (XMLError) -> Void)? = nil
  ) {
    self.conformance = conformance
    self.limits = limits
    self.onDeviation = onDeviation
  }

  /// Every deviation from the schema is an error.
  public static var strict: Self { Self(conformance: .strict) }
}

extension XMLReadingOptions {
  /// For what was read within somebody's limits already.
  static let unlimited = XMLReadingOptions(
    limits: XMLLimits(
      documentBytes: .max, depth: .max, attributesPerElement: .max, nameBytes: 1 << 30, textBytes: .max,
      namespacesInScope: .max))
}
