import Testing

@testable import SchemaComponents

/// WSDL 1.1: messages, port types, bindings and ports.
@Suite struct ServiceTests {
  /// A service of one operation `Op`, with pieces that a test replaces.
  private func definitions(
    binding: String = ServiceTests.binding, portType: String = ServiceTests.portType, service: String = service,
    messages: String = messages
  ) -> ModelFixture {
    ModelFixture(files: [
      "s.wsdl": """
      <definitions xmlns='http://schemas.xmlsoap.org/wsdl/' xmlns:s='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:t='urn:t' targetNamespace='urn:t'>
      <types><xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t'>
      <xs:element name='In'/><xs:element name='Out'/><xs:element name='H'/><xs:element name='F'/>
      </xs:schema></types>
      \(messages)
      \(portType)
      \(binding)
      \(service)
      </definitions>
      """
    ])
  }

  private static let messages =
    "<message name='In'><part name='p' element='t:In'/><part name='h' element='t:H'/></message>"
    + "<message name='Out'><part name='p' element='t:Out'/></message>"
    + "<message name='Unused'><part name='p' type='t:Nothing'/></message>"
    + "<message name='F'><part name='p' element='t:F'/></message>"
  private static let portType =
    "<portType name='P'><operation name='Op'><documentation>Does it.</documentation><input message='t:In'/>"
    + "<output message='t:Out'/><fault name='f' message='t:F'/></operation></portType>"
  private static let binding =
    "<binding name='B' type='t:P'><s:binding transport='http://schemas.xmlsoap.org/soap/http'/><operation name='Op'><s:operation soapAction='act'/>"
    + "<input><s:header message='t:In' part='h' use='literal'/><s:body use='literal'/></input>"
    + "<output><s:body use='literal'/></output><fault name='f'><s:fault name='f' use='literal'/></fault>"
    + "</operation></binding>"
  private static let service =
    "<service name='S'><port name='Q' binding='t:B'><s:address location='http://h/'/></port></service>"

  @Test func operationsAreReadWithHeadersAndFaults() throws {
    let service = try #require(try definitions().model().services.first)
    #expect(service.name == QualifiedName("S", namespace: "urn:t"))
    #expect(service.address == "http://h/")
    let operation = try #require(service.operations.first)
    #expect(operation.soapAction == "act")
    #expect(operation.input?.element.localName == "In")
    #expect(operation.output?.element.localName == "Out")
    #expect(operation.requestHeaders.map(\.element.localName) == ["H"])
    #expect(operation.faults.map(\.element.localName) == ["F"])
    #expect(operation.documentation == "Does it.")
    #expect(!operation.isOneWay)
  }

  @Test func soap11IsPreferred() throws {
    let second = Self.binding.replacing("name='B'", with: "name='B2'")
      .replacing("s:", with: "w:").replacing(
        "<binding", with: "<binding xmlns:w='http://schemas.xmlsoap.org/wsdl/soap12/'")
    let (model, problems, _) = try definitions(
      binding: second + Self.binding,
      service: "<service name='S'><port name='Q2' binding='t:B2'/>\n<port name='Q' binding='t:B'/></service>"
    ).read()
    #expect(model?.services.map(\.portName) == ["Q"])
    #expect(problems == ["s.wsdl:8 WSDL0030"])
    let only = try definitions(
      binding: second, service: "<service name='S'><port name='Q2' binding='t:B2'/></service>"
    ).model()
    #expect(only.services.first?.soapVersion == .soap12)
    #expect(only.services.first?.operations.first?.soapAction == "act")
  }

  @Test func portTypesWithoutServiceAreServicesToo() throws {
    let bound = try definitions(service: "").model()
    #expect(bound.services.map(\.name.localName) == ["B"])
    #expect(bound.services.first?.address == nil)
    let unbound = try definitions(
      binding: "", service: "", messages: Self.messages.replacing("<part name='h' element='t:H'/>", with: "")
    ).model()
    #expect(unbound.services.map(\.name.localName) == ["P"])
    #expect(unbound.services.first?.operations.first?.input?.element.localName == "In")
  }

  private func rpc(_ messages: String, body: String = " namespace='urn:b'", use: String = "literal") -> ModelFixture {
    definitions(
      binding: Self.binding.replacing("<s:binding", with: "<s:binding style='rpc'")
        .replacing("<s:body use='literal'/>", with: "<s:body use='\(use)'\(body)/>"),
      messages: messages + "<message name='F'><part name='p' element='t:F'/></message>")
  }

