import GeneratorCore
import SchemaDocuments
import SwiftCode
import Testing

@Suite struct ConfigurationTests {
  @Test func everyKeyIsRead() throws {
    let text = """
      {
        "documents": ["a/B.wsdl", "/c.xsd"], "name": "N", "access": "package", "operations": ["O"], "types": ["T"],
        "names": {"types": {"A": "B"}, "members": {"A/b": "c"}, "enumerationCases": {"E/w": "x"}, "operations": {"O": "p"}},
        "enclosingType": "Outer", "parts": {"types": 3, "client": 2}, "documentation": "docs.json",
        "locations": {"http://x/y.xsd": "local/y.xsd"}, "generate": ["types", "server"]
      }
      """
    let configuration = try ConfigurationReader.read(Array(text.utf8), path: "some/folder/config.json")
    #expect(configuration.documents == ["some/folder/a/B.wsdl", "/c.xsd"])
    #expect(configuration.outputName == "N")
    #expect(configuration.access == .package)
    #expect(configuration.operations?.map(\.text) == ["O"])
    #expect(configuration.operations?.first?.location == SourceLocation(file: "some/folder/config.json", line: 2))
    #expect(configuration.names.enumerationCases.map(\.name) == ["x"])
    #expect(configuration.enclosingType?.text == "Outer")
    #expect(configuration.parts.types == 3 && configuration.parts.server == 1)
    #expect(configuration.documentation?.text == "some/folder/docs.json")
    #expect(configuration.locations == ["http://x/y.xsd": "some/folder/local/y.xsd"])
    #expect(configuration.generate == [.types, .server])
    #expect(
      OutputNames.all(for: configuration) == [
        "N.Types1.swift", "N.Types2.swift", "N.Types3.swift", "N.Enumerations.swift", "N.Server.swift",
        "N.Namespaces.swift",
      ])
  }

  @Test(arguments: [
    (#"{"documents": "A.wsdl"}"#, "CFG0004", "'documents' must be an array of strings, not a string"),
    (#"{"documents": [1]}"#, "CFG0004", "'documents[0]' must be a string, not a number"),
    (#"{"names": {"types": {"A": 1}}}"#, "CFG0004", "'names.types.A' must be a string, not a number"),
    (#"{"names": {"type": {}}}"#, "CFG0003", "unknown key \"type\" in 'names'"),
    (#"{"parts": 0}"#, "CFG0004", "'parts' must be a whole number from 1 to 999"),
    (#"{"parts": {"types": "2"}}"#, "CFG0004", "'parts.types' must be a whole number from 1 to 999"),
    (#"{"access": "open"}"#, "CFG0005", "'access' is \"public\", \"package\" or \"internal\", not \"open\""),
    (#"{"enclosingType": "a b"}"#, "CFG0005", "'enclosingType' is not a Swift type name: \"a b\""),
    (#"{"enclosingType": "Type"}"#, "CFG0005", "'enclosingType' is not a Swift type name: \"Type\""),
    (#"{"name": "a/b"}"#, "CFG0005", "'name' cannot begin a file name: \"a/b\""),
    (#"{"generate": ["tests"]}"#, "CFG0005", "'generate' lists \"types\", \"client\" and \"server\", not \"tests\""),
    (#"[]"#, "CFG0004", "the configuration must be an object, not an array"),
    (#"{"name": "a", "name": "b"}"#, "CFG0002", "not a JSON text: the key \"name\" stands twice in one object"),
    (#"{"name": "a"} x"#, "CFG0002", "not a JSON text: unexpected text after the JSON value"),
    (#"{"name": nope}"#, "CFG0002", "not a JSON text: 'nope' is not a JSON value"),
    (#"{"name": "\x"}"#, "CFG0002", "not a JSON text: unknown escape '\\x'"),
    (#"{"name": "\uD800"}"#, "CFG0002", "not a JSON text: a surrogate stands alone"),
    (
      "{\"name\": \"a\nb\"}", "CFG0002",
      "not a JSON text: a string contains a control character or is not closed on its line"
    ),
    (String(repeating: "[", count: 5_000), "CFG0002", "not a JSON text: more than 64 levels of nesting"),
    ("", "CFG0002", "not a JSON text: unexpected end of the JSON text"),
  ])
  func mistakesAreNamed(text: String, code: String, message: String) {
    let diagnostics = failure { _ = try ConfigurationReader.read(Array(text.utf8), path: "c.json") }
    #expect(diagnostics.map(\.code) == [code])
    #expect(diagnostics.first?.message == message)
    #expect(diagnostics.first?.location == SourceLocation(file: "c.json", line: 1))
  }

  @Test func allMistakesAreReportedAtOnce() {
    let text = "{\"nam\": 1,\n\"acces\": 2,\n\"generat\": 3}"
    let diagnostics = failure { _ = try ConfigurationReader.read(Array(text.utf8), path: "c.json") }
    #expect(diagnostics.map(\.suggestion) == ["name", "access", "generate"].map { "did you mean \"\($0)\"?" })
    #expect(diagnostics.map { $0.location?.line } == [1, 2, 3])
  }

  @Test func theNameIsTheFirstDocumentsBaseName() {
    var configuration = Configuration()
    #expect(configuration.outputName == "Generated")
    configuration.documents = ["a.b/My.Service.wsdl", "Other.xsd"]
    #expect(configuration.outputName == "My.Service")
    configuration.documents = ["plain"]
    #expect(configuration.outputName == "plain")
  }

  @Test func escapesAreDecoded() throws {
    let text = #"{"names": {"members": {"A/\u00e9\ud83d\ude00\"\\\/\n": "x"}}}"#
    let configuration = try ConfigurationReader.read(Array(text.utf8), path: "c.json")
    #expect(configuration.names.members.map(\.path) == ["A/é😀\"\\/\n"])
  }
}
