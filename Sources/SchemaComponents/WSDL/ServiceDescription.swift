public import SchemaDocuments

/// A WSDL 1.1 service with one port, its binding and its port type resolved into one list of operations.
public struct ServiceDescription: Sendable {
  /// SOAP versions of a binding.
  public enum SOAPVersion: String, Sendable { case soap11, soap12 }

  /// Name of the service.
  public var name: QualifiedName
  /// Name of the port.
  public var portName: String
  /// Name of the port type.
  public var portTypeName: QualifiedName
  /// Name of the binding.
  public var bindingName: QualifiedName
  /// SOAP version of the binding.
  public var soapVersion: SOAPVersion
  /// `location` of the address, if there is one.
  public var address: String?
  /// Operations in the order of the port type.
  public var operations: [OperationDescription]
  /// Names of operations that are left out, because they are not supported or not bound.
  public var omittedOperations: [String] = []
  /// Text of `wsdl:documentation` of the service, or of the port type.
  public var documentation: String?
  /// Where the service is declared.
  public var location: SourceLocation

  /// Creates a service description.
  public init(
    name: QualifiedName, portName: String, portTypeName: QualifiedName, bindingName: QualifiedName,
    soapVersion: SOAPVersion = .soap11, address: String? = nil, operations: [OperationDescription],
    documentation: String? = nil, location: SourceLocation
  ) {
    self.name = name
    self.portName = portName
    self.portTypeName = portTypeName
    self.bindingName = bindingName
    self.soapVersion = soapVersion
    self.address = address
    self.operations = operations
    self.documentation = documentation
    self.location = location
  }
}

/// One operation of document style and literal use, or of RPC style. What is encoded in document style is diagnosed and left
/// out of the model.
public struct OperationDescription: Sendable {
  /// What the elements in bodies are (WSDL 1.1, 3.4).
  public enum Style: String, Sendable {
    /// Global elements that a schema declares.
    case document
    /// Wrappers around the parts, called like the operation.
    case rpc
  }

  /// The element in the body of a message.
  public struct Body: Sendable, Hashable {
    /// Its name.
    public var element: QualifiedName
    /// Its type.
    public var type: TypeReference
    /// Whether it may be nil.
    public var isNillable: Bool

    /// Creates a body.
    public init(element: QualifiedName, type: TypeReference, isNillable: Bool = false) {
      self.element = element
      self.type = type
      self.isNillable = isNillable
    }
  }

  /// A part bound to `soap:header`.
  public struct Header: Sendable, Hashable {
    /// The global element that travels in the SOAP header.
    public var element: QualifiedName
    /// `true` where the part carries `wsdl:required="true"`.
    public var isRequired: Bool

    /// Creates a header.
    public init(element: QualifiedName, isRequired: Bool = false) {
      self.element = element
      self.isRequired = isRequired
    }
  }

  /// A declared fault.
  public struct Fault: Sendable, Hashable {
    /// `name` of the fault in the port type.
    public var name: String
    /// The global element that travels in the fault's detail.
    public var element: QualifiedName

    /// Creates a fault.
    public init(name: String, element: QualifiedName) {
      self.name = name
      self.element = element
    }
  }

  /// Name of the operation.
  public var name: String
  /// `soapAction` as written; empty if there is none.
  public var soapAction: String
  /// What the elements in its bodies are.
  public var style: Style
  /// Whether its values are encoded (SOAP 1.1, section 5) and not as a schema has them.
  public var isEncoded = false
  /// The element in the request's body; `nil` for an empty body.
  public var input: Body?
  /// The element in the response's body; `nil` for an empty body.
  public var output: Body?
  /// Whether the port type declares no output (one-way).
  public var isOneWay: Bool
  /// Header elements of the request, in order.
  public var requestHeaders: [Header]
  /// Header elements of the response, in order.
  public var responseHeaders: [Header]
  /// Declared faults, in order.
  public var faults: [Fault]
  /// Text of `wsdl:documentation`.
  public var documentation: String?
  /// Where the port type declares it.
  public var location: SourceLocation

  /// Creates an operation.
  public init(
    name: String, soapAction: String = "", style: Style = .document, input: Body? = nil, output: Body? = nil,
    isOneWay: Bool = false, requestHeaders: [Header] = [], responseHeaders: [Header] = [], faults: [Fault] = [],
    documentation: String? = nil, location: SourceLocation
  ) {
    self.name = name
    self.soapAction = soapAction
    self.style = style
    self.input = input
    self.output = output
    self.isOneWay = isOneWay
    self.requestHeaders = requestHeaders
    self.responseHeaders = responseHeaders
    self.faults = faults
    self.documentation = documentation
    self.location = location
  }
}
