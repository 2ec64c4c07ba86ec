import SwiftCode

/// The declarations that belong together in one file.
struct TranslatedUnit: Sendable {
  /// The type that they are about; empty if nothing depends on it.
  var name = ""
  /// Declarations that stand in the enclosing type, if there is one.
  var nested: [Declaration] = []
  /// Extensions, which Swift allows at file level only.
  var fileLevel: [Declaration] = []
  /// Whether a signature mentions a type of the XML runtime: an import that is wider than its use is a warning.
  var exposesXMLRuntime = true
}
