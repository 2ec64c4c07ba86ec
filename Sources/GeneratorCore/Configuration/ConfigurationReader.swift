public import SchemaDocuments
import SwiftCode

/// Reads `wsdl-generator-config.json`.
public struct ConfigurationReader {
  private static let keys = [
    "documents", "name", "access", "operations", "types", "names", "enclosingType", "parts", "documentation",
    "locations", "catalogs", "generate",
  ]

  private let path: String
  private var diagnostics = DiagnosticCollector()

  /// The configuration in a file.
  ///
  /// - Throws: ``SchemaDocuments/DiagnosedFailure`` with everything that is wrong in it.
  public static func read(path: String) throws(DiagnosedFailure) -> Configuration {
    let bytes: [UInt8]
    do {
      bytes = try Files.read(path)
    } catch {
      throw DiagnosedFailure(diagnostics: [
        Diagnostic(
          .error, code: "CFG0001", "the configuration cannot be read: \(error.reason)", at: SourceLocation(file: path))
      ])
    }
    return try read(bytes, path: path)
  }

  /// The configuration in a text; `path` names it in messages and is what its paths are relative to.
  public static func read(_ bytes: [UInt8], path: String) throws(DiagnosedFailure) -> Configuration {
    var reader = ConfigurationReader(path: path)
    var configuration = Configuration()
    do {
      let node = try JSONReader.read(bytes)
      reader.apply(node, to: &configuration)
    } catch {
      reader.report("CFG0002", "not a JSON text: \(error.message)", line: error.line)
    }
    try reader.diagnostics.checkpoint()
    return configuration
  }

  private init(path: String) { self.path = path }

  private mutating func report(_ code: String, _ message: String, line: Int, suggestion: String? = nil) {
    diagnostics.report(
      Diagnostic(
        .error, code: code, message, at: SourceLocation(file: path, line: line), suggestion: suggestion))
  }

  private func location(_ node: JSONNode) -> SourceLocation { SourceLocation(file: path, line: node.line) }

  // MARK: Members

  private mutating func apply(_ node: JSONNode, to configuration: inout Configuration) {
    for member in members(of: node, at: "the configuration", keys: Self.keys) {
      let value = member.value
      switch member.key {
      case "documents": configuration.documents = entries(value, "documents").map { resolve($0.text) }
      case "name": configuration.name = fileName(value)
      case "access": apply(access: value, to: &configuration)
      case "operations": configuration.operations = entries(value, "operations")
      case "types": configuration.types = entries(value, "types")
      case "names": configuration.names = names(value)
      case "enclosingType": configuration.enclosingType = identifier(value)
      case "parts": configuration.parts = parts(value)
      case "documentation":
        configuration.documentation = string(value, "documentation").map {
          Configuration.Entry(resolve($0), at: location(value))
        }
      case "locations":
        for entry in dictionary(value, "locations") { configuration.locations[entry.path] = resolve(entry.name) }
      case "catalogs":
        configuration.catalogs = entries(value, "catalogs").map { .init(resolve($0.text), at: $0.location) }
      default: configuration.generate = outputs(value)
      }
    }
  }

  private mutating func apply(access node: JSONNode, to configuration: inout Configuration) {
    guard let word = string(node, "access") else { return }
    let allowed: [AccessLevel] = [.public, .package, .internal]
    if let access = AccessLevel(rawValue: word), allowed.contains(access) {
      configuration.access = access
    } else {
      report("CFG0005", "'access' is \"public\", \"package\" or \"internal\", not \"\(word)\"", line: node.line)
    }
  }

  private mutating func fileName(_ node: JSONNode) -> String? {
    guard let name = string(node, "name") else { return nil }
    if name.isEmpty || name.hasPrefix(".") || name.utf8.contains(where: { $0 == 0x2F || $0 < 0x20 }) {
      report("CFG0005", "'name' cannot begin a file name: \"\(name)\"", line: node.line)
      return nil
    }
    return name
  }

  private mutating func identifier(_ node: JSONNode) -> Configuration.Entry? {
    guard let name = string(node, "enclosingType") else { return nil }
    if !Identifier.isValid(name) || ReservedWords.mustBeQuoted(name) || ReservedWords.isForbiddenTypeName(name) {
      report("CFG0005", "'enclosingType' is not a Swift type name: \"\(name)\"", line: node.line)
      return nil
    }
    return Configuration.Entry(name, at: location(node))
  }

