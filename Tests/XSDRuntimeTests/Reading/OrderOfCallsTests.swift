import Testing

@_spi(Generated) @testable import XSDRuntime

/// A reader whose caller asks for things in the wrong order.
@Suite struct OrderOfCallsTests {
  private static func refusal(_ xml: String, _ body: (inout XMLReader) throws -> Void) throws -> String? {
    var reader = try XMLReader(Array(xml.utf8))
    do { try body(&reader) } catch { return (error as? XMLError)?.message }
    return nil
  }

  @Test func nothingBeforeTheRoot() throws {
    let xml = "<?xml version='1.0'?><a><b/></a>"
    let expected = "no element is open: readRoot() has not been called"
    #expect(try Self.refusal(xml) { _ = try $0.nextChild() } == expected)
    #expect(try Self.refusal(xml) { _ = try $0.string() } == expected)
    #expect(try Self.refusal(xml) { try $0.skip() } == expected)
    #expect(try Self.refusal(xml) { _ = try $0.decode(Goal.self) } == expected)
    #expect(try Self.refusal(xml) { _ = try $0.fragment() } == expected)
  }

  @Test(arguments: ["<a><b/></a><c/>", "<a/><c/>", "<a></a><c/>"])
  func nothingAfterTheRoot(_ xml: String) throws {
    let expected = "no element is open: the root element has been read to its end"
    func readAll(_ reader: inout XMLReader) throws {
      try reader.readRoot()
      while try reader.nextChild() { try reader.skip() }
    }
    #expect(
      try Self.refusal(xml) {
        try readAll(&$0); _ = try $0.nextChild()
      } == expected)
    #expect(
      try Self.refusal(xml) {
        try readAll(&$0); try $0.skip()
      } == expected)
    #expect(
      try Self.refusal(xml) {
        try readAll(&$0); _ = try $0.fragment()
      } == expected)
    #expect(
      try Self.refusal(xml) {
        try readAll(&$0); try $0.finish()
      } == "there is content after the root element")
  }

  @Test func pathsOfManyLevelsAreShortened() throws {
    let xml = String(repeating: "<a>", count: 600)
    let error = #expect(throws: XMLError.self) {
      var reader = try XMLReader(Array(xml.utf8))
      try reader.readRoot()
      while try reader.nextChild() {}
    }
    #expect(error?.kind == .limitExceeded && error?.path.contains("/a/… 4") == true)
    #expect(error?.path.split(separator: "/").count == 25)
  }
}
