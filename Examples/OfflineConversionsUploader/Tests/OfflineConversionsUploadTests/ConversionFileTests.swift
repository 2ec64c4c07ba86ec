import Testing

@testable import OfflineConversionsUpload

@Suite struct ConversionFileTests {
  private let header = "MicrosoftClickId,ConversionName,ConversionTime,ConversionValue,ConversionCurrencyCode"

  @Test func readsRowsWithTheirLines() throws {
    let file = try ConversionFile(text: "\(header)\nabc,Lead won,2026-11-20T17:02:35Z,10,USD\ndef,Lead won,t,,\n")
    #expect(file.rows.map(\.line) == [2, 3])
    #expect(file.rows[0].clickID == "abc" && file.rows[0].name == "Lead won" && file.rows[0].currency == "USD")
    #expect(file.rows[1].value == "" && file.rows[1].defect == nil)
  }

  @Test func headerNamesMayHaveAnyCaseAndOrder() throws {
    let file = try ConversionFile(text: "conversionname,MICROSOFTCLICKID,ConversionTime\nLead won,abc,t\n")
    #expect(file.rows[0].clickID == "abc" && file.rows[0].name == "Lead won")
  }

  @Test(arguments: ["\n", "\r\n"]) func quotedFieldsKeepCommasQuotesAndLineBreaks(lineBreak: String) throws {
    let text =
      [header, "a,\"one, \"\"two\"\"\(lineBreak)three\",t,,", "b,n,t,,"].joined(separator: lineBreak) + lineBreak
    let rows = try ConversionFile(text: text).rows
    #expect(rows.map(\.name) == ["one, \"two\"\(lineBreak)three", "n"])
    #expect(rows.map(\.line) == [2, 4])
  }

  @Test func byteOrderMarkBlankLinesAndMissingLastLineBreakDoNotMatter() throws {
    let rows = try ConversionFile(text: "\u{FEFF}\(header)\r\n\r\na,n,t,1,USD\r\n\r\nb,n,t,,").rows
    #expect(rows.map(\.line) == [3, 5])
    #expect(rows.allSatisfy { $0.defect == nil })
  }

  @Test func rowWithAnotherNumberOfFieldsIsAProblemOfThatRowOnly() throws {
    let rows = try ConversionFile(text: "\(header)\na,n,t\nb,n,t,1,USD\nc,n,t,1,USD,more\n").rows
    #expect(rows[0].defect == "has 3 fields, but the header has 5")
    #expect(rows[1].defect == nil)
    #expect(rows[2].defect == "has 6 fields, but the header has 5")
  }

  @Test func unknownColumnsAreRefusedOrIgnoredAndReported() throws {
    let text = "MicrosoftClickId,ConversionName,ConversionTime,Note\na,n,t,x\n"
    #expect(throws: ConversionFileError.unknownColumns(["Note"])) { try ConversionFile(text: text) }
    let file = try ConversionFile(text: text, ignoresExtraColumns: true)
    #expect(file.ignoredColumns == ["Note"])
    #expect(file.rows[0].defect == nil)
  }

  @Test func columnsThatAreNeededAreNamed() {
    #expect(throws: ConversionFileError.missingColumns(["MicrosoftClickId", "ConversionTime"])) {
      try ConversionFile(text: "ConversionName\nn\n")
    }
    #expect(throws: ConversionFileError.repeatedColumns(["ConversionName"])) {
      try ConversionFile(text: "MicrosoftClickId,ConversionName,conversionname,ConversionTime\n")
    }
  }

  @Test func filesThatAreNoCSVAreRefused() {
    #expect(throws: ConversionFileError.empty) { try ConversionFile(text: "") }
    #expect(throws: ConversionFileError.openQuote) { try ConversionFile(text: "\(header)\na,\"n,t,,\n") }
    #expect(throws: ConversionFileError.self) { try ConversionFile(text: "\(header)\na,\"n\"x\",t,\"\",\n") }
  }

  @Test func aHashedAddressCanStandForTheClickID() throws {
    let file = try ConversionFile(text: "HashedEmailAddress,ConversionName,ConversionTime\nh,n,t\n")
    #expect(file.rows[0].hashedEmail == "h")
  }

  @Test func keyOfARowDependsOnLineAndContent() throws {
    let rows = try ConversionFile(text: "\(header)\na,n,t,1,USD\na,n,t,1,USD\n").rows
    #expect(rows[0].key != rows[1].key)
    var changed = rows[0]
    #expect(changed.key == rows[0].key)
    changed.value = "2"
    #expect(changed.key != rows[0].key)
  }
}
