/// Codes of everything that can be wrong in a WSDL document, or is not supported.
public enum ServiceDiagnosticCode: String, Sendable, CaseIterable {
  /// A required attribute is missing.
  case missingAttribute = "WSDL0001"
  /// A message that is not defined.
  case undefinedMessage = "WSDL0010"
  /// A part that the message does not have.
  case undefinedPart = "WSDL0011"
  /// A port type that is not defined.
  case undefinedPortType = "WSDL0012"
  /// A binding that is not defined.
  case undefinedBinding = "WSDL0013"
  /// A binding has an operation that its port type does not declare.
  case undefinedOperation = "WSDL0014"
  /// A port type has an operation that its binding does not bind.
  case unboundOperation = "WSDL0015"
  /// Two different definitions of one name.
  case duplicateDefinition = "WSDL0020"
  /// A port that was passed over for a better one.
  case unusedPort = "WSDL0030"
  /// No port of a service, or no binding of a document, speaks SOAP.
  case noSOAPPort = "WSDL0031"

  /// A message of RPC style that is not as that wants it.
  case unsupportedRPC = "UNSUPPORTED_RPC"
  /// A message with encoded use.
  case unsupportedEncoded = "UNSUPPORTED_ENCODED"
  /// A message part that is described by a type and not by an element.
  case unsupportedTypePart = "UNSUPPORTED_TYPE_PART"
  /// A body of more than one part.
  case unsupportedBodyParts = "UNSUPPORTED_BODY_PARTS"
  /// MIME attachments.
  case unsupportedMIME = "UNSUPPORTED_MIME"
  /// A binding to something other than SOAP.
  case unsupportedBinding = "UNSUPPORTED_BINDING"
  /// A binding to SOAP over something other than HTTP.
  case unsupportedTransport = "UNSUPPORTED_TRANSPORT"
  /// An extension that must be understood.
  case unsupportedExtension = "UNSUPPORTED_EXTENSION"
  /// An operation that the server begins.
  case unsupportedOperationKind = "UNSUPPORTED_OPERATION_KIND"
  /// A type system other than XML Schema in `wsdl:types`.
  case unsupportedTypeSystem = "UNSUPPORTED_TYPE_SYSTEM"
}
