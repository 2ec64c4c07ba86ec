import CampaignManagementV13
import SOAPRuntime
import Testing
import XSDRuntime

/// One answer in many layouts: what it says is the same.
struct LayoutTests {
  private static let compact = Message.goals(
    """
    <ConversionGoal i:type="UrlGoal"><Id>7</Id><Name>Lead won</Name><Revenue><Value>1.5</Value></Revenue>\
    <Type>Url</Type><UrlExpression>a</UrlExpression></ConversionGoal><ConversionGoal i:nil="true"/>
    """)

  private static func pretty(_ lineBreak: String) -> String {
    compact.replacing("><", with: ">\(lineBreak)  <")
  }

  private func read(_ message: String) async throws -> [AnyConversionGoal?] {
    let response = try await PreparedService(message).client().getConversionGoalsByIds()
    #expect(response.headers.trackingId == "5ae1b1f0-27c4")
    return try #require(response.conversionGoals)
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\t", "\n<!-- a < b -->\n", "\n<?target data?>\n"])
  func prettyPrintedForms(lineBreak: String) async throws {
    let compact = try await read(Self.compact)
    #expect(try await read(Self.pretty(lineBreak)) == compact)
    #expect(compact.map { $0?.name } == ["Lead won", nil])
  }

  @Test(arguments: [
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<?xml version='1.0' standalone='yes'?>\r\n", "\u{FEFF}",
    "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
  ])
  func prologs(start: String) async throws {
    #expect(try await read(start + Self.compact) == read(Self.compact))
  }

  @Test func attributesInApostrophesAndSpacesInTags() async throws {
    let other = Self.compact.replacing("\"", with: "'").replacing("</Id>", with: "</Id >")
      .replacing("<Name>", with: "<Name\n>").replacing("i:nil='true'/>", with: "i:nil = 'true' ></ConversionGoal>")
    #expect(try await read(other) == read(Self.compact))
  }

  @Test(arguments: [
    ("<![CDATA[A & <B>]]>", "A & <B>"), ("a<![CDATA[]]>b", "ab"), ("&lt;&#65;&#x1F600;&amp;&quot;&apos;", "<A😀&\"'"),
    ("x<!-- c -->y", "xy"), ("a\r\nb\rc", "a\nb\nc"), ("a&#13;&#10;b", "a\r\nb"), (" padded ", " padded "),
    ("Grüße 𝄞 日本", "Grüße 𝄞 日本"), ("]]&gt;", "]]>"),
  ])
  func textOfNames(written: String, meant: String) async throws {
    let goals = try await PreparedService.goals("<ConversionGoal><Name>\(written)</Name></ConversionGoal>")
    #expect(goals[0]?.name == meant)
    let text = try Validation.document(AddConversionGoalsRequest(conversionGoals: goals))
    #expect(try AddConversionGoalsRequest(xml: text, options: .strict).conversionGoals == goals)
  }

  @Test func spacesAroundNumbersAndWordsMeanNothing() async throws {
    let goals = try await PreparedService.goals(
      """
      <ConversionGoal><CountType> All
      </CountType><ExcludeFromBidding> 1 </ExcludeFromBidding><Id>
        7 </Id><Revenue><Value> +01.50 </Value></Revenue></ConversionGoal>
      """)
    let goal = try #require(goals[0])
    #expect(goal.countType == .all)
    #expect(goal.excludeFromBidding == true)
    #expect(goal.id == 7)
    #expect(goal.revenue?.value == XSDDecimal("1.5"))
  }

  @Test func emptyTextIsNotAbsence() async throws {
    let goals = try await PreparedService.goals("<ConversionGoal><Name/></ConversionGoal><ConversionGoal/>")
    #expect(goals[0]?.name == "")
    #expect(goals[1]?.name == nil)
  }
}
