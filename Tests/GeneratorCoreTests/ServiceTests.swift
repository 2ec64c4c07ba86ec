import Foundation
import GeneratorCore
import SchemaDocuments
import Testing

@Suite struct ServiceTests {
  /// Three operations: two with the same headers and faults, one with neither.
  private static let document = """
    <wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
      xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">
      <wsdl:types><xs:schema targetNamespace="urn:t" elementFormDefault="qualified">
        <xs:element name="AddRequest"><xs:complexType><xs:sequence>
          <xs:element name="Item" type="xs:string"/><xs:element name="headers" type="xs:int" minOccurs="0"/>
        </xs:sequence></xs:complexType></xs:element>
        <xs:element name="AddResponse"><xs:complexType><xs:sequence/></xs:complexType></xs:element>
        <xs:element name="Token" type="xs:string" nillable="true"/><xs:element name="Description" type="xs:string"/>
        <xs:element name="Id" type="xs:string"/>
        <xs:complexType name="Problem"><xs:sequence><xs:element name="Code" type="xs:int"/></xs:sequence></xs:complexType>
        <xs:element name="Problem" type="t:Problem"/>
        <xs:complexType name="Unused"><xs:sequence/></xs:complexType>
      </xs:schema></wsdl:types>
      <wsdl:message name="in"><wsdl:part name="p" element="t:AddRequest"/></wsdl:message>
      <wsdl:message name="out"><wsdl:part name="p" element="t:AddResponse"/></wsdl:message>
      <wsdl:message name="nothing"/>
      <wsdl:message name="h"><wsdl:part name="a" element="t:Token"/><wsdl:part name="b" element="t:Description"/>
        <wsdl:part name="c" element="t:Id"/></wsdl:message>
      <wsdl:message name="f"><wsdl:part name="d" element="t:Problem"/></wsdl:message>
      <wsdl:portType name="PT">
        <wsdl:operation name="Add"><wsdl:documentation>Adds an item.</wsdl:documentation>
          <wsdl:input message="t:in"/><wsdl:output message="t:out"/><wsdl:fault name="F" message="t:f"/></wsdl:operation>
        <wsdl:operation name="Replace"><wsdl:input message="t:in"/><wsdl:output message="t:out"/><wsdl:fault name="F" message="t:f"/></wsdl:operation>
        <wsdl:operation name="Ping"><wsdl:input message="t:nothing"/></wsdl:operation>
      </wsdl:portType>
      <wsdl:binding name="B" type="t:PT"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
        <wsdl:operation name="Add"><soap:operation soapAction="urn:add"/>
          <wsdl:input><soap:body use="literal"/><soap:header message="t:h" part="a" use="literal"/><soap:header message="t:h" part="b" use="literal"/></wsdl:input>
          <wsdl:output><soap:body use="literal"/><soap:header message="t:h" part="c" use="literal"/></wsdl:output>
          <wsdl:fault name="F"><soap:fault name="F" use="literal"/></wsdl:fault></wsdl:operation>
        <wsdl:operation name="Replace"><soap:operation soapAction="urn:replace"/>
          <wsdl:input><soap:body use="literal"/><soap:header message="t:h" part="b" use="literal"/><soap:header message="t:h" part="a" use="literal"/></wsdl:input>
          <wsdl:output><soap:body use="literal"/></wsdl:output>
          <wsdl:fault name="F"><soap:fault name="F" use="literal"/></wsdl:fault></wsdl:operation>
        <wsdl:operation name="Ping"><soap:operation soapAction=""/><wsdl:input><soap:body use="literal"/></wsdl:input></wsdl:operation>
      </wsdl:binding>
      <wsdl:service name="Shop"><wsdl:port name="P" binding="t:B"><soap:address location="http://localhost/shop"/></wsdl:port></wsdl:service>
    </wsdl:definitions>
    """

  private static func sample(_ config: String = "") throws -> Sample {
    try Sample(document: document, name: "Shop.wsdl", config: config)
  }

