import Testing

@_spi(Generated) @testable import XSDRuntime

private struct Holder: XMLComplexType {
  var value: XMLFragment?
  var bare: XMLFragment?

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Holder", namespace: "urn:h", element: "Holder",
      fields: [.optional(\.value, "value"), .optional(\.bare, "bare", namespace: "")])
  }
}

/// Elements of `xs:anyType` have the name that the schema gives them, wherever their content comes from.
@Suite struct RenamedFragmentTests {
  @Test(arguments: [
    "<val>1</val>", "<val xmlns='urn:o' a='1'><b/>x</val>",
    "<e0:val xmlns:e0='urn:o'><e1:x xmlns:e1='urn:p'/></e0:val>",
    "<v xmlns:q='urn:q' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='q:T' >q:x</v >", "<v/>",
    "<v xmlns=''><w/></v>",
    "<v xmlns='urn:o'>a<w>b<z xmlns=''/></w>c</v>", "<v a='&gt;' xmlns='urn:h'/>",
  ])
  func nameIsThatOfTheMember(_ xml: String) throws {
    let fragment = try XMLFragment(xml: xml)
    let written = try Holder(value: fragment, bare: fragment).xml()
    let read = try Holder(xml: written, options: .strict)
    let (value, bare) = (try #require(read.value), try #require(read.bare))
    #expect(value.name == XMLName("value", namespace: "urn:h"))
    #expect(bare.name == XMLName("bare", namespace: ""))
    for renamed in [value, bare] {
      #expect(try content(of: renamed) == content(of: fragment), "\(written)")
      #expect(renamed.type == fragment.type)
    }
  }

  /// What stands in an element, and its attributes, whatever its name is.
  private func content(of fragment: XMLFragment) throws -> [String] {
    var reader = try XMLReader(fragment.bytes)
    try reader.readRoot()
    var result = try reader.plainAttributes().map { "\($0.name)=\($0.value)" }
    if reader.isNil { result.append("nil") }
    while try reader.nextMixed() {
      if reader.currentKey == XMLMixedContent.textKey {
        result.append(reader.takeMixedText())
      } else {
        let child = try reader.fragment()
        result += ["<\(child.name)"] + (try content(of: child)) + [">"]
      }
    }
    return result
  }

  @Test func fragmentsAreMadeOfValues() throws {
    let type = XMLName("int", namespace: "http://www.w3.org/2001/XMLSchema")
    let number = try XMLFragment(Int32(5), as: XMLName("val"), type: type)
    #expect(number.type == type && number.text == "5")
    #expect(try number.decode(Int32.self, options: .strict) == 5)
    let empty = XMLFragment(XMLName("Request", namespace: "urn:r"))
    #expect(empty.xml == #"<Request xmlns="urn:r"/>"#)
    #expect(empty == (try XMLFragment(xml: "<r:Request xmlns:r='urn:r'></r:Request>")))
    let holder = try XMLFragment(
      Holder(value: number), as: XMLName("h", namespace: "urn:h"), type: XMLName("Holder", namespace: "urn:h"))
    #expect(holder.type == XMLName("Holder", namespace: "urn:h"))
    #expect(try holder.decode(Holder.self, options: .strict).value?.type == type)
  }

  /// Names in attributes and text keep their meaning, comments and CDATA sections stay.
  @Test func whatAFragmentHoldsStays() throws {
    let fragment = try XMLFragment(
      xml:
        "<k xmlns='urn:o' xmlns:p='urn:p' to='p:a' q='&quot;'>p:y<!-- c --><b>1</b><![CDATA[<]]><c xmlns='urn:c'/> </k>"
    )
    let written = try Holder(bare: fragment).xml()
    #expect(
      written.contains(
        #"<bare xmlns="" xmlns:p="urn:p" to="p:a" q="&quot;">p:y<!-- c --><b xmlns="urn:o">1</b><![CDATA[<]]><c xmlns='urn:c'/> </bare>"#
      ),
      "\(written)")
    let typed = try XMLFragment(
      xml: "<k xmlns='urn:o' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='T'/>")
    #expect(try Holder(xml: try Holder(bare: typed).xml()).bare?.type == XMLName("T", namespace: "urn:o"))
    let name = try XMLFragment(
      XSDQName(namespaceURI: "urn:q", localName: "z"), as: XMLName("w", namespace: "urn:odd"),
      type: XMLName("QName", namespace: "http://www.w3.org/2001/XMLSchema"))
    let read = try #require(try Holder(xml: try Holder(bare: name).xml()).bare)
    #expect(try read.decode(XSDQName.self).namespaceURI == "urn:q")
  }

  @Test func typesOfFragmentsAreWhatIsAskedFor() throws {
    let type = XMLName("T", namespace: "urn:t")
    let odd = try XMLFragment(xml: "<k a='> xmlns:xsi=' xmlns:xsi='urn:other' xmlns:e0='urn:e'/>")
    let typed = try XMLFragment(odd, as: XMLName("w"), type: type)
    #expect(typed.type == type)
    #expect(try XMLFragment(typed, as: XMLName("w"), type: type) == typed)
    for wrong in [XMLName("T"), XMLName("T\" evil=\"1", namespace: "urn:t")] {
      #expect(throws: XMLError.self) { try XMLFragment("x", as: XMLName("w", namespace: "urn:d"), type: wrong) }
    }
    #expect(throws: XMLError.self) {
      try XMLFragment(typed, as: XMLName("w"), type: XMLName("Other", namespace: "urn:t"))
    }
  }
}
