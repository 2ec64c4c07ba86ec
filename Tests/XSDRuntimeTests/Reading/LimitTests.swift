import Testing

@testable import XSDRuntime

@Suite struct LimitTests {
  private func nested(_ depth: Int) -> String {
    String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
  }

  @Test func depth() {
    #expect(failure(of: nested(512)) == nil)
    #expect(failure(of: nested(513))?.kind == .limitExceeded)
    #expect(failure(of: nested(3), limits: XMLLimits(depth: 3)) == nil)
    #expect(failure(of: nested(4), limits: XMLLimits(depth: 3))?.path == "a/a/a")
  }

  @Test func documentBytes() {
    #expect(failure(of: "<a/>", limits: XMLLimits(documentBytes: 4)) == nil)
    #expect(failure(of: "<a/> ", limits: XMLLimits(documentBytes: 4))?.kind == .limitExceeded)
  }

  @Test func attributes() {
    let limits = XMLLimits(attributesPerElement: 2)
    #expect(failure(of: "<a b='' c=''/>", limits: limits) == nil)
    #expect(failure(of: "<a b='' c='' d=''/>", limits: limits)?.kind == .limitExceeded)
    #expect(failure(of: "<a b='' c='' xmlns='u'/>", limits: limits)?.kind == .limitExceeded)
  }

  @Test func manyAttributes() {
    let names = (0..<1000).map { "a\($0)=''" }.joined(separator: " ")
    #expect(failure(of: "<a \(names)/>") == nil)
    #expect(failure(of: "<a \(names) a7=''/>")?.kind == .notWellFormed)
    let prefixed = "<a xmlns:p='u' xmlns:q='u' \(names)"
    #expect(failure(of: prefixed + " p:a7=''/>") == nil)
    #expect(failure(of: prefixed + " p:a7='' q:a7=''/>")?.kind == .notWellFormed)
    #expect(failure(of: prefixed + " xmlns:p='v'/>")?.kind == .notWellFormed)
    #expect(failure(of: prefixed + " xmlns='u' a=''/>") == nil)
  }

  @Test func names() {
    let limits = XMLLimits(nameBytes: 3)
    #expect(failure(of: "<abc def=''/>", limits: limits) == nil)
    #expect(failure(of: "<abcd/>", limits: limits)?.kind == .limitExceeded)
    #expect(failure(of: "<a abcd=''/>", limits: limits)?.kind == .limitExceeded)
  }

  @Test(arguments: ["<a>12345</a>", "<a>1&amp;345</a>", "<a><![CDATA[12345]]></a>", "<a>1<!-- -->2345</a>"])
  func text(_ xml: String) throws {
    for (limit, isFine) in [(5, true), (4, false)] {
      var reader = try XMLReader(xml, options: XMLReadingOptions(limits: XMLLimits(textBytes: limit)))
      try reader.readRoot()
      let error: XMLError?
      do throws(XMLError) {
        _ = try reader.string()
        error = nil
      } catch let caught {
        error = caught
      }
      #expect((error == nil) == isFine && (error == nil || error?.kind == .limitExceeded))
    }
    #expect(failure(of: "<a b='12345'/>", limits: XMLLimits(textBytes: 4))?.kind == .limitExceeded)
  }

  @Test func namespacesInScope() {
    let limits = XMLLimits(namespacesInScope: 2)
    #expect(failure(of: "<a xmlns='u'><b xmlns:p='v'/><b xmlns:p='v'/></a>", limits: limits) == nil)
    #expect(failure(of: "<a xmlns='u'><b xmlns:p='v' xmlns:q='w'/></a>", limits: limits)?.kind == .limitExceeded)
  }

  // MARK: Work in proportion to the document

  /// Reading twice as much may not take four times as long; a generous bound that only quadratic work passes.
  private func expectLinear(
    _ make: (Int) -> String, options: XMLReadingOptions = XMLReadingOptions(), from size: Int = 8000
  ) {
    func seconds(_ count: Int) -> Double {
      let bytes = Array(make(count).utf8)
      let clock = ContinuousClock()
      let elapsed = (0..<2).map { _ in clock.measure { _ = try? Response(xml: bytes, options: options) } }.min()
      return Double((elapsed ?? .zero) / .microseconds(1))
    }
    let small = seconds(size)
    let large = seconds(size * 8)
    #expect(large < max(small, 1000) * 24, "\(small) µs, \(large) µs")
  }

  @Test func manyNamespaces() {
    expectLinear { n in
      "<Response xmlns='urn:test'><Count>1</Count>" + (0..<n).map { "<x xmlns='u\($0)'/>" }.joined() + "</Response>"
    }
  }

  @Test func manyDeviations() {
    let options = XMLReadingOptions(onDeviation: { _ in })
    expectLinear(
      { n in
        "<Response xmlns='urn:test'><Count>1</Count>" + String(repeating: "<x/>\n", count: n) + "</Response>"
      }, options: options)
  }

  @Test func manyReferences() {
    expectLinear { n in
      "<Response xmlns='urn:test'><Count>1</Count><x>" + String(repeating: "&#x41;&amp;]", count: n) + "</x></Response>"
    }
  }

  @Test func manyUnknownElementsKept() {
    expectLinear { n in
      "<Response xmlns='urn:test' xmlns:i='\(XMLName.schemaInstanceNamespace)'><Count>1</Count><Goals><Goal i:type='New'>"
        + String(repeating: "<i:x>a:b</i:x>", count: n) + "</Goal></Goals></Response>"
    }
  }

  @Test func namesOfDocumentsAreNotInterned() throws {
    _ = try? Response(xml: "<Response xmlns='urn:test'><Count>1</Count></Response>")
    let xml = """
      <Response xmlns='urn:test' xmlns:i='\(XMLName.schemaInstanceNamespace)'><Count>1</Count><Goals>
      <Goal i:type='p:SeenInOneDocument' xmlns:p='urn:seen-in-one-document' p:seenHere='1'><p:SeenToo/></Goal></Goals></Response>
      """
    let value = try Response(xml: xml)
    #expect(try Response(xml: value.xml()) == value)
    let names = XMLNameTable.shared.snapshot
    #expect(names.namespaces["urn:seen-in-one-document"] == nil)
    for name in ["SeenInOneDocument", "seenHere", "SeenToo"] {
      var name = name
      #expect(name.withUTF8 { bytes in bytes.baseAddress.map { names.id($0, bytes.count) } } == XMLNameTable.unknown)
    }
  }
}
