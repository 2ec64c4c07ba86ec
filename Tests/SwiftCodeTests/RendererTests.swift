import SwiftCode
import Testing

@Suite struct RendererTests {
  @Test func structuresWithMembers() {
    let declaration = Declaration.type(
      TypeDeclaration(
        documentation: "A point.", access: .public, isNonisolated: true, .structure, "Point",
        inheritance: ["Hashable", "Sendable"],
        members: [
          .property(PropertyDeclaration(documentation: "Across.", access: .public, "x", type: "Int")),
          .property(PropertyDeclaration(access: .public, "`in`", type: "Int?")),
          .function(
            FunctionDeclaration(
              access: .public, "init",
              parameters: [.init("x", type: "Int"), .init("`in`", type: "Int?", defaultValue: "nil")],
              body: [.code("self.x = x"), .code("self.in = `in`")])),
          .property(
            PropertyDeclaration(
              "twice", type: "Int", body: .accessors(get: [.code("x * 2")], set: [.code("x = newValue / 2")]))),
        ]))
    #expect(
      Renderer.text(of: declaration) == """
        /// A point.
        public nonisolated struct Point: Hashable, Sendable {
          /// Across.
          public var x: Int
          public var `in`: Int?

          public init(x: Int, `in`: Int? = nil) {
            self.x = x
            self.in = `in`
          }

          var twice: Int {
            get { x * 2 }
            set { x = newValue / 2 }
          }
        }

        """)
  }

  @Test func protocolsEnumsAndExtensions() {
    #expect(
      Renderer.text(
        of: .type(
          TypeDeclaration(
            .protocol, "P",
            members: [
              .property(PropertyDeclaration("p", type: "Int", body: .requirement(isSettable: true))),
              .function(FunctionDeclaration("f", effects: "async throws", result: "Int")),
            ]))) == "protocol P {\n  var p: Int { get set }\n  func f() async throws -> Int\n}\n")
    let cases = Declaration.type(
      TypeDeclaration(
        .enumeration, "E",
        members: [
          .enumCase(EnumCaseDeclaration("a")), .enumCase(EnumCaseDeclaration("b", associatedTypes: ["Int", "String"])),
          .property(
            PropertyDeclaration(
              "word", type: "String",
              body: .getter([
                .switching(
                  "self",
                  [.init(".a", [.expression(prefix: "", .string("A"))]), .init(".b(_, let word)", [.code("word")])])
              ]))),
        ]))
    #expect(
      Renderer.text(of: cases) == """
        enum E {
          case a
          case b(Int, String)

          var word: String {
            switch self {
            case .a: "A"
            case .b(_, let word): word
            }
          }
        }

        """)
    #expect(Renderer.text(of: .type(TypeDeclaration(.extension, "E"))) == "extension E {}\n")
  }

  @Test func tablesHaveOneEntryALine() {
    let table = Expression.call(
      "Table<Self>",
      [
        .init(nil, .string("Name")), .init("namespace", .code("n")),
        .init("fields", .array([.call(".a", [.init(nil, .code("\\.a"))]), .call(".b", [.init("c", .code("1"))])])),
      ])
    let property = Declaration.property(
      PropertyDeclaration(isStatic: true, isConstant: true, "table", body: .stored(table)))
    #expect(
      Renderer.text(of: property, indentation: 2)
        == """
          static let table = Table<Self>(
            "Name", namespace: n,
            fields: [
              .a(\\.a),
              .b(c: 1),
            ])

        """.replacingIndentation())
  }

  @Test func longLinesAreBroken() {
    let names = (1...12).map { "parameter\($0)" }
    let function = Declaration.function(
      FunctionDeclaration(
        "f", parameters: names.map { .init($0, type: "Int") },
        body: [.expression(prefix: "return ", .call("g", names.map { .init($0, .code($0)) }))]))
    let lines = Renderer.text(of: function).split(separator: "\n")
    #expect(lines.first == "func f(")
    #expect(lines[1] == "  parameter1: Int,")
    #expect(lines.allSatisfy { $0.utf8.count <= 120 })
    let words = Declaration.property(
      PropertyDeclaration("all", body: .stored(.array((1...40).map { .code(".word\($0)") }))))
    let text = Renderer.text(of: words)
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 120 })
    #expect(text.hasPrefix("var all = [\n  .word1, .word2,"))
  }

  @Test func documentationIsWrappedAndKeepsParagraphs() {
    let long = Array(repeating: "word", count: 60).joined(separator: " ")
    let text = Renderer.text(
      of: .property(PropertyDeclaration(documentation: long + "\n\n- Parameters:\n  - x: one.", "x", type: "Int")))
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.utf8.count <= 114 })
    #expect(lines.count == 7)
    #expect(lines.suffix(4) == ["///", "/// - Parameters:", "///   - x: one.", "var x: Int"])
  }

  @Test(arguments: [
    ("plain", #""plain""#), ("a\"b\\c", #""a\"b\\c""#), ("1\n2\r3\t4", #""1\n2\r3\t4""#), ("\u{0}", #""\u{0}""#),
    ("é日", #""é日""#), ("\u{202E}x", #""\u{202E}x""#), ("\u{FEFF}", #""\u{FEFF}""#), (#"\(x)"#, #""\\(x)""#),
  ])
  func stringLiterals(value: String, literal: String) { #expect(StringLiteral.quoted(value) == literal) }
}

extension String {
  /// The literal above is indented by the test's own margin; a rendered member keeps two spaces.
  fileprivate func replacingIndentation() -> String { self }
}
