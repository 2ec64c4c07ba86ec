public import SchemaDocuments
public import SwiftCode

/// What `wsdl-generator-config.json` says; every member has a default.
public struct Configuration: Sendable {
  /// A word of the configuration and where it stands, so that a complaint about it can point there.
  public struct Entry: Sendable, Hashable {
    /// The word.
    public var text: String
    /// Where it stands.
    public var location: SourceLocation?

    /// Creates an entry.
    public init(_ text: String, at location: SourceLocation? = nil) {
      self.text = text
      self.location = location
    }
  }

  /// One `"schema name": "swiftName"` of `names`.
  public struct Override: Sendable, Hashable {
    /// What it applies to.
    public var path: String
    /// The Swift name.
    public var name: String
    /// Where it stands.
    public var location: SourceLocation?

    /// Creates an override.
    public init(path: String, name: String, at location: SourceLocation? = nil) {
      self.path = path
      self.name = name
      self.location = location
    }
  }

  /// The `names` member.
  public struct Names: Sendable, Hashable {
    /// `{namespace}Local` or `Local`.
    public var types: [Override] = []
    /// `TypeLocal/ElementLocal`.
    public var members: [Override] = []
    /// `EnumLocal/Word`.
    public var enumerationCases: [Override] = []
    /// Names of operations.
    public var operations: [Override] = []

    /// Creates names without overrides.
    public init() {}
  }

  /// Into how many files each kind of output is split.
  public struct Parts: Sendable, Hashable {
    /// Files of complex types; `nil` for as many as their size asks for.
    public var types: Int?
    /// Files of enumerations.
    public var enumerations = 1
    /// Files of clients.
    public var client = 1
    /// Files of servers.
    public var server = 1

    /// Creates parts of one file each, types of as many as they need.
    public init() {}
  }

  /// The kinds of output that can be left out.
  public struct Outputs: OptionSet, Sendable {
    /// The bits of the set.
    public let rawValue: Int
    /// Structures, enumerations and namespaces.
    public static let types = Outputs(rawValue: 1)
    /// Clients.
    public static let client = Outputs(rawValue: 2)
    /// Server protocols.
    public static let server = Outputs(rawValue: 4)

    /// Creates a set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
  }

  /// Paths of the entry documents, already resolved against the configuration's folder.
  public var documents: [String] = []
  /// Base name of the output files; `nil` stands for the first document's base name.
  public var name: String?
  /// Access level of everything generated.
  public var access: AccessLevel = .public
  /// Operations to keep; `nil` if there is no such filter.
  public var operations: [Entry]?
  /// Types to keep; `nil` if there is no such filter.
  public var types: [Entry]?
  /// Swift names that replace the derived ones.
  public var names = Names()
  /// Name of the enum that holds everything generated.
  public var enclosingType: Entry?
  /// Numbers of files.
  public var parts = Parts()
  /// Path of the documentation side file.
  public var documentation: Entry?
  /// Local paths of documents that are imported by URL.
  public var locations: [String: String] = [:]
  /// Paths of OASIS XML catalogs, asked in order for what ``locations`` does not map.
  public var catalogs: [Entry] = []
  /// The kinds of output.
  public var generate: Outputs = [.types, .client, .server]

  /// Creates the configuration that holds where no file says otherwise.
  public init() {}

  /// ``name``, or the base name of the first document.
  public var outputName: String { name ?? OutputNames.base(firstDocument: documents.first) }
}
