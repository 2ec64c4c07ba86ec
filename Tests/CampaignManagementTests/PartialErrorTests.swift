import CampaignManagementV13
import SOAPRuntime
import Testing
import XSDRuntime

/// Rows that the service rejects while it takes others.
struct PartialErrorTests {
  private static let plain = """
    <BatchError><Code>5604</Code><Details i:nil="true"/><ErrorCode>OfflineConversionMicrosoftClickIdInvalid</ErrorCode>\
    <FieldPath i:nil="true"/><ForwardCompatibilityMap i:nil="true" xmlns:a="\(Namespaces.collections)"/>\
    <Index>3</Index><Message>The click id is not valid.</Message><Type>BatchError</Type></BatchError>
    """
  private static let editorial = """
    <BatchError i:type="EditorialError"><Code>1</Code><Details>d</Details><ErrorCode>E</ErrorCode>\
    <FieldPath>ConversionName</FieldPath><ForwardCompatibilityMap xmlns:a="\(Namespaces.collections)">\
    <a:KeyValuePairOfstringstring><a:key>Place</a:key><a:value>here</a:value></a:KeyValuePairOfstringstring>\
    <a:KeyValuePairOfstringstring><a:key>Other</a:key><a:value i:nil="true"/></a:KeyValuePairOfstringstring>\
    </ForwardCompatibilityMap><Index>7</Index><Message>m</Message><Type>EditorialError</Type>\
    <Appealable>true</Appealable><DisapprovedText>word</DisapprovedText><Location i:nil="true"/>\
    <PublisherCountry>DE</PublisherCountry><ReasonCode>42</ReasonCode></BatchError>
    """

  private func errors(_ items: String) async throws -> [AnyBatchError?] {
    let service = PreparedService(
      Message.response("ApplyOfflineConversionsResponse", "<PartialErrors>\(items)</PartialErrors>"))
    let response = try await service.client().applyOfflineConversions(offlineConversions: [])
    return try #require(response.partialErrors)
  }

  @Test func aPlainErrorWithNilDetails() async throws {
    let error = try #require(try await errors(Self.plain).first ?? nil)
    #expect(error.code == 5604)
    #expect(error.errorCode == "OfflineConversionMicrosoftClickIdInvalid")
    #expect(error.index == 3)
    #expect(error.message == "The click id is not valid.")
    #expect(error.type == "BatchError")
    #expect(error.details == nil && error.isNil(\.details))
    #expect(error.fieldPath == nil && error.isNil(\.fieldPath))
    #expect(error.forwardCompatibilityMap == nil && error.isNil(\.forwardCompatibilityMap))
    guard case .batchError = error else { return #expect(Bool(false), "\(error)") }
  }

  @Test func anEditorialErrorByItsType() async throws {
    let error = try #require(try await errors(Self.editorial).first ?? nil)
    guard case .editorialError(let editorial) = error else { return #expect(Bool(false), "\(error)") }
    #expect(editorial.index == 7)
    #expect(editorial.appealable == true)
    #expect(editorial.disapprovedText == "word")
    #expect(editorial.location == nil && editorial.isNil(\.location))
    #expect(editorial.publisherCountry == "DE")
    #expect(editorial.reasonCode == 42)
    let map = try #require(editorial.forwardCompatibilityMap)
    #expect(map.map(\.key) == ["Place", "Other"])
    #expect(map.map(\.value) == ["here", nil])
  }

  @Test func severalErrorsNilItemsAndSharedIndexes() async throws {
    let found = try await errors(Self.plain + "<BatchError i:nil=\"true\"/>" + Self.editorial + Self.plain)
    #expect(found.count == 4)
    #expect(found[1] == nil)
    #expect(found.map { $0?.index } == [3, nil, 7, 3])
    #expect(found[0] == found[3])
  }

  @Test func itemsOfTheMapInTheWrongNamespaceAreRefusedStrictly() async throws {
    let wrong = Self.editorial.replacing("a:KeyValuePair", with: "KeyValuePair")
    let error = await #expect(throws: SOAPClientError.self) { try await errors(wrong) }
    #expect((error?.underlying as? XMLError)?.kind == .unexpectedElement)
  }

  @Test func errorsWrittenByAServerAreOfTheirSchema() throws {
    var error = EditorialError(code: 1, errorCode: "E", index: 0, reasonCode: 2)
    error.forwardCompatibilityMap = [KeyValuePairOfstringstring(key: "a", value: nil)]
    let canBeNil = error.setNil(\.location)
    #expect(canBeNil)
    error.setNil(\.message)
    let response = ApplyOfflineConversionsResponse(
      partialErrors: [.editorialError(error), nil, .batchError(BatchError(code: 2, index: 1))])
    let text = try Validation.document(response)
    #expect(text.contains("<Message ") && text.contains("<Location "))
    #expect(try ApplyOfflineConversionsResponse(xml: text, options: .strict) == response)
  }

  @Test func addedGoalsHaveIdsByPositionWithNilWhereAGoalFailed() async throws {
    let service = PreparedService(
      Message.response(
        "AddConversionGoalsResponse",
        """
        <ConversionGoalIds xmlns:a="\(Namespaces.system)"><a:long>46700000001</a:long><a:long i:nil="true"/>\
        <a:long>46700000002</a:long></ConversionGoalIds><PartialErrors>\(Self.plain)</PartialErrors>
        """))
    let response = try await service.client().addConversionGoals(conversionGoals: [
      .offlineConversionGoal(OfflineConversionGoal(name: "Lead won"))
    ])
    #expect(response.conversionGoalIds == [46_700_000_001, nil, 46_700_000_002])
    #expect(response.partialErrors?.first??.index == 3)
    let text = try Validation.document(response.body)
    #expect(try AddConversionGoalsResponse(xml: text, options: .strict) == response.body)
  }
}
