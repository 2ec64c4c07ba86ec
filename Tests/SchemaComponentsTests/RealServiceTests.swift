import SchemaDocuments
import Testing

@testable import SchemaComponents

/// The WSDLs of the flagship services, as published.
@Suite(.enabled(if: SharedFiles.exists("wsdl/bing"), "the shared WSDLs are not beside the repository"))
struct RealServiceTests {
  private func read(_ names: String...) throws -> (SchemaModel, [Diagnostic]) {
    var diagnostics = DiagnosticCollector()
    let model = try SchemaModelReader().read(
      documents: names.map { SharedFiles.path("wsdl/bing/\($0).wsdl") }, diagnostics: &diagnostics)
    return (model, diagnostics.diagnostics)
  }

  private func counts(_ model: SchemaModel) -> (named: Int, anonymous: Int, simple: Int, operations: Int) {
    var (named, anonymous, simple) = (0, 0, 0)
    for type in model.types {
      switch type.kind {
      case .simple: if type.name != nil { simple += 1 }
      case .complex: if type.name == nil { anonymous += 1 } else { named += 1 }
      }
    }
    return (named, anonymous, simple, model.services.reduce(0) { $0 + $1.operations.count })
  }

  @Test func campaignManagementV13HasAllComponents() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let (model, diagnostics) = try read("CampaignManagement-v13-2026")
    print("read v13 in \(clock.now - start)")
    #expect(diagnostics.isEmpty)
    let counts = counts(model)
    #expect(counts.named == 455)
    #expect(counts.anonymous == 383)
    #expect(counts.simple == 127)
    #expect(counts.operations == 191)
    let service = try #require(model.services.first)
    #expect(service.name.localName == "CampaignManagementService")
    #expect(service.soapVersion == .soap11)
    #expect(service.address?.hasPrefix("https://") == true)
    let operation = try #require(service.operations.first { $0.name == "ApplyOfflineConversions" })
    #expect(operation.soapAction == "ApplyOfflineConversions")
    #expect(operation.input?.element.localName == "ApplyOfflineConversionsRequest")
    #expect(operation.requestHeaders.count == 7)
    #expect(operation.responseHeaders.map(\.element.localName) == ["TrackingId"])
    #expect(operation.faults.map(\.element.localName) == ["AdApiFaultDetail", "ApiFaultDetail"])
  }

  @Test(arguments: ["CampaignManagement-v11-2018", "Bulk-v13-2026", "CustomerManagement-v13-2026"])
  func otherServicesAreRead(name: String) throws {
    let (model, diagnostics) = try read(name)
    #expect(diagnostics.isEmpty)
    #expect(model.services.count == 1)
    #expect(model.services.allSatisfy { !$0.operations.isEmpty })
  }

  @Test func servicesThatShareTypesAreReadTogether() throws {
    let (model, diagnostics) = try read("CampaignManagement-v13-2026", "Bulk-v13-2026")
    #expect(model.services.count == 2)
    #expect(diagnostics.allSatisfy { $0.severity == .note && $0.code == "XSD0021" })
    #expect(Set(model.typesByName.values).count == model.typesByName.count)
  }
}