  @Test func partsOfRPCStyleStandInAWrapper() throws {
    let model = try rpc(
      """
      <message name='In'><part name='a' type='xs:int' xmlns:xs='http://www.w3.org/2001/XMLSchema'/>
      <part name='h' element='t:H'/><part name='b' type='x:string' xmlns:x='http://www.w3.org/2001/XMLSchema'/></message>
      <message name='Out'/>
      """
    ).model()
    let operation = try #require(model.services.first?.operations.first)
    #expect(operation.style == .rpc)
    #expect(operation.input?.element == QualifiedName("Op", namespace: "urn:b"))
    #expect(operation.output?.element == QualifiedName("OpResponse", namespace: "urn:b"))
    #expect(operation.requestHeaders.map(\.element.localName) == ["H"])
    #expect(operation.faults.map(\.element.localName) == ["F"])
    #expect(model.namespaces == ["urn:t", "urn:b"])
    guard case .defined(let input)? = operation.input?.type, case .defined(let output)? = operation.output?.type,
      case .complex(let response) = model[output].kind, case .empty = response.content
    else {
      Issue.record("\(operation)")
      return
    }
    let group = try #require(model.particles(of: input)?.first)
    guard case .group(let sequence) = group.term else { return }
    let accessors = sequence.particles.map { particle in
      if case .element(let element) = particle.term { "\(element.name) \(element.type)" } else { "?" }
    }
    // In the order of the message, without the header.
    #expect(
      accessors == ["a builtIn(SchemaComponents.BuiltInType.int)", "b builtIn(SchemaComponents.BuiltInType.string)"])
  }

  @Test func rpcWithoutNamespaceTakesThatOfTheBinding() throws {
    let model = try rpc("<message name='In'><part name='h' element='t:H'/></message><message name='Out'/>", body: "")
      .model()
    #expect(model.services.first?.operations.first?.input?.element == QualifiedName("Op", namespace: "urn:t"))
  }

  @Test func encodedPartsMayBeNilOrLeftOut() throws {
    let model = try rpc(
      """
      <message name='In'><part name='a' type='xs:int' xmlns:xs='http://www.w3.org/2001/XMLSchema'/>
      <part name='h' element='t:H'/></message><message name='Out'/>
      """, use: "encoded"
    ).model()
    let operation = try #require(model.services.first?.operations.first)
    #expect(operation.isEncoded && operation.style == .rpc)
    guard case .defined(let input)? = operation.input?.type,
      case .group(let group)? = model.particles(of: input)?.first?.term,
      let particle = group.particles.first, case .element(let element) = particle.term
    else {
      Issue.record("\(operation)")
      return
    }
    #expect(element.isNillable && particle.minOccurs == 0)
  }

  /// What the attribute says, or an element beside it; arrays of arrays have items of any type.
  @Test(arguments: [
    ("<xs:attribute ref='e:arrayType' w:arrayType='xs:int[]'/>", "item builtIn(SchemaComponents.BuiltInType.int)"),
    ("<xs:attribute ref='e:arrayType' w:arrayType='xs:int[,]'/>", "item builtIn(SchemaComponents.BuiltInType.anyType)"),
    (
      "<xs:attribute ref='e:arrayType' w:arrayType='xs:int[][]'/>", "item builtIn(SchemaComponents.BuiltInType.anyType)"
    ),
    (
      "<xs:sequence><xs:element name='x' type='xs:long' maxOccurs='9'/></xs:sequence>",
      "x builtIn(SchemaComponents.BuiltInType.long)"
    ),
  ])
  func arraysOfSOAPEncoding(_ content: String, _ expected: String) throws {
    let model = try ModelFixture(files: [
      "a.xsd": """
      <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:e='http://schemas.xmlsoap.org/soap/encoding/' xmlns:w='http://schemas.xmlsoap.org/wsdl/' targetNamespace='urn:a'>
      <xs:complexType name='A'><xs:complexContent><xs:restriction base='e:Array'>\(content)</xs:restriction></xs:complexContent></xs:complexType>
      </xs:schema>
      """
    ]).model()
    let id = try #require(model.typesByName[QualifiedName("A", namespace: "urn:a")])
    guard case .complex(let type) = model[id].kind, case .group(let group)? = model.particles(of: id)?.first?.term,
      let item = group.particles.first, case .element(let element) = item.term
    else {
      Issue.record("\(model[id])")
      return
    }
    #expect(type.isEncodedArray && item.maxOccurs == nil && element.isNillable)
    #expect("\(element.name) \(element.type)" == expected)
  }

  @Test func partsThatAreNoElementsAreLeftOutWithAWarning() throws {
    let header = "<part name='h' element='t:H'/>"
    for (part, isKept) in [("name='a'", false), ("name='1' type='t:X'", false), ("name='a' element='t:In'", true)] {
      let (model, problems, _) = try rpc("<message name='In'>\(header)<part \(part)/></message><message name='Out'/>")
        .read()
      #expect(problems == ["s.wsdl:5 UNSUPPORTED_RPC"])
      #expect((model?.services.first?.operations.isEmpty == false) == isKept)
    }
    let (model, problems, _) = try rpc(
      "<message name='In'>\(header)<part name='a' type='t:Nothing'/></message><message name='Out'/>"
    ).read()
    #expect(model == nil && problems == ["s.wsdl:5 XSD0010"], "\(problems)")
  }

  /// Messages that are not named have names all the same (WSDL 1.1, 2.4.5).
  @Test func overloadedOperationsFindTheirBinding() throws {
    let operation = { (action: String, input: String) in
      "<operation name='Op'><s:operation soapAction='\(action)'/><input name='\(input)'><s:body use='literal'/></input>"
        + "<output><s:body use='literal'/></output></operation>"
    }
    let model = try definitions(
      binding: "<binding name='B' type='t:P'><s:binding transport='http://schemas.xmlsoap.org/soap/http'/>"
        + operation("named", "byName") + operation("plain", "OpRequest") + "</binding>",
      portType: "<portType name='P'><operation name='Op'><input message='t:Out'/><output message='t:Out'/></operation>"
        + "<operation name='Op'><input name='byName' message='t:F'/><output message='t:Out'/></operation></portType>"
    ).model()
    let operations = try #require(model.services.first?.operations)
    #expect(operations.map(\.soapAction) == ["plain", "named"])
    #expect(operations.map(\.input?.element.localName) == ["Out", "F"])
  }

  @Test func httpIsPreferredToOtherTransports() throws {
    let queued = Self.binding.replacing("name='B'", with: "name='J'")
      .replacing("http://schemas.xmlsoap.org/soap/http", with: "http://www.w3.org/2010/soapjms/")
    let (model, problems, _) = try definitions(
      binding: queued + Self.binding,
      service: "<service name='S'><port name='J' binding='t:J'/>\n<port name='Q' binding='t:B'/></service>"
    ).read()
    #expect(model?.services.map(\.portName) == ["Q"])
    #expect(problems == ["s.wsdl:8 WSDL0030"])
    let (only, warnings, _) = try definitions(
      binding: queued, service: "<service name='S'><port name='J' binding='t:J'/></service>"
    ).read()
    #expect(only?.services.count == 1)
    #expect(warnings == ["s.wsdl:7 UNSUPPORTED_TRANSPORT"])
  }

  @Test func extensionsThatMustBeUnderstoodAreToldOnce() throws {
    let addressing =
      "<a:UsingAddressing xmlns:a='urn:a' w:required='REQUIRED' xmlns:w='http://schemas.xmlsoap.org/wsdl/'/>"
    for (value, expected) in [("true", ["s.wsdl:7 UNSUPPORTED_EXTENSION"]), ("false", [])] {
      let (model, problems, _) = try definitions(
        binding: Self.binding.replacing(
          "<operation", with: addressing.replacing("REQUIRED", with: value) + "<operation"),
        service: Self.service + "<service name='S2'><port name='Q' binding='t:B'/></service>"
      ).read()
      #expect(model?.services.count == 2)
      #expect(problems == expected)
    }
  }

  @Test func attachmentsAreNotInTheBody() throws {
    let mime =
      "<m:multipartRelated xmlns:m='http://schemas.xmlsoap.org/wsdl/mime/'><m:part><s:body use='literal'/></m:part>"
      + "<m:part><m:content part='h' type='image/png'/></m:part></m:multipartRelated>"
    let (model, problems, _) = try definitions(
      binding: Self.binding.replacing(
        "<s:header message='t:In' part='h' use='literal'/><s:body use='literal'/>", with: mime),
      messages: Self.messages.replacing("<part name='h' element='t:H'/>", with: "<part name='h' type='t:Nothing'/>")
    ).read()
    #expect(model?.services.first?.operations.first?.input?.element.localName == "In")
    #expect(problems == ["s.wsdl:7 UNSUPPORTED_MIME"])
  }

  @Test(arguments: [
    ("element='t:Out'", "element='Out'", "one is in the namespace 'urn:t'; use a prefix that is bound to it"),
    ("element='t:Out'", "element='n:None' xmlns:n='urn:n'", "add the document to the config"),
  ])
  func namesInOtherNamespacesAreSuggested(_ old: String, _ new: String, _ expected: String) throws {
    let (model, _, messages) = try definitions(messages: Self.messages.replacing(old, with: new)).read()
    #expect(model == nil)
    #expect(messages.contains { $0.contains(expected) }, "\(messages)")
  }

  struct Unsupported: Sendable, CustomTestStringConvertible {
    var code: String
    var line: Int
    var old: String
    var new: String
    var testDescription: String { code }
  }

  @Test(arguments: [
    Unsupported(code: "UNSUPPORTED_ENCODED", line: 7, old: "<s:body use='literal'", new: "<s:body use='encoded'"),
    Unsupported(
      code: "UNSUPPORTED_TYPE_PART", line: 5, old: "<part name='p' element='t:In'/>", new: "<part name='p' type='t:X'/>"
    ),
    Unsupported(
      code: "UNSUPPORTED_BODY_PARTS", line: 5, old: "<part name='h'",
      new: "<part name='q' element='t:In'/><part name='h'"),
    Unsupported(code: "UNSUPPORTED_OPERATION_KIND", line: 6, old: "<input message='t:In'/>", new: ""),
  ])
  func unsupportedOperationsAreLeftOutWithAWarning(item: Unsupported) throws {
    let (model, problems, messages) = try definitions(
      binding: Self.binding.replacing(item.old, with: item.new),
      portType: Self.portType.replacing(item.old, with: item.new),
      messages: Self.messages.replacing(item.old, with: item.new)
    ).read()
    #expect(problems == ["s.wsdl:\(item.line) \(item.code)"], "\(messages)")
    #expect(model?.services.first?.operations.isEmpty == true)
  }

  @Test func operationsThatOnlyOneSideKnowsAreLeftOutWithAWarning() throws {
    let (model, problems, _) = try definitions(
      binding: Self.binding.replacing("</binding>", with: "<operation name='No'/></binding>"),
      portType: Self.portType.replacing(
        "</portType>", with: "<operation name='Free'><input message='t:In'/></operation></portType>")
    ).read()
    #expect(model?.services.first?.operations.map(\.name) == ["Op"])
    #expect(problems == ["s.wsdl:6 WSDL0015", "s.wsdl:7 WSDL0014"])
  }

  @Test(arguments: [
    Unsupported(code: "WSDL0010", line: 6, old: "<input message='t:In'/>", new: "<input message='t:Inn'/>"),
    Unsupported(code: "WSDL0011", line: 7, old: "part='h'", new: "part='none'"),
    Unsupported(code: "WSDL0012", line: 7, old: "type='t:P'", new: "type='t:None'"),
    Unsupported(code: "WSDL0013", line: 8, old: "binding='t:B'", new: "binding='t:None'"),
    Unsupported(code: "XSD0011", line: 5, old: "element='t:Out'", new: "element='t:Otu'"),
    Unsupported(code: "XSD0015", line: 5, old: "element='t:Out'", new: "element='u:Out'"),
  ])
  func brokenReferencesAreErrors(item: Unsupported) throws {
    let (model, problems, messages) = try definitions(
      binding: Self.binding.replacing(item.old, with: item.new),
      portType: Self.portType.replacing(item.old, with: item.new),
      service: Self.service.replacing(item.old, with: item.new),
      messages: Self.messages.replacing(item.old, with: item.new)
    ).read()
    #expect(model == nil)
    #expect(problems.contains("s.wsdl:\(item.line) \(item.code)"), "\(messages)")
  }
}
