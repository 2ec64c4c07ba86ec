import Foundation
import SchemaComponents
import SchemaDocuments
import Testing

@testable import GeneratorCore

/// The conversions slice of Campaign Management v13 that this package ships.
@Suite struct SliceTests {
  private static let operations = [
    "ApplyOfflineConversions", "ApplyOfflineConversionAdjustments", "AddConversionGoals", "UpdateConversionGoals",
    "GetConversionGoalsByIds", "GetConversionGoalsByTagIds",
  ]

  private static var document: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "schemas/CampaignManagement/v13/CampaignManagement.wsdl").path(percentEncoded: false)
  }

  @Test func sixOperationsNeedFortyTwoSchemaTypes() throws {
    var diagnostics = DiagnosticCollector()
    let model = try SchemaModelReader().read(documents: [Self.document], diagnostics: &diagnostics)
    let index = ModelIndex(model)
    var roots: [TypeReference] = []
    for operation in model.services[0].operations where Self.operations.contains(operation.name) {
      var elements =
        (operation.requestHeaders + operation.responseHeaders).map(\.element) + operation.faults.map(\.element)
      elements += [operation.input, operation.output].compactMap { $0?.element }
      for element in elements { roots.append(model.elements[try #require(model.elementsByName[element])].type) }
    }
    let reached = Reachability(index).schemaTypes(from: roots)
    var simple = 0
    var complex = 0
    for type in model.types where reached[type.id.index] && type.name != nil {
      if case .simple = type.kind { simple += 1 } else { complex += 1 }
    }
    #expect(complex == 31)
    #expect(simple == 11)
  }

  @Test func aWiderFilterRenamesNothing() throws {
    func declarations(_ operations: [String]?) throws -> Set<String> {
      var configuration = Configuration()
      configuration.documents = [Self.document]
      configuration.operations = operations.map { $0.map { Configuration.Entry($0) } }
      var diagnostics = DiagnosticCollector()
      let module = try Generator(configuration).generate(diagnostics: &diagnostics)
      #expect(diagnostics.diagnostics.isEmpty)
      var lines: Set<String> = []
      for file in module.files {
        for line in file.text.split(separator: "\n") where line.contains("public nonisolated ") {
          lines.insert(String(line))
        }
      }
      return lines
    }
    let narrow = try declarations(["ApplyOfflineConversions"])
    let six = try declarations(Self.operations)
    let all = try declarations(nil)
    #expect(narrow.count > 5 && narrow.isSubset(of: six) && six.isSubset(of: all))
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    func files() throws -> [OutputFile] {
      var configuration = Configuration()
      configuration.documents = [Self.document]
      var diagnostics = DiagnosticCollector()
      return try Generator(configuration).generate(diagnostics: &diagnostics).files
    }
    #expect(try files() == files())
  }
}
