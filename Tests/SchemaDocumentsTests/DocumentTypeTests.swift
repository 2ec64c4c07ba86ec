import Foundation
import Testing

@testable import SchemaDocuments

/// DTDs in other files, what they may not do, and entities that expand to too much.
@Suite struct DocumentTypeTests {
  /// Loads `t.xml` of these files.
  private func load(
    _ files: [String: String], locations: [String: String] = [:], catalogs: [XMLCatalog] = []
  ) throws -> (root: SourceElement?, problems: [String], messages: [String]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dtd-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let root = folder.path(percentEncoded: false)
    var diagnostics = DiagnosticCollector()
    let resolver = LocationResolver(locations: locations.mapValues { "\(root)/\($0)" }, catalogs: catalogs)
    let document = DocumentLoader(resolver: resolver).load(path: "\(root)/t.xml", diagnostics: &diagnostics)
    let problems = diagnostics.diagnostics.map { item in
      let file = item.location?.file.split(separator: "/").last ?? ""
      return "\(file):\(item.location?.line ?? 0) \(item.severity.rawValue) \(item.code)"
    }
    return (document?.root, problems, diagnostics.diagnostics.map(\.description))
  }

  @Test func dtdsAndTheirModulesBesideTheDocumentAreRead() throws {
    let (root, problems, messages) = try load([
      "t.xml": "<!DOCTYPE a SYSTEM 'dtd/a.dtd'><a b='&one;' c='&two;'/>",
      "dtd/a.dtd": "<!ENTITY % module SYSTEM 'modules/m.ent'> %module; <!ENTITY one '1'><!ATTLIST a d CDATA 'given'>",
      "dtd/modules/m.ent": "<!ENTITY two '2'>",
    ])
    #expect(problems == [], "\(messages)")
    #expect(root?.attributes.map(\.value).sorted() == ["1", "2", "given"])
  }

  @Test(arguments: ["PUBLIC '-//A//B' 'http://h/a.dtd'", "SYSTEM 'http://h/a.dtd'", "PUBLIC ' -//A//B ' 'other'"])
  func dtdsByURLAreMapped(identifier: String) throws {
    let files = ["t.xml": "<!DOCTYPE a \(identifier)><a b='&one;'/>", "local.dtd": "<!ENTITY one '1'>"]
    let (root, problems, _) = try load(
      files, locations: ["http://h/a.dtd": "local.dtd", "-//A//B": "local.dtd"])
    #expect(problems == [])
    #expect(root?.attribute("b") == "1")
  }

  @Test func entitiesOfADTDThatIsNotKnownAreErrorsThatSayWhatToMap() throws {
    let (root, problems, messages) = try load(["t.xml": "<!DOCTYPE a SYSTEM 'http://h/a.dtd'>\n<a b='&one;'/>"])
    #expect(root == nil)
    #expect(problems == ["t.xml:1 note DOC0006", "t.xml:2 error DOC0002"])
    #expect(messages.last?.contains(#""locations": { "http://h/a.dtd": "path/to/file" }"#) == true)
  }

  @Test func theDTDOfXMLSchemaItselfIsNotMissed() throws {
    let (root, problems, _) = try load([
      "t.xml": "<!DOCTYPE a PUBLIC '-//W3C//DTD XMLSCHEMA 200102//EN' 'XMLSchema.dtd' [<!ENTITY % p ''>]><a/>"
    ])
    #expect(root != nil)
    #expect(problems == [])
  }

  @Test(arguments: [
    "<!DOCTYPE a SYSTEM '/etc/passwd'><a/>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM '/etc/passwd'> %p;]><a/>",
    "<!DOCTYPE a [<!ENTITY p SYSTEM '/etc/passwd'>]><a>&p;</a>",
    "<!DOCTYPE a [<!ENTITY p SYSTEM 'beside.txt'>]><a>&p;</a>",
  ])
  func otherFilesOfTheMachineAreRefused(text: String) throws {
    let (root, problems, _) = try load(["t.xml": text, "beside.txt": "text"])
    #expect(root == nil)
    #expect(problems == ["t.xml:1 error DOC0003"])
  }

  @Test func errorsInADTDNameItsFile() throws {
    let (_, problems, _) = try load(["t.xml": "<!DOCTYPE a SYSTEM 'a.dtd'><a/>", "a.dtd": "\n<!ENTITY"])
    #expect(problems.first == "a.dtd:2 error DOC0002")
  }

  /// Of the shape of schemas for the grammars of RFCs, on which libxml2 gives up by itself.
  @Test func entitiesInEntitiesThatComeToLittleAreExpanded() throws {
    let declarations = (1...11).map { "<!ENTITY e\($0) '(&e\($0 - 1);|&e\($0 - 1);)'>" }.joined()
    let text = "<!DOCTYPE a [<!ENTITY e0 '[a-z]'>\(declarations)]><a b='&e11;'><c d='&e11;'/>" + "&e9;" * 5 + "</a>"
    let (root, problems, _) = try load(["t.xml": text])
    #expect(problems == [])
    #expect(root?.attribute("b")?.utf8.count == 5 * 2048 + 3 * 2047)
    #expect(root?.children.first?.attribute("d") == root?.attribute("b"))
  }

