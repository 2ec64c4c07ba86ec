import Foundation
import SchemaDocuments
import Testing

@testable import SchemaComponents

/// Reads documents that a test writes into a folder of its own.
struct ModelFixture {
  var files: [String: String]

  /// One schema; line 1 is the `xs:schema` start tag.
  init(
    schema content: String, attributes: String = "targetNamespace='urn:t' xmlns='urn:t' elementFormDefault='qualified'"
  ) {
    files = ["t.xsd": "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' \(attributes)>\n\(content)\n</xs:schema>"]
  }

  init(files: [String: String]) { self.files = files }

  /// The model, or the diagnostics as `file:line CODE`.
  func read(
    _ entries: [String] = [], locations: [String: String] = [:]
  ) throws -> (model: SchemaModel?, problems: [String], messages: [String]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "model-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    let root = folder.path(percentEncoded: false)
    let names = entries.isEmpty ? files.keys.sorted() : entries
    var diagnostics = DiagnosticCollector()
    let model = try? SchemaModelReader().read(
      documents: names.map { "\(root)/\($0)" }, locations: locations.mapValues { "\(root)/\($0)" },
      diagnostics: &diagnostics)
    let problems = diagnostics.diagnostics.map { item in
      let place = item.location.map { ($0.file.split(separator: "/").last.map(String.init) ?? "", $0.line) } ?? ("", 0)
      return "\(place.0):\(place.1) \(item.code)"
    }
    return (model, problems, diagnostics.diagnostics.map(\.description))
  }

  /// The model of documents without any problem.
  func model(_ entries: [String] = []) throws -> SchemaModel {
    let (model, problems, messages) = try read(entries)
    #expect(problems == [], "\(messages)")
    return try #require(model)
  }
}

extension SchemaModel {
  func type(_ name: String, namespace: String = "urn:t") throws -> TypeDefinition {
    self[try #require(typesByName[QualifiedName(name, namespace: namespace)])]
  }

  func complex(_ name: String, namespace: String = "urn:t") throws -> ComplexType {
    guard case .complex(let type) = try type(name, namespace: namespace).kind else { throw FixtureError() }
    return type
  }

  func simple(_ name: String, namespace: String = "urn:t") throws -> SimpleType {
    guard case .simple(let type) = try type(name, namespace: namespace).kind else { throw FixtureError() }
    return type
  }

  struct FixtureError: Error {}
}

extension ComplexType {
  /// A content model in short: `(a b? (c|d)* any)`.
  var summary: String {
    switch content {
    case .empty: "empty"
    case .simple: "simple"
    case .elements(let particle): particle.summary
    case .mixed(let particle): "mixed " + (particle?.summary ?? "empty")
    }
  }
}

extension Particle {
  var summary: String {
    let inner: String
    switch term {
    case .element(let element): inner = element.name.localName
    case .wildcard(let wildcard): inner = "any[\(wildcard.namespace) \(wildcard.processContents)]"
    case .group(let group):
      let separator = group.compositor == .choice ? "|" : group.compositor == .all ? "&" : " "
      inner = "(" + group.particles.map(\.summary).joined(separator: separator) + ")"
    }
    switch (minOccurs, maxOccurs) {
    case (1, 1): return inner
    case (0, 1): return inner + "?"
    case (0, nil): return inner + "*"
    case (1, nil): return inner + "+"
    default: return inner + "{\(minOccurs),\(maxOccurs.map(String.init) ?? "")}"
    }
  }
}
