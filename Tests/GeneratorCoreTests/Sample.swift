import Foundation
import GeneratorCore
import SchemaDocuments
import Testing

/// Runs the generator on documents written in a test.
struct Sample {
  /// Text of each file by the part of its name between the dots: `Types`, `Enumerations`, `Client`, …
  var files: [String: String] = [:]
  var diagnostics: [Diagnostic] = []

  var types: String { files["Types"] ?? "" }
  var codes: [String] { diagnostics.map(\.code) }

  /// Generates from schema components; `body` is what stands between the tags of `xs:schema`.
  init(schema body: String, config: String = "", attributes: String = #"elementFormDefault="qualified""#) throws {
    try self.init(
      document: """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t" \(attributes)>
        \(body)
        </xs:schema>
        """, name: "Sample.xsd", config: config)
  }

  /// Generates from a whole document; `config` holds members of the configuration beside `documents`.
  init(document: String, name: String, config: String = "", others: [String: String] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "generator-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try document.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    for (name, text) in others { try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8) }
    let json = "{\n\"documents\": [\"\(name)\"]" + (config.isEmpty ? "" : ",\n" + config) + "\n}"
    let path = folder.appending(path: "wsdl-generator-config.json").path(percentEncoded: false)
    let configuration = try ConfigurationReader.read(Array(json.utf8), path: path)
    var collector = DiagnosticCollector()
    let module = try Generator(configuration).generate(diagnostics: &collector)
    diagnostics = collector.diagnostics
    for file in module.files { files[String(file.name.split(separator: ".").dropFirst().first ?? "")] = file.text }
  }

  /// The declaration that begins with this text, without doc comments, as far as its closing brace.
  func declaration(_ start: String, in kind: String = "Types") -> String {
    var lines: [Substring] = []
    for line in (files[kind] ?? "").split(separator: "\n", omittingEmptySubsequences: true) {
      if line.contains("///") { continue }
      if lines.isEmpty && !line.hasPrefix(start) && !line.hasPrefix("@frozen " + start) { continue }
      lines.append(line)
      if line == "}" || (lines.count == 1 && line.hasSuffix("{}")) { break }
    }
    return lines.joined(separator: "\n")
  }
}

/// The diagnostics that a run fails with.
func failure(_ body: () throws -> Void) -> [Diagnostic] {
  do {
    try body()
  } catch let failure as DiagnosedFailure {
    return failure.diagnostics
  } catch {
    Issue.record(error)
  }
  return []
}