  private mutating func names(_ node: JSONNode) -> Configuration.Names {
    var names = Configuration.Names()
    let keys = ["types", "members", "enumerationCases", "operations"]
    for member in members(of: node, at: "'names'", keys: keys) {
      let overrides = dictionary(member.value, "names.\(member.key)")
      for override in overrides where !Identifier.isValid(override.name) {
        report(
          "CFG0005",
          "'names.\(member.key)' gives \"\(override.path)\" the name \"\(override.name)\", "
            + "which is not a Swift identifier", line: override.location?.line ?? member.line)
      }
      let valid = overrides.filter { Identifier.isValid($0.name) }
      switch member.key {
      case "types": names.types = valid
      case "members": names.members = valid
      case "enumerationCases": names.enumerationCases = valid
      default: names.operations = valid
      }
    }
    return names
  }

  private mutating func parts(_ node: JSONNode) -> Configuration.Parts {
    var parts = Configuration.Parts()
    if case .number = node.value {
      let count = partCount(node, "parts")
      parts.types = count
      parts.enumerations = count
      parts.client = count
      parts.server = count
      return parts
    }
    for member in members(of: node, at: "'parts'", keys: ["types", "enumerations", "client", "server"]) {
      let count = partCount(member.value, "parts.\(member.key)")
      switch member.key {
      case "types": parts.types = count
      case "enumerations": parts.enumerations = count
      case "client": parts.client = count
      default: parts.server = count
      }
    }
    return parts
  }

  private mutating func partCount(_ node: JSONNode, _ path: String) -> Int {
    if case .number(let text) = node.value, let count = Int(text), (1...999).contains(count) { return count }
    report("CFG0004", "'\(path)' must be a whole number from 1 to 999", line: node.line)
    return 1
  }

  private mutating func outputs(_ node: JSONNode) -> Configuration.Outputs {
    var outputs: Configuration.Outputs = []
    for entry in entries(node, "generate") {
      switch entry.text {
      case "types": outputs.insert(.types)
      case "client": outputs.insert(.client)
      case "server": outputs.insert(.server)
      default:
        report(
          "CFG0005", "'generate' lists \"types\", \"client\" and \"server\", not \"\(entry.text)\"",
          line: entry.location?.line ?? node.line)
      }
    }
    return outputs
  }

  // MARK: Values

  private mutating func members(of node: JSONNode, at place: String, keys: [String]) -> [JSONNode.Member] {
    guard case .object(let members) = node.value else {
      report("CFG0004", "\(place) must be an object, not \(node.kind)", line: node.line)
      return []
    }
    return members.filter { member in
      if keys.contains(member.key) { return true }
      let nearest = Spelling.nearest(to: member.key, in: keys)
      report(
        "CFG0003", "unknown key \"\(member.key)\" in \(place)", line: member.line,
        suggestion: nearest.map { "did you mean \"\($0)\"?" } ?? "known keys: \(keys.joined(separator: ", "))")
      return false
    }
  }

  private mutating func string(_ node: JSONNode, _ path: String) -> String? {
    if case .string(let text) = node.value { return text }
    report("CFG0004", "'\(path)' must be a string, not \(node.kind)", line: node.line)
    return nil
  }

  private mutating func entries(_ node: JSONNode, _ path: String) -> [Configuration.Entry] {
    guard case .array(let elements) = node.value else {
      report("CFG0004", "'\(path)' must be an array of strings, not \(node.kind)", line: node.line)
      return []
    }
    var entries: [Configuration.Entry] = []
    for (index, element) in elements.enumerated() {
      if let text = string(element, "\(path)[\(index)]") {
        entries.append(Configuration.Entry(text, at: location(element)))
      }
    }
    return entries
  }

  private mutating func dictionary(_ node: JSONNode, _ path: String) -> [Configuration.Override] {
    guard case .object(let members) = node.value else {
      report("CFG0004", "'\(path)' must be an object of strings, not \(node.kind)", line: node.line)
      return []
    }
    var overrides: [Configuration.Override] = []
    for member in members {
      if let text = string(member.value, "\(path).\(member.key)") {
        overrides.append(
          Configuration.Override(path: member.key, name: text, at: SourceLocation(file: self.path, line: member.line)))
      }
    }
    return overrides
  }

  /// A path of the configuration, which is relative to the folder that the configuration stands in.
  private func resolve(_ relative: String) -> String {
    guard !relative.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return relative }
    return String(path[...slash]) + relative
  }
}
