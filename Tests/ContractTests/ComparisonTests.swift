import TestSupport
import Testing

/// The comparison finds what it is there to find.
struct ComparisonTests {
  private static let namespace = "https://bingads.microsoft.com/CampaignManagement/v13"
  private static let goal = "{\(namespace)}ConversionGoal"

  private func differences(_ change: (inout Contract) throws -> Void) throws -> [String] {
    let original = try Contract(wsdl: RepositoryFiles.campaignManagement("v13"))
    var changed = original
    try change(&changed)
    return ContractComparison(expected: original, actual: changed).differences()
  }

  @Test func nothingDiffersFromItself() throws {
    #expect(try differences { _ in } == [])
  }

  @Test func exchangedElementsAreFound() throws {
    let found = try differences { $0.structures[Self.goal]?.elements.swapAt(3, 4) }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("type \(Self.goal): elements ") == true)
  }

  @Test(arguments: ["type", "minOccurs", "maxOccurs", "nillable", "namespace"])
  func eachPropertyOfAnElementCounts(property: String) throws {
    let found = try differences { contract in
      var element = try #require(contract.structures[Self.goal]?.elements[5])
      switch property {
      case "type": element.type = "{http://www.w3.org/2001/XMLSchema}int"
      case "minOccurs": element.minOccurs = "1"
      case "maxOccurs": element.maxOccurs = "unbounded"
      case "nillable": element.isNillable.toggle()
      default: element.name = "{urn:other}Id"
      }
      contract.structures[Self.goal]?.elements[5] = element
    }
    #expect(found.count == 1)
  }

  @Test func otherBasesAndMissingTypesAreFound() throws {
    let found = try differences {
      $0.structures["{\(Self.namespace)}UrlGoal"]?.base = nil
      $0.structures["{\(Self.namespace)}EventGoal"] = nil
    }
    #expect(found.count == 2)
  }

  @Test func wordsTheirOrderAndListsCount() throws {
    let found = try differences {
      $0.enumerations["EntityScope"]?.words.reverse()
      $0.enumerations["ConversionGoalType"]?.isList = false
      $0.enumerations["ConversionGoalStatus"]?.words.removeLast()
    }
    #expect(found.count == 3)
  }

  @Test func everyPartOfAnOperationCounts() throws {
    let found = try differences {
      $0.operations["AddConversionGoals"]?.soapAction = "UpdateConversionGoals"
      $0.operations["UpdateConversionGoals"]?.requestHeaders.swapAt(0, 1)
      $0.operations["GetConversionGoalsByIds"]?.responseHeaders = []
      $0.operations["GetConversionGoalsByTagIds"]?.faults.reverse()
      $0.operations["ApplyOfflineConversions"]?.request[0].isNillable = false
      $0.operations["ApplyOnlineConversionAdjustments"]?.response = []
      $0.messageElements["GetOfflineConversionReports"]?[1] = "{urn:other}Response"
      $0.elements["{\(Self.namespace)}TrackingId"] = "{http://www.w3.org/2001/XMLSchema}string"
    }
    #expect(found.count == 8)
  }

  @Test func surplusIsReported() throws {
    let original = try Contract(wsdl: RepositoryFiles.campaignManagement("v13"))
    var larger = original
    larger.structures["{urn:other}Extra"] = Contract.Structure(base: nil, elements: [])
    larger.enumerations["Extra"] = Contract.Enumeration(isList: false, words: ["A"])
    #expect(
      ContractComparison(expected: original, actual: larger).surplus() == [
        "type {urn:other}Extra", "enumeration Extra",
      ])
  }

  @Test func subtypesOutsideTheSliceAreSeen() throws {
    let slice = try Contract(wsdl: RepositoryFiles.campaignManagement("v13"))
    var service = slice
    service.structures["{\(Self.namespace)}NewGoal"] = Contract.Structure(base: Self.goal, elements: [])
    service.structures["{\(Self.namespace)}Campaign"] = Contract.Structure(base: nil, elements: [])
    let limited = service.limited(to: slice)
    #expect(
      ContractComparison(expected: limited, actual: slice).differences() == [
        "type {\(Self.namespace)}NewGoal is missing"
      ])
  }
}
