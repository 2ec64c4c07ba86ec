import TestSupport
import Testing

/// Our WSDLs against the recorded facts about the service.
@Suite(.enabled(if: ContractFacts.areThere, "the facts are not beside the repository"))
struct FactsTests {
  @Test(arguments: [("v11", "v11"), ("v12", "v12"), ("v13", "v13-2026")])
  func ourWSDLAgreesWithTheFacts(version: String, key: String) throws {
    let facts = try ContractFacts.contract(key)
    let ours = try Contract(wsdl: RepositoryFiles.campaignManagement(version))
    let comparison = ContractComparison(expected: facts, actual: ours)
    #expect(comparison.differences() == [])
    // The facts list neither enumerations nor types outside the conversions part, so nothing else may be there.
    #expect(comparison.surplus() == [])
  }
}

/// Our WSDLs against the published ones, read by the same reader.
@Suite struct PublishedServiceTests {
  static let folder = RepositoryFiles.shared + "wsdl/bing/"

  @Test(
    .enabled(if: RepositoryFiles.exists(folder), "the published WSDLs are not beside the repository"),
    arguments: [("v11", "v11-2018"), ("v13", "v13-2026")])
  func ourSliceIsThatOfThePublishedService(version: String, release: String) throws {
    let ours = try Contract(wsdl: RepositoryFiles.campaignManagement(version))
    let published = try Contract(wsdl: "\(Self.folder)CampaignManagement-\(release).wsdl")
    let slice = published.limited(to: ours)
    let comparison = ContractComparison(expected: slice, actual: ours)
    #expect(comparison.differences() == [])
    // What we have and they do not: nothing, except types that the reading of the whole service would bring anyway.
    #expect(comparison.surplus() == [])
    #expect(Set(ours.elements.keys).subtracting(published.elements.keys) == [])
  }
}

/// What needs no file beside the repository.
struct OwnContractTests {
  @Test func v12IsV11UnderAnotherNamespaceForOperationsAndGoals() throws {
    let v11 = try Contract(wsdl: RepositoryFiles.campaignManagement("v11"))
    let v12 = try Contract(wsdl: RepositoryFiles.campaignManagement("v12"))
    #expect(Set(v11.operations.keys) == Set(v12.operations.keys))
    #expect(v11.enumerations == v12.enumerations)
    let goal = try #require(v11.structures["{\(v11.targetNamespace)}ConversionGoal"])
    let goal12 = try #require(v12.structures["{\(v12.targetNamespace)}ConversionGoal"])
    #expect(goal.elements.count == 10)
    #expect(goal.elements.map { $0.name.replacing("/v11}", with: "/v12}") } == goal12.elements.map(\.name))
  }
}
