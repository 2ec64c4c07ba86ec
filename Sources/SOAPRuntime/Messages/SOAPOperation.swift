@_spi(Generated) public import XSDRuntime

/// What the elements in the bodies of an operation's messages are (WSDL 1.1, 3.4).
public enum SOAPStyle: Sendable, Hashable {
  /// Elements that a schema declares.
  case document
  /// Wrappers around the parts of a message: the request's is called like the operation; the name of the response's does
  /// not matter (SOAP 1.1, 7.1), except in strict reading.
  case rpc
}

/// One operation of a service: what goes in, what comes out, and what may be thrown.
///
/// Generated code declares one for each operation; the client and the server both work from it.
public struct SOAPOperation<
  Input: XMLContent, Output: XMLContent, RequestHeaders: SOAPHeaders, ResponseHeaders: SOAPHeaders,
  Fault: SOAPFaultError
>: Sendable {
  /// Name in the WSDL.
  public let name: String
  /// Value of the `SOAPAction` header field, without quotation marks.
  public let soapAction: String
  /// The element in the request's body; `nil` if the body is empty.
  public let input: XMLName?
  /// The element in the response's body; `nil` if the body is empty.
  public let output: XMLName?
  /// What these elements are.
  public let style: SOAPStyle
  /// The version of SOAP that the binding is for.
  public let version: SOAPVersion
  /// The types of values whose use is encoded; `nil` for literal use.
  public let encodedTypes: SOAPEncodedTypes?
  /// ``input`` and ``output``, interned.
  let inputName: XMLKnownName?
  let outputName: XMLKnownName?
  /// What the messages written so far were like.
  let requests = XMLDocumentExpectation()
  let replies = XMLDocumentExpectation()

  /// Describes an operation.
  ///
  /// - Parameters:
  ///   - name: name in the WSDL.
  ///   - soapAction: value of `soap:operation/@soapAction`.
  ///   - input: the element in the request's body; leave it out if `Input` is ``SOAPEmptyBody``.
  ///   - output: the element in the response's body; leave it out if `Output` is ``SOAPEmptyBody``.
  ///   - style: what these elements are.
  ///   - version: the version of SOAP that the binding is for.
  ///   - encodedTypes: the types of values, if their use is encoded.
  public init(
    _ name: String, soapAction: String = "", input: XMLName? = nil, output: XMLName? = nil,
    style: SOAPStyle = .document, version: SOAPVersion = .soap11, encodedTypes: SOAPEncodedTypes? = nil
  ) {
    self.name = name
    self.soapAction = soapAction
    self.input = input
    self.output = output
    self.style = style
    self.version = version
    self.encodedTypes = encodedTypes
    inputName = input.map { XMLKnownName($0) }
    outputName = output.map { XMLKnownName($0) }
  }

  /// Writes the content of a request's body.
  @inline(__always)
  func write(request: Input, to writer: inout XMLWriter) throws(XMLError) {
    try write(request, as: inputName, input, to: &writer)
  }

  /// Writes the content of a response's body.
  func write(response: Output, to writer: inout XMLWriter) throws(XMLError) {
    try write(response, as: outputName, output, to: &writer)
  }

  @inline(__always)
  private func write(
    _ body: some XMLContent, as known: XMLKnownName?, _ name: XMLName?, to writer: inout XMLWriter
  ) throws(XMLError) {
    if let encodedTypes, let name {
      try encodedTypes.write(body, as: name, version, to: &writer)
    } else if let known {
      writer.write(body, as: known)
    }
  }

  /// What middleware is told about the operation.
  public var info: SOAPOperationInfo {
    SOAPOperationInfo(name: name, soapAction: soapAction, version: version)
  }
}

/// What middleware is told about the operation that a message belongs to.
public struct SOAPOperationInfo: Sendable, Hashable {
  /// Name in the WSDL.
  public var name: String
  /// Value of the `SOAPAction` header field, without quotation marks.
  public var soapAction: String
  /// The version of SOAP.
  public var version: SOAPVersion

  /// Creates a description.
  public init(name: String, soapAction: String = "", version: SOAPVersion = .soap11) {
    self.name = name
    self.soapAction = soapAction
    self.version = version
  }
}
