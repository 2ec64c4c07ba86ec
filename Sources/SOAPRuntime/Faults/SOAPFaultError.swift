/// The faults of an operation as a Swift error; generated as an enum with one case for each declared fault.
public protocol SOAPFaultError: Error, CustomStringConvertible {
  /// The fault as it stood in the message.
  var soapFault: SOAPFault { get }
  /// The declared details, and how they become values of this type.
  static var xmlDetails: SOAPFaultDetails<Self> { get }
}

extension SOAPFaultError {
  /// Recognises a fault by its detail.
  ///
  /// A declared detail that cannot be decoded makes the fault undeclared; ``SOAPFault/detailError`` says why.
  public init(_ fault: SOAPFault) { self = Self.xmlDetails.decode(fault) }

  /// Code, explanation and the facts in the detail, secrets redacted.
  public var description: String { soapFault.description }
}

/// The fault of an operation that declares none.
public struct SOAPUndeclaredFault: SOAPFaultError {
  /// The fault as it stood in the message.
  public var soapFault: SOAPFault

  /// Creates the error for a fault.
  public init(_ fault: SOAPFault) { soapFault = fault }

  /// No details are declared.
  public static let xmlDetails = SOAPFaultDetails<Self>(undeclared: { Self($0) }, [])
}
