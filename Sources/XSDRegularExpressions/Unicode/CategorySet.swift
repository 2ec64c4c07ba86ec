/// General categories of Unicode, as `\p{Lu}` names them (Part 2, F.1.1).
struct CategorySet: OptionSet, Sendable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The names in the order of their bits. `Cs` is not a name in XML Schema: surrogates are no characters.
  private static let names = [
    "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Zs",
    "Zl", "Zp", "Sm", "Sc", "Sk", "So", "Cc", "Cf", "Co", "Cn", "Cs",
  ]

  static let all = CategorySet(rawValue: 1 << UInt32(names.count) - 1)

  /// All names that may stand in `\p{…}`, blocks aside.
  static let allNames = ["L", "M", "N", "P", "Z", "S", "C"] + names.dropLast()

  /// A category by its two letters, or all of those that begin with one letter.
  init?(name: String) {
    guard Self.allNames.contains(name) else { return nil }
    var bits: UInt32 = 0
    for (index, candidate) in Self.names.enumerated() where candidate.hasPrefix(name) { bits |= 1 << UInt32(index) }
    rawValue = bits
  }

  init(_ category: Unicode.GeneralCategory) {
    let index: UInt32 =
      switch category {
      case .uppercaseLetter: 0
      case .lowercaseLetter: 1
      case .titlecaseLetter: 2
      case .modifierLetter: 3
      case .otherLetter: 4
      case .nonspacingMark: 5
      case .spacingMark: 6
      case .enclosingMark: 7
      case .decimalNumber: 8
      case .letterNumber: 9
      case .otherNumber: 10
      case .connectorPunctuation: 11
      case .dashPunctuation: 12
      case .openPunctuation: 13
      case .closePunctuation: 14
      case .initialPunctuation: 15
      case .finalPunctuation: 16
      case .otherPunctuation: 17
      case .spaceSeparator: 18
      case .lineSeparator: 19
      case .paragraphSeparator: 20
      case .mathSymbol: 21
      case .currencySymbol: 22
      case .modifierSymbol: 23
      case .otherSymbol: 24
      case .control: 25
      case .format: 26
      case .privateUse: 27
      case .unassigned: 28
      case .surrogate: 29
      @unknown default: 28
      }
    rawValue = 1 << index
  }

  /// `\d`.
  static let decimalDigits: CategorySet = .init(.decimalNumber)

  /// What `\w` leaves out: punctuation, separators and "other".
  static let notWords: CategorySet = ["P", "Z", "C"].reduce(into: []) { set, name in
    set.formUnion(CategorySet(name: name) ?? [])
  }

  var inverted: CategorySet { Self.all.subtracting(self) }
}
