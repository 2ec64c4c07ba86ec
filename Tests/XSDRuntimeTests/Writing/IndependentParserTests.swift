import Foundation
import Testing

@_spi(Generated) @testable import XSDRuntime

/// What libxml2 and Python say about the writer's output. Skipped, and reported as skipped, where they are not installed.
@Suite struct IndependentParserTests {
  private static func tool(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static let xmllint = tool("xmllint")
  private static let python = tool("python3")

  /// Runs a tool with a document in a file; exit status and output.
  private func run(_ path: String?, _ arguments: [String], _ document: [UInt8]) throws -> (
    status: Int32, output: String
  ) {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xml")
    try Data(document).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: try #require(path))
    process.arguments = arguments + [file.path()]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = Pipe()
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private static let documents: [[UInt8]] = {
    var odd = EveryRow(count: 1, title: "]]> & \r\n\t 😀", needed: ["<>"])
    odd.words = ["&", "]]>"]
    odd.others = [XMLAttribute(name: XMLName("x", namespace: "urn:\"<"), value: "'\"\n")]
    let values: [[UInt8]?] = [
      try? EveryRow(xml: EveryRow.document).xmlBytes(), try? odd.xmlBytes(),
      try? EveryRow().xmlBytes(declaration: false),
      try? Goal().xmlBytes(element: XMLName("bare")), try? Wide().xmlBytes(),
    ]
    return values.compactMap { $0 }
  }()

  @Test(.enabled(if: xmllint != nil, "xmllint is not installed"))
  func outputIsWellFormed() throws {
    #expect(Self.documents.count == 5)
    for document in Self.documents { #expect(try run(Self.xmllint, ["--noout", "--nonet"], document).status == 0) }
    #expect(try run(Self.xmllint, ["--noout", "--nonet"], Array("<a>".utf8)).status != 0)
  }

  @Test(.enabled(if: xmllint != nil, "xmllint is not installed"))
  func outputOfTheCanonicalFormIsCanonicallyTheSame() throws {
    let written = try EveryRow(xml: EveryRow.document).xmlBytes()
    let canonical = try run(Self.xmllint, ["--nonet", "--c14n"], written)
    let again = try run(Self.xmllint, ["--nonet", "--c14n"], EveryRow(xml: canonical.output).xmlBytes())
    #expect(canonical.status == 0 && again.status == 0)
    #expect(canonical.output == again.output)
  }

  @Test(.enabled(if: python != nil, "python3 is not installed"))
  func outputIsCanonicallyTheInput() throws {
    // What has several lexical forms is given in the one that is written.
    var input = EveryRow.document
    for (form, canonical) in [
      ("\" true \"", "\"true\""), ("xsi:nil=\"1\"", "xsi:nil=\"true\""), (" a&amp;b\n     c ", "a&amp;b c"),
      ("0012300", "00123"),
    ] { input = input.replacing(form, with: canonical) }
    let script = """
      import sys, xml.etree.ElementTree as E
      print(E.canonicalize(from_file=sys.argv[1], strip_text=True, rewrite_prefixes=True,
        qname_aware_tags=['{urn:test}Kind'], qname_aware_attrs=['{\(schemaInstance)}type']))
      """
    let before = try run(Self.python, ["-c", script], Array(input.utf8))
    let after = try run(Self.python, ["-c", script], EveryRow(xml: input).xmlBytes())
    #expect(before.status == 0 && after.status == 0)
    #expect(before.output == after.output)
  }
}
