/// Words that mean something to Swift or to the runtime that generated types build on.
enum ReservedWords {
  /// Whether a declaration or a plain mention of this name needs back-quotes.
  static func mustBeQuoted(_ name: String) -> Bool { keywords.contains(name) }

  /// Whether no type can have this name, or a type with it would make module-qualified mentions impossible.
  static func isForbiddenTypeName(_ name: String) -> Bool { forbiddenTypeNames.contains(name) }

  /// Whether a type of this name would hide one of the standard library that programs mention all the time, in every file
  /// that imports the module.
  static func hidesStandardType(_ name: String) -> Bool { standardTypes.contains(name) }

  /// Whether no property can have this name: Swift gives it a meaning even in back-quotes, or the protocols that
  /// generated types conform to declare it.
  static func isForbiddenMember(_ name: String) -> Bool {
    forbiddenMembers.contains(name) || name.hasPrefix("xmlBoxed_")
  }

  /// Whether no enumeration case can have this name. `none` and `some` would be mistaken for those of `Optional`.
  static func isForbiddenCase(_ name: String) -> Bool { forbiddenCases.contains(name) }

  /// Names that no alternative of a choice, and no member of a substitution group, can have.
  static let ofAlternatives = ["xmlChoice", "xmlGroupCodec", "makeXMLCodec", "xml", "xmlBytes"]

  /// Names that no type can have in the enumeration over it and its base.
  static let ofVariants = ["unrecognized", "makeXMLCodec", "xmlPosition", "xml", "xmlBytes"]

  /// Names that no member of a union can have.
  static let ofUnions = ["unrecognized", "xmlMembers", "xmlMember", "makeXMLCodec", "xml", "xmlBytes"]

  /// Names that no static constant can have.
  static let ofConstants = ["self", "init", "Type", "Protocol"]

  /// The name as it is declared, and mentioned where no dot stands before it.
  static func quoted(_ name: String) -> String { mustBeQuoted(name) ? "`" + name + "`" : name }

  private static let keywords: Set<String> = [
    "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init", "inout",
    "internal", "let", "open", "operator", "private", "precedencegroup", "protocol", "public", "rethrows", "static",
    "struct", "subscript", "typealias", "var", "break", "case", "catch", "continue", "default", "defer", "do",
    "else", "fallthrough", "for", "guard", "if", "in", "repeat", "return", "throw", "switch", "where", "while",
    "as", "false", "is", "nil", "self", "super", "throws", "true", "try", "Any", "Self",
    // Words that Swift reads as operators or effects where an expression may begin.
    "any", "async", "await", "borrow", "consume", "copy", "discard", "each", "some", "then", "unsafe", "yield",
  ]

  private static let standardTypes: Set<String> = [
    "Actor", "AnyHashable", "AnyKeyPath", "Array", "ArraySlice", "AsyncSequence", "AsyncStream", "BinaryInteger",
    "Bool",
    "CancellationError", "CaseIterable", "Character", "Clock", "ClosedRange", "Codable", "CodingKey", "Collection",
    "Comparable",
    "CustomStringConvertible", "Decodable", "Decoder", "Dictionary", "Double", "Duration", "Encodable", "Encoder",
    "Equatable", "Error", "FixedWidthInteger", "Float", "FloatingPoint", "Hashable", "Hasher", "Identifiable", "Int",
    "Int16", "Int32", "Int64", "Int8", "IteratorProtocol", "KeyPath", "MainActor", "Mirror", "Never", "Numeric",
    "ObjectIdentifier", "Optional", "OptionSet", "Range", "RawRepresentable", "Regex", "Result", "Sendable", "Sequence",
    "Set", "Slice", "Span", "StaticString", "String", "StringProtocol", "Substring", "Task", "TaskGroup", "UInt",
    "UInt16", "UInt32", "UInt64", "UInt8", "Unicode", "Void", "WritableKeyPath",
  ]

  private static let forbiddenTypeNames: Set<String> = [
    "Self", "Type", "Protocol", "Any", "AnyObject", "Swift", "XSDRuntime", "SOAPRuntime", "SchemaNamespaces",
    "SchemaFacets", "SchemaDeclarations",
    // A function of every structure.
    "_rawHashValue",
  ]

  private static let forbiddenMembers: Set<String> = [
    "init", "self", "Self", "Type", "Protocol", "hashValue", "setNil", "isNil", "setAbsent", "validate",
    "makeXMLCodec", "xml", "xmlNilFields", "xmlPosition", "xmlGroupCodec",
    "xmlSetNil", "xmlIsNil", "xmlSetAbsent", "xmlRequired", "xmlValue",
  ]

  private static let forbiddenCases: Set<String> = [
    "none", "some", "unrecognized", "init", "self", "Self", "Type", "Protocol", "allCases", "rawValue",
    "hashValue", "makeXMLCodec",
  ]
}
