/// Words that mean something to Swift or to the runtime that generated types build on.
enum ReservedWords {
  /// Whether a declaration or a plain mention of this name needs back-quotes.
  static func mustBeQuoted(_ name: String) -> Bool { keywords.contains(name) }

  /// Whether no type can have this name, or a type with it would make module-qualified mentions impossible.
  static func isForbiddenTypeName(_ name: String) -> Bool { forbiddenTypeNames.contains(name) }

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

  private static let forbiddenTypeNames: Set<String> = [
    "Self", "Type", "Protocol", "Any", "AnyObject", "Swift", "XSDRuntime", "SOAPRuntime", "SchemaNamespaces",
    "SchemaFacets", "SchemaDeclarations",
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
