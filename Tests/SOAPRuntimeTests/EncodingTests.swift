import HTTPTypes
import Testing
@_spi(Generated) import XSDRuntime

@testable import SOAPRuntime

private let namespace = "urn:e"
private let schema = "http://www.w3.org/2001/XMLSchema"

private struct Person: XMLComplexType {
  var name: String?
  var tags: [String?]?
  var xmlNilFields = XMLNilFields()

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Person", namespace: namespace, elementNamespace: "", nilFields: \.xmlNilFields,
      fields: [.nillable(\.name, "name"), .nillableList(\.tags, "tags", item: "item")])
  }
}

private struct Answer: XMLComplexType {
  var people: [Person?]?
  var xmlNilFields = XMLNilFields()

  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "findResponse", namespace: namespace, elementNamespace: "", nilFields: \.xmlNilFields,
      fields: [.nillableList(\.people, "people", item: "item")])
  }
}

private func own(_ name: String) -> XMLName { XMLName(name, namespace: namespace) }
private func xs(_ name: String) -> XMLName { XMLName(name, namespace: schema) }

private let types = SOAPEncodedTypes(
  types: [
    (own("Person"), .structure(["name": xs("string"), "tags": own("Tags")])),
    (own("Tags"), .array(item: XMLName("item"), of: xs("string"))),
    (own("People"), .array(item: XMLName("item"), of: own("Person"))),
  ],
  messages: [(own("find"), ["people": own("People")]), (own("findResponse"), ["people": own("People")])])

/// Encoded use: values that stand elsewhere, items of any name, types at each element (SOAP 1.1, section 5).
@Suite struct EncodingTests {
  private func call(_ body: String, version: SOAPVersion = .soap11) async throws -> Answer {
    let operation = SOAPOperation<SOAPEmptyBody, Answer, SOAPNoHeaders, SOAPNoHeaders, SOAPUndeclaredFault>(
      "find", output: own("findResponse"), style: .rpc, version: version, encodedTypes: types)
    let text = """
      <s:Envelope xmlns:s='\(version.envelopeNamespace)' xmlns:e='\(version.encodingNamespace)' xmlns:t='\(namespace)' \
      xmlns:x='\(schema)' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'>\
      <s:Header><h xmlns='urn:h'/></s:Header><s:Body>\(body)</s:Body></s:Envelope>
      """
    let transport = InMemoryTransport { _, _ in (HTTPResponse(status: .ok), Array(text.utf8)) }
    let client = SOAPClient(transport: transport, endpoint: "http://localhost/")
    return try await client.call(operation, SOAPEmptyBody(), headers: SOAPNoHeaders()).body
  }

  @Test func valuesThatStandElsewhere() async throws {
    let answer = try await call(
      """
      <t:findResponse s:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'>
        <people i:type='e:Array' e:arrayType='t:Person[3]'><people href='#id0'/><x i:nil='true'/><people href='#id0'/></people>
      </t:findResponse>
      <multiRef id='id0' e:root='0' i:type='t:Person'><name i:type='x:string'>a &amp; b</name><tags href='#id1'/></multiRef>
      <multiRef id='id1' i:type='e:Array' e:arrayType='x:string[2]'><e:string>x</e:string><anything i:type='x:string'>y</anything></multiRef>
      """)
    #expect(answer.people?.count == 3 && answer.people?[1] == nil)
    #expect(answer.people?[0]?.name == "a & b" && answer.people?[0]?.tags == ["x", "y"])
    #expect(answer.people?[2] == answer.people?[0])
  }

  @Test func namesOfWrapperAndOnlyPartDoNotMatter() async throws {
    let answer = try await call("<result><out><item><name>n</name></item></out></result>")
    #expect(answer.people?.first??.name == "n")
    #expect(try await call("<t:findResponse/>").people == nil)
  }

  @Test func soap12() async throws {
    let answer = try await call(
      "<t:findResponse><people><item e:ref='a'/></people></t:findResponse><v e:id='a'><name>n</name></v>",
      version: .soap12)
    #expect(answer.people?.first??.name == "n")
  }

  @Test(arguments: [
    ("<people><item href='#no'/></people></t:findResponse>", "'item' refers to 'no', which is not in the message"),
    (
      "<people href='#a'/></t:findResponse><m id='a'><item href='#b'/></m><m id='b'><tags href='#a'/></m>",
      "'tags' refers to itself by 'a'"
    ),
    ("<people><item></people></t:findResponse>", "closes"),
  ])
  func brokenReferences(_ body: String, _ expected: String) async throws {
    let error = await #expect(throws: SOAPClientError.self) { try await call("<t:findResponse>" + body) }
    #expect(error?.message.contains(expected) == true || expected == "closes", "\(String(describing: error))")
    #expect(error?.kind == .invalidResponse)
  }

  /// Each level refers to the next one ten times.
  @Test func referencesThatExplode() async throws {
    var body = "<t:findResponse><people href='#r0'/></t:findResponse>"
    for level in 0..<12 {
      body += "<m id='r\(level)'>" + String(repeating: "<item href='#r\(level + 1)'/>", count: 10) + "</m>"
    }
    body += "<m id='r12'>x</m>"
    let error = await #expect(throws: SOAPClientError.self) { try await call(body) }
    #expect(error?.message.contains("expand to sixteen times its length") == true)
  }

  /// Each value refers to the next one: on the wire they stand side by side, where they belong one in the other.
  @Test func referencesThatLeadDeep() async throws {
    var body = "<t:findResponse><people href='#r0'/></t:findResponse>"
    for level in 0..<20_000 { body += "<m id='r\(level)'><item href='#r\(level + 1)'/></m>" }
    let error = await #expect(throws: SOAPClientError.self) { try await call(body) }
    #expect(error?.message.contains("lead more than 512 levels deep") == true)
  }

  @Test func faultsAreAsEver() async throws {
    let error = await #expect(throws: SOAPUndeclaredFault.self) {
      try await call("<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>")
    }
    #expect(error?.soapFault.string == "no")
  }

  @Test func requestsSayTypes() async throws {
    let sent = Recorder<String>()
    let operation = SOAPOperation<Answer, SOAPEmptyBody, SOAPNoHeaders, SOAPNoHeaders, SOAPUndeclaredFault>(
      "find", input: own("find"), style: .rpc, encodedTypes: types)
    let transport = InMemoryTransport { _, body in
      sent.append(String(decoding: body, as: UTF8.self))
      return (HTTPResponse(status: .ok), Array(envelope("").utf8))
    }
    let client = SOAPClient(transport: transport, endpoint: "http://localhost/")
    let value = Answer(people: [Person(name: "<a>", tags: ["t", nil]), nil])
    _ = try await client.call(operation, value, headers: SOAPNoHeaders())
    let message = try #require(sent.elements.first)
    #expect(
      message.contains(
        #"<people xsi:type="soapenc:Array" soapenc:arrayType="n1:Person[2]"><item xsi:type="n1:Person">"#))
    #expect(message.contains(#"<name xsi:type="xsd:string">&lt;a&gt;</name>"#))
    #expect(
      message.contains(#"soapenc:arrayType="xsd:string[2]"><item xsi:type="xsd:string">t</item><item xsi:nil="true"/>"#)
    )
    // And is read back as what it was.
    let literal = try types.literal(Array(message.utf8), .soap11, XMLReadingOptions())
    _ = try SOAPEnvelope.read(literal, version: .soap11, options: .strict) { reader throws(XMLError) in
      let read = try reader.decode(Answer.self)
      #expect(read == value)
    }
  }
}
