/// Makes Swift names of schema names.
enum Casing {
  /// The name of a type: the schema's own where it is a Swift name that begins with a capital; otherwise its
  /// words joined, each with a capital.
  static func typeName(_ schemaName: String, fallback: String = "Value") -> String {
    let schemaName = unescaped(schemaName)
    if Identifier.isValid(schemaName), let first = schemaName.unicodeScalars.first(where: { $0 != "_" }),
      !first.properties.isLowercase
    {
      return ReservedWords.isForbiddenTypeName(schemaName) ? schemaName + "Value" : schemaName
    }
    var name = ""
    for word in words(schemaName, splitsAtUnderscore: false) { name += capitalized(word) }
    // An underscore alone is a pattern to Swift, and more of them are no name to a reader.
    if name.allSatisfy({ $0 == "_" }) { name = fallback }
    name = startingLikeIdentifier(name)
    return ReservedWords.isForbiddenTypeName(name) ? name + "Value" : name
  }

  /// The name of a property, parameter or method.
  static func memberName(_ schemaName: String, fallback: String = "value") -> String {
    var name = lowerCamel(schemaName, fallback: fallback)
    while ReservedWords.isForbiddenMember(name) { name += "Value" }
    return name
  }

  /// The name of an enumeration case.
  static func caseName(_ word: String) -> String {
    var name = word.isEmpty ? "empty" : lowerCamel(signed(word), fallback: "")
    if name.isEmpty { name = symbolNames(word) }
    while ReservedWords.isForbiddenCase(name) { name += "Value" }
    return name
  }

  /// Lower camel case; acronyms at the beginning are lowered whole.
  static func lowerCamel(_ schemaName: String, fallback: String) -> String {
    var parts = words(unescaped(schemaName), splitsAtUnderscore: true)
    if parts.isEmpty { return fallback }
    if parts.count > 1 && !parts.contains(where: hasLowercase) { parts = parts.map { $0.lowercased() } }
    var name = loweredPrefix(parts[0])
    for word in parts.dropFirst() {
      if let last = name.unicodeScalars.last, let next = word.unicodeScalars.first, isDigit(last), isDigit(next) {
        name += "_"
      }
      name += capitalized(word)
    }
    return startingLikeIdentifier(name)
  }

  // MARK: Parts of a name

  /// The words between separators; whatever cannot stand in an identifier separates.
  private static func words(_ schemaName: String, splitsAtUnderscore: Bool) -> [String] {
    if schemaName.utf8.allSatisfy({ isASCIIAlphanumeric($0) }) { return schemaName.isEmpty ? [] : [schemaName] }
    var words: [String] = []
    var word = ""
    for scalar in schemaName.unicodeScalars {
      if Identifier.isTail(scalar) && !(splitsAtUnderscore && scalar == "_") {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// `MSCLKIDAuto` → `msclkidAuto`, `HTML5` → `html5`, `iOS` → `iOS`.
  private static func loweredPrefix(_ word: String) -> String {
    let scalars = Array(word.unicodeScalars)
    var count = 0
    while count < scalars.count, isUppercase(scalars[count]) { count += 1 }
    if count == 0 { return word }
    // The last capital of a run begins the next word, if lower-case letters follow it.
    if count > 1 && count < scalars.count && isLowercase(scalars[count]) && !isPlural(scalars, at: count) { count -= 1 }
    var name = ""
    for scalar in scalars[..<count] { name += scalar.properties.lowercaseMapping }
    name.unicodeScalars.append(contentsOf: scalars[count...])
    return name
  }

  /// Whether the letter at `index` is the plural `s` of the acronym before it: `IDs`, `URLsByHost`.
  private static func isPlural(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    scalars[index] == "s" && (index + 1 == scalars.count || isUppercase(scalars[index + 1]))
  }

  private static func capitalized(_ word: String) -> String {
    guard let first = word.unicodeScalars.first, isLowercase(first) else { return word }
    let upper = first.properties.titlecaseMapping
    return upper + String(word.unicodeScalars.dropFirst())
  }

  private static func startingLikeIdentifier(_ name: String) -> String {
    guard let first = name.unicodeScalars.first, !Identifier.isHead(first) else { return name }
    return "_" + name
  }

  private static func hasLowercase(_ word: String) -> Bool { word.unicodeScalars.contains(where: isLowercase) }

  private static func isUppercase(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
  }

  private static func isLowercase(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? (0x61...0x7A).contains(scalar.value) : scalar.properties.isLowercase
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private static func isASCIIAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  // MARK: Words without letters

  /// `+x-y` → `plus x minus y`: the signs are all that tells it from `-x+y`. A hyphen inside a word is none.
  private static func signed(_ word: String) -> String {
    let scalars = Array(word.unicodeScalars)
    let hasSigns = scalars.first == "-" || scalars.first == "+"
    var spelled = ""
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      if scalar == "+" {
        spelled += " plus "
      } else if scalar == "-", hasSigns && Identifier.isTail(next) || isGrade(scalars, at: index) {
        spelled += " minus "
      } else {
        spelled.unicodeScalars.append(scalar)
      }
    }
    return spelled
  }

  /// Whether a sign ends a word, as in `A-`.
  private static func isGrade(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    index > 0 && index + 1 == scalars.count && Identifier.isTail(scalars[index - 1])
  }

  /// `Balance_x0020_LCY` → `Balance LCY`: what .NET makes of names that are none in XML.
  private static func unescaped(_ schemaName: String) -> String {
    guard schemaName.contains("_x") else { return schemaName }
    let scalars = Array(schemaName.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if index + 6 < scalars.count, scalars[index] == "_", scalars[index + 1] == "x", scalars[index + 6] == "_",
        let code = UInt32(String(String.UnicodeScalarView(scalars[(index + 2)..<(index + 6)])), radix: 16),
        let scalar = Unicode.Scalar(code)
      {
        result.append(scalar)
        index += 7
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return String(result)
  }

  private static func symbolNames(_ word: String) -> String {
    var parts: [String] = []
    for scalar in word.unicodeScalars {
      switch scalar {
      case "+": parts.append("plus")
      case "-": parts.append("minus")
      case "*": parts.append("asterisk")
      case "/": parts.append("slash")
      case "%": parts.append("percent")
      case "=": parts.append("equal")
      case "<": parts.append("less")
      case ">": parts.append("greater")
      case "!": parts.append("exclamation")
      case "?": parts.append("question")
      case "#": parts.append("numberSign")
      case "&": parts.append("ampersand")
      case "$": parts.append("dollar")
      case ".": parts.append("dot")
      case ",": parts.append("comma")
      case " ": parts.append("space")
      case "_": parts.append("underscore")
      default: break
      }
    }
    guard let first = parts.first else { return "word" }
    return first + parts.dropFirst().map(capitalized).joined()
  }
}
