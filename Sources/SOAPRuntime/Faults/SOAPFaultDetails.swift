@_spi(Generated) public import XSDRuntime

/// The fault details that an operation declares.
public struct SOAPFaultDetails<Fault: Sendable>: Sendable {
  /// One declared detail.
  public struct Detail: Sendable {
    let element: XMLName
    let decode: @Sendable (XMLFragment, SOAPFault) throws(XMLError) -> Fault
    let encode: @Sendable (Fault, inout XMLWriter) throws(XMLError) -> Bool

    /// Describes a detail.
    ///
    /// - Parameters:
    ///   - type: type of the detail element.
    ///   - element: name of the detail element, by which the fault is recognised.
    ///   - make: makes the error.
    ///   - extract: takes the detail out of the error, if it is this one.
    public static func detail<Value: XMLContent>(
      _ type: Value.Type, element: XMLName, _ make: @escaping @Sendable (Value, SOAPFault) -> Fault,
      _ extract: @escaping @Sendable (Fault) -> Value?
    ) -> Self {
      Self(
        element: element,
        decode: { fragment, fault throws(XMLError) in make(try fragment.decode(Value.self), fault) },
        encode: { fault, writer throws(XMLError) in
          guard let value = extract(fault) else { return false }
          try writer.write(value, as: element)
          return true
        })
    }
  }

  let undeclared: @Sendable (SOAPFault) -> Fault
  let details: [Detail]

  /// Describes the faults of an operation.
  ///
  /// - Parameters:
  ///   - undeclared: makes the error for faults without a declared detail.
  ///   - details: the declared details.
  public init(undeclared: @escaping @Sendable (SOAPFault) -> Fault, _ details: [Detail]) {
    self.undeclared = undeclared
    self.details = details
  }

  /// Finds the first detail that is declared and can be decoded.
  func decode(_ fault: SOAPFault) -> Fault {
    var fault = fault
    for fragment in fault.detail {
      for detail in details where detail.element == fragment.name {
        do throws(XMLError) {
          return try detail.decode(fragment, fault)
        } catch {
          fault.detailError = error
        }
      }
    }
    return undeclared(fault)
  }

  /// Writes the detail that an error carries; `false` if it carries none.
  func encode(_ fault: Fault, to writer: inout XMLWriter) throws(XMLError) -> Bool {
    for detail in details where try detail.encode(fault, &writer) { return true }
    return false
  }
}
