import SwiftCode

/// The declarations that belong together in one file.
struct TranslatedUnit: Sendable {
  /// Declarations that stand in the enclosing type, if there is one.
  var nested: [Declaration] = []
  /// Extensions, which Swift allows at file level only.
  var fileLevel: [Declaration] = []
}
