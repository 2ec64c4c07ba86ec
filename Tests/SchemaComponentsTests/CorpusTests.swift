import Foundation
import SchemaDocuments
import Testing

@testable import SchemaComponents

/// Real schemas and services of many authors: all are read, except those listed with the code that says why not.
@Suite(.enabled(if: SharedFiles.exists("corpus"), "the shared corpus is not beside the repository"))
struct CorpusTests {
  /// Sets that are refused, with the code that says why.
  private static let knownFailures = [
    "bullhorn": "XSD0016",  // wsdl:types is empty: none of its elements exists
    "portaplus": "XSD0016",  // its messages name elements of a namespace without schema
  ]

  /// Codes of the errors of one entry document; empty if it is read.
  private func errors(entry: String, locations: [String: String]) -> [Diagnostic] {
    var diagnostics = DiagnosticCollector()
    do {
      _ = try SchemaModelReader().read(documents: [entry], locations: locations, diagnostics: &diagnostics)
      return []
    } catch {
      return error.diagnostics.filter { $0.severity == .error }
    }
  }

  private func pairs(_ relative: String, base: String) -> [String: String] {
    guard let text = try? SharedFiles.text(relative) else { return [:] }
    var result: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let columns = line.split(separator: "\t")
      if columns.count >= 2 { result[String(columns[0])] = SharedFiles.path("\(base)/\(columns[1])") }
    }
    return result
  }

  private func survey(_ folder: String) throws -> [String: [Diagnostic]] {
    let shared = pairs("corpus/catalog/catalog.tsv", base: "corpus/catalog")
    var failures: [String: [Diagnostic]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: SharedFiles.path(folder)).sorted() {
      let set = "\(folder)/\(name)"
      guard let entry = try? SharedFiles.text("\(set)/ENTRY").trimmingCharacters(in: .whitespacesAndNewlines) else {
        continue
      }
      let own = pairs("\(set)/CATALOG.tsv", base: set)
      let found = errors(
        entry: SharedFiles.path("\(set)/\(entry)"), locations: shared.merging(own) { _, own in own })
      if !found.isEmpty { failures[name] = found }
    }
    return failures
  }

  private func describe(_ failures: [String: [Diagnostic]]) -> String {
    failures.sorted { $0.key < $1.key }.map { name, diagnostics in
      "\(name): \(diagnostics.count) errors, \(Set(diagnostics.map(\.code)).sorted().joined(separator: " "))\n"
        + diagnostics.prefix(3).map { "    \($0)" }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  @Test func realDocumentsAreRead() throws {
    let failures = try survey("corpus/real")
    #expect(Set(failures.keys) == Set(Self.knownFailures.keys), "\(describe(failures))")
    for (name, code) in Self.knownFailures {
      #expect(Set(failures[name, default: []].map(\.code)) == [code])
    }
  }

  @Test func databindingPatternsAreRead() throws {
    let failures = try survey("corpus/databinding")
    #expect(Set(failures.keys) == [], "\(describe(failures))")
  }
}