  @Test func clientsHaveTwoFormsOfEachOperation() throws {
    let sample = try Self.sample()
    let client = sample.files["Client"] ?? ""
    #expect(client.contains("  /// Adds an item.\n  ///\n  /// - Throws: ``ShopFault`` if"))
    #expect(
      sample.declaration("nonisolated extension Shop {", in: "Client") == """
        nonisolated extension Shop {
          @_alwaysEmitIntoClient public func add(
            item: String, headers: Int32? = nil, requestHeaders: ShopRequestHeaders? = nil
          ) async throws -> SOAPResponse<AddResponse, ShopResponseHeaders> {
            try await self.add(AddRequest(item: item, headers: headers), headers: requestHeaders)
          }
          @_alwaysEmitIntoClient public func add(
            _ request: AddRequest, headers: ShopRequestHeaders? = nil
          ) async throws -> SOAPResponse<AddResponse, ShopResponseHeaders> {
            try await self.client.call(Operations.add, request, headers: headers ?? self.headers)
          }
          @_alwaysEmitIntoClient public func replace(
            item: String, headers: Int32? = nil, requestHeaders: ShopRequestHeaders? = nil
          ) async throws -> SOAPResponse<AddResponse, SOAPNoHeaders> {
            try await self.replace(AddRequest(item: item, headers: headers), headers: requestHeaders)
          }
          @_alwaysEmitIntoClient public func replace(
            _ request: AddRequest, headers: ShopRequestHeaders? = nil
          ) async throws -> SOAPResponse<AddResponse, SOAPNoHeaders> {
            try await self.client.call(Operations.replace, request, headers: headers ?? self.headers)
          }
          @_alwaysEmitIntoClient public func ping() async throws -> SOAPResponse<SOAPEmptyBody, SOAPNoHeaders> {
            try await self.client.call(Operations.ping, SOAPEmptyBody(), headers: SOAPNoHeaders())
          }
        }
        """)
    #expect(client.contains(#"public static let defaultEndpoint: String = "http://localhost/shop""#))
    #expect(
      client.contains(
        """
          public static let add = SOAPOperation<AddRequest, AddResponse, ShopRequestHeaders, ShopResponseHeaders, ShopFault>(
            "Add", soapAction: "urn:add", input: XMLName("AddRequest", namespace: SchemaNamespaces.t),
            output: XMLName("AddResponse", namespace: SchemaNamespaces.t))
        """))
    #expect(
      client.contains(
        "SOAPOperation<SOAPEmptyBody, SOAPEmptyBody, SOAPNoHeaders, SOAPNoHeaders, SOAPUndeclaredFault>("))
  }

  @Test func headersAndFaultsAreShared() throws {
    let sample = try Self.sample()
    let headers = sample.declaration("public nonisolated struct ShopRequestHeaders", in: "Client")
    #expect(headers.hasPrefix("@frozen public nonisolated struct ShopRequestHeaders: SOAPHeaders {"))
    #expect(headers.contains("public init(token: String? = nil, descriptionValue: String? = nil) {"))
    #expect(headers.contains(#".nillable(\.token, "Token"),"#))
    let faults = sample.declaration("public nonisolated enum ShopFault", in: "Client")
    #expect(faults.contains("case problem(Problem, SOAPFault)\n  case undeclared(SOAPFault)"))
    #expect(
      faults.contains(
        #"Problem.self, element: XMLName("Problem", namespace: SchemaNamespaces.t), { .problem($0, $1) },"#))
  }

  @Test func serversImplementTheSameOperations() throws {
    let sample = try Self.sample()
    let server = sample.files["Server"] ?? ""
    #expect(
      server.contains(
        """
          func add(
            _ request: SOAPRequest<AddRequest, ShopRequestHeaders>
          ) async throws -> SOAPReply<AddResponse, ShopResponseHeaders>
        """))
    #expect(server.contains(#"throw SOAPServerError.operationNotImplemented("Ping")"#))
    #expect(server.contains("operations.append(SOAPServerOperation(Shop.Operations.ping) { try await self.ping($0) })"))
  }

  @Test func messagesOfStandardTypesExposeTheRuntime() throws {
    let texts = Self.document.replacingOccurrences(of: "t:AddRequest\"", with: "t:Id\"")
      .replacingOccurrences(of: "t:AddResponse\"", with: "t:Id\"")
    let sample = try Sample(document: texts, name: "Shop.wsdl", config: "")
    let server = sample.files["Server"] ?? ""
    #expect(server.contains("SOAPRequest<String, "))
    // String conforms in XSDRuntime, and what a public declaration needs for that has to be imported publicly.
    #expect(server.contains("\n@_spi(Generated) public import XSDRuntime\n"))
    let own = try Sample(document: texts, name: "Shop.wsdl", config: #""access": "package""#)
    #expect(own.files["Server"]?.contains("\n@_spi(Generated) internal import XSDRuntime\n") == true)
  }

  @Test func servicesMayHaveNoOperationThatCanBeGenerated() throws {
    let document = Self.document.replacingOccurrences(of: "use=\"literal\"", with: "use=\"encoded\"")
    let sample = try Sample(document: document, name: "Shop.wsdl", config: "")
    // A variable that nothing changes would be a warning.
    #expect(sample.files["Server"]?.contains("let operations: [SOAPServerOperation] = []") == true)
  }

  @Test func rpcStyleHasParametersOfItsParts() throws {
    let document = Self.document.replacingOccurrences(of: "transport=", with: "style=\"rpc\" transport=")
      .replacingOccurrences(
        of: "<soap:body use=\"literal\"/>", with: "<soap:body use=\"literal\" namespace=\"urn:b\"/>"
      )
      .replacingOccurrences(
        of: #"<wsdl:part name="p" element="t:AddRequest"/>"#,
        with: #"<wsdl:part name="count" type="xs:int"/><wsdl:part name="problem" type="t:Problem"/>"#
      ).replacingOccurrences(
        of: #"<wsdl:part name="p" element="t:AddResponse"/>"#, with: #"<wsdl:part name="return" type="xs:string"/>"#)
    let sample = try Sample(document: document, name: "Shop.wsdl", config: "")
    #expect(!sample.diagnostics.contains { $0.severity != .note })
    let client = sample.files["Client"] ?? ""
    #expect(client.contains("public func add(\n    count: Int32, problem: Problem, headers:"))
    #expect(
      client.filter { !$0.isWhitespace }.contains(
        #"input:XMLName("Add",namespace:SchemaNamespaces.b),output:XMLName("AddResponse",namespace:SchemaNamespaces.b),style:.rpc)"#
      ))
    #expect(client.contains("public func ping() async throws"))
    let add = sample.declaration("public nonisolated struct Add:")
    #expect(add.contains(#""Add", namespace: SchemaNamespaces.b, elementNamespace: "","#))
    #expect(add.contains(#".required(\.count, "count"),"#))
    // The type is shared, the wrapper is not: one for each operation.
    #expect(sample.types.contains("struct Replace:") && sample.types.contains("struct ReplaceResponse:"))
    let named = try Sample(
      document: document, name: "Shop.wsdl", config: #""names": {"types": {"message:AddResponse": "Sum"}}"#)
    #expect(named.types.contains("struct Sum:") && named.types.contains("struct AddResponse:"))
    let slice = try Sample(document: document, name: "Shop.wsdl", config: #""operations": ["Add"]"#)
    #expect(slice.types.contains("struct Add:") && !slice.types.contains("struct Replace:"))
  }

  @Test func encodedUseHasATableOfTypes() throws {
    let document = Self.document.replacingOccurrences(of: "transport=", with: "style=\"rpc\" transport=")
      .replacingOccurrences(
        of: "<soap:body use=\"literal\"/>", with: "<soap:body use=\"encoded\" namespace=\"urn:b\"/>"
      )
      .replacingOccurrences(
        of: #"<wsdl:part name="p" element="t:AddRequest"/>"#,
        with: #"<wsdl:part name="counts" type="t:Counts"/><wsdl:part name="problem" type="t:Problem"/>"#
      ).replacingOccurrences(
        of: #"<wsdl:part name="p" element="t:AddResponse"/>"#, with: #"<wsdl:part name="return" type="xs:string"/>"#
      ).replacingOccurrences(
        of: #"<xs:complexType name="Unused">"#,
        with: """
          <xs:complexType name="Counts"><xs:complexContent><xs:restriction base="e:Array" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/">
          <xs:attribute ref="e:arrayType" wsdl:arrayType="xs:int[]"/></xs:restriction></xs:complexContent></xs:complexType>
          <xs:complexType name="Unused">
          """)
    let sample = try Sample(document: document, name: "Shop.wsdl", config: "")
    #expect(!sample.diagnostics.contains { $0.severity != .note }, "\(sample.diagnostics)")
    let client = sample.files["Client"] ?? ""
    #expect(client.contains("    counts: [Int32?]? = nil, problem: Problem? = nil, headers:"))
    #expect(client.contains("encodedTypes: Shop.soapEncodedTypes)"))
    #expect(client.contains("  static let soapEncodedTypes = makeSOAPEncodedTypes()\n"))
    #expect(
      client.contains(
        #"types.append((XMLName("Counts", namespace: SchemaNamespaces.t), .array(item: XMLName("item", namespace: ""), of: XMLName("int", "#
      ))
    #expect(
      client.contains(
        #"messages.append((XMLName("Add", namespace: SchemaNamespaces.b), ["counts": XMLName("Counts", namespace: SchemaNamespaces.t), "problem":"#
      ))
    // What is literal has none.
    #expect(try Self.sample().files["Client"]?.contains("EncodedTypes") == false)
  }

  @Test func bodiesMayBeNilOrAnything() throws {
    let document = Self.document.replacingOccurrences(
      of: #"<xs:element name="AddRequest">"#,
      with: #"<xs:element name="Open"/><xs:element name="AddRequest" nillable="true">"#
    ).replacingOccurrences(
      of: #"<wsdl:part name="p" element="t:AddResponse"/>"#, with: #"<wsdl:part name="p" element="t:Token"/>"#
    ).replacingOccurrences(
      of: #"<wsdl:message name="nothing"/>"#,
      with: #"<wsdl:message name="nothing"><wsdl:part name="p" element="t:Open"/></wsdl:message>"#)
    let client = try Sample(document: document, name: "Shop.wsdl", config: "").files["Client"] ?? ""
    #expect(client.contains("try await self.add(XMLNillable<AddRequest>(AddRequest(item: item, headers: headers))"))
    #expect(client.contains("SOAPResponse<XMLNillable<String>, ShopResponseHeaders>"))
    #expect(client.contains("_ request: XMLFragment = .empty"))
  }

  @Test func methodsSayWhatTheyThrow() throws {
    let client = try Self.sample().files["Client"] ?? ""
    #expect(client.contains("/// - Throws: ``ShopFault`` if the service answers with a fault"))
    #expect(client.contains("/// - Throws: ``SOAPUndeclaredFault`` if"))
    #expect(client.contains("/// Faults that `add`, `replace` declare.\n"))
  }

  /// Who asks for some operations need not read why others are left out.
  @Test func warningsAreOnlyAboutWhatIsAskedFor() throws {
    let document = Self.document.replacingOccurrences(
      of: #"<soap:operation soapAction="urn:replace"/>"#,
      with: #"<soap:operation soapAction="urn:replace" style="document"/>"#
    ).replacingOccurrences(
      of:
        #"<soap:header message="t:h" part="b" use="literal"/><soap:header message="t:h" part="a" use="literal"/></wsdl:input>"#,
      with: #"<soap:header message="t:h" part="b" use="encoded"/></wsdl:input>"#)
    #expect(try Sample(document: document, name: "Shop.wsdl").codes == ["UNSUPPORTED_ENCODED"])
    #expect(
      try Sample(document: document, name: "Shop.wsdl", config: #""operations": ["Replace"]"#).codes == [
        "UNSUPPORTED_ENCODED"
      ])
    #expect(try Sample(document: document, name: "Shop.wsdl", config: #""operations": ["Add", "Ping"]"#).codes.isEmpty)
    #expect(try Sample(document: document, name: "Shop.wsdl", config: #""types": ["Problem"]"#).codes.isEmpty)
  }

  @Test func operationsThatAreLeftOutCannotBeAskedFor() throws {
    let document = Self.document.replacingOccurrences(
      of: "<soap:body use=\"literal\"/>", with: "<soap:body use=\"encoded\"/>")
    let problems = failure {
      _ = try Sample(document: document, name: "Shop.wsdl", config: #""operations": ["Add"]"#)
    }
    #expect(
      problems.contains { $0.message == "'operations' lists \"Add\", which is not supported; see the warning about it" }
    )
  }

  @Test func theVersionOfSOAPIsThatOfTheBinding() throws {
    let document = Self.document.replacingOccurrences(of: "/wsdl/soap/", with: "/wsdl/soap12/")
    let sample = try Sample(document: document, name: "Shop.wsdl", config: "")
    #expect(sample.diagnostics.isEmpty)
    #expect(sample.files["Client"]?.contains("version: .soap12)") == true)
    #expect(try Self.sample().files["Client"]?.contains("version:") == false)
  }

  @Test func filtersKeepWhatIsReached() throws {
    let sample = try Self.sample(#""operations": ["Ping"]"#)
    #expect(!sample.types.contains("struct") && sample.files["Client"]?.contains("func ping()") == true)
    #expect(sample.files["Client"]?.contains("ShopRequestHeaders") == false)
    // A file without declarations has no imports, because an unused one is a warning.
    #expect(sample.types.split(separator: "\n").count == 1)
    let both = try Self.sample(#""operations": ["Add"], "types": ["Unused"]"#)
    #expect(both.types.contains("struct Unused") && both.types.contains("struct Problem"))
    let typesOnly = try Self.sample(#""types": ["Problem"]"#)
    #expect(typesOnly.types.contains("struct Problem") && !typesOnly.types.contains("struct AddRequest"))
    #expect(typesOnly.files["Client"]?.contains("struct Shop") == false)
  }

  @Test func enclosingTypesHoldEverything() throws {
    let sample = try Self.sample(#""enclosingType": "V1", "access": "internal""#)
    #expect(sample.files["Namespaces"]?.contains("internal nonisolated enum V1 {}") == true)
    #expect(sample.types.contains("extension V1 {\n  /// "))
    #expect(sample.types.contains("  internal nonisolated struct AddRequest: XMLComplexType {"))
    #expect(sample.files["Client"]?.contains("nonisolated extension V1.Shop.Operations {") == true)
    #expect(
      sample.files["Client"]?.contains("input: XMLName(\"AddRequest\", namespace: V1.SchemaNamespaces.t)") == true)
    // SPI is for public declarations only.
    #expect(
      !sample.types.contains("@_spi(Generated) internal var")
        && !sample.types.contains("@_spi(Generated) internal static"))
    // An explicit level would forbid plain imports in the files beside it.
    #expect(sample.types.contains("\n@_spi(Generated) import XSDRuntime"))
  }

  @Test func partsAreBalancedAndFixed() throws {
    let sample = try Self.sample(#""parts": {"types": 2, "client": 3}"#)
    let names = ["Types1", "Types2", "Enumerations", "Client1", "Client2", "Client3", "Server", "Namespaces"]
    #expect(Set(sample.files.keys) == Set(names))
    let whole = try Self.sample()
    func declarations(_ text: String?) -> [Substring] {
      (text ?? "").split(separator: "\n").filter { $0.contains("public nonisolated ") }
    }
    #expect(
      declarations(sample.files["Types1"]) + declarations(sample.files["Types2"]) == declarations(whole.files["Types"]))
    #expect(!declarations(sample.files["Types1"]).isEmpty && !declarations(sample.files["Types2"]).isEmpty)
  }

  @Test func largeTypesStandInSeveralFilesByTheirNames() throws {
    func sample(_ count: Int, _ config: String = "") throws -> [String: String] {
      let types = (1...count).map { number in
        let elements = (1...20).map { #"<xs:element name="Member\#($0)" type="xs:string" minOccurs="0"/>"# }
        return #"<xs:complexType name="T\#(number)"><xs:sequence>\#(elements.joined())</xs:sequence></xs:complexType>"#
      }
      return try Sample(schema: types.joined(separator: "\n"), config: config).files.filter { $0.key.contains("Types") }
    }
    #expect(try sample(5).keys.sorted() == ["Types"])
    #expect(try sample(130, #""parts": {"client": 2}"#).count == 8)
    #expect(try sample(130, #""parts": 1"#).keys.sorted() == ["Types"])
    let files = try sample(130)
    #expect(files.keys.sorted() == (1...7).map { "MoreTypes\($0)" } + ["Types"])
    let more = try sample(131)
    // One more type changes one file.
    #expect(files.filter { more[$0.key] != $0.value }.count == 1)
    let sizes = files.values.map(\.utf8.count)
    #expect(sizes.allSatisfy { $0 * 16 > sizes.reduce(0, +) })
  }

  @Test func documentationComesFromTheSideFile() throws {
    let docs = """
      {"Problem": "What went wrong.", "Problem/Code": "Its number.", "operation:Ping": "Answers nothing.",
      "Problem/Cod": "Nowhere."}
      """
    let sample = try Sample(
      document: Self.document, name: "Shop.wsdl", config: #""documentation": "docs.json""#, others: ["docs.json": docs])
    #expect(sample.types.contains("/// What went wrong.\n@frozen public nonisolated struct Problem"))
    #expect(sample.types.contains("  /// Its number.\n  public var code: Int32"))
    #expect(
      sample.files["Client"]?.contains("  /// Answers nothing.\n  ///\n  /// - Throws: ") == true)
    #expect(sample.types.contains("  /// `Item` of `AddRequest`.\n"))
    #expect(sample.codes == ["CFG0010"])
    #expect(sample.diagnostics.first?.location?.line == 2)
  }

  @Test func everyPublicDeclarationIsDocumented() throws {
    let sample = try Self.sample()
    for (kind, text) in sample.files where kind != "Namespaces" {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        let code = line.drop { $0 == " " }
        guard code.hasPrefix("public ") || code.hasPrefix("case ") && !code.hasPrefix("case .") else { continue }
        #expect(lines[index - 1].contains("///"), "\(kind): \(line)")
      }
    }
  }
}
