import Testing

@_spi(Generated) @testable import XSDRuntime

@Suite struct DecodingTests {
  private func goal(_ content: String, options: XMLReadingOptions = XMLReadingOptions()) throws -> Goal {
    try Goal(xml: "<Goal xmlns='urn:test' xmlns:x='\(schemaInstance)'>\(content)</Goal>", options: options)
  }

  @Test func everyRow() throws {
    let value = try EveryRow(xml: EveryRow.document)
    #expect(value.needed == [" x ", ""])
    #expect(value.count == 7 && value.title == "&<>\"'\r\n\t😀<&")
    #expect(value.note == nil && value.isNil(\.note))
    #expect(value.numbers == [1, .min] && value.maybes == ["a", nil, ""])
    #expect(value.items?.count == 4 && value.items?[1] == nil)
    #expect(value.items?[0]?.goal.status == .unrecognized("A < B"))
    guard case .urlGoal(let url)? = value.items?[2], case .unrecognized(let unknown)? = value.items?[3] else {
      Issue.record("xsi:type was not understood")
      return
    }
    #expect(url.goal.id == 2 && url.url == "u")
    #expect(unknown.typeName == XMLName("NewGoal", namespace: "urn:new") && unknown.base.id == 3)
    #expect(unknown.attributes == [XMLAttribute(name: XMLName("z"), value: "\"")])
    #expect(unknown.content.map(\.name) == [XMLName("Deep", namespace: "urn:new")])
    #expect(
      value.measure?.value == "1 < 2" && value.measure?.unit == .unrecognized("Future & more")
        && value.measure?.rate == -4)
    #expect(value.child?.value.isNil(\.child) == true)
    #expect(value.flags?.map(\.rawValue) == ["Paused", "Active", "Never"] && value.words?.elements == ["a&b", "c"])
    #expect(value.time?.description == "2017-04-30T17:02:35.6853793+05:30")
    #expect(value.kind == XSDQName(namespaceURI: "urn:other", localName: "thing"))
    #expect(value.matrix.map(\.cells) == [[1, 2], []])
    #expect(
      value.rest.map(\.name) == [XMLName("any", namespace: "urn:other"), XMLName("unknown", namespace: "urn:test")])
    #expect(value.key == " k\n<" && value.others.map(\.name) == [XMLName("extra", namespace: "urn:other")])
  }

  @Test func boxedMembers() throws {
    func boxes(_ content: String) throws -> Boxes {
      try Boxes(xml: "<Boxes xmlns='urn:test' xmlns:x='\(schemaInstance)'>\(content)</Boxes>")
    }
    var value = try boxes("<Needed rate='1'>a</Needed><Wanted x:nil='true'/>")
    let copy = value
    #expect(value.needed.value == "a" && value.wanted == nil && value.isNil(\.wanted))
    value.setAbsent(\.wanted)
    #expect(!value.isNil(\.wanted) && value != copy)
    #expect(try !value.xml().contains("Wanted"))
    #expect(value.setNil(\.wanted) && value == copy && value.hashValue == copy.hashValue)
    #expect(Set([value, copy]).count == 1)
    value.needed.value = "b"
    value.wanted = value.needed
    #expect(copy.needed.value == "a" && value != copy && !value.isNil(\.wanted))
    #expect(Set([value, copy]).count == 2)
    let text = try value.xml()
    #expect(try Boxes(xml: text) == value && text.contains(">b</"))
    #expect(try boxes("<Needed rate='1'/><Needed rate='2'/>").needed.rate == 2)
    #expect(throws: XMLError.self) { try boxes("<Wanted rate='1'/>") }
    #expect(throws: XMLError.self) { try boxes("<Needed rate='1'/><Needed/>") }
  }

  @Test(arguments: [
    "<Goal xmlns='urn:test'><Id>1</Id></Goal>", "<a:Goal xmlns:a='urn:test'><b:Id xmlns:b='urn:test'>1</b:Id></a:Goal>",
    "<a:Goal xmlns:a='urn:test'><b xmlns='urn:else' xmlns:a='urn:else'><a:Id>2</a:Id></b><a:Id>1</a:Id></a:Goal>",
    "<Goal xmlns='urn:test'><x xmlns='urn:a'/><x xmlns='urn:b'><Id>3</Id></x><Id>1</Id></Goal>",
    "<Goal xmlns='urn:test'>\r\n\t<!-- c --><?p?>\n  <Id>\n 1 </Id> </Goal>\n",
    "<Goal xmlns='urn:test'><Id><![CDATA[1]]></Id></Goal>",
    "<Goal xmlns='urn:test' unknown='&amp;'><Id other='2'>1</Id></Goal>",
    "<Goal xmlns='urn:&#116;est'><Id>&#49;</Id></Goal>",
    "<Goal xmlns='urn:test'>text<Id>1</Id>&#32;</Goal>", "<Goal xmlns='urn:test'><Id>0</Id><Id>1</Id></Goal>",
    "<Goal xmlns='urn:test'><Ident/><Id>1</Id><Id xmlns=''>9</Id><Unknown><Id>4</Id></Unknown></Goal>",
  ])
  func anyStyle(_ xml: String) throws { #expect(try Goal(xml: xml) == Goal(id: 1)) }

  @Test(arguments: [
    ("xsi:type='UrlGoal' xmlns='urn:test'", true), ("xsi:type='t:UrlGoal' xmlns:t='urn:test' xmlns='urn:test'", true),
    ("xsi:type=' t:UrlGoal ' xmlns='urn:test'", true),
    ("xsi:type='u:UrlGoal' xmlns:u='urn:test' xmlns='urn:test'", true),
    ("xsi:type='UrlGoal' xmlns='urn:test' xmlns:t='urn:else'", true), ("xsi:type='t:Goal' xmlns='urn:test'", false),
    ("xmlns='urn:test'", false),
  ])
  func typeNames(_ attributes: String, isURL: Bool) throws {
    let xml = """
      <Response xmlns='urn:test' xmlns:t='urn:test' xmlns:xsi='\(schemaInstance)'><Count>1</Count><Goals>
      <Goal \(attributes)><Id>5</Id><Url>u</Url></Goal></Goals></Response>
      """
    let goal = try #require(try Response(xml: xml).goals?[0])
    if isURL {
      guard case .urlGoal(let value) = goal else {
        Issue.record("\(goal)")
        return
      }
      #expect(value.url == "u" && value.goal.id == 5)
    } else {
      #expect(goal == .goal(Goal(id: 5)))
    }
  }

  @Test(arguments: [":UrlGoal", "t:", "no:UrlGoal", "", "a b", "1"])
  func typeNamesThatAreNone(_ name: String) {
    let xml =
      "<Response xmlns='urn:test' xmlns:xsi='\(schemaInstance)'><Count>1</Count><Goals><Goal xsi:type='\(name)'/></Goals></Response>"
    #expect(#expect(throws: XMLError.self) { try Response(xml: xml) }?.kind == .unexpectedType)
  }

  // MARK: Nil, absent, value

  @Test func states() throws {
    var value = try goal("<Id x:nil='true'/><Name/>")
    #expect(value.id == nil && value.isNil(\.id) && value.name == "" && !value.isNil(\.name) && !value.isNil(\.status))
    #expect(value != Goal(name: ""))
    #expect(try Goal(xml: value.xml()) == value)
    value.setAbsent(\.id)
    #expect(value == Goal(name: ""))
    #expect(value.setNil(\.name) && value.isNil(\.name) && value.name == nil)
    value.name = "x"
    #expect(!value.isNil(\.name))
    #expect(try value.xml().contains("<Name>x</Name>"))
  }

  @Test func statesOfInheritedMembers() throws {
    var value = UrlGoal(id: 1, url: "u")
    #expect(value.xmlSetNil(\.goal.id) == false || value.goal.isNil(\.id))
    value.setNil(\.id)
    #expect(value.isNil(\.id) && value.xmlSetNil(\.url))
    let again = try UrlGoal(xml: value.xml())
    #expect(again == value && again.isNil(\.id) && again.isNil(\.url) && !again.isNil(\.status))
  }

  @Test func membersThatMustOccurAreNilWithoutMark() throws {
    let value = EveryRow()
    #expect(value.isNil(\.note))
    #expect(try value.xml().contains("<Note xsi:nil=\"true\"/>"))
    #expect(try EveryRow(xml: value.xml()) == value)
  }

  @Test func moreMembersThanBitsInAWord() throws {
    var value = Wide()
    for index in Wide.members.indices where index.isMultiple(of: 3) { value.setNil(Wide.members[index]) }
    value[keyPath: Wide.members[69]] = "last"
    let again = try Wide(xml: value.xml())
    #expect(again == value && again.isNil(Wide.members[66]) && !again.isNil(Wide.members[67]))
    value.setAbsent(Wide.members[66])
    #expect(again != value)
  }

  // MARK: Lenient and strict

  /// An element that is missing because it stands in another namespace is named.
  @Test func lookalikesOfMissingElements() throws {
    struct Needy: XMLComplexType {
      var id: Int64
      static func makeXMLCodec() -> XMLCodec<Self> {
        XMLBinding<Self>("Needy", namespace: "urn:n", element: "Needy", fields: [.required(\.id, "id")])
      }
    }
    let error = try #require(throws: XMLError.self) { try Needy(xml: "<n:Needy xmlns:n='urn:n'><id>1</id></n:Needy>") }
    #expect(
      error.message.contains("is missing; there was one in no namespace, expected the namespace 'urn:n'"), "\(error)")
  }

  @Test(arguments: [
    ("<Name>n</Name><Id>1</Id>", XMLError.Kind.misplacedElement),
    ("<Id>0</Id><Id>1</Id><Name>n</Name>", .repeatedElement),
    ("<Id>1</Id><New/><Name>n</Name>", .unexpectedElement),
    ("<Id>1</Id><Name>n</Name><Id xmlns='urn:else'/>", .unexpectedElement),
    ("<Id>1</Id>x<Name>n</Name>", .unexpectedContent), ("<Id>1<b>2</b></Id><Name>n</Name>", .unexpectedContent),
    ("<Id x:nil='maybe'>1</Id><Name>n</Name>", .invalidValue),
  ])
  func deviations(_ content: String, kind: XMLError.Kind) throws {
    #expect(try goal(content) == Goal(id: 1, name: "n"))
    #expect(#expect(throws: XMLError.self) { try goal(content, options: .strict) }?.kind == kind)
    let reports = Reports()
    _ = try goal(content, options: XMLReadingOptions(onDeviation: { reports.append($0) }))
    #expect(reports.kinds == [kind])
  }

  @Test(arguments: [
    ("<Id>1</Id><Status>New</Status>", XMLError.Kind.invalidValue), ("<Id x:nil='true'>1</Id>", .unexpectedContent),
  ])
  func strictOnly(_ content: String, kind: XMLError.Kind) throws {
    _ = try goal(content)
    #expect(#expect(throws: XMLError.self) { try goal(content, options: .strict) }?.kind == kind)
  }

  @Test(arguments: [
    ("<Count>1</Count><Title/><Note/>", XMLError.Kind.missingElement),
    ("<Needed/><Count>1</Count><Title/>", .missingElement),
    ("<Needed><s/></Needed><Count>1</Count><Title/><Note/>", .unexpectedElement),
    ("<Needed><a:string/><a:string/><a:string/><a:string/></Needed><Count>1</Count><Title/><Note/>", .repeatedElement),
    (
      "<Needed/><Count>1</Count><Title/><Note/><Number>1</Number><Number>1</Number><Number>1</Number><Number>1</Number><Number>1</Number>",
      .repeatedElement
    ),
  ])
  func strictCounts(_ content: String, kind: XMLError.Kind) throws {
    let xml = "<Every xmlns='urn:test' xmlns:a='urn:arrays'>\(content)</Every>"
    #expect(throws: Never.self) { try EveryRow(xml: xml) }
    #expect(#expect(throws: XMLError.self) { try EveryRow(xml: xml, options: .strict) }?.kind == kind)
  }

  @Test func strictAcceptsWhatIsRight() throws {
    let xml = "<Every xmlns='urn:test'><Needed/><Count>1</Count><Title/><Note/><Number>1</Number></Every>"
    #expect(try EveryRow(xml: xml, options: .strict).numbers == [1])
  }

  // MARK: Failure half way

  /// A wrapper that was seen must not stand for a member that was not.
  @Test(arguments: [
    "<Needed/>", "<Needed/><Title>t</Title>", "<Needed/><Count>1</Count>",
    "<Title>long enough to be on the heap</Title>",
    "<Needed/><Count>1</Count><Title>long enough to be on the heap</Title><Items><Item><Id>x</Id></Item></Items>",
    "<Needed/><Count>1</Count><Title>long enough to be on the heap</Title><Child><Needed/><Count>1</Count></Child>",
    "<Needed/><Count>1</Count><Title>long enough to be on the heap</Title><Measure>also long enough for the heap</Measure>",
    "<Needed/><Count>1</Count><Title>long enough to be on the heap</Title><Measure rate='x'>t</Measure>",
    "<Needed/><Count>1</Count><Title>long enough to be on the heap</Title><Row><Cell>1</Cell><Cell>y</Cell></Row>",
    "<Needed/><Count>1</Count><Count>x</Count>", "<any><deep/></any><Number>1</Number><Number>-</Number>",
  ])
  func failuresLeaveNothingBehind(_ content: String) {
    for _ in 0..<3 {
      #expect(throws: XMLError.self) {
        try EveryRow(xml: "<Every xmlns='urn:test' key='some key' b='c'>\(content)</Every>")
      }
    }
  }

  @Test func everyTruncationLeavesNothingBehind() {
    let bytes = Array(EveryRow.document.utf8)
    for length in 0..<bytes.count {
      #expect(throws: XMLError.self) { try EveryRow(xml: Array(bytes[..<length])) }
    }
  }

  // MARK: Recursion

  @Test func recursion() throws {
    var value = EveryRow(count: 0, title: "leaf")
    for level in 1..<60 {
      var outer = EveryRow(count: Int32(level))
      outer.child = XMLBox(value)
      value = outer
    }
    let again = try EveryRow(xml: value.xml())
    #expect(again == value && again.hashValue == value.hashValue)
  }

  @Test func recursionToTheLimit() throws {
    let start = "<Child><Needed/><Count>1</Count><Title/>"
    let xml = { (depth: Int) in
      "<Every xmlns='urn:test'><Needed/><Count>1</Count><Title/>" + String(repeating: start, count: depth)
        + String(repeating: "</Child>", count: depth) + "</Every>"
    }
    #expect(throws: Never.self) { try EveryRow(xml: xml(510)) }
    #expect(#expect(throws: XMLError.self) { try EveryRow(xml: xml(512)) }?.kind == .limitExceeded)
  }
}

/// Collects what lenient reading tolerates.
private final class Reports: @unchecked Sendable {
  private var errors: [XMLError] = []
  func append(_ error: XMLError) {
    errors.append(error)
  }
  var kinds: [XMLError.Kind] { errors.map(\.kind) }
}
