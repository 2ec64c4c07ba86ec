import Testing

@_spi(Generated) @testable import XSDRuntime

@Suite struct ErrorPlaceTests {
  private func place(_ xml: String, options: XMLReadingOptions = XMLReadingOptions()) -> String {
    do throws(XMLError) {
      _ = try Response(xml: xml, options: options)
      return "no error"
    } catch {
      return "\(error.location?.description ?? "nowhere") \(error.path)"
    }
  }

  @Test func pathHasIndexes() {
    let goals = (1...17).map { "<Goal><Id>\($0 == 17 ? "x" : "\($0)")</Id></Goal>\n" }.joined()
    #expect(
      place("<r:Response xmlns:r='urn:test' xmlns='urn:test'>\n<Count>1</Count><Goals>\n\(goals)</Goals></r:Response>")
        == "19:11 Response/Goals/Goal[17]/Id")
  }

  @Test(arguments: [
    ("<Response xmlns='urn:test'>\n <Count>x</Count></Response>", "2:9 Response/Count"),
    ("<Response xmlns='urn:test'>\n <Count/></Response>", "2:3 Response/Count"),
    (
      "<Response xmlns='urn:test'>\r\n  é<Count>1</Count><Ids></Ids>\n<!-- <a> --><Count a='>'>9x</Count>",
      "3:26 Response/Count[2]"
    ),
    ("<Response xmlns='urn:test'>\n</Response>", "1:2 Response"),
    ("<Response xmlns='urn:test'><Count>1</Count>\n<b></c></Response>", "2:4 Response/b"),
    ("<Response xmlns='urn:test'><Count>1</Count>\n<b/><b><c>&x;</c></b></Response>", "2:11 Response/b[2]/c"),
    ("<Response xmlns='urn:test'><Count>1</Count>\n<b c='1' c='2'/></Response>", "2:10 Response/b"),
    ("<Response xmlns='urn:test'><Count>1</Count>\n<p:b/></Response>", "2:1 Response"),
    ("<Wrong/>", "1:2 Wrong"), ("", "1:1 "), ("<Response xmlns='urn:test'>\n", "2:1 Response"),
    ("<Response xmlns='urn:test'><Count>1</Count></Response>\n<x/>", "2:1 "),
  ])
  func linesAndColumns(_ xml: String, expected: String) { #expect(place(xml) == expected) }

  @Test func deviationsAreFoundInAnyOrder() {
    let xml = "<a>\n<b>\n<c/><c x='1'/>\n</b><b/>\n</a>"
    let bytes = Array(xml.utf8) + [UInt8](repeating: 0, count: 16)
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var kept = XMLErrorLocator(base: base, count: xml.utf8.count)
      let offsets = Array(0...xml.utf8.count)
      for offset in offsets + offsets.reversed() + [9, 12, 3, 20, 13, 13] {
        var fresh = XMLErrorLocator(base: base, count: xml.utf8.count)
        let one = kept.locate(offset)
        let other = fresh.locate(offset)
        #expect(one.path == other.path && one.location == other.location)
      }
      #expect(kept.locate(14).path == "a/b/c[2]")
    }
  }
}