  struct Bomb: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var files: [String: String]
  }

  static let bombs: [Bomb] = [
    Bomb(
      testDescription: "laughs in a DTD",
      files: ["t.xml": "<!DOCTYPE a SYSTEM 'a.dtd'><a>&l;</a>", "a.dtd": laughs("")]),
    Bomb(
      testDescription: "laughs of parameter entities",
      files: ["t.xml": "<!DOCTYPE a SYSTEM 'a.dtd'><a>&x;</a>", "a.dtd": laughs("% ") + "<!ENTITY x '%l;'>"]),
    Bomb(
      testDescription: "quadratic text", files: ["t.xml": quadratic("a", "<a>" + "&e;" * 30_000 + "</a>")]),
    Bomb(
      testDescription: "quadratic space", files: ["t.xml": quadratic(" ", "<a>" + "&e;" * 30_000 + "</a>")]),
    Bomb(
      testDescription: "quadratic attributes",
      files: ["t.xml": quadratic("a", "<a>" + ("<b c='" + "&e;" * 50 + "'/>") * 1000 + "</a>")]),
    Bomb(
      testDescription: "quadratic attribute", files: ["t.xml": quadratic("a", "<a b='" + "&e;" * 30_000 + "'/>")]),
    Bomb(
      testDescription: "quadratic namespaces",
      files: ["t.xml": quadratic("a", "<a>" + ("<b xmlns:c='" + "&e;" * 50 + "'/>") * 1000 + "</a>")]),
    Bomb(
      testDescription: "quadratic elements", files: ["t.xml": quadratic("<b/>", "<a>" + "&e;" * 10_000 + "</a>")]),
    Bomb(
      testDescription: "default attributes",
      files: ["t.xml": "<!DOCTYPE a [<!ATTLIST b c CDATA '\("a" * 100_000)'>]><a>" + "<b/>" * 10_000 + "</a>"]),
    Bomb(testDescription: "loop", files: ["t.xml": "<!DOCTYPE a [<!ENTITY x '&y;'><!ENTITY y '&x;'>]><a b='&x;'/>"]),
  ]

  private static func laughs(_ kind: String) -> String {
    let sign = kind.isEmpty ? "&" : "%"
    return zip("bcdefghijkl", "abcdefghijk").reduce("<!ENTITY \(kind)a 'aaaaaaaaaa'>") { text, names in
      text + "<!ENTITY \(kind)\(names.0) '" + "\(sign)\(names.1);" * 10 + "'>"
    }
  }

  private static func quadratic(_ text: String, _ content: String) -> String {
    "<!DOCTYPE a [<!ENTITY e '\(text * 50_000)'>]>\(content)"
  }

  @Test(.timeLimit(.minutes(1)), arguments: bombs)
  func entityBombsAreRefused(bomb: Bomb) throws {
    let (root, problems, _) = try load(bomb.files)
    #expect(root == nil)
    #expect(problems.contains { $0.hasSuffix("error DOC0004") || $0.hasSuffix("error DOC0002") }, "\(problems)")
  }

  @Test(
    arguments: [
      ("UTF-16, no mark", Array("<a b='é𝄞'/>".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, "é𝄞"),
      (
        "UTF-16, no mark, other order", Array("<a b='é𝄞'/>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "é𝄞"
      ),
      (
        "Shift-JIS",
        Array("<?xml version='1.0' encoding='Shift_JIS'?><a b='".utf8) + [0x93, 0xFA, 0x96, 0x7B] + Array("'/>".utf8),
        "日本"
      ),
      ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array("<a b='é'/>".utf8), "é"),
    ] as [(String, [UInt8], String)])
  func encodingsAreDecoded(name: String, bytes: [UInt8], expected: String) throws {
    var diagnostics = DiagnosticCollector()
    let document = DocumentLoader().parse(bytes: bytes, path: "t.xml", diagnostics: &diagnostics)
    #expect(document?.root.attribute("b") == expected)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0], Array("<?xml version='1.0' encoding='x-none'?><a/>".utf8),
      Array("<?xml version='1.0'?><a b='".utf8) + [0xE9] + Array("'/>".utf8),
    ] as [[UInt8]])
  func encodingsThatAreNotKnownOrNotKeptAreErrors(bytes: [UInt8]) {
    var diagnostics = DiagnosticCollector()
    #expect(DocumentLoader().parse(bytes: bytes, path: "t.xml", diagnostics: &diagnostics) == nil)
    #expect(diagnostics.hasErrors)
  }
}

/// The text so many times.
private func * (text: String, count: Int) -> String { String(repeating: text, count: count) }
